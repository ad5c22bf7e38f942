// Telephone numbers, as signpost/values/phone.py checks them, by the same patterns. Numbers abroad are only counted.
((signpost) => {
  "use strict";

  const { held, pattern } = signpost.update;
  const LONGEST = 15; // digits of any number. Source: ITU-T E.164
  let known = null;
  const rule = (name) => (known ||= Object.fromEntries(
    Object.entries(held.form.rules.phone).map(([kind, source]) => [kind, pattern(source)])))[name];

  const digits = (text) => text.replace(/[^0-9]/g, "");
  const isBritish = (core) => /^(\+|00)44/.test(core);
  const isAbroad = (core) => /^(\+|00)/.test(core) && !isBritish(core);
  const national = (core) => (isBritish(core) ? core.replace(/^(?:\+|00)44[\s()-]*0?/, "0") : core);

  // The number itself, without a relay service's prefix and an extension.
  function core(text) {
    const match = rule("extension").exec(text);
    const atEnd = match && match.index + match[0].length === text.trimEnd().length;
    return (atEnd ? text.slice(0, match.index) : text).replace(rule("relayed"), "").trim();
  }

  // Why a text is not one number that can be rung, as the end of a sentence; "" if it is.
  function fault(text) {
    const number = core(text);
    if (/[^0-9+() -]/.test(number) || !digits(number)) { return "there is something in it besides digits and spaces"; }
    const bare = digits(national(number));
    if (isAbroad(number)) { return bare.length >= 8 && bare.length <= LONGEST + 2 ? "" : "it can’t be read as a number"; }
    if (bare.search(rule("drama")) === 0) { return bare.length === 11 ? "" : count(bare); }
    if (isValid(bare)) { return /^[0+(]/.test(number) ? "" : NO_NOUGHT; }
    return rule("short").test(bare) && !number.startsWith("0") ? "" : whyNot(bare);
  }

  // Without its plus, the code of the country is taken for one if only that makes a number.
  const isValid = (bare) => [bare.replace(/^0/, ""), bare.replace(/^44/, "")].some((number) => rule("valid").test(number));

  const NO_NOUGHT = "the 0 at the start is missing";
  function whyNot(bare) {
    if (!bare.startsWith("0")) {
      if (!fault(`0${bare}`)) { return NO_NOUGHT; }
      if (bare.length >= 6 && bare.length <= 8) { return "the area code at the start is missing"; }
      if (bare.length < 6) { return "there is no such short number"; }
    }
    return count(bare);
  }
  function count(bare) {
    return bare.length === 11 ? "no British number starts like that" : `it has ${bare.length} digits, and most numbers have 11`;
  }

  // The number that was probably meant; "" if nothing can be said.
  const meant = (text) => (fault(text) !== NO_NOUGHT ? "" : rule("valid").test(digits(core(text))) ? `0${core(text)}` : `+${core(text)}`);

  // A reason against a number that can be rung, as the end of a sentence; "" if there is none.
  function concern(text) {
    const bare = digits(national(core(text)));
    if (isAbroad(core(text))) { return "is a number abroad, which costs a lot to ring"; }
    if (bare.startsWith("118")) { return "is a line of directory enquiries, which costs a lot to ring"; }
    if (bare.length === 5 && !bare.startsWith("0")) { return "is a number for texts, and nobody can ring it"; }
    return rule("dear").test(bare.replace(/^0/, "")) ? "costs more than other calls" : "";
  }

  signpost.update.phone = { fault, meant, concern };
})(globalThis.signpost ??= {});
