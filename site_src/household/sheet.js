// The sheet for a household's kitchen door: a week, then each place with its phone, way and first visit, and room for
// notes. Records are text: nothing is set as HTML.
((signpost) => {
  "use strict";

  const { make } = signpost.draw;
  const { names, companion } = signpost.week;
  const { capital, table, unbroken } = signpost.timetable;

  function week(visits, rows, people) {
    const timed = visits.filter(({ session }) => session).map((visit) => ({
      session: visit.session, name: visit.result.card.name, where: visit.result.card.where,
      who: [names(visit.people), companion(visit, rows, people)].filter(Boolean).join(". "),
    }));
    return timed.length ? table(timed, make) : heading("p", "Nothing in this plan has a time of its own yet.");
  }

  const heading = (tag, words) => make(tag, { "data-label": "" }, words);
  const told = new Map(); // what each item tells: {card, more, visit}
  async function place({ people, result }) {
    const { card } = result;
    const [more, visit] = await Promise.all([signpost.more(card.number), signpost.visit(card.number)]);
    const reach = card.phone ? make("a", { class: "tel", href: `tel:${signpost.dialled(card.phone)}` }, card.phone) : card.way ? card.way[0] : "";
    const item = make("li", { "data-activity": card.id, class: `paper-${visit.paper || "all"}` },
      make("h4", {}, card.name, ` (${names(people)})`),
      reach && make("p", { class: "reach" }, card.phone ? make("span", { class: "paper-label", "data-label": "Phone" }) : "", reach),
      make("div", { class: "rest" }, signpost.facts([
        ["When", more.when.join(". ")], ["Where", card.where], ["Address", visit.address], ["Bus", visit.buses.join(". ")],
        ["Cost", card.costWords], ["Join", card.joining], ["The first time", visit.first], ["The door", visit.door],
        ["Bring", visit.bring.join(" ")],
      ], make)),
      make("p", { class: "notes" }, heading("span", "Notes:")));
    told.set(item, { card, more, visit });
    return item;
  }

  const mattering = (people) => people.filter(({ matters }) => matters)
    .map(({ who, matters }) => make("li", {}, make("b", {}, `${who}: `), matters));

  // The whole sheet, as elements.
  async function draw(people, rows, clashes) {
    const visits = signpost.week.visits(rows);
    told.clear();
    const matters = mattering(people);
    const places = await Promise.all(visits.map(place));
    return [
      ...(matters.length ? [heading("h3", "What matters to us"), make("ul", {}, ...matters)] : []),
      heading("h3", "First steps"),
      make("ol", {}, ...signpost.week.steps(rows).map(({ person, about, result }) => make("li", { "data-label": result.card.joining },
        make("b", {}, `${about.who}: `), step(result.card), about === person ? "" : ` ${person.who} can do this.`))),
      heading("h3", "The week"), week(visits, rows, people),
      ...(clashes.length ? [heading("h3", "To sort out"), make("ul", {}, ...clashes.map((words) => make("li", {}, words)))] : []),
      heading("h3", "Where to go, and who to ring"), make("ol", { class: "places" }, ...places),
    ];
  }

  const PERSONAL = ["self", "family"]; // routes of people themselves
  // What to do first, in a sentence.
  function step(card) {
    if (card.joining === signpost.held.words.joining["referral-only"]) {
      const others = card.routes.filter((route) => !PERSONAL.includes(route)).map((route) => signpost.label("route", route));
      return `${card.name}. ${card.joining}. Ask one of these to refer you: ${others.join(", ")}.`;
    }
    const reach = card.phone ? `ring ${unbroken(card.phone)}` : card.way ? `write to ${card.way[0]}` : "";
    if (card.dropIn && !reach) { return `${card.name}. ${card.joining}.`; }
    return card.dropIn ? `${card.name}. ${card.joining}, or ${reach} first.` : `${card.name}. First ${reach || "ask the Connector"}.`;
  }

  // A line for each visit of a short text message.
  function line({ people, result, session }) {
    const when = session ? `${capital(session.day).slice(0, 3)} ${signpost.hours.spelled(session.starts)} ` : "";
    return `${when}${names(people)}: ${result.card.name} ${result.card.phone || (result.card.way && result.card.way[0]) || ""}`.trim();
  }

  signpost.sheet = { draw, told, line, step };
})(globalThis.signpost ??= {});
