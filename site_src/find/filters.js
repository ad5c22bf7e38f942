// Day, time, place, age, access, cost, setting and language in a question: taken from its words and shown as filters
// that the reader can remove.
((signpost) => {
  "use strict";

  const { DAYS } = signpost.filterWords;
  // Facets whose words may mean a need as well.
  const BOTH = new Set(["access", "age", "language"]);

  let table = null;
  function load() {
    if (table) { return table; }
    table = new Map();
    const put = (phrase, facet, values, unless = {}) => table.set(phrase, [...(table.get(phrase) || []), { facet, values, unless }]);
    signpost.filterWords.rows().forEach(({ phrase, facet, values, unless }) => put(phrase, facet, values, unless));
    signpost.held.words.areas.forEach((area) => {
      area.names.forEach((name) => put(name, "area", [area.id]));
    });
    signpost.held.words.facets.language.filter(([language]) => language !== "English").forEach(([language]) => {
      const name = language.toLowerCase();
      [name, `${name} speaking`, `${name} speaker`, `speaks ${name}`, `speak ${name}`]
        .forEach((form) => put(form, "language", [language]));
    });
    return table;
  }
  const SAID_SURELY = 3; // words of a filter that no need's phrase takes a word from ("over the phone")
  const LONGEST = 8; // words of a question that a phrase of the table may span, including those it leaves out
  const LEFT_OUT = /^(a|an|the|my|our|your)$/;

  // The table's entry for the longest phrase that starts here: [{facet, values, length}], or null.
  function fromTable(tokens, start) {
    for (let length = Math.min(LONGEST, tokens.length - start); length; length -= 1) {
      const words = tokens.slice(start, start + length).map((token) => token.word);
      if (LEFT_OUT.test(words[0]) || LEFT_OUT.test(words.at(-1))) { continue; }
      const found = load().get(words.filter((word) => !LEFT_OUT.test(word)).join(" "));
      const fitting = (found || []).filter(({ unless }) => isMeant(unless, tokens, start, start + length));
      if (fitting.length) { return fitting.map(({ facet, values }) => ({ facet, values, length })); }
    }
    return null;
  }
  function isMeant({ only, after, before, beside }, tokens, start, end) {
    const [last, next] = [start ? tokens[start - 1] : null, tokens[end]].map((token) => (token ? token.word : ""));
    if (only) { return only.test(last) || tokens[start].typed === "AM"; }
    return !(after && after.test(last)) && !(before && before.test(next)) && !(beside && tokens.some(({ word }) => beside.test(word)));
  }

  const PARTS = ["morning", "afternoon", "evening"];
  // A misspelt day or part of the day: "thurdsay", "wensday", "afternoob".
  function slipped(tokens, start) {
    const word = tokens[start].word.replace(/s$/, "");
    if (word.length < 5 || signpost.urgent.isWord(word)) { return null; }
    const day = DAYS.find((one) => signpost.spelling.slips(word, one, 2) <= (one.length < 7 ? 1 : 2));
    if (day) { return { facet: "day", values: [day], length: 1 }; }
    const known = signpost.tokenize.isOrdinary(word) || signpost.phrases.knows(tokens[start].stem);
    const part = !known && PARTS.find((one) => signpost.spelling.slips(word, one, 2) <= 1 + Number(one.length > 8));
    return part ? { facet: "time", values: [part], length: 1 } : null;
  }

  // A whole postcode, its first half with a digit ("BS23 4"), or its first half alone.
  function postcode(tokens, start) {
    const [first, second] = tokens.slice(start, start + 2).map((token) => token.word.toUpperCase());
    const halves = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/.exec(first);
    if (halves) { return { facet: "near", values: [`${halves[1]} ${halves[2]}`], length: 1 }; }
    if (!/^[A-Z]{1,2}\d[A-Z\d]?$/.test(first)) { return null; }
    if (/^\d([A-Z]{2})?$/.test(second || "")) { return { facet: "near", values: [`${first} ${second}`], length: 2 }; }
    const known = Object.keys(signpost.held.words.sectors).some((sector) => sector.startsWith(`${first} `));
    return known ? { facet: "near", values: [first], length: 1 } : null;
  }

  const WAS = /^(recd|received|got|came|arrived|happened|died|diagnosed|discharged|told|rang|had)$/;
  const SHORTLY = 3; // words before "today" that may say what happened
  // "I used to go on Sunday walks" doesn't ask for Sunday, nor "notice received today" for today.
  function isPast(tokens, start) {
    const used = tokens.slice(0, start).some(({ word }, place) => word === "used" && (tokens[place + 1] || {}).word === "to");
    const happened = tokens[start].word === "today" && tokens.slice(Math.max(0, start - SHORTLY), start).some(({ word }) => WAS.test(word));
    return used || happened;
  }

  // "Within 2 miles" of the reader's place.
  function miles(tokens, start) {
    const words = tokens.slice(start, start + 4).map((token) => token.word);
    const count = words[1] === "a" ? "1" : words[1];
    const found = /^(within|under)$/.test(words[0]) && /^\d{1,2}$/.test(count || "") && /^miles?$/.test(words[2] || "");
    return found ? { facet: "within", values: [count], length: 3 } : null;
  }

  // "Not mondays", "any day but friday", "can't do evenings": all the others.
  const REFUSED = { day: () => DAYS, time: () => Object.keys(signpost.held.words.times), area: () => signpost.held.words.areas.map(({ id }) => id), setting: () => signpost.held.words.facets.setting.map(([value]) => value) };
  const NOT = /^(not|no|but|except|excluding|avoid|avoiding|without|cant|cannot|wont|never|isnt|arent|apart|other|rather|instead|nor|hates?)$/;
  const BETWEEN = /^(on|a|an|the|do|make|manage|for|at|in|of|from|than|any|attend|come|near|to|get|travel)$/;
  // Where the refusal of a filter begins that begins at `start`; -1 if it is not refused.
  function refusedFrom(tokens, start, last) {
    let place = start - 1;
    while (place >= 0 && BETWEEN.test(tokens[place].word)) { place -= 1; }
    const word = place < 0 ? "" : tokens[place].word;
    if (/^(or|and)$/.test(word) && last && last.refused && last.at.at(-1) === place - 1) { return place; }
    const every = tokens.slice(0, place).some((token) => /^(any|every|all|anything|each)$/.test(token.word));
    return NOT.test(word) && (word !== "but" || every) ? place : -1;
  }
  // "Mornings are no good", "Tuesdays don't work": how many words after a filter negate it.
  const IS_NOT = /^((arent|isnt|dont|doesnt|wont|wouldnt|never) (good|work|works|suit|suitable|possible|convenient|great|ideal|do|suits)|(are|is) (out|hard|difficult|tricky|impossible|bad|awkward)|(are|is) (no|not) (good|use|possible|suitable|convenient|great|ideal)|no good|not possible|impossible|not an option)\b/;
  function refusal(tokens, end) {
    const found = IS_NOT.exec(tokens.slice(end, end + 4).map(({ word }) => word).join(" "));
    return found ? found[0].split(" ").length : 0;
  }
  function others(facet, values) {
    return REFUSED[facet]().filter((value) => !values.includes(value));
  }
  function without(found, match, at, typed) {
    const earlier = found.find((filter) => filter.facet === match.facet);
    const left = others(match.facet, match.values).filter((value) => !earlier || earlier.values.includes(value));
    if (!earlier) { found.push({ ...match, values: left, at, typed, both: false, refused: true }); return; }
    Object.assign(earlier, { values: left, at: [...earlier.at, ...at], typed: `${earlier.typed} ${typed}`, refused: true });
  }

  // A town that is not an area of this directory: "choir in Bristol". Its name alone may be a word ("reading").
  function elsewhere(tokens, start) {
    if (!/^(in|near|around|from)$/.test(start ? tokens[start - 1].word : "")) { return null; }
    for (let length = Math.min(3, tokens.length - start); length; length -= 1) {
      const name = tokens.slice(start, start + length).map((token) => token.word).join(" ");
      if (Object.hasOwn(signpost.held.words.towns, name)) {
        return { facet: "elsewhere", values: [signpost.held.words.towns[name]], length };
      }
    }
    return null;
  }

  // The filters in a question's words. `taken` are the positions of words that together mean a need ("free food"): most
  // of them stay with it. Filters in `both` may also mean a need.
  function filters(tokens, taken) {
    const found = signpost.whom.sex(tokens);
    for (let start = 0; start < tokens.length; start += 1) {
      const one = postcode(tokens, start) || miles(tokens, start) || signpost.prices.read(tokens, start) || signpost.ages.read(tokens, start) || signpost.hours.read(tokens, start);
      const matches = one ? [one] : fromTable(tokens, start) || [elsewhere(tokens, start) || slipped(tokens, start)].filter(Boolean);
      matches.forEach((match) => take(found, match, tokens, start, taken));
      if (matches.length) { start += matches[0].length - 1; }
    }
    return narrowed(found);
  }
  // A filter that is named twice ("no forms, just turn up") is one filter.
  function add(found, filter) {
    const same = found.find(({ facet, values }) => facet === filter.facet && values.join() === filter.values.join());
    if (!same) { found.push(filter); return; }
    Object.assign(same, { at: [...same.at, ...filter.at], typed: `${same.typed} ${filter.typed}` });
  }
  // "Mornings before 10": an hour replaces the part of the day, since it is narrower.
  function narrowed(found) {
    const hours = found.some(({ facet, values }) => facet === "time" && values.some(signpost.hours.isExact));
    return found.filter(({ facet, values }) => !hours || facet !== "time" || values.some(signpost.hours.isExact));
  }
  function take(found, match, tokens, start, taken) {
    const range = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);
    const typed = (places) => places.map((place) => tokens[place].typed).join(" ");
    const at = range(start, start + match.length);
    const both = BOTH.has(match.facet);
    if ((!both && match.length < SAID_SURELY && at.some((place) => taken.has(place))) || (/^(day|time)$/.test(match.facet) && isPast(tokens, start))) { return; }
    const refusable = Object.hasOwn(REFUSED, match.facet) && !match.values.some((value) => signpost.hours.isExact(value));
    const from = refusable ? refusedFrom(tokens, start, found.at(-1)) : -1;
    const after = refusable && from < 0 ? refusal(tokens, start + match.length) : 0;
    const whole = [...range(from < 0 ? start : from, start), ...at, ...range(start + match.length, start + match.length + after)];
    if (from < 0 && !after) { add(found, { ...match, at, both, typed: typed(at) }); } else { without(found, match, whole, typed(whole)); }
  }

  signpost.filters = Object.assign(filters, { others, has: (word) => load().has(word) });
})(globalThis.signpost ??= {});
