// Recognises a cry for help. The build makes patterns from phrases of crisis (signpost/views/crisis): a line matches if
// all its parts are among the words of a question, in any order and close together, whatever small words and slips there
// are. Phrases that only sound like a crisis are removed first.
((signpost) => {
  "use strict";

  const WIDE = 7; // other words allowed between those of a line
  const CLOSE = 3; // the same in a long text, which has words of many lines by chance
  const MANY = 12; // words; a cry for help rarely has more
  const BEFORE = 4; // words before a line in which "not" negates it
  const TIGHT = 2; // other words allowed in a line that only sounds like a crisis
  // The weight of a line by kind: those of danger and of children are fewer, and more is at stake.
  const WEIGHTS = { danger: 5, child: 2, adult: 2, housing: 2 };
  const YOUNG = 100; // weight of an age under 18 for the kind "child"
  const TWO_SLIPS = 9; // letters of a word in which two slips are corrected
  const LONG = 6; // least letters of a word that may be two words joined

  let held = null;
  function load() {
    if (held) { return held; }
    const given = signpost.held.crisis;
    const lists = given.lists.map((text) => text.split("|"));
    const whole = (choice) => (choice[0] === "@" ? lists[Number(choice.slice(1))].flatMap(whole) : [choice]);
    const [ordinary, professionals, young] = [given.ordinary, given.professionals, given.young].map((text) => new Set(text.split(/\s+/)));
    // `having` and `phrases`: the parts that a stem matches or starts; `near`: spelt words, by length
    held = { ...given, ordinary, professionals, young, having: new Map(), phrases: new Map(), near: new Map() };
    given.parts.forEach((text, part) => {
      text.split("|").flatMap(whole).forEach((choice) => {
        const words = choice.split(" ");
        const table = words.length > 1 ? held.phrases : held.having;
        const key = words[0];
        if (!table.has(key)) { table.set(key, []); }
        table.get(key).push(words.length > 1 ? { part, words } : part);
      });
    });
    given.spelling.split(" ").forEach((word) => forms(word).forEach((form) => {
      if (!held.near.has(form.length)) { held.near.set(form.length, new Map()); }
      held.near.get(form.length).set(form, word);
    }));
    return held;
  }
  // The forms of a word: "stab", "stabs", "stabbed", "stabbing".
  function forms(word) {
    if (word.length < 3) { return [word]; }
    const base = word.replace(/e$/, "");
    const doubled = /[^aeiou][aeiou][bdgmnpt]$/.test(word) ? word + word[word.length - 1] : base;
    return [word, `${word}s`, `${doubled}ing`, `${doubled}ed`];
  }

  // Whether a word is known as typed: one of ours, or an everyday word.
  function isWord(word) {
    return isSpelt(word) || load().having.has(signpost.tokenize.stem(word)) || Object.hasOwn(signpost.held.words.acronyms, word);
  }
  function isSpelt(word) {
    const { near, ordinary } = load();
    return Boolean(near.get(word.length) && near.get(word.length).has(word)) || ordinary.has(word)
      || signpost.tokenize.isSmall(word) || signpost.spelling.known(word);
  }
  // Whether two words differ by one slip: a letter added, missing or changed, or two neighbours swapped.
  function isSlip(one, other) {
    const most = Math.min(one.length, other.length);
    let [start, end] = [0, 0];
    while (start < most && one[start] === other[start]) { start += 1; }
    while (end < most - start && one[one.length - 1 - end] === other[other.length - 1 - end]) { end += 1; }
    const [left, right] = [one.length - start - end, other.length - start - end];
    const swapped = left === 2 && right === 2 && one[start] === other[start + 1] && one[start + 1] === other[start];
    return swapped || (left < 2 && right < 2);
  }
  // The words of crisis that a word may be a misspelling of: with two slips in a long one, if its first letter is right.
  const slipped = new Map();
  function nearest(word) {
    if (slipped.has(word)) { return slipped.get(word); }
    const most = word.length < TWO_SLIPS ? 1 : 2;
    const found = [];
    for (let length = Math.max(3, word.length - most); length <= word.length + most; length += 1) {
      for (const [form, right] of load().near.get(length) || []) {
        const twice = most > 1 && word[0] === form[0] && signpost.spelling.slips(word, form, most) <= most;
        if (twice || isSlip(word, form)) { found.push(right); }
      }
    }
    const meant = found.length ? found : alike(word);
    slipped.set(word, meant);
    return meant;
  }
  const LEAST_HEARD = 3; // consonants; with fewer, many words sound alike
  const UNLIKE = 0.45; // slips for each letter: a word that looks more different is another word
  let bySound = null;
  // The words of crisis that an unknown word sounds like, as the last resort: "sooside", "ovadose".
  function alike(word) {
    const key = signpost.sounds(word);
    if (key.length < LEAST_HEARD || word.length < LONG || signpost.tokenize.isOrdinary(word)) { return []; }
    if (!bySound) {
      bySound = new Map();
      load().near.forEach((words) => words.forEach((right, form) => {
        const own = signpost.sounds(form);
        if (!bySound.has(own)) { bySound.set(own, []); }
        bySound.get(own).push([form, right]);
      }));
    }
    const close = ([form]) => form[0] === word[0] && signpost.spelling.slips(word, form, word.length) <= word.length * UNLIKE;
    return (bySound.get(key) || []).filter(close).map(([, right]) => right);
  }
  // Splits a word made of several ("killmyself") into as few known words as possible; if that fails, the word itself.
  function parted(word) {
    if (word.length < LONG || isWord(word) || nearest(word).length) { return [word]; }
    const best = [{ cost: 0, words: [] }];
    for (let end = 1; end <= word.length; end += 1) {
      best[end] = { cost: best[end - 1].cost + 3, words: best[end - 1].words };
      for (let start = Math.max(0, end - 14); start < end; start += 1) {
        const piece = word.slice(start, end);
        const cost = best[start].cost + 1;
        if (cost < best[end].cost && (piece.length > 2 ? isSpelt(piece) : piece === "i" || piece === "a" || signpost.tokenize.isSmall(piece))) {
          best[end] = { cost, words: [...best[start].words, piece] };
        }
      }
    }
    const { words, cost } = best[word.length];
    return cost - words.length > 3 * Math.floor(word.length / 8) ? [word] : words;
  }

  // Whether two words may be one that was torn: "don t", "over dose". Shorter ones are others by chance: "be at", "men to".
  function isJoined(joined, next) {
    return Boolean(next) && (next.word.length === 1 ? load().having.has(joined) : joined.length >= LONG && isSpelt(joined));
  }

  // The words of a question, each with the stems that it may mean and its token.
  function heard(tokens) {
    const words = tokens.flatMap((token, at) => parted(token.word).map((word) => ({ word, at, number: token.number })));
    return words.map((one, place) => {
      const next = words[place + 1];
      const joined = next ? one.word + next.word : ""; // "don t", "over dose"
      const meant = isWord(one.word) ? [one.word] : [one.word, ...nearest(one.word)];
      if (isJoined(joined, next)) { meant.push(joined); }
      return { ...one, stems: [...new Set(meant.map(signpost.tokenize.stem))] };
    });
  }

  // The positions of each part among the tokens: [[0], [3, 4]].
  function placed(words) {
    const { having, phrases } = load();
    const stems = words.map((word) => word.stems);
    const found = new Map();
    const add = (part, at) => {
      if (!found.has(part)) { found.set(part, []); }
      found.get(part).push(at);
    };
    stems.forEach((own, place) => own.forEach((stem) => {
      (having.get(stem) || []).forEach((part) => add(part, [place]));
      (phrases.get(stem) || []).forEach(({ part, words }) => {
        const at = beside(words, stems, place);
        if (at) { add(part, at); }
      });
    }));
    words.forEach(({ number }, place) => {
      if (number) { (having.get("#") || []).forEach((part) => add(part, [place])); }
      if (isChild(words, place)) { (having.get("#c") || []).forEach((part) => add(part, [place])); }
    });
    return found;
  }
  // The positions of the words of one choice, in order, with at most one word between; null if they aren't there.
  function beside(words, stems, first) {
    const at = [first];
    for (const word of words.slice(1)) {
      const last = at[at.length - 1];
      const next = [last + 1, last + 2].find((place) => stems[place] && stems[place].includes(word));
      if (next === undefined) { return null; }
      at.push(next);
    }
    return at;
  }
  // An age under 18: "15yo", "14F", "aged 12", "I'm 13", "16 year old".
  function isChild(words, place) {
    const { word } = words[place];
    const stuck = /^(\d{1,2})(yo|yr|yrs|y|f|m|yro)$/.exec(word);
    if (stuck) { return Number(stuck[1]) < 18; }
    if (!/^\d{1,2}$/.test(word) || Number(word) > 17 || !Number(word)) { return false; }
    const before = words[place - 1] ? words[place - 1].word : "";
    const after = words[place + 1] ? words[place + 1].word : "";
    return /^(im|am|aged|age|hes|shes|is|only|ima|turned)$/.test(before) || /^(year|years|yr|yrs|yo|y|m|f)$/.test(after);
  }

  function isYoung(words, place) {
    return isChild(words, place) || load().young.has(words[place].word);
  }

  // A position for each part of a line, all different, with at most so many other words between; null if there is none.
  function choose(line, found, between, chosen = []) {
    const wide = chosen.length ? Math.max(...chosen) - Math.min(...chosen) + 1 - chosen.length : 0;
    if (wide > between + line.length) { return null; }
    if (!line.length) { return chosen; }
    for (const at of found.get(line[0])) {
      if (at.some((place) => chosen.includes(place))) { continue; }
      const whole = choose(line.slice(1), found, between, [...chosen, ...at]);
      if (whole) { return whole; }
    }
    return null;
  }

  // The words without those that only sound like a crisis, however often. "I don't feel safe" is not "I feel safe": a line without "not"
  // doesn't match around one.
  function sober(words) {
    const found = placed(words);
    const { not, sounds_like: lines } = load();
    const nots = (found.get(not) || []).flat();
    const gone = new Set();
    for (const line of lines) {
      if (!line.every((part) => found.has(part))) { continue; }
      const at = choose(line, found, TIGHT);
      if (!at) { continue; }
      const [first, last] = [Math.min(...at) - BEFORE, Math.max(...at)];
      if (nots.some((place) => place >= first && place <= last && !at.includes(place))) { continue; }
      at.forEach((place) => gone.add(place));
    }
    if (!gone.size) { return words; }
    return sober(words.map((word, place) => (gone.has(place) ? { ...word, word: "", stems: [], number: false } : word)));
  }

  // Whether nothing in a question is known: another script, or a sentence of unknown words.
  function isUnread(words) {
    const foreign = ({ word }) => !/^[a-z0-9]+$/.test(word);
    const strange = words.filter((own) => !own.number && !(foreign(own) ? signpost.spelling.known(own.word) : isWord(own.word)));
    return strange.length > 0 && strange.length === words.length && (strange.length > 2 || strange.some(foreign));
  }
  // Whether a question is written in the way of referrers: "15yo cutting", "pt has SI".
  function isProfessional(words) {
    return words.some(({ word }) => load().professionals.has(word) || /^(\d{1,3}(yo|yro|m|f)|[mf]\d{2})$/.test(word));
  }

  // The crisis in a question, null for none: its kinds, the one with most words first; the tokens that matched; whether a
  // referrer seems to write. `unread`: the question can't be understood, which counts as a crisis.
  function read(tokens, text) {
    const words = heard(tokens);
    const left = sober(words);
    const found = placed(left);
    const { lines, kinds, signs } = load();
    const between = words.length > MANY ? CLOSE : WIDE;
    const told = new Map();
    const at = new Set();
    const tell = (kind, weight) => told.set(kind, (told.get(kind) || 0) + weight);
    for (const [kind, ...line] of lines) {
      if (!line.every((part) => found.has(part))) { continue; }
      const places = choose(line, found, between);
      if (places) {
        tell(kind, places.length ** 2 * (WEIGHTS[kinds[kind]] || 1));
        places.forEach((place) => at.add(left[place].at));
      }
    }
    if (signs.some((sign) => text.includes(sign))) { tell(0, 1); }
    // For a child in distress, the kind "child" comes first.
    const child = kinds.indexOf("child");
    const ofAnyAge = ["mental-health", "adult"].some((kind) => told.has(kinds.indexOf(kind)));
    if (ofAnyAge && [...left.keys()].some((place) => isYoung(left, place))) { tell(child, YOUNG); }
    const unread = !told.size && isUnread(words);
    if (!told.size && !unread) { return null; }
    const order = [...told.keys()].sort((one, other) => told.get(other) - told.get(one) || one - other);
    return { kinds: order.map((kind) => kinds[kind]), at, professional: isProfessional(words), unread };
  }

  signpost.urgent = { read, isWord, nearest };
})(globalThis.signpost ??= {});
