// How a word sounds, roughly: "dimensha" is dementia and "fizio" is physio. Only English consonants, by the rules of
// Metaphone (Philips 1990), with sounds merged that people confuse.
((signpost) => {
  "use strict";

  const RULES = [
    [/^(kn|gn|pn)/, "n"], [/^wr/, "r"], [/^ps/, "s"], [/^wh/, "w"], [/^rh/, "r"], [/^x/, "s"],
    [/ph/g, "f"], [/sc(?=[eiy])/g, "s"], [/tch/g, "x"], [/ch/g, "k"], [/sth(?=m)/g, "s"], [/t[sz]/g, "s"],
    [/(ti|ci|s?si)(?=[ao])/g, "x"], [/sh/g, "x"], [/th/g, "t"], [/dg(?=[eiy])/g, "j"], [/gh(?=t|$)/g, ""], [/gh/g, "g"],
    [/g(?=[eiy])/g, "j"], [/c(?=[eiy])/g, "s"], [/(ck|c|q)/g, "k"], [/x(?=$|[^aeiou])/g, "x"], [/z/g, "s"], [/v/g, "f"],
    [/[dt]/g, "t"], [/mb$/, "m"], [/r(?![aeiou])/g, ""], [/w|h|y/g, ""], [/(.)\1+/g, "$1"],
  ];

  // The consonants of a word as they sound; its first letter stays if it is a vowel.
  signpost.sounds = (word) => {
    const heard = RULES.reduce((text, [from, to]) => text.replace(from, to), word);
    return (/^[aeiou]/.test(heard) ? "a" : "") + heard.replace(/[aeiou]/g, "");
  };
})(globalThis.signpost ??= {});
