// What must not stand among words: people's private numbers, and what tells of a place that must not be found. By the
// patterns of signpost/values/{personal_data,people,danger}.py.
((signpost) => {
  "use strict";

  const { held, pattern, whole } = signpost.update;
  const BEFORE = 120; // letters looked at before a stem, and after it
  const AFTER = 160;

  const compiled = {};
  function personal(name) {
    compiled[name] ||= pattern(held.form.rules.personal[name]);
    return compiled[name];
  }

  // Whether ten digits are an NHS number, by its check digit (modulus 11).
  function isNhsNumber(digits) {
    const total = [...digits].slice(0, 9).reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0);
    return digits[0] !== "0" && (11 - (total % 11)) % 11 === Number(digits[9]);
  }
  function hasNhsNumber(text) {
    const { source, flags } = personal("nhs");
    return [...text.matchAll(new RegExp(source, `${flags}g`))].some(([, ...parts]) => isNhsNumber(parts.join("")));
  }

  // The kind of private number in a text; "" if there is none.
  function privateNumber(text) {
    if (hasNhsNumber(text)) { return "an NHS number"; }
    if (personal("insurance").test(text)) { return "a National Insurance number"; }
    return personal("bank").test(text) || personal("iban").test(text) ? "a bank account" : "";
  }
  const isMobile = (text) => new RegExp(`^(?:${personal("mobile").source})`).test(text.trim());
  const mobileIn = (text) => personal("mobileInText").test(text);
  const personIn = (text) => ["person", "titled", "fullName", "askedFor"].some((name) => personal(name).test(text));

  // Whether what should be a role is a name, or has one in it: also two words with capitals of which neither is a role's.
  function isName(role) {
    const { alsoNames, roles } = held.form.rules;
    const words = role.toLowerCase().match(/[\p{L}\p{M}\p{N}_'’-]+/gu) || [];
    if (alsoNames.includes(role.trim())) { return true; }
    const inCapitals = whole(held.form.rules.personal.capitals).test(role.trim());
    return personIn(role) || personal("firstName").test(role) || (inCapitals && !words.some((word) => roles.includes(word)));
  }

  let topics = null;

  // Whether a text speaks of abuse, refuge or the like. It says so too often rather than too seldom.
  function speaksOfDanger(text) {
    topics ||= held.form.rules.danger.map(([stems, source]) => ({ stems, words: pattern([source, "u"]) }));
    const said = ` ${text.replace(/<[^<>]*>/g, "").toLowerCase().replace(/[’‘ʼ`´′]/g, "'").replace(/[\u2010-\u2014\u2212_]/g, "-").split(/\s+/).join(" ")} `;
    return topics.some(({ stems, words }) => stems.some((stem) => places(stem, said)
      .some((at) => words.test(said.slice(Math.max(0, at - BEFORE), at + AFTER)))));
  }
  function places(stem, text) {
    const found = [];
    for (let at = text.indexOf(stem); at >= 0; at = text.indexOf(stem, at + 1)) { found.push(at); }
    return found;
  }

  signpost.update.words = { privateNumber, isMobile, mobileIn, personIn, isName, speaksOfDanger };
})(globalThis.signpost ??= {});
