// References of referral slips: drawn at random, without any meaning. Only whoever keeps one beside a person's record
// knows whom it is about.
((signpost) => {
  "use strict";

  const LETTERS = "BCDFGHJKMNPQRTVWXY346789"; // no vowels, so no words, and nothing that looks like something else
  const LENGTH = 6;

  const grouped = (bare) => `${bare.slice(0, 3)} ${bare.slice(3)}`;

  // A new reference, such as "K7M 3QX".
  function draw() {
    const bare = [];
    while (bare.length < LENGTH) {
      const [byte] = crypto.getRandomValues(new Uint8Array(1));
      if (byte < 240) { bare.push(LETTERS[byte % LETTERS.length]); } // 240 is ten times 24: each is as likely
    }
    return grouped(bare.join(""));
  }

  // A reference as it is written, from what somebody typed or what stands in an address; "" if it can't be one.
  function read(typed) {
    const bare = typed.toUpperCase().replace(/[\s.-]/g, "");
    const known = bare.length === LENGTH && [...bare].every((letter) => LETTERS.includes(letter));
    return known ? grouped(bare) : "";
  }

  signpost.reference = { draw, read };
})(globalThis.signpost ??= {});
