// Words of crisis, in the ways they are said and misspelt (directory.yaml). Urgent help then comes before any result.
((signpost) => {
  "use strict";

  const GAP = 2; // words that may stand between two words of a phrase

  let lists = null;
  function phrases() {
    if (lists) { return lists; }
    const split = (name) => signpost.held.words[name].split("|").filter(Boolean).map((phrase) => phrase.split(" "));
    const urgent = split("urgent");
    const stems = (words) => words.map(signpost.plain.stem);
    // With their small words, and without where two others are left: "end it all" is not "end", but "taken all her
    // pills" is "taken pills".
    const short = urgent.map((words) => words.filter((word) => !signpost.plain.isSmall(word)));
    lists = {
      urgent: [...urgent, ...short.filter((words) => words.length > 1)].map(stems), unless: split("unless"), words: urgent.flat(),
    };
    return lists;
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
    return [left, left.filter((token) => !token.small)].some((some) => {
      const stems = some.map((token) => token.stem);
      return phrases().urgent.some((phrase) => has(phrase, stems));
    });
  }

  let stems = null;
  // Whether a stem is one of a word of crisis: it is then never taken for a slip in another word.
  function knows(stem) {
    stems ||= new Set(phrases().urgent.flat());
    return stems.has(stem);
  }

  signpost.urgent = { speaks, knows, words: () => phrases().words };
})(globalThis.signpost ??= {});
