// Text as search sees it: small letters, no accents or apostrophes, words cut to their stems. The build does the same
// (signpost/views/tokenize.py); a test holds the two together.
((signpost) => {
  "use strict";

  const NO_SPACE = /['’‘`´.]/g;

  const BEYOND = /[\u{10000}-\u{10FFFF}]/gu; // characters such as emoji are not words
  // Letters with a stroke, and ligatures, which have no accent that could be removed.
  const LETTERS = { ł: "l", ø: "o", đ: "d", ð: "d", ħ: "h", ŧ: "t", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
  const STROKES = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

  function words(text) {
    let bare = text.toLowerCase().replace(NO_SPACE, "");
    if (/[^\0-\x7f]/.test(bare)) {
      bare = bare.replace(BEYOND, " ").normalize("NFD").replace(STROKES, (letter) => LETTERS[letter]).replace(/\p{M}/gu, "");
    }
    return bare.match(/[\p{L}\p{N}]+/gu) || [];
  }

  const NUMBERS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    + "eighteen nineteen").split(" ");
  const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
  // The value of a number in digits or letters ("18", "eighteen", "fives", "twenties"); -1 if the word is not a number.
  function number(word) {
    if (/^\d{1,3}$/.test(word)) { return Number(word); }
    const one = word.replace(/ies$/, "y").replace(/(six|[a-rt-z])e?s$/, "$1");
    const forms = [word, one, `${one}e`];
    const tens = TENS.findIndex((ten) => forms.includes(ten));
    return tens < 0 ? NUMBERS.findIndex((name) => forms.includes(name)) : (tens + 2) * 10;
  }

  const lists = {};
  function listed(name, word) {
    lists[name] ||= new Set(signpost.held.words[name].split(" "));
    return lists[name].has(word);
  }

  // lunr and lunr.js differ only on a final i or y, so it is always y.
  const stems = new Map();
  function stem(word) {
    if (!stems.has(word)) {
      const porter = () => lunr.stemmer(new lunr.Token(word)).toString().replace(/i$/, "y");
      const cut = listed("exact", word) ? word : porter();
      stems.set(word, listed("small", cut) ? word : cut); // "ate" is not "at"
    }
    return stems.get(word);
  }

  let lightStems = null;
  function isLight(word) {
    lightStems ||= new Set(signpost.held.words.light.split(" ").map(stem));
    return lightStems.has(stem(word));
  }

  // The words of a question, each with the text as typed.
  function tokens(text) {
    const found = [];
    for (const [typed] of text.matchAll(/[^\s,;:!?"“”()[\]/+&-]+/g)) {
      for (const word of words(typed)) {
        found.push({
          typed, word, stem: stem(word),
          small: listed("small", word), light: isLight(word), elsewhere: listed("elsewhere", word), about: listed("about", word), number: /^\d+$/.test(word),
        });
      }
    }
    // "Will it snow" is not about a last will.
    found.forEach((token, place) => {
      token.small ||= token.word === "will" && WITH_WILL.test((found[place + 1] || {}).word || "");
    });
    return found;
  }
  const WITH_WILL = /^(i|it|he|she|they|we|you|the|there|be|my|this|that|not|someone|anyone|help|do|have|take|come)$/;

  signpost.tokenize = { words, stem, tokens, number, isSmall: (word) => listed("small", word), isExact: (word) => listed("exact", word), isEmpty: (word) => listed("empty", word), isOrdinary: (word) => listed("ordinary", word) };
})(globalThis.signpost ??= {});
