// Parses an hour in a question ("after 6pm", "before noon", "at half past two", "7.30pm") into a filter of time:
// "from-18:00", "until-12:00", "at-14:30".
((signpost) => {
  "use strict";

  const HOW = {
    after: "from", past: "from", from: "from", since: "from", "not before": "from", "later than": "from", "no earlier than": "from",
    "not earlier than": "from", before: "until", until: "until", till: "until", til: "until", by: "until", "earlier than": "until",
    "no later than": "until", "not later than": "until", "not after": "until", at: "at", around: "at", about: "at",
  };
  // What a number counts if it is no hour: "after 6 weeks", "at 7 stone".
  const COUNTED = /^(weeks?|wks?|months?|mths?|days?|years?|yrs?|hours?|hrs?|mins?|minutes?|miles?|sessions?|times?|people|kids|children|stone|st|lb|kg|of|and|to|st|nd|rd|th)$/;
  const QUARTERS = /^(00|15|30|45)$/;
  const BETWEEN = /^between-(\d\d:\d\d)-(\d\d:\d\d)$/;
  const EXACT = /^(from|until|at)-(\d\d):(\d\d)$/;
  const WORDS = { from: "After", until: "Before", at: "At" };

  const written = (minutes) => `${String(Math.floor(minutes / 60) % 24).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

  const number = (word) => signpost.tokenize.number(word || "");

  // The hour that begins here: {minutes, half, length, sure}; `half` is am, pm or, if it isn't said, "". Null if there is
  // none. `linked`: another hour may follow ("10 to 12").
  function spoken(words, linked) {
    const [first = "", second = "", third = ""] = words;
    if (/^(noon|midday)$/.test(first)) { return { minutes: 720, half: "24", length: 1 }; }
    const ish = /^(\d{1,2})ish$/.exec(first);
    if (ish) { return { minutes: Number(ish[1]) * 60, half: "", length: 1, sure: true }; }
    const joined = /^(\d{1,2})(\d\d)?(am|pm)$/.exec(first);
    if (joined) { return { minutes: Number(joined[1]) * 60 + Number(joined[2] || 0), half: joined[3], length: 1 }; }
    const whole = /^([01]\d|2[0-3])([0-5]\d)$/.exec(first);
    if (whole) { return { minutes: Number(whole[1]) * 60 + Number(whole[2]), half: "24", length: 1 }; }
    const past = { half: 30, quarter: 15 }[first];
    const [hour, used] = past && /^(past|to)$/.test(second) ? [number(third), 3] : past ? [number(second), 2] : [number(first), 1];
    if (hour < 1 || hour > 23) { return null; }
    const parted = !past && /^(\d\d)(am|pm)?$/.exec(second); // "7:30pm" is two tokens
    const minutes = hour * 60 + (past ? (second === "to" ? -past : past) : parted ? Number(parted[1]) : 0);
    const length = used + (parted ? 1 : 0);
    if (parted && parted[2]) { return { minutes, half: parted[2], length }; }
    if (parted && !QUARTERS.test(parted[1])) { return null; }
    const next = words[length] || "";
    if (/^(am|pm)$/.test(next)) { return { minutes, half: next, length: length + 1 }; }
    const clock = next === "oclock" ? 1 : 0;
    // "About 16" is an age: an afternoon's hour is written 16:00.
    const counted = COUNTED.test(next) && !(linked && /^(and|to)$/.test(next));
    return counted || (hour > 12 && !parted && !clock) ? null : { minutes, half: hour > 12 ? "24" : "", length: length + clock, sure: Boolean(past || clock || parted) };
  }

  // In minutes of the day. If am or pm isn't stated, groups meet by day: 1 to 7 is the afternoon, and "after 8" is pm too.
  function ofDay({ minutes, half }, how) {
    if (half === "24" || (!half && minutes === 720)) { return minutes; }
    const latest = how === "from" ? 9 : 8;
    const after = half ? half === "pm" : minutes < latest * 60;
    return (minutes % 720) + (after ? 720 : 0);
  }

  // "Between 10 and 12", "ten till twelve", "2-4pm": {facet, values, length}, or null. "10 to 12" alone may be ages.
  function span(words) {
    const opens = /^(between|from)$/.test(words[0]) ? 1 : 0;
    const first = spoken(words.slice(opens), true);
    const link = first ? words[opens + first.length] : "";
    const linked = (opens ? /^(and|to|till|til|until)$/ : /^(to|till|til|until)$/).test(link) ? 1 : 0;
    const last = first && spoken(words.slice(opens + first.length + linked));
    if (!last || !(opens || /^[ap]m$/.test(last.half) || (linked && (first.half || last.half || link !== "to")))) { return null; }
    const ends = ofDay(last, "until");
    const half = first.half || (last.half === "pm" && first.minutes % 720 < last.minutes % 720 ? "pm" : "");
    const starts = ofDay({ minutes: first.minutes, half }, "from");
    const length = opens + first.length + linked + last.length;
    return { facet: "time", values: [`between-${written(starts)}-${written(ends > starts ? ends : ends + 720)}`], length };
  }

  // "Can't come before 5", "at work until 5": free from then on.
  const BUSY = /^(cant|cannot|dont|doesnt|wont|not|never|couldnt|work|works|working|worked|busy|college|school|shift|shifts|job|asleep|bed)$/;
  const isBusy = (tokens) => tokens.some(({ word }) => BUSY.test(word));

  // {facet, values, length} for an hour that begins at a token, or null.
  function read(tokens, start) {
    const words = tokens.slice(start, start + 12).map((token) => token.word);
    const both = span(words);
    if (both) { return both; }
    const said = [3, 2, 1].find((many) => Object.hasOwn(HOW, words.slice(0, many).join(" "))) || 0;
    const how = said ? HOW[words.slice(0, said).join(" ")] : "";
    const rest = words.slice(said);
    if (rest[0] === "lunch" && /^(from|until)$/.test(how)) {
      return { facet: "time", values: [how === "from" ? "from-13:00" : "until-12:00"], length: said + 1 };
    }
    const hour = spoken(rest);
    const before = start ? tokens[start - 1].word : "";
    if (!hour || (!how && !hour.sure && !/^[ap]m$/.test(hour.half)) || (!how && /^\d+$/.test(before))) { return null; }
    const length = said + hour.length;
    const onwards = /^(onwards?|later)$/.exec(words[length] || "") ? 1 : words[length] === "or" && words[length + 1] === "later" ? 2 : 0;
    const kind = onwards || (how === "until" && isBusy(tokens.slice(Math.max(0, start - 5), start))) ? "from" : how || "at";
    return { facet: "time", values: [`${kind}-${written(ofDay(hour, kind))}`], length: length + onwards };
  }

  // Whether a session fits: it starts then or later, starts before, or is on then or starts within the hour.
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

  signpost.hours = { read, fits, label, spelled, isExact: (value) => EXACT.test(value) || BETWEEN.test(value) };
})(globalThis.signpost ??= {});
