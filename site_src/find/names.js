// Names in a question: of an activity, an organisation, a place or its street; and phone numbers. A name wins over every
// other meaning of its words.
((signpost) => {
  "use strict";

  const SHORTEST = 6; // letters of a name in which a typing slip is corrected
  const BEGUN = 6; // letters of the beginning of a name, of two words or more, that are enough

  const key = (text) => signpost.tokenize.words(text).join("");
  const digits = (text) => text.replace(/\D/g, "").replace(/^(44|0044)0?/, "0");

  let all = null;
  let byKey = null;
  // Every name: its key, its number of words, and its activities.
  function entries() {
    all ||= [
      ...signpost.cards().map((card) => ({ text: card.name, activities: [card.number], phone: card.phone })),
      ...signpost.held.words.names,
    ].map((row) => ({ activities: [], ...row, key: key(row.text), words: signpost.tokenize.words(row.text).length }));
    return all;
  }
  function called(typed) {
    byKey ||= entries().reduce((found, entry) => found.set(entry.key, [...(found.get(entry.key) || []), entry]), new Map());
    return byKey.get(typed) || [];
  }

  function slipped(typed) {
    const most = typed.length < 9 ? 1 : 2;
    return entries().filter((entry) => entry.key.length >= SHORTEST && Math.abs(entry.key.length - typed.length) <= most
      && signpost.spelling.slips(typed, entry.key, most) <= most);
  }
  function begun(typed, count) {
    return count > 1 && typed.length >= BEGUN ? entries().filter((entry) => entry.key.startsWith(typed)) : [];
  }
  // Names of two words or more within a longer question, with their tokens.
  function within(tokens) {
    const found = [];
    for (let start = 0; start < tokens.length; start += 1) {
      for (let end = start + 2; end <= tokens.length; end += 1) {
        const typed = tokens.slice(start, end).map((token) => token.word).join("");
        called(typed).filter((entry) => entry.words > 1).forEach((entry) => found.push({ entry, start, end }));
      }
    }
    // "Milton Friday Night Youth Club" doesn't also count as "Youth Club".
    return found.filter((one) => !found.some((other) => other !== one && other.start <= one.start && other.end >= one.end
      && other.end - other.start > one.end - one.start));
  }

  // The names in a question, and the tokens of each; `whole` if the question says nothing else.
  function named(tokens, question) {
    const typed = tokens.map((token) => token.word).join("");
    const number = /^[\d\s()+-]{7,}$/.test(question.trim()) ? digits(question) : "";
    const plainly = number ? entries().filter((entry) => entry.phone && digits(entry.phone) === number)
      : called(typed);
    const strange = tokens.some((token) => !signpost.urgent.isWord(token.word));
    const whole = [plainly, strange ? slipped(typed) : [], begun(typed, tokens.length)].find((some) => some.length) || [];
    if (whole.length) { return { whole: true, names: whole, at: new Set(tokens.keys()) }; }
    const parts = within(tokens);
    const at = parts.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index));
    return { whole: false, names: parts.map(({ entry }) => entry), at: new Set(at) };
  }

  signpost.named = named;
})(globalThis.signpost ??= {});
