// Filtering: which activities pass which facet, and how many would be left with each value.
((signpost) => {
  "use strict";

  const SOON = ["today", "tomorrow", "week"];
  const bands = () => signpost.held.words.ages; // the first and the last year of each value of the facet of age
  const hours = () => signpost.held.words.times; // the start and the end of each part of the day

  // An activity serves an area that it names, the areas within that, and the larger one that contains it.
  let related = null;
  function areasOf(card) {
    if (!related) {
      related = new Map(signpost.held.words.areas.map((area) => [area.id, new Set([area.id])]));
      const parents = new Map(signpost.held.words.areas.map((area) => [area.id, area.parent]));
      for (const id of related.keys()) {
        const seen = new Set();
        for (let above = parents.get(id); related.has(above) && !seen.has(above); above = parents.get(above)) {
          seen.add(above);
          related.get(id).add(above);
          related.get(above).add(id);
        }
      }
    }
    return card.areas.flatMap((id) => [...(related.get(id) || [])]);
  }

  function overlaps(range, [first, last]) {
    return (range[0] ?? 0) <= last && (range[1] ?? 130) >= first;
  }
  const GROWN = 16; // years; a parent may be so young
  function suitsAge(card, value) {
    const years = Object.hasOwn(bands(), value) ? bands()[value] : [Number(value), Number(value)];
    const own = card.ages || [card.children ? GROWN : null, null]; // parents come with children of these ages
    return Boolean(overlaps(own, years) || (card.children && overlaps(card.children, years)));
  }

  // Whether a session of a card starts in a part of the day, or fits an hour or a window.
  function isAt(session, time, { dropIn }) {
    if (signpost.hours.isExact(time)) { return signpost.hours.fits(session, time, dropIn); }
    if (signpost.windows.isAllDay(session)) { return Object.hasOwn(hours(), time); }
    const [first, last] = Object.hasOwn(hours(), time) ? hours()[time] : ["", ""];
    return session.starts >= first && session.starts < last;
  }
  // The weekdays of its sessions, and which of today, tomorrow and the next seven days it meets on.
  function daysOf(card, { moment, first }) {
    const coming = new Set();
    for (const [starts, ends, all] of card.after) {
      for (const day of all.map((after) => after - first).filter((after) => after >= 0 && after < 7)) {
        const over = !day && ends >= starts && ends !== "00:00" && `${moment.slice(0, 10)}T${ends}` <= moment;
        if (!over) { ["week", ["today", "tomorrow"][day]].forEach((name) => coming.add(name)); }
      }
    }
    return [...card.sessions.map((session) => session.day), ...SOON.filter((name) => coming.has(name))];
  }
  // The day from which days are computed (as days after the build), and the results so far.
  function calendar(moment) {
    const days = Date.parse(moment.slice(0, 10)) - Date.parse(signpost.held.words.built);
    return { moment, first: Math.round(days / 86400000), known: [] };
  }

  // An activity's values in each facet. The names and order of facets are those of signpost/views/facets.py.
  const VALUES = {
    need: (card) => card.needs, area: areasOf, day: (card) => daysOf(card, now), time: (card) => Object.keys(hours()).filter((time) => card.sessions.some((session) => isAt(session, time, card))),
    cost: (card) => [card.cost], gender: (card) => (card.gender ? [card.gender] : ["men", "women"]), age: (card) => Object.keys(bands()).filter((band) => suitsAge(card, band)),
    access: (card) => card.access, without: (card) => card.without, setting: (card) => card.settings, route: (card) => card.routes,
    level: (card) => card.levels, language: (card) => card.languages,
  };
  const FACETS = Object.keys(VALUES);
  const kept = Object.fromEntries(FACETS.map((facet) => [facet, []])); // by facet and an activity's number
  let now = { moment: "", first: 0, known: [] };
  // All the values of an activity in a facet, each once. Its days are computed again at another time.
  function values(card, facet, moment) {
    if (facet !== "day") { return kept[facet][card.number] ||= [...new Set(VALUES[facet](card))]; }
    if (now.moment !== moment) { now = calendar(moment); }
    return now.known[card.number] ||= [...new Set(VALUES.day(card))];
  }

  // Filters that are more exact than a facet's values: an age in years, an hour, a price.
  const EXACT = {
    age: (card, value) => isYears(value) && suitsAge(card, value),
    time: (card, value) => card.sessions.some((session) => isAt(session, value, card)),
    cost: (card, value) => signpost.prices.isExact(value) && signpost.prices.fits(card, value),
  };
  const isYears = (value) => /^\d{1,3}$/.test(value);
  const EVERY = ["without"]; // facets of which a card must have every value that is chosen, and not just one
  function passes(card, facet, wanted, moment) {
    const own = values(card, facet, moment);
    if (EVERY.includes(facet)) { return wanted.every((value) => own.includes(value)); }
    return wanted.some((value) => own.includes(value) || (Object.hasOwn(EXACT, facet) && EXACT[facet](card, value)));
  }

  // Day and time must match in the same session: not Monday mornings if it meets on Monday evenings.
  function meets(card, days, times) {
    const weekdays = days.filter((day) => !SOON.includes(day));
    if (!weekdays.length || weekdays.length < days.length) { return true; }
    return card.sessions.some((session) => weekdays.includes(session.day) && times.some((time) => isAt(session, time, card)));
  }

  // The facets that a card does not pass: [] if it matches. At most two are returned: more makes no difference.
  function failed(card, wanted, moment) {
    const missed = [];
    for (const facet of FACETS) {
      if (wanted[facet] && wanted[facet].length && !passes(card, facet, wanted[facet], moment)) {
        missed.push(facet);
        if (missed.length > 1) { return missed; }
      }
    }
    const both = wanted.day && wanted.day.length && wanted.time && wanted.time.length;
    if (both && !missed.length && !meets(card, wanted.day, wanted.time)) { missed.push("time"); }
    return missed;
  }

  // How many there would be with each value of each facet, the other facets staying as they are.
  function counts(cards, wanted, moment) {
    const found = Object.fromEntries(FACETS.map((facet) => [facet, {}]));
    const add = (card, facet) => {
      values(card, facet, moment).forEach((value) => { found[facet][value] = (found[facet][value] || 0) + 1; });
    };
    for (const card of cards) {
      const missed = failed(card, wanted, moment);
      if (!missed.length) { FACETS.forEach((facet) => add(card, facet)); }
      if (missed.length === 1 && !EVERY.includes(missed[0])) { add(card, missed[0]); }
    }
    return found;
  }

  // Whether a facet has a value, or one that is more exact.
  function knows(facet, value) {
    const exact = { age: isYears, time: signpost.hours.isExact, cost: signpost.prices.isExact }[facet];
    return Boolean(exact && exact(value)) || (signpost.held.words.facets[facet] || []).some(([known]) => known === value);
  }

  signpost.facets = { FACETS, knows, failed, counts, isAt };
})(globalThis.signpost ??= {});
