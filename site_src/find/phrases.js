// From the words people use to the needs they mean (needs.yaml): phrases and acronyms, the longest first.
((signpost) => {
  "use strict";

  let byStem = null; // by each stem, the phrases that have it
  let known = null; // stems of words that are rightly spelt
  function load() {
    if (byStem) { return; }
    byStem = new Map();
    known = new Set();
    const all = new Map();
    signpost.held.words.needs.forEach((need, number) => {
      need.said.split("|").forEach((text) => add(all, number, text, false));
      (need.misspelt || "").split("|").filter(Boolean).forEach((text) => add(all, number, text, true));
    });
  }
  // A phrase is loose where the small words that made it one are gone ("no friends").
  function add(all, number, text, misspelt) {
    const words = text.split(" ");
    const telling = words.filter((word) => !signpost.plain.isSmall(word));
    const stems = (telling.length ? telling : words).map(signpost.plain.stem);
    const loose = !misspelt && stems.length === 1 && words.length > 1;
    const key = stems.join(" ");
    if (!misspelt) { stems.forEach((stem) => known.add(stem)); }
    const phrase = all.get(key) || { stems, needs: [], loose };
    phrase.loose &&= loose;
    if (!phrase.needs.includes(number)) { phrase.needs.push(number); }
    if (all.has(key)) { return; }
    all.set(key, phrase);
    new Set(stems).forEach((stem) => {
      if (!byStem.has(stem)) { byStem.set(stem, []); }
      byStem.get(stem).push(phrase);
    });
  }

  // How telling a stem is: the fewer phrases have it, the more.
  function weight(stem) {
    load();
    return 1 / (1 + Math.log(1 + (byStem.get(stem) || []).length));
  }

  // Where all of a phrase's words stand among the tokens, close together; null where they don't.
  function places(phrase, tokens) {
    const found = phrase.stems.map((stem) => tokens.findIndex((token) => token.stem === stem && !token.small));
    if (found.includes(-1)) { return null; }
    const width = Math.max(...found) - Math.min(...found);
    return width < phrase.stems.length * 2 + 1 ? found : null;
  }

  function candidates(tokens) {
    load();
    const seen = new Set();
    const found = [];
    const allLight = tokens.every((token) => token.small || token.light || token.number);
    for (const token of tokens.filter((one) => !one.small)) {
      for (const phrase of byStem.get(token.stem) || []) {
        if (seen.has(phrase)) { continue; }
        seen.add(phrase);
        const at = places(phrase, tokens);
        if (!at || (!allLight && at.every((place) => tokens[place].light || tokens[place].number))) { continue; }
        const ordered = at.every((place, index) => !index || place > at[index - 1]);
        const strength = phrase.stems.length + phrase.stems.reduce((sum, stem) => sum + weight(stem), 0) + (ordered ? 0.2 : 0);
        const words = at.filter((place) => !tokens[place].light).length;
        found.push({ needs: phrase.needs, at, strength: strength - (phrase.loose ? 0.5 : 0), words, loose: phrase.loose });
      }
    }
    return found;
  }

  // An acronym that is also an ordinary word ("IT", "SAD") counts only in capitals.
  function acronyms(tokens) {
    const table = signpost.held.words.acronyms;
    const found = [];
    tokens.forEach((token, index) => {
      const next = tokens[index + 1];
      const forms = [[token.word, [index]]];
      if (next && token.word.length + next.word.length < 7) { forms.push([token.word + next.word, [index, index + 1]]); }
      for (const [form, at] of forms) {
        const means = Object.hasOwn(table, form) ? table[form] : null;
        const typed = at.map((place) => tokens[place].typed).join("");
        const ordinary = token.small || token.light || signpost.spelling.known(form);
        if (!means || (ordinary && typed !== typed.toUpperCase())) { continue; }
        found.push({ needs: means.map(([need]) => need), means: means.map(([, words]) => words), at, strength: at.length + 1.5, words: at.length, loose: false });
      }
    });
    return found;
  }

  // What a question's words mean: each phrase with the numbers of its needs and the tokens it takes up.
  function phrases(tokens) {
    const all = [...candidates(tokens), ...acronyms(tokens)].sort((one, other) => other.strength - one.strength);
    const taken = new Map();
    const chosen = [];
    for (const phrase of all) {
      const holders = new Set(phrase.at.map((place) => taken.get(place)));
      const rival = holders.size === 1 ? [...holders][0] : null;
      // The same words may mean two needs: both count.
      const twin = rival && rival.at.length === phrase.at.length && phrase.at.every((place) => rival.at.includes(place));
      if (!twin && phrase.at.some((place) => taken.has(place))) { continue; }
      phrase.at.forEach((place) => { if (!taken.has(place)) { taken.set(place, phrase); } });
      chosen.push(phrase);
    }
    return chosen;
  }

  // The needs that single stems come near to, the best first: [{number, score, stems}]. A stem tells more the fewer
  // needs use it, and the more, and the shorter, the phrases in which they do.
  function near(stems) {
    load();
    const found = new Map();
    for (const stem of new Set(stems)) {
      const uses = new Map();
      (byStem.get(stem) || []).forEach((phrase) => phrase.needs.forEach((number) => {
        uses.set(number, (uses.get(number) || 0) + 1 / phrase.stems.length);
      }));
      const telling = Math.log(1 + signpost.held.words.needs.length / (uses.size || 1));
      uses.forEach((use, number) => {
        const own = found.get(number) || { number, score: 0, stems: [] };
        own.score += telling * use / (use + 1);
        own.stems.push(stem);
        found.set(number, own);
      });
    }
    return [...found.values()].sort((one, other) => other.score - one.score);
  }

  signpost.phrases = { phrases, near, knows: (stem) => { load(); return known.has(stem); } };
})(globalThis.signpost ??= {});
