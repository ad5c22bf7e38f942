// Parses an hour in a question ("after 6pm", "before noon", "at half past two", "7.30pm") into a filter of time:
// "from-18:00", "until-12:00", "at-14:30", or the window "1000-1200".
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
    const dotted = /^([1-9])\.([0-5]\d)$/.exec(first);
    if (dotted) {
      const half = /^(am|pm)$/.test(second) ? second : "";
      return { minutes: Number(dotted[1]) * 60 + Number(dotted[2]), half, length: half ? 2 : 1 };
    }
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
    const linking = linked ? /^(and|to)$/.test(next) : next === "and" && Object.hasOwn(HOW, words[length + 1] || "");
    const counted = COUNTED.test(next) && !linking;
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
    return windowed(starts, ends > starts ? ends : ends + 720, length);
  }
  const windowed = (from, to, length) => ({ facet: "time", values: [signpost.windows.write({ from, to })], length });

  // "Can't come before 5", "at work until 5": free from then on.
  const BUSY = /^(cant|cannot|dont|doesnt|wont|not|never|couldnt|work|works|working|worked|busy|college|school|shift|shifts|job|asleep|bed)$/;
  const isBusy = (tokens) => tokens.some(({ word }) => BUSY.test(word));

  // "After nine, before two", "before two but after nine": the window of two such filters, or null.
  function both(one, other) {
    const [first, second] = [one, other].map(({ values: [value] }) => EXACT.exec(value) || []);
    const [opens, closes] = first[1] === "from" ? [first, second] : [second, first];
    if (opens[1] !== "from" || closes[1] !== "until") { return null; }
    const [from, to] = [opens, closes].map(([, , hours, past]) => Number(hours) * 60 + Number(past));
    return windowed(from, to > from ? to : to + 720, other.length);
  }
  // {facet, values, length} for an hour, or for two with all that is between them, that begins at a token, or null.
  function read(tokens, start) {
    const one = single(tokens, start);
    if (!one) { return null; }
    const link = start + one.length;
    const next = link + Number(/^(and|but|then)$/.test((tokens[link] || {}).word));
    const other = next < tokens.length ? single(tokens, next) : null;
    const window = other && both(one, other);
    return window ? { ...window, length: next - start + other.length } : one;
  }
  function single(tokens, start) {
    // The word of "9.30" is "930", which may be anything.
    const words = tokens.slice(start, start + 12).map(({ word, typed }) => (/^\d\.\d\d$/.test(typed) ? typed : word));
    const between = span(words);
    if (between) { return between; }
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

  // Whether a session fits: it is within a window, starts then or later, starts before, or is on then or starts within
  // the hour.
  function fits(session, value, comeAndGo) {
    const window = windowOf(value);
    if (window) { return signpost.windows.fits(session, window, comeAndGo); }
    if (signpost.windows.isAllDay(session)) { return true; }
    const [, how, hours, minutes] = EXACT.exec(value);
    const then = `${hours}:${minutes}`;
    if (how === "from") { return session.starts >= then; }
    if (how === "until") { return session.starts < then; }
    const soon = written(Math.min(Number(hours) * 60 + Number(minutes) + 60, 1439));
    return session.starts <= soon && (session.ends > then || session.starts >= then);
  }

  // Older addresses have "between-10:00-12:00".
  const windowOf = (value) => signpost.windows.read(value.replace(/^between-/, "").replaceAll(":", ""));

  // "6pm", "7.30pm", "noon", of 18:00 or 1800.
  function spelled(time) {
    const [hour, minutes] = [time.slice(0, 2), time.slice(-2)].map(Number);
    const past = minutes ? `.${time.slice(-2)}` : "";
    if (hour % 24 === 0 && !past) { return "midnight"; }
    return hour === 12 && !past ? "noon" : `${hour % 12 || 12}${past}${hour < 12 ? "am" : "pm"}`;
  }
  // "After 6pm", "Between 10am and noon"; "" for what is no such hour.
  function label(value) {
    const window = windowOf(value);
    if (window) { return `Between ${signpost.windows.write(window).split("-").map(spelled).join(" and ")}`; }
    const [, how, hours, minutes] = EXACT.exec(value) || [];
    return how ? `${WORDS[how]} ${spelled(`${hours}:${minutes}`)}` : "";
  }

  signpost.hours = { read, fits, label, spelled, isExact: (value) => EXACT.test(value) || Boolean(windowOf(value)) };
})(globalThis.signpost ??= {});
