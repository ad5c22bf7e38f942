// Finds needs (needs/) by the words that people use: phrases and acronyms, the longest first.
((signpost) => {
  "use strict";

  // Words of one stem start with the same two letters, so only words that start like one in the question are stemmed:
  // stemming all of them takes a slow phone half a second.
  let byHead = null; // by two letters, the words that start with them; by word, the phrases that have it
  const head = (word) => word.slice(0, 2);
  function load() {
    if (byHead) { return; }
    byHead = new Map();
    signpost.held.words.needs.forEach((need, number) => {
      need.said.split("|").forEach((text) => add({ words: text.split(" "), needs: [number], misspelt: false }));
      (need.unless || "").split("|").filter(Boolean).forEach((text) => add({ words: text.split(" "), needs: [], misspelt: false }));
      (need.misspelt || "").split("|").filter(Boolean)
        .forEach((text) => add({ words: text.split(" "), needs: [number], misspelt: true }));
    });
  }
  function add(phrase) {
    new Set(phrase.words).forEach((word) => {
      if (!byHead.has(head(word))) { byHead.set(head(word), new Map()); }
      const words = byHead.get(head(word));
      if (!words.has(word)) { words.set(word, []); }
      words.get(word).push(phrase);
    });
  }

  const LONG = 3; // words; of a longer phrase, one telling word alone means nothing: "everything is about him"

  // A phrase with its stems, without small words if others are left. It is loose if only one other is left ("no
  // friends"), unless somebody types all of it: one of its `forms`.
  function cut({ words, needs, misspelt }) {
    const telling = words.filter((word) => !signpost.tokenize.isSmall(word));
    const stems = (telling.length ? telling : words).map(signpost.tokenize.stem);
    const loose = !misspelt && stems.length === 1 && words.length > 1;
    return { stems, needs, misspelt, loose, whole: loose && words.length > LONG, forms: loose ? [{ words, needs }] : [], empty: loose && signpost.tokenize.isEmpty(telling[0]) }; // "for my husband"
  }

  // Two phrases of the same stems as one. What a loose one means doesn't count beside one that isn't, unless it is typed.
  function both(one, other) {
    const forms = [...one.forms, ...other.forms];
    if (one.loose !== other.loose) { return { ...(one.loose ? other : one), forms }; }
    if (one.whole !== other.whole) { return { ...(one.whole ? other : one), forms }; }
    return {
      ...one, forms, needs: [...new Set([...one.needs, ...other.needs])],
      misspelt: one.misspelt && other.misspelt, empty: one.empty && other.empty,
    };
  }

  const found = new Map();
  // The phrases that have a stem, each once, with all their needs.
  function having(stem) {
    load();
    if (found.has(stem)) { return found.get(stem); }
    const all = new Map();
    for (const [word, phrases] of byHead.get(head(stem)) || []) {
      if (signpost.tokenize.stem(word) !== stem) { continue; }
      phrases.map(cut).filter((phrase) => phrase.stems.includes(stem)).forEach((phrase) => {
        const key = phrase.stems.join(" ");
        const known = all.get(key);
        all.set(key, known ? both(known, phrase) : phrase);
      });
    }
    found.set(stem, [...all.values()]);
    return found.get(stem);
  }

  // How specific a stem is: the fewer phrases have it, the more.
  function weight(stem) {
    return 1 / (1 + Math.log(1 + having(stem).length));
  }

  // The positions of all of a phrase's words among the tokens, close together; null if they aren't there.
  function places(phrase, tokens) {
    const found = phrase.stems.map((stem) => tokens.findIndex((token) => token.stem === stem && !token.small));
    if (found.includes(-1)) { return null; }
    const between = tokens.slice(Math.min(...found), Math.max(...found)).filter((token) => !token.small);
    const width = between.length;
    return width < phrase.stems.length * 2 ? found : null;
  }

  const BETWEEN = /^(my|me|our|your|his|her|their|the|an?|some)$/; // "looking after parents", "looking after my parents"
  // Whether these words stand in a question as they are, one after the other, whosever they are.
  function isTyped(words, tokens) {
    return tokens.some((_, first) => {
      let place = first;
      return words.every((word, index) => {
        while (index && tokens[place] && tokens[place].word !== word && BETWEEN.test(tokens[place].word)) { place += 1; }
        const same = Boolean(tokens[place]) && tokens[place].word === word;
        place += same ? 1 : 0;
        return same || (index > 0 && index < words.length - 1 && BETWEEN.test(word));
      });
    });
  }

  function candidates(tokens) {
    const seen = new Set();
    const found = [];
    const alone = tokens.filter((token) => !token.small).length === 1;
    const allLight = tokens.every((token) => token.small || token.light || token.number);
    for (const token of tokens.filter((one) => !one.small)) {
      for (const phrase of having(token.stem)) {
        const key = phrase.stems.join(" ");
        if (seen.has(key)) { continue; }
        seen.add(key);
        const at = places(phrase, tokens);
        if (!at) { continue; }
        const typed = phrase.forms.filter(({ words }) => isTyped(words, tokens));
        const loose = phrase.loose && !typed.length;
        if ((loose && (phrase.whole || token.elsewhere || token.about)) || (phrase.empty && !typed.length && !alone)) { continue; }
        const ordered = at.every((place, index) => !index || place > at[index - 1]);
        const together = at.length > 1 && ordered && tokens.slice(at[0], at.at(-1) + 1).every((one, index) => one.small || at.includes(at[0] + index));
        // A word that fits everything only counts in its place in a phrase: "back to work".
        if (at.length > 1 && !ordered && at.some((place) => tokens[place].light)) { continue; }
        if (!allLight && !together && !typed.length && at.every((place) => tokens[place].light || tokens[place].number)) { continue; }
        const strength = phrase.stems.length + phrase.stems.reduce((sum, stem) => sum + weight(stem), 0) + (ordered ? 0.2 : 0);
        const words = typed.length ? typed[0].words.length : at.filter((place) => !tokens[place].light).length;
        const needs = typed.length ? [...new Set(typed.flatMap((form) => form.needs))] : phrase.needs;
        found.push({ needs, at, strength: strength - (loose ? 0.5 : 0), words, loose });
      }
    }
    return found;
  }

  const APOSTROPHE = /['’]/; // "pt's" is no PTS
  // Whether a stem says what is meant by itself, as "tod" does in "on my tod".
  const isSaid = (stem) => having(stem).some((phrase) => phrase.stems.length === 1 && !phrase.misspelt);
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
        const ordinary = token.small || token.light || signpost.spelling.known(form) || at.some((place) => APOSTROPHE.test(tokens[place].typed)) || isSaid(token.stem);
        if (!means || (ordinary && typed !== typed.toUpperCase())) { continue; }
        found.push({ needs: means.map(([need]) => need), means: means.map(([, words]) => words), at, strength: at.length + 1.5, words: at.length, loose: false });
      }
    });
    return found;
  }

  // The phrases in a question, each with the numbers of its needs and its tokens.
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
    // A phrase that means something else ("memory card") has no need: it is about something that is not here.
    chosen.filter(({ needs }) => !needs.length).forEach(({ at }) => at.forEach((place) => { tokens[place].elsewhere = true; }));
    return chosen.filter(({ needs }) => needs.length);
  }

  // The needs that single stems suggest, the best first: [{number, score, stems}]. A stem counts more if few needs use it,
  // and if many or short phrases of the need do.
  function near(stems) {
    const near = new Map();
    for (const stem of new Set(stems)) {
      const uses = new Map();
      having(stem).forEach((phrase) => phrase.needs.forEach((number) => {
        uses.set(number, (uses.get(number) || 0) + 1 / phrase.stems.length);
      }));
      const telling = Math.log(1 + signpost.held.words.needs.length / (uses.size || 1));
      uses.forEach((use, number) => {
        const own = near.get(number) || { number, score: 0, stems: [] };
        own.score += telling * use / (use + 1);
        own.stems.push(stem);
        near.set(number, own);
      });
    }
    return [...near.values()].sort((one, other) => other.score - one.score);
  }

  // Whether a stem belongs to a correctly spelt word.
  function knows(stem) {
    return having(stem).some((phrase) => !phrase.misspelt && phrase.needs.length);
  }

  // The kinds of the needs that a stem alone names: need, interest or people.
  function kinds(stem) {
    const own = having(stem).filter((phrase) => phrase.stems.length === 1 && !phrase.loose);
    return own.flatMap((phrase) => phrase.needs.map((number) => signpost.held.words.needs[number].kind));
  }

  signpost.phrases = { phrases, near, knows, kinds };
})(globalThis.signpost ??= {});
