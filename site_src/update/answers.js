// The answers as the text that is sent: each after the label of its question. A change holds only what changes.
((signpost) => {
  "use strict";

  const { dates, held, money, sessions, stale, web } = signpost.update;
  const oneLine = (text) => text.split(/\s+/).filter(Boolean).join(" ");
  const capital = (word) => word.replace(/^[a-z]/, (letter) => letter.toUpperCase());
  const list = (value) => (Array.isArray(value) ? value : String(value).split("\n")).map(oneLine).filter(Boolean);

  const TEXTS = {
    choices: (value) => list(value).join(", "),
    lines: (value) => list(value).map((line) => line.replace(/^[-•*] /, "")).join("\n"),
    languages: (value) => list(Array.isArray(value) ? value : value.split(/[,;\n]/)).map(capital).join(", "),
    sessions: (value) => value.filter((row) => !sessions.blank(row)).map(sessions.line).join("\n"),
    prose: (value) => value.split("\n").map((line) => line.trim()).join("\n").replace(/\n{3,}/g, "\n\n").trim(),
    date: (value) => dates.nearest(value) || oneLine(value),
    money: (value) => money.read(value) || oneLine(value),
    web: (value) => web.completed(oneLine(value)),
    postcode: (value) => oneLine(value).toUpperCase(),
  };
  // The text of one answer; "" if there is none. A field of a record and what the form holds of it give the same.
  function text({ answer }, value) {
    return !value || !value.length ? "" : (TEXTS[answer] || oneLine)(value);
  }

  // A name for comparing, as signpost/values/names.py makes an id of it: "St Brannocs hall" is St Brannoc's Hall. "The"
  // before it makes no difference.
  function plain(name) {
    const bare = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’‘`´]/g, "").replace(/&/g, " and ");
    return (bare.match(/[a-z0-9]+/g) || []).join("-").replace(/^the-/, "");
  }
  // Whether two names are the same. Those in other scripts have no plain letters.
  const isSame = (one, other) => (plain(one) ? plain(one) === plain(other) : oneLine(one) === oneLine(other));
  // The name by which the directory knows a venue or an organisation; "" if it doesn't.
  const knownName = (kind, typed) => held.form.names[kind].find((name) => isSame(name, typed)) || "";

  // Whether a name that is still being typed may become one that the directory knows.
  function mayBecome(kind, typed) {
    return !knownName(kind, typed) && held.form.names[kind].some((name) => plain(name).startsWith(plain(typed)));
  }

  const questions = () => held.form.questions;
  const keyed = (about, name) => questions().find((question) => question.about === about && question.name === name).key;

  // The venue or organisation that is named: "new" if the directory doesn't have it yet, "same" if it is the one that the
  // group has now, "other" for one of the others.
  function owner(state, kind) {
    const key = keyed("activity", kind);
    const typed = text({ answer: "name" }, state.values[key]);
    if (!typed || typed === "ask") { return ""; }
    if (!knownName(kind, typed)) { return "new"; }
    return isSame(typed, state.present[key] || "") ? "same" : "other";
  }

  // The timetable that is told: from a day to come, if that is when the new times hold.
  function timetable(state, key) {
    const rows = (state.values[key] || []).filter((row) => !sessions.blank(row));
    const day = dates.read(state.holds || "");
    const before = state.present[key];
    return day > dates.today() && before ? sessions.fromDay(before, rows, day) : rows;
  }

  // The words in an answer that tell of a day, time or place which a change has made old; "" if there are none.
  function oldWords(state, question) {
    if (state.about !== "change" || !["line", "prose", "lines"].includes(question.answer)) { return ""; }
    const [when, where] = ["sessions", "venue"].map((name) => keyed("activity", name));
    const rows = state.parts.includes("times") ? (state.values[when] || []).filter((row) => !sessions.blank(row)) : [];
    const place = owner(state, "venue") !== "same" && state.parts.includes("place") ? state.present[where] || "" : "";
    const told = { before: rows.length ? state.present[when] || [] : [], now: rows.map(sessions.tidied), place };
    return stale.words(text(question, state.present[question.key]), told);
  }

  // Whether a question is asked of somebody who tells this: what is about it, and what it makes wrong.
  const asks = (state, question) => isAsked(state, question) || isStale(state, question);
  function isStale(state, question) {
    return !isAsked(state, question) && question.about === "activity" && Boolean(oldWords(state, question));
  }
  // The step in which it is asked.
  const stepOf = (state, question) => (isStale(state, question) ? "stale" : question.step);

  function isAsked(state, question) {
    const { about, name, step } = question;
    if (about !== "activity" && !["new", "same"].includes(owner(state, about))) { return false; }
    if (state.about === "new") { return step !== "status"; }
    const isOpen = !["full", "paused", "closed"].includes(state.values[keyed("activity", "status")]);
    if (held.form.notOpen.includes(name) && isOpen) { return false; }
    if (name === held.form.onABreak && state.values[keyed("activity", "status")] !== "paused") { return false; }
    return state.parts.some((part) => (held.form.parts[part] || []).some((own) => own === name || own === step));
  }
  const asked = (state) => questions().filter((question) => asks(state, question));

  // What changes, as pairs of a question and its new text. Of a new group that is all that was answered.
  function changes(state) {
    const { nothing } = held.form.words;
    return asked(state).map((question) => {
      const was = text(question, before(state, question));
      const told = question.answer === "sessions" ? timetable(state, question.key) : state.values[question.key];
      const now = named(question, text(question, told));
      return now === was ? null : [question, now || nothing];
    }).filter(Boolean);
  }
  // What a question's answer is now in the records; nothing about a venue or organisation that is new.
  function before(state, { about, key }) {
    return about === "activity" || owner(state, about) === "same" ? state.present[key] : undefined;
  }
  const named = ({ answer, name }, typed) => (answer === "named" ? knownName(name, typed) || typed : typed);

  // An answer in the words of the page, and a date as people write it.
  const AMOUNTS = { free: "Free", donation: "By donation", ask: "Agreed with each person" };
  const YES_NO = { yes: "Yes", no: "No" };
  function spoken({ answer, words }, told) {
    if (answer === "choices") { return told.split(", ").map((value) => words[value] || value).join("\n"); }
    if (answer === "date") { return dates.inWords(told); }
    return (words || {})[told] || ({ money: AMOUNTS, boolean: YES_NO }[answer] || {})[told] || told;
  }

  function entry(label, answer) {
    const start = label.endsWith("?") ? label : `${label}:`;
    return answer.includes("\n") ? `${start}\n${answer.split("\n").map((line) => (line ? `  ${line}` : "")).join("\n")}` : `${start} ${answer}`;
  }

  // Everything that is sent.
  function whole(state) {
    const words = held.form.words;
    const head = [entry(words.about, words[isStillRight(state) ? "still-right" : state.about])];
    if (state.id) { head.push(entry(words.page, page(state))); }
    if (oneLine(state.role)) { head.push(entry(words.part, oneLine(state.role))); }
    const told = isStillRight(state) ? [] : changes(state).map(([question, answer]) => entry(question.label, answer === words.nothing ? answer : spoken(question, answer)));
    return [head.join("\n"), told.join("\n")].filter(Boolean).join("\n\n") + "\n";
  }
  // The group's name with the end of its page's address.
  function page({ id, present }) {
    const name = present[keyed("activity", "name")];
    return name ? `${oneLine(name)} (${id})` : `activities/${id}`;
  }
  // The title of the e-mail or issue.
  function subject(state) {
    const name = state.name || text({ answer: "name" }, state.values[keyed("activity", "name")]);
    return `${isStillRight(state) ? "Still right" : state.about === "new" ? "New group" : "A change"}: ${name}`;
  }
  const isStillRight = (state) => state.about === "still-right" || state.parts.includes("nothing");

  signpost.update.answers = { text, plain, isSame, knownName, mayBecome, keyed, owner, before, asks, asked, stepOf, oldWords, spoken, changes, whole, subject, isStillRight };
})(globalThis.signpost ??= {});
