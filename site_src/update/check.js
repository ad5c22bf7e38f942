// Checks one answer as it is typed, by the rules of the schema and of signpost/values. What is wrong is told as what was
// written and what would pass. What may harm somebody is advice, and stops nobody.
((signpost) => {
  "use strict";

  const { answers, dates, mail, money, phone, postcode, sessions, web, words } = signpost.update;
  const quoted = (text) => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
  const meant = (text) => (text ? ` If you mean ${text}, write that.` : "");
  const SEEN = "Anybody can read it once it is published.";

  // What is wrong with an answer that is there, by the kind of answer: a sentence, or "".
  const FAULTS = {
    phone: (text) => by(phone.fault(text), text, "a phone number", "Write it with its area code, such as 0117 496 0123.", phone.meant(text)),
    "text-number": (text) => (/[a-z]/i.test(text) ? "" : by(phone.fault(text), text, "a number", "Write it like 07700 900123.", phone.meant(text))),
    email: (text) => by(mail.fault(text), text, "an e-mail address", "Write it like hello@ourgroup.example.", mail.fault(text) && mail.meant(text)),
    web: (text) => by(web.fault(web.completed(text)), text, "a web address", "Write it like https://www.ourgroup.example.", web.meant(web.completed(text))),
    postcode: (text) => by(postcode.fault(text), text, "a postcode", "Write all of it, such as BS23 4ZZ.", postcode.meant(text)),
    date: (text) => (dates.nearest(text) ? "" : `We can’t read ${quoted(text)} as a date. Write the day and the month, such as 3 November.`),
    money: (text) => (text === "paid" ? "Write the price, such as £2.50." : money.read(text) ? "" : `We can’t read ${quoted(text)} as a price. Write pounds, such as £2 or £2.50, and say the rest under “About the cost”.`),
    languages: (text) => {
      const odd = text.split(", ").find((name) => !/^[A-Z][A-Za-z' -]{1,40}$/.test(name));
      return odd ? `We don’t know ${quoted(odd)} as a language. Write its English name, such as Polish, with commas between several.` : "";
    },
  };
  function by(fault, text, what, passes, suggestion) {
    return fault ? `${quoted(text)} is not ${what}: ${fault}.${meant(suggestion) || ` ${passes}`}` : "";
  }

  // Whole numbers, and how they are written.
  const NUMBERS = { age: "an age. Write whole years, such as 18.", days: "a number of days. Write a whole number from 1 to 90, such as 7." };

  // How long an answer may be, in the words of the schema's limits.
  function tooLong(question, text) {
    const { answer, least, most } = question;
    if (NUMBERS[answer]) {
      const typed = signpost.update.figures.numbers(text);
      const right = /^[0-9]{1,3}$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
      return right ? "" : `We can’t read ${quoted(text)} as ${NUMBERS[answer]}`;
    }
    const parts = ["lines", "sessions", "choices"].includes(answer);
    if (parts) { return tooMany(question, text); }
    if (most && text.length > most) { return `“${question.label}” has ${text.length} characters, and ${most} is the most that fits. Please make it shorter.`; }
    return text.length < least ? `${quoted(text)} is too short. Write at least ${least} letters.` : "";
  }
  const LINE = 300; // characters of one line of a list, as common.json has it
  function tooMany({ answer, label, most }, text) {
    const all = text.split(answer === "choices" ? ", " : "\n");
    if (most && all.length > most) { return `“${label}” has ${all.length} answers, and ${most} is the most that fits. Please leave some out.`; }
    const long = all.find((one) => answer !== "choices" && one.length > LINE);
    if (long) { return `A line of “${label}” has ${long.length} characters, and ${LINE} is the most that fits: ${quoted(long)}`; }
    const twice = all.find((one, at) => answer === "lines" && all.indexOf(one) !== at);
    return twice ? `“${label}” has a line twice: ${quoted(twice)}` : "";
  }

  const CHOSEN = ["choice", "choices", "boolean", "money"];
  function missing({ answer, label }) {
    return CHOSEN.includes(answer) ? `Choose an answer to “${label}”.` : `Write an answer to “${label}”.`;
  }

  // What is wrong with the answer to a question: a sentence each, and for one of several rows, which, and its field.
  function faults(question, value, required) {
    const text = answers.text(question, value);
    if (!text) { return required ? [{ words: missing(question) }] : []; }
    const found = question.answer === "sessions" ? ofRows(value) : [];
    const words = found.length ? "" : (FAULTS[question.answer] || (() => ""))(text) || tooLong(question, text);
    return words ? [{ words }] : found;
  }
  function ofRows(rows) {
    return rows.flatMap((row, at) => (sessions.blank(row) ? [] : sessions.faults(row)).map(([field, words]) => ({ words, row: at, field })));
  }
  // The first of them.
  const fault = (question, value, required) => faults(question, value, required)[0] || { words: "" };

  // What somebody should think about again, as sentences.
  function advice(question, value) {
    const text = answers.text(question, value);
    if (question.answer === "sessions") { return (value || []).map(sessions.advice).filter(Boolean).concat(plainAdvice(text).filter(Boolean)); }
    const found = question.name === "contact.role" ? roleAdvice(text) : (ADVICE[question.answer] || plainAdvice)(text);
    return text ? found.filter(Boolean) : [];
  }
  const ADVICE = {
    phone: (text) => [
      words.isMobile(text) && `This looks like a mobile, which may be somebody’s own. ${SEEN} A number that belongs to the group is better, unless its owner is happy with that.`,
      phone.concern(text) && `This number ${phone.concern(text)}.`,
    ],
    "text-number": () => [],
    email: (text) => [
      mail.meant(text) && `Is that right? If you mean ${mail.meant(text)}, write that.`,
      mail.isFree(text) && `This may be somebody’s own address. ${SEEN} One that belongs to the group is better, unless its owner is happy with that.`,
    ],
    date: () => [], age: () => [], days: () => [], choice: () => [], choices: () => [], boolean: () => [], postcode: () => [],
  };
  const roleAdvice = (role) => plainAdvice(role, words.isName);
  function plainAdvice(text, namesSomebody = words.personIn) {
    const number = words.privateNumber(text);
    return [
      number && `There is what looks like ${number} here. Please take it out: ${SEEN[0].toLowerCase()}${SEEN.slice(1)}`,
      namesSomebody(text) && "A person seems to be named here. Write their role, such as the coordinator, unless they have agreed to be named.",
      words.mobileIn(text) && `There is a mobile number here, and it may be somebody’s own. ${SEEN} The place for the group’s number is under “How people reach you”.`,
    ];
  }

  signpost.update.check = { faults, fault, advice, roleAdvice };
})(globalThis.signpost ??= {});
