// An hour in a question ("after 6pm", "before noon", "at half past two", "7.30pm") as a filter of time: "from-18:00",
// "until-12:00", "at-14:30".
((signpost) => {
  "use strict";

  const FROM = /^(after|past|from|since)$/;
  const UNTIL = /^(before|until|til|till|by)$/;
  const AT = /^(at|around|about)$/;
  // What a number counts if it is no hour: "after 6 weeks", "at 7 stone".
  const COUNTED = /^(weeks?|wks?|months?|mths?|days?|years?|yrs?|hours?|hrs?|mins?|minutes?|miles?|sessions?|times?|people|kids|children|stone|st|lb|kg|of|and|to|st|nd|rd|th)$/;
  const QUARTERS = /^(00|15|30|45)$/;
  const BETWEEN = /^between-(\d\d:\d\d)-(\d\d:\d\d)$/;
  const EXACT = /^(from|until|at)-(\d\d):(\d\d)$/;
  const WORDS = { from: "After", until: "Before", at: "At" };

  const written = (minutes) => `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

  const number = (word) => signpost.tokenize.number(word || "");

  // The hour that begins here: {minutes, half, length}; `half` is am, pm or, if it isn't said, "". Null if there is none.
  function spoken(words) {
    const [first = "", second = "", third = ""] = words;
    if (/^(noon|midday)$/.test(first)) { return { minutes: 720, half: "24", length: 1 }; }
    const joined = /^(\d{1,2})(\d\d)?(am|pm)$/.exec(first);
    if (joined) { return { minutes: Number(joined[1]) * 60 + Number(joined[2] || 0), half: joined[3], length: 1 }; }
    const whole = /^([01]\d|2[0-3])([0-5]\d)$/.exec(first);
    if (whole) { return { minutes: Number(whole[1]) * 60 + Number(whole[2]), half: "24", length: 1 }; }
    const past = { half: 30, quarter: 15 }[first];
    const [hour, used] = past && /^(past|to)$/.test(second) ? [number(third), 3] : past ? [number(second), 2] : [number(first), 1];
    if (hour < 1 || hour > 23) { return null; }
    const parted = !past && /^(\d\d)(am|pm)?$/.exec(second); // "7:30pm" is two words
    const minutes = hour * 60 + (past ? (second === "to" ? -past : past) : parted ? Number(parted[1]) : 0);
    const length = used + (parted ? 1 : 0);
    if (parted && parted[2]) { return { minutes, half: parted[2], length }; }
    if (parted && !QUARTERS.test(parted[1])) { return null; }
    const next = words[length] || "";
    if (/^(am|pm)$/.test(next)) { return { minutes, half: next, length: length + 1 }; }
    const clock = next === "oclock" ? 1 : 0;
    // "About 16" is an age: an afternoon's hour is written 16:00.
    return COUNTED.test(next) || (hour > 12 && !parted && !clock) ? null : { minutes, half: hour > 12 ? "24" : "", length: length + clock, sure: Boolean(past || clock) };
  }

  // In minutes of the day. If nobody says which half, groups meet by day: 1 to 7 is the afternoon, and after 8 is too.
  function ofDay({ minutes, half }, how) {
    if (half === "24" || (!half && minutes === 720)) { return minutes; }
    const latest = how === "from" ? 10 : 8;
    const after = half ? half === "pm" : minutes < latest * 60;
    return (minutes % 720) + (after ? 720 : 0);
  }

  // "Between 10 and 12": {facet, values, length}, or null.
  function between(words) {
    const and = words.indexOf("and");
    const [first, last] = words[0] === "between" && and > 0 ? [spoken(words.slice(1, and)), spoken(words.slice(and + 1))] : [];
    if (!first || !last || first.length !== and - 1) { return null; }
    const starts = ofDay(first, "from");
    const ends = ofDay(last, "until");
    const later = ends <= starts && !last.half ? ends + 720 : ends;
    return { facet: "time", values: [`between-${written(starts)}-${written(later)}`], length: 1 + and + last.length };
  }

  // {facet, values, length} for an hour that begins at a token, or null.
  function read(tokens, start) {
    const words = tokens.slice(start, start + 12).map((token) => token.word);
    const span = between(words);
    if (span) { return span; }
    const how = FROM.test(words[0]) ? "from" : UNTIL.test(words[0]) ? "until" : AT.test(words[0]) ? "at" : "";
    const rest = how ? words.slice(1) : words;
    if (rest[0] === "lunch" && /^(from|until)$/.test(how)) {
      return { facet: "time", values: [how === "from" ? "from-13:00" : "until-12:00"], length: 2 };
    }
    const hour = spoken(rest);
    const before = start ? tokens[start - 1].word : "";
    if (!hour || (!how && !hour.sure && !/^[ap]m$/.test(hour.half)) || (!how && /^\d+$/.test(before))) { return null; }
    const length = (how ? 1 : 0) + hour.length;
    const onwards = /^(onwards?|later)$/.exec(words[length] || "") ? 1 : words[length] === "or" && words[length + 1] === "later" ? 2 : 0;
    const kind = onwards ? "from" : how || "at";
    return { facet: "time", values: [`${kind}-${written(ofDay(hour, kind))}`], length: length + onwards };
  }

  // Whether a session fits: one that begins then or later, begins before, or is on then or begins within the hour.
  function fits(session, value) {
    const [, opens, closes] = BETWEEN.exec(value) || [];
    if (opens) { return session.starts >= opens && session.starts < closes; }
    const [, how, hours, minutes] = EXACT.exec(value);
    const then = `${hours}:${minutes}`;
    if (how === "from") { return session.starts >= then; }
    if (how === "until") { return session.starts < then; }
    const soon = written(Math.min(Number(hours) * 60 + Number(minutes) + 60, 1439));
    return session.starts <= soon && (session.ends > then || session.starts >= then);
  }

  // "6pm", "7.30pm", "noon".
  function spelled(time) {
    const [hour, minutes] = time.split(":").map(Number);
    const past = minutes ? `.${time.slice(3)}` : "";
    return hour === 12 && !past ? "noon" : `${hour % 12 || 12}${past}${hour < 12 ? "am" : "pm"}`;
  }
  // "After 6pm", "Between 10am and noon"; "" for what is no such hour.
  function label(value) {
    const [, opens, closes] = BETWEEN.exec(value) || [];
    if (opens) { return `Between ${spelled(opens)} and ${spelled(closes)}`; }
    const [, how, hours, minutes] = EXACT.exec(value) || [];
    return how ? `${WORDS[how]} ${spelled(`${hours}:${minutes}`)}` : "";
  }

  signpost.hours = { read, fits, label, isExact: (value) => EXACT.test(value) || BETWEEN.test(value) };
})(globalThis.signpost ??= {});
