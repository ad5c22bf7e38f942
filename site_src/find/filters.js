// What a question says of day, time, place, age, access, cost, setting and language: taken out of its words and shown
// as filters that the reader can remove.
((signpost) => {
  "use strict";

  const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];
  const DAYS = [...WEEKDAYS, "saturday", "sunday"];
  const SHORT = { mon: 0, tue: 1, tues: 1, wed: 2, weds: 2, thu: 3, thur: 3, thurs: 3, fri: 4, sat: 5, sun: 6 };

  // Phrase, facet, values. Longer phrases are tried first.
  const TABLE = [
    ["weekday", "day", WEEKDAYS], ["weekdays", "day", WEEKDAYS],
    ["next week", "day", ["week"]], ["this week", "day", ["week"]], ["next seven days", "day", ["week"]],
    ["next 7 days", "day", ["week"]], ["coming week", "day", ["week"]],
    ["weekend", "day", DAYS.slice(5)], ["weekends", "day", DAYS.slice(5)],
    ["today", "day", ["today"]], ["tonight", "day", ["today"]], ["tomorrow", "day", ["tomorrow"]],
    ["morning", "time", ["morning"]], ["mornings", "time", ["morning"]], ["am", "time", ["morning"]],
    ["afternoon", "time", ["afternoon"]], ["afternoons", "time", ["afternoon"]], ["pm", "time", ["afternoon"]],
    ["daytime", "time", ["morning", "afternoon"]], ["evening", "time", ["evening"]], ["evenings", "time", ["evening"]],
    ["eve", "time", ["evening"]], ["night", "time", ["evening"]], ["nights", "time", ["evening"]],
    ["after work", "time", ["evening"]], ["outside working hours", "time", ["evening"]],
    ["free", "cost", ["free"]], ["no cost", "cost", ["free"]], ["costs nothing", "cost", ["free"]],
    ["free of charge", "cost", ["free"]], ["for free", "cost", ["free"]],
    ["by donation", "cost", ["donation", "free"]],
    ["online", "setting", ["online"]], ["zoom", "setting", ["online"]], ["on zoom", "setting", ["online"]],
    ["virtual", "setting", ["online"]],
    ["one to one", "setting", ["one-to-one"]], ["1 to 1", "setting", ["one-to-one"]], ["1 1", "setting", ["one-to-one"]],
    ["121", "setting", ["one-to-one"]],
    ["by phone", "setting", ["by-phone"]], ["on the phone", "setting", ["by-phone"]],
    ["over the phone", "setting", ["by-phone"]], ["telephone", "setting", ["by-phone"]],
    ["at home", "setting", ["at-home"]], ["home visit", "setting", ["at-home"]], ["home visits", "setting", ["at-home"]],
    ["visit at home", "setting", ["at-home"]], ["outdoors", "setting", ["outdoors"]], ["outdoor", "setting", ["outdoors"]],
    ["outside", "setting", ["outdoors"]],
    ["step free", "access", ["step_free"]], ["level access", "access", ["step_free"]],
    ["ground floor", "access", ["step_free"]], ["no stairs", "access", ["step_free"]], ["no steps", "access", ["step_free"]],
    ["cant do stairs", "access", ["step_free"]], ["cant use stairs", "access", ["step_free"]],
    ["cant use the stairs", "access", ["step_free"]], ["cant manage stairs", "access", ["step_free"]],
    ["cant climb stairs", "access", ["step_free"]], ["unable to use stairs", "access", ["step_free"]],
    ["wheelchair", "access", ["step_free"]], ["wheelchair access", "access", ["step_free"]],
    ["wheelchair accessible", "access", ["step_free"]], ["wheelchair user", "access", ["step_free"]],
    ["accessible", "access", ["step_free"]],
    ["accessible toilet", "access", ["accessible_toilet"]], ["disabled toilet", "access", ["accessible_toilet"]],
    ["disabled loo", "access", ["accessible_toilet"]], ["hearing loop", "access", ["hearing_loop"]],
    ["parking", "access", ["parking"]], ["somewhere to park", "access", ["parking"]],
    ["with transport", "access", ["transport_help"]], ["transport provided", "access", ["transport_help"]],
    ["transport included", "access", ["transport_help"]], ["pick up", "access", ["transport_help"]],
    ["quiet", "access", ["quiet_space"]], ["quiet space", "access", ["quiet_space"]], ["quiet room", "access", ["quiet_space"]],
    ["creche", "access", ["children_welcome"]], ["childcare", "access", ["children_welcome"]],
    ["bring children", "access", ["children_welcome"]], ["bring the kids", "access", ["children_welcome"]],
    ["bring my kids", "access", ["children_welcome"]], ["bring baby", "access", ["children_welcome"]],
    ["with carer", "access", ["carers_welcome"]], ["bring carer", "access", ["carers_welcome"]],
    ["self refer", "route", ["self"]], ["self referral", "route", ["self"]], ["gp referral", "route", ["gp"]],
    ["toddler", "age", ["under-5"]], ["toddlers", "age", ["under-5"]], ["preschool", "age", ["under-5"]],
    ["teenager", "age", ["12-17"]], ["teenagers", "age", ["12-17"]], ["teen", "age", ["12-17"]], ["teens", "age", ["12-17"]],
    ["elderly", "age", ["65-and-over"]], ["pensioner", "age", ["65-and-over"]], ["pensioners", "age", ["65-and-over"]],
    ["oap", "age", ["65-and-over"]],
  ];
  // Facets whose words may mean a need as well.
  const BOTH = new Set(["access", "age", "language"]);
  const NOT_AN_AGE_AFTER = /^(bmi|hba1c|gad|phq|gad7|phq9|mrc|bp|score|scored|scores|no|number|room|bus|stage|type|step|level|part|aged?d)$/;
  const NOT_AN_AGE_BEFORE = /^(weeks?|wks?|months?|mths?|days?|hours?|hrs?|mins?|minutes?|am|pm|miles?|mg|times?|kids|children|st|nd|rd|th|52|7|12)$/;

  let table = null;
  function load() {
    if (table) { return table; }
    table = new Map(TABLE.map(([phrase, facet, values]) => [phrase, { facet, values }]));
    DAYS.forEach((day) => { [day, `${day}s`].forEach((form) => table.set(form, { facet: "day", values: [day] })); });
    Object.entries(SHORT).forEach(([form, index]) => table.set(form, { facet: "day", values: [DAYS[index]] }));
    signpost.held.words.areas.forEach((area) => {
      area.names.forEach((name) => table.set(name, { facet: "area", values: [area.id] }));
    });
    signpost.held.words.facets.language.filter(([language]) => language !== "English").forEach(([language]) => {
      const name = language.toLowerCase();
      [name, `${name} speaking`, `${name} speaker`, `speaks ${name}`, `speak ${name}`]
        .forEach((form) => table.set(form, { facet: "language", values: [language] }));
    });
    return table;
  }
  const LONGEST = 4; // words in a phrase of the table

  // "After 6pm", "from half five", "before noon": the part of the day that begins or ends there.
  const HOUR = /^(\d{1,2})(?:\d{2})?(am|pm)?$/;
  function hour(tokens, start) {
    const words = tokens.slice(start, start + 3).map((token) => token.word);
    if (!/^(after|from|past|before|until|til|till)$/.test(words[0])) { return null; }
    const noon = /^(noon|midday|lunch)$/.test(words[1] || "");
    const told = HOUR.exec(words[1] || "");
    const half = told && !told[2] && /^[ap]m$/.test(words[2] || "") ? words[2] : told && told[2];
    if (!noon && (!told || !half || Number(told[1]) > 12)) { return null; }
    const at = noon ? 12 : Number(told[1]) % 12 + (half === "pm" ? 12 : 0);
    const before = /^(before|until|til|till)$/.test(words[0]);
    const values = before ? (at > 12 ? ["morning", "afternoon"] : ["morning"]) : at > 15 ? ["evening"] : ["afternoon", "evening"];
    return { facet: "time", values, length: !noon && !told[2] ? 3 : 2 };
  }

  function fromTable(tokens, start) {
    for (let length = Math.min(LONGEST, tokens.length - start); length; length -= 1) {
      const found = load().get(tokens.slice(start, start + length).map((token) => token.word).join(" "));
      if (found) { return { ...found, length }; }
    }
    return null;
  }

  // "78", "78yo", "aged 78", "14F", "over 60s", "under 5s". A number after "GAD7" or before "weeks" is no age.
  function age(tokens, start) {
    const words = tokens.slice(start, start + 4).map((token) => token.word);
    const before = start ? tokens[start - 1].word : "";
    const over = /^(over|above)$/.test(words[0]) && /^(\d{2})s?$/.exec(words[1] || "");
    if (over) { return { facet: "age", values: [over[1]], length: 2 }; }
    const under = /^(under|below)$/.test(words[0]) && /^(\d{1,2})s?$/.exec(words[1] || "");
    if (under) { return { facet: "age", values: [String(Number(under[1]) - 1)], length: 2 }; }
    const stuck = /^(\d{1,3})(yo|yrs?|y|f|m|s)$/.exec(words[0]) || /^([mf])(\d{1,3})$/.exec(words[0]);
    if (stuck) { return sensible(stuck.slice(1).find((part) => /^\d+$/.test(part)), 1); }
    const plain = /^\d{1,3}$/.exec(words[0]);
    if (!plain) { return null; }
    const told = /^(year|years|yr|yrs|y|yo)$/.test(words[1] || "");
    if (told) { return sensible(plain[0], /^(old|o)$/.test(words[2] || "") ? 3 : 2); }
    if (before === "aged" || before === "age") { return sensible(plain[0], 1); }
    const other = NOT_AN_AGE_AFTER.test(before) || /[a-z]\d/.test(before) || /^\d+$/.test(before)
      || NOT_AN_AGE_BEFORE.test(words[1] || "") || Number(plain[0]) < 13;
    return other ? null : sensible(plain[0], 1);
  }
  function sensible(years, length) {
    return Number(years) <= 110 ? { facet: "age", values: [String(Number(years))], length } : null;
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

  // The filters in a question's words. `taken` are the places of words that mean a need together ("free food"): most
  // of them stay with it. `both` filters may mean a need as well.
  function filters(tokens, taken) {
    const found = [];
    for (let start = 0; start < tokens.length; start += 1) {
      const match = postcode(tokens, start) || age(tokens, start) || hour(tokens, start) || fromTable(tokens, start);
      if (!match) { continue; }
      const at = Array.from({ length: match.length }, (_, index) => start + index);
      const both = BOTH.has(match.facet);
      if (!both && at.some((place) => taken.has(place))) { continue; }
      found.push({ ...match, at, both, typed: at.map((place) => tokens[place].typed).join(" ") });
      start += match.length - 1;
    }
    return found;
  }

  signpost.filters = filters;
})(globalThis.signpost ??= {});
