// One activity on the page of my list, as an item of the list. Records are text: nothing is set as HTML.
((signpost) => {
  "use strict";

  const STALE = 2;
  const LATE = "If you can't come, that is all right. Ring.";

  function make(name, attributes, ...inside) {
    const part = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => part.setAttribute(key, value));
    part.append(...inside.filter(Boolean).map((one) => (typeof one === "string" ? signpost.typographic(one) : one)));
    return part;
  }

  function tel(number) {
    return number && make("a", { class: "tel", href: `tel:${signpost.dialled(number)}` }, number);
  }

  // The buttons of an item. Each button's name includes the item's.
  function moves(name) {
    const button = (move, words) => make(
      "button", { type: "button", class: "quiet", "data-move": move, "aria-label": signpost.typographic(`${words}: ${name}`) }, words,
    );
    return make(
      "p", { class: "moves no-print" }, button("up", "Move up"), button("down", "Move down"), button("remove", "Remove"),
    );
  }

  function badge(card) {
    const words = card.status !== "open" ? signpost.held.words.state[card.status] : (card.stage >= STALE ? "Ring first: may be out of date" : "");
    return words && make("span", { class: "badge", "data-label": "" }, words);
  }

  // For whom it is and a note, to be printed: they are on this page alone, and in no link.
  function own(card) {
    const box = (name, label) => {
      const id = `${name}-${card.id}`;
      const input = make("input", { id, type: "text", autocomplete: "off", "data-own": name, maxlength: "120" });
      return make("p", {}, make("label", { for: id }, label, make("span", { class: "unseen" }, ` (${card.name})`)), input);
    };
    return make("div", { class: "own no-print" }, box("whom", "For whom"), box("note", "Note"));
  }

  // When it meets next, which site.js updates; not on paper, where it would soon be wrong.
  function next(card) {
    const words = card.status === "open" && signpost.time.meets(card.dates, signpost.time.now());
    const dates = card.dates.map((date) => date.join("/")).join(" ");
    return words ? [make("b", { class: "next today no-print", "data-dates": dates }, words)] : [];
  }

  function checked(iso) {
    return iso
      ? make("p", { class: "small checked", "data-label": "Checked on {day}", "data-on-day": iso }, `Checked on ${signpost.listWords.day(iso)}`)
      : make("p", { class: "small checked", "data-label": "" }, "Not checked yet. Ring before you go");
  }

  // The rest of a card for the way there: what nobody asks for, and an appointment to fill in by hand.
  function firstVisit(visit) {
    const asked = (words) => make("p", { class: "write-here" }, make("span", { "data-label": "" }, words));
    return visit.address && make("div", { class: "on-card" },
      signpost.facts([["Nobody will ask for", visit.nobody]], make),
      make("section", { class: "appointment" },
        make("h3", { "data-label": "" }, "My first visit"),
        ...["Day", "Time", "Ask for"].map(asked),
        make("p", { "data-label": LATE }, LATE)),
      make("div", { "data-notices": "" }));
  }

  // `visit` has its address and the first visit, and `paper`, "none" or "name-and-phone", if the record limits what may be
  // printed. `address` is that of its page.
  function listed(card, more, visit, { root, address }) {
    const heading = make("h2", {}, make("a", { href: root + card.path }, card.name), badge(card) && " ", badge(card),
      make("span", { class: "printed whom", "data-told": "whom" }));
    const joined = signpost.facts([
      ["When", [...next(card), ...more.when]], ["Where", card.where], ["Cost", card.costWords], ["Join", card.joining],
    ], make);
    const way = signpost.facts([
      ["Address", visit.address], ["Bus", visit.buses.join(". ")], ["The door", visit.door], ["The first time", visit.first],
      ["Bring", visit.bring.join(" ")],
    ], make);
    way.classList.add("the-way");
    return make(
      "li", { "data-activity": card.id, "data-name": card.name, "data-paper": visit.paper, class: `pick paper-${visit.paper || "all"}` },
      heading,
      (card.phone || card.way) && make("p", { class: "number" }, card.phone && make("span", { class: "paper-label", "data-label": "Phone" }), card.phone ? tel(card.phone) : card.way[0]),
      make("div", { class: "rest" },
        make("p", { "data-summary": "" }, more.summary),
        card.statusNote && make("p", { class: "small" }, card.statusNote),
        joined,
        way,
        checked(card.checked),
        address && make("p", { class: "small printed" }, address),
        firstVisit(visit)),
      make("p", { class: "printed note", "data-told": "note" }),
      own(card),
      moves(card.name),
    );
  }

  // An activity that has closed or was archived. `page` is the link to its page.
  function gone(id, page) {
    const name = page.textContent;
    return make(
      "li", { "data-activity": id, "data-name": name, class: "pick is-gone" },
      make("h2", {}, make("a", { href: page.getAttribute("href") }, name)),
      make("p", {}, "This one is no longer listed. Its page says what comes nearest."),
      moves(name),
    );
  }

  signpost.listEntry = { listed, gone, tel, make };
})(globalThis.signpost ??= {});
