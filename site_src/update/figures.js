// Times and prices in words, written in figures: as signpost/values/number_words.py, parts_of_day.py and money.py do.
((signpost) => {
  "use strict";

  const { held, pattern } = signpost.update;
  const two = (text) => text.padStart(2, "0");

  // A rule as a pattern that finds every place.
  const kept = {};
  function every(name) {
    kept[name] ||= pattern(held.form.rules.inWords[name], (source) => new RegExp(source, "giu"));
    return kept[name];
  }
  const put = (text, name, words) => text.replace(every(name), (...found) => words(found[found.length - 1], found[0]));

  // Numbers up to ninety-nine, and "half past 6" as 6:30.
  function numbers(text) {
    const { values } = held.form.rules.inWords;
    const sum = (words) => words.toLowerCase().split(/[- ]/).reduce((total, word) => total + values[word], 0);
    let found = put(text, "number", ({ number, plural }) => `${sum(number)}${plural ? "s" : ""}`);
    found = put(found, "past", ({ part, hour }) => `${hour}:${part.toLowerCase() === "half" ? "30" : "15"}`);
    found = put(found, "minutes", ({ minutes, hour }) => `${hour}:${two(minutes)}`);
    found = put(found, "to", ({ hour }) => `${Number(hour) - 1 || 12}:45`);
    return put(found, "oclock", ({ before }) => before);
  }

  // "6 in the evening" is 6pm.
  function time(text) {
    if (!/[a-z]{3}/i.test(text)) { return text; }
    return put(numbers(text.split(/\s+/).filter(Boolean).join(" ")), "part", ({ time: typed, hour, part }, whole) => {
      const [half, hours] = held.form.rules.inWords.parts[(part || "night").toLowerCase()];
      return hours.includes(Number(hour)) ? `${typed}${half}` : whole;
    });
  }

  // "two pounds fifty" is £2.50.
  const price = (text) => put(put(numbers(text), "aPound", () => "1 pound"), "andPence", ({ pounds, pence }) => `£${pounds}.${pence}`);

  signpost.update.figures = { numbers, time, price };
})(globalThis.signpost ??= {});
