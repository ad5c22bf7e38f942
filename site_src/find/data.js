// The data for search, loaded when it is first used. Classic scripts pass their data to `take`, so that it also works
// from a USB stick, where nothing can be fetched.
((signpost) => {
  "use strict";

  const held = {};
  const own = globalThis.document && document.currentScript;
  const root = own ? own.src.replace(/assets\/find\.js.*$/, "") : "";
  const version = own ? "?" + own.dataset.find : "";

  signpost.take = (name, value) => { held[name] = value; };
  signpost.held = held;

  const waiting = {};
  function script(path) {
    waiting[path] ||= new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = root + path + version;
      element.async = false;
      element.onload = resolve;
      element.onerror = () => {
        delete waiting[path];
        element.remove();
        reject(new Error("The search could not be loaded. Check your connection, or use the list from A to Z."));
      };
      document.head.append(element);
    });
    return waiting[path];
  }
  signpost.script = script;

  // Resolves when the files are loaded; without names, when everything that a question needs is loaded and computed.
  signpost.load = async (names) => {
    await Promise.all((names || ["lunr", "index", "texts", "words", "crisis", "cards"]).map((name) => script(`find/${name}.js`)));
    if (!names) { await warm(); }
  };

  let warmed = null;
  // Computes what the first question would need, in steps, so that a slow phone stays responsive.
  function warm() {
    const { phrases, spelling, search } = signpost;
    const turns = [() => phrases.knows(""), () => spelling.known(""), () => spelling.alike(), () => search.used(""), () => signpost.cards()];
    warmed ||= turns.reduce((before, turn) => before.then(() => new Promise((done) => { setTimeout(done); })).then(turn),
      Promise.resolve());
    return warmed;
  }

  const days = [];
  // The date of a number of days after the build, cached: thousands of dates are on the same few days.
  function day(after) {
    if (!days[after]) {
      const date = new Date(held.words.built + "T12:00:00Z");
      date.setUTCDate(date.getUTCDate() + after);
      days[after] = date.toISOString().slice(0, 10);
    }
    return days[after];
  }
  function dates(row) {
    const found = (row.dates || []).flatMap(([starts, ends, all, ...asks]) => all.map((after) => [
      `${day(after)}T${starts}`, `${day(after + (ends < starts || ends === "00:00" ? 1 : 0))}T${ends}`, ...asks,
    ]));
    return found.sort((one, other) => (one[0] < other[0] ? -1 : 1));
  }

  // How to reach a group without a phone: the link's words and its address.
  function way({ text, email, website }) {
    if (text) { return [`Text ${text}`, `sms:${signpost.dialled(text)}`]; }
    if (email) { return [email, `mailto:${email}`]; }
    return website ? [new URL(website).hostname, website] : null;
  }

  const EMPTY = {
    phone: "", way: null, statusNote: "", stage: 0, areas: [], levels: [], routes: [], without: [], settings: [], access: [], languages: [],
    where: "", point: null, roughly: false, ages: null, children: null, carers: false, gender: "", pounds: null, notFor: [], notNeeds: [], sessions: [], checked: "", sensitive: false, waiting: "", nextTerm: "",
    until: "",
  };
  const LAST = 3; // the stage of freshness that comes last in lists
  // Whether a day is over. Pages are read long after the day of the build; without a page, that day is today.
  const today = () => (signpost.time ? signpost.time.now().slice(0, 10) : held.words.built);
  const isPast = (iso) => Boolean(iso) && iso < today();
  const ended = (iso) => `Ended on ${signpost.time.dayAndYear(iso)}`;
  let all = null;
  // Every activity that can be found, in the order of lists.
  signpost.cards = () => {
    all ||= held.cards.map((row, number) => {
      const discreet = Boolean(row.sensitive) || row.needs.some((id) => signpost.need(id).discreet);
      const card = { ...EMPTY, ...row, number, discreet, path: `activities/${row.id}.html`, status: row.status || "open" };
      card.costWords = row.costWords || signpost.label("cost", row.cost);
      card.way = way(row);
      card.after = row.dates || []; // start, end, and the days after the build
      card.joining = row.joiningWords || held.words.joining[row.joining];
      card.sessions = card.sessions.filter(([, , , last]) => !isPast(last))
        .map(([weekday, starts, ends]) => ({ day: weekday, starts, ends }));
      card.dropIn = row.joining === "drop-in";
      card.ended = isPast(card.until) ? ended(card.until) : "";
      if (card.ended) { Object.assign(card, { stage: Math.max(card.stage, LAST), joining: "", waiting: "" }); }
      // Computed on demand: a thousand activities have twelve thousand dates.
      let coming = null;
      Object.defineProperty(card, "dates", { get: () => (coming ||= dates(row)) });
      return card;
    });
    return all;
  };

  // The details of a card that search doesn't need: null until they are loaded.
  const file = (name, number) => `${name}-${Math.floor(number / held.words.in_a_file)}`;
  signpost.loaded = (number) => {
    const rows = held[file("more", number)];
    return rows ? told({ when: [], notOn: [], audience: [], suits: [], unsuited: [], promise: "", tier: [], ...rows[number % held.words.in_a_file] },
      signpost.cards()[number]) : null;
  };
  // When it meets, without what is over: `rhythm` is the recurrence alone, and `when` has all that is shown about it.
  function told(row, card) {
    const rhythm = card.ended ? [card.ended] : row.when.filter(([, last]) => !isPast(last)).map(([words]) => words);
    const more = card.ended ? [] : [...row.notOn, card.nextTerm].filter(Boolean);
    return { ...row, rhythm, more, when: [...rhythm, ...more], standing: card.ended ? "" : current(row.tier) };
  }
  // Words that are true today: the first, or those of the last of the later days that has come.
  function current([words, ...later]) {
    const [, then] = later.filter(([day]) => day <= today()).pop() || [];
    return then ?? words;
  }
  signpost.more = async (number) => {
    await part("more", number);
    return signpost.loaded(number);
  };
  // The address, buses and first visit of an activity; for some, paper may say nothing of it.
  signpost.visit = async (number) => ({ paper: "", address: "", buses: [], first: "", door: "", bring: [], nobody: [], ...(await part("visit", number))[number % held.words.in_a_file] });
  async function part(name, number) {
    const own = file(name, number);
    await (held[own] || script(`find/${own}.js`));
    return held[own];
  }

  const needs = {};
  signpost.need = (id) => {
    if (!needs[id]) { held.words.needs.forEach((need) => { needs[need.id] = need; }); }
    return needs[id];
  };
  // The label of a facet's value; the value itself if there is none.
  signpost.label = (facet, value) => {
    const option = (held.words.facets[facet] || []).find(([known]) => known === value);
    return option ? option[1] : signpost.hours.label(value) || signpost.prices.label(value) || value;
  };
})(globalThis.signpost ??= {});
