// Reads an age in a question ("78", "78yo", "aged nine", "14F", "over 60s", "year 9", "in her seventies") as a filter.
((signpost) => {
  "use strict";

  const LAST_YEAR = 13; // of school in England
  const BEFORE_YEAR_1 = 4; // a child in year 1 turns six, and is five on the first day
  const OLDEST = 110;
  const YEARS = /^(years?|yrs?|y|yo)$/;
  const OLD = /^(old|o)$/;
  const AGED = /^aged?$/;
  const LASTS = /^(for|like|past|last|over|in|after|about|every|wait|list|since|these|than)$/; // "the list is like 3 years"
  const DECADE_AFTER = /^(in|his|her|my|their|early|mid|late|the)$/;
  // Of what else a number is: a score before it, a measure after it.
  const SCORED = /^(bmi|hba1c|gad|phq|gad7|phq9|mrc|bp|score|scored|scores|no|number|room|bus|stage|type|step|level|part)$/;
  const MEASURE = /^(weeks?|wks?|months?|mths?|days?|hours?|hrs?|mins?|minutes?|am|pm|miles?|mg|times?|kids|children|st|nd|rd|th|52|7|12)$/;
  const COUNTED = /^(pounds?|quid|people|of|others|percent|per)$/;
  const SMALL = 13; // years; a bare number below it is seldom an age
  const SMALL_AFTER = /^(im|hes|shes|turning|turned)$/; // "he's 9"
  const RATE = /^(a|per) (day|night|week|month)$/; // "on 40 a day"
  const WORD_AFTER = /^(am|im|is|hes|shes|turned|nearly|almost|just|only|and)$/; // "I'm eighteen"

  const number = (word) => signpost.tokenize.number(word || "");
  function age(years, length) {
    return years <= OLDEST ? { facet: "age", values: [String(years)], length } : null;
  }

  // "Over 60s", "under fives", but not "under one roof".
  function bounded([first, second = ""]) {
    const bound = number(second.replace(/^(\d{1,2})s$/, "$1"));
    if (/^(over|above)$/.test(first) && bound > 9) { return age(bound, 2); }
    const counts = /^\d/.test(second) || /s$/.test(second);
    return /^(under|below)$/.test(first) && bound > 0 && counts ? age(bound - 1, 2) : null;
  }

  // "Year 9", of which the first word is before this one, or "yr9".
  function schoolYear([first], before) {
    const [, joined] = /^(?:year|yr|y)(\d{1,2})$/.exec(first) || [];
    const year = joined ? Number(joined) : /^(year|yr)$/.test(before) ? number(first) : 0;
    return year > 0 && year <= LAST_YEAR ? age(year + BEFORE_YEAR_1, 1) : null;
  }

  // "78yo", "14F", "m45".
  function joined([first]) {
    const [, years, , back] = /^(?:(\d{1,3})(yo|yrs?|y|f|m|s)|[mf](\d{1,3}))$/.exec(first) || [];
    return years || back ? age(Number(years || back), 1) : null;
  }

  // "In her seventies".
  function decade([first], before) {
    const years = number(first);
    return years >= 20 && /s$/.test(first) && DECADE_AFTER.test(before) ? age(years, 1) : null;
  }

  // "78", "seventy five", "3 years old".
  function plain(words, before) {
    const digits = /^\d{1,3}$/.test(words[0]);
    const first = digits || /^[a-z]*[a-rt-z]$/.test(words[0]) ? number(words[0]) : -1;
    const second = !digits && first < 10 && number(before) >= 20; // of "fifty-five"
    if (first < 0 || second) { return null; }
    const unit = digits || first < 20 || first % 10 ? 0 : number(words[1]);
    const length = unit > 0 && unit < 10 ? 2 : 1;
    const years = first + (length > 1 ? unit : 0);
    const next = words[length] || "";
    if (YEARS.test(next)) {
      const old = OLD.test(words[length + 1] || "");
      return LASTS.test(before) && !old ? null : age(years, length + (old ? 2 : 1));
    }
    if (AGED.test(before)) { return age(years, length); }
    if (MEASURE.test(next) || RATE.test(words.slice(length, length + 2).join(" "))) { return null; }
    return (digits ? isBareAge(years, before) : isSpeltAge(years, before, next)) ? age(years, length) : null;
  }
  function isBareAge(years, before) {
    return !SCORED.test(before) && !/[a-z]\d|^\d+$/.test(before) && (years >= SMALL || SMALL_AFTER.test(before));
  }
  function isSpeltAge(years, before, next) {
    return years >= SMALL && !COUNTED.test(next) && (!before || WORD_AFTER.test(before));
  }

  // {facet, values, length} for an age that starts at a token, or null.
  function read(tokens, start) {
    const words = tokens.slice(start, start + 4).map((token) => token.word);
    const before = start ? tokens[start - 1].word : "";
    return bounded(words) || schoolYear(words, before) || joined(words) || decade(words, before) || plain(words, before);
  }

  signpost.ages = { read };
})(globalThis.signpost ??= {});
