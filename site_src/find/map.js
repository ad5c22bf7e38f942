// The map beside the results: a dot for each place of the first ones, with the number that stands in their lines. It
// says nothing that the lines don't say, so a screen reader leaves it out.
((signpost) => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const RADIUS = 15; // in units of the map, which is drawn at less than two thirds of its size

  function shape(tag, attributes, text = "") {
    const element = document.createElementNS(SVG, tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.textContent = text;
    return element;
  }

  // `home` is the map of the areas on the front page, and `place` where the copy of it stands. Returns a function that
  // draws the places of the cards, and puts its number into the line of each; without a map it does nothing.
  signpost.map = (home, place) => {
    if (!home || !place) { return () => { /* no outlines */ }; }
    const [west, south, east, north] = home.dataset.bounds.split(" ").map(Number);
    const { width, height } = home.viewBox.baseVal;
    const copy = home.cloneNode(true);
    copy.querySelectorAll("a").forEach((link) => link.replaceWith(...link.querySelectorAll("path")));
    copy.querySelectorAll("g").forEach((words) => words.remove());
    const dots = copy.appendChild(shape("g", {}));
    place.setAttribute("aria-hidden", "true");
    place.append(copy);

    function dot([latitude, longitude], number) {
      const x = (longitude - west) / (east - west) * width;
      const y = (north - latitude) / (north - south) * height;
      const own = shape("g", { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})` });
      own.append(shape("circle", { class: "m-dot", r: RADIUS }), shape("text", { class: "m-in-dot", y: 6 }, number));
      return own;
    }
    const isOn = ([latitude, longitude]) => latitude > south && latitude < north && longitude > west && longitude < east;

    return (found) => {
      const points = new Map(); // the number of each place
      found.forEach(({ card, spot }) => {
        const point = card.point && !card.roughly && isOn(card.point) ? card.point.join(" ") : "";
        if (point && !points.has(point)) { points.set(point, points.size + 1); }
        spot.textContent = point ? points.get(point) : "";
      });
      // The first one is drawn last, so that no other one covers it.
      dots.replaceChildren(...[...points].reverse().map(([point, number]) => dot(point.split(" ").map(Number), number)));
      place.hidden = !points.size;
    };
  };
})(globalThis.signpost ??= {});
