// Corrects words that the directory doesn't use: no slip in up to three letters, one in four to six, two in longer words.
// A swap of two neighbours counts as one slip (optimal string alignment).
((signpost) => {
  "use strict";

  let byLength = null;
  let known = null;
  function load() {
    if (known) { return; }
    // The words of needs first, the most frequent first, then those of activities.
    const uses = new Map();
    signpost.held.words.needs.forEach((need) => need.said.split(/[ |]/).forEach((word) => {
      if (/^[a-z]{4,24}$/.test(word) && !signpost.tokenize.isSmall(word)) { uses.set(word, (uses.get(word) || 0) + 1); }
    }));
    const list = [...uses.keys()].sort((one, other) => uses.get(other) - uses.get(one));
    list.push(...signpost.held.words.spelling.split(" "));
    known = new Set(list);
    byLength = new Map();
    list.forEach((word, rank) => {
      if (!byLength.has(word.length)) { byLength.set(word.length, []); }
      byLength.get(word.length).push({ word, rank });
    });
  }

  // The number of slips between two words; any number above `most` if there are more.
  function slips(one, other, most) {
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least > most) { return least; }
      before = last;
      last = row;
    }
    return last[other.length];
  }

  const mended = new Map();
  // The word that was most likely meant, and the number of slips; null if there is none.
  function mend(word) {
    load();
    if (mended.has(word)) { return mended.get(word); }
    const most = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
    let best = null;
    for (let length = word.length - most; most && length <= word.length + most; length += 1) {
      for (const candidate of byLength.get(length) || []) {
        const found = slips(word, candidate.word, most);
        if (found > most) { continue; }
        // People rarely get the first letter wrong; of two words, the more specific is used.
        const cost = found + (word[0] === candidate.word[0] ? 0 : 1.6) + (names(candidate.word) ? 0 : 0.4) + candidate.rank / 100000;
        if (cost < most + 0.5 && (!best || cost < best.cost)) { best = { word: candidate.word, cost, slips: found }; }
      }
    }
    best ||= cut(word) || heard(word);
    mended.set(word, best);
    return best;
  }
  // Whether a word names a need by itself.
  const names = (word) => signpost.phrases.kinds(signpost.tokenize.stem(word)).length > 0;
  const LEAST_HEARD = 3; // consonants; with fewer, many words sound alike
  const LONG = 5; // consonants that another word is unlikely to share by chance
  const UNLIKE = { short: 0.5, long: 0.65 }; // slips per letter; with more, it is another word
  let bySound = null;
  // The words of each sound, computed when first needed.
  function alike() {
    if (bySound) { return bySound; }
    load();
    bySound = new Map();
    for (const word of known) {
      const key = signpost.sounds(word);
      if (!bySound.has(key)) { bySound.set(key, []); }
      bySound.get(key).push(word);
    }
    return bySound;
  }
  // The word of a need, or of a group's name, that sounds like it, as the last resort.
  function heard(word) {
    const key = signpost.sounds(word);
    if (word.length < 5 || key.length < LEAST_HEARD) { return null; }
    let best = null;
    for (const other of alike().get(key) || []) {
      if (!names(other) && !signpost.search.named(signpost.tokenize.stem(other))) { continue; }
      const most = Math.ceil(word.length * (key.length < LONG ? UNLIKE.short : UNLIKE.long));
      const found = slips(word, other, most);
      if (found < most + 1 && (!best || found < best.slips)) { best = { word: other, cost: found, slips: found }; }
    }
    return best;
  }
  // A known word with an unknown ending: "stressors".
  function cut(word) {
    for (let length = word.length - 1; length > 4 && length >= word.length - 4; length -= 1) {
      if (known.has(word.slice(0, length))) { return { word: word.slice(0, length), cost: 2, slips: 2 }; }
    }
    return null;
  }

  // Words that start with what has been typed so far, the most specific first.
  function endings(beginning, most) {
    load();
    const found = [];
    for (const word of known) {
      if (word.startsWith(beginning) && word !== beginning && found.push(word) === most) { break; }
    }
    return found;
  }

  signpost.spelling = { alike, mend, endings, slips, known: (word) => { load(); return known.has(word); } };
})(globalThis.signpost ??= {});
