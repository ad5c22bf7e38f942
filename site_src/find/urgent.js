// Words of crisis, in the ways they are said and misspelt (directory.yaml). Urgent help then comes before any result.
((signpost) => {
  "use strict";

  const GAP = 2; // words that may stand between two words of a phrase

  const head = (word) => word.slice(0, 2);
  let lists = null;
  function phrases() {
    const split = (name) => signpost.held.words[name].split("|").filter(Boolean).map((phrase) => phrase.split(" "));
    lists ||= { urgent: split("urgent").flatMap(forms), unless: split("unless") };
    return lists;
  }
  // A phrase of crisis with its small words, and without where two others are left. "End it all" is not "end", but
  // "taken all her pills" is "taken pills". Each has the first letters of its words.
  function forms(words) {
    const short = words.filter((word) => !signpost.plain.isSmall(word));
    return (short.length > 1 ? [words, short] : [words]).map((form) => ({ words: form, heads: form.map(head) }));
  }

  // The stems of each phrase of crisis that may be in a question, by the first letters of its words.
  function near(tokens) {
    const heads = new Set(tokens.flatMap((token) => [head(token.word), head(token.stem)]));
    return phrases().urgent.filter((form) => form.heads.every((one) => heads.has(one)))
      .map((form) => form.words.map(signpost.plain.stem));
  }

  // Whether a phrase's words stand among others: in order, and close together.
  function has(phrase, words) {
    for (let start = words.indexOf(phrase[0]); start >= 0; start = words.indexOf(phrase[0], start + 1)) {
      let last = start;
      const rest = phrase.slice(1).every((word) => {
        const next = words.indexOf(word, last + 1);
        const near = next > 0 && next - last <= GAP + 1;
        last = next;
        return near;
      });
      if (rest) { return true; }
    }
    return false;
  }

  // The tokens without those of phrases that only sound like a crisis. They count word for word: nothing that is meant
  // may be lost with them.
  function without(tokens) {
    const words = tokens.map((token) => token.word);
    const gone = new Set();
    for (const phrase of phrases().unless) {
      for (let start = 0; start + phrase.length <= words.length; start += 1) {
        if (phrase.every((word, index) => words[start + index] === word)) {
          phrase.forEach((_, index) => gone.add(start + index));
        }
      }
    }
    return tokens.filter((_, index) => !gone.has(index));
  }

  // Whether a question speaks of a crisis: as it stands, or without its small words.
  function speaks(tokens) {
    const left = without(tokens);
    const crises = near(left);
    return [left, left.filter((token) => !token.small)].some((some) => {
      const stems = some.map((token) => token.stem);
      return crises.some((phrase) => has(phrase, stems));
    });
  }

  // Whether a token is of one of the words of crisis: it is then never taken for a slip in another word.
  function knows(token) {
    return words().some((word) => head(word) === head(token.stem) && signpost.plain.stem(word) === token.stem);
  }
  let all = null;
  function words() {
    all ||= [...new Set(phrases().urgent.flatMap((form) => form.words))];
    return all;
  }

  signpost.urgent = { speaks, knows, words };
})(globalThis.signpost ??= {});
