// The reader's place: a postcode, its first half, or an area's name, and the areas in which that is; and the distance
// from it in a straight line.
((signpost) => {
  "use strict";

  const EARTH_MILES = 3958.8;

  function middle(points) {
    const sum = points.reduce(([north, east], [lat, lon]) => [north + lat, east + lon], [0, 0]);
    return sum.map((part) => part / points.length);
  }
  function found(label, sectors) {
    const points = sectors.map((sector) => signpost.held.words.sectors[sector]).filter(Boolean);
    const areas = signpost.held.words.areas.filter((own) => sectors.some((sector) => (own.sectors || []).includes(sector)));
    return points.length ? { place: { label, point: middle(points), areas: areas.map((own) => own.id) }, error: "" } : null;
  }
  function area(name) {
    const own = signpost.held.words.areas.find((one) => one.id === name || one.names.includes(name));
    if (!own) { return null; }
    const below = signpost.held.words.areas.filter((one) => one === own || one.parent === own.id);
    const there = found(own.name, below.flatMap((one) => one.sectors || []));
    return there && { ...there, place: { ...there.place, areas: [own.id] } };
  }

  // {place: {label, point, areas}, error: ""}; if the place is not known, the error says what can be typed.
  signpost.place = (text) => {
    if (!text.trim()) { return { place: null, error: "" }; }
    const bare = text.toUpperCase().replace(/[^A-Z0-9]/g, "");
    const parts = /^([A-Z]{1,2}\d[A-Z\d]?)(\d)[A-Z]{2}$/.exec(bare) || /^([A-Z]{1,2}\d[A-Z]?)(\d)?$/.exec(bare)
      || /^([A-Z]{1,2}\d\d)(\d)$/.exec(bare);
    const known = Object.keys(signpost.held.words.sectors);
    let place = area(signpost.tokenize.words(text).join(" "));
    const begins = (half) => found(half, known.filter((sector) => sector.startsWith(`${half} `)));
    if (!place && parts) {
      const [, half, digit] = parts;
      // "BS23" is the first half of postcodes here; it only means BS2 3 if there are none.
      place = begins(bare) || (digit && found(text.trim().toUpperCase(), [`${half} ${digit}`])) || begins(half);
    }
    const example = signpost.held.words.areas.find((one) => one.sectors);
    const would = example ? `, such as ${example.sectors[0]}, or the name of an area, such as ${example.name}` : "";
    return place || {
      place: null,
      error: `We don’t know the place “${text.trim()}”, or it is far from here. Try the first half of a postcode and one more number${would}.`,
    };
  };

  // Miles between two points in degrees (haversine), to a tenth; null if one is not known.
  signpost.miles = (one, other) => {
    if (!one || !other) { return null; }
    const [lat1, lon1, lat2, lon2] = [...one, ...other].map((degrees) => degrees * Math.PI / 180);
    const half = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin((lon2 - lon1) / 2) ** 2;
    return Math.round(2 * EARTH_MILES * Math.asin(Math.sqrt(half)) * 10) / 10;
  };
})(globalThis.signpost ??= {});
