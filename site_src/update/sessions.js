// When a group meets: each session on a line, as signpost/values/session_line.py writes and reads it.
((signpost) => {
  "use strict";

  const { clock, dates } = signpost.update;
  const MIDNIGHT = ["24:00", "00:00"];
  const capital = (word) => word.replace(/^./, (letter) => letter.toUpperCase());

  // A session as typed, with its times and dates as records have them. What can't be read stays as typed.
  function tidied(session) {
    const found = { ...session };
    Object.assign(found, clock.hours(session.starts || "", session.ends || ""));
    ["from", "until", "known_until", "date"].forEach((name) => {
      if (found[name]) { found[name] = dates.read(found[name]) || found[name]; }
    });
    const once = found.repeats === "once" && dates.read(found.date || "");
    if (once && found.day) { found.day = dates.weekday(once); }
    if (found.not_on) { found.not_on = found.not_on.filter((day) => !isOdd(found, day)); }
    return found;
  }

  // Whether a day off is none any more, since the session is on another day of the week now.
  const isOdd = ({ day, repeats }, off) => Boolean(day) && repeats !== "once" && dates.weekday(off) !== day;

  // A session on one line.
  function line(session) {
    const own = tidied(session);
    const ends = own.ends ? `-${MIDNIGHT.includes(own.ends) ? "midnight" : own.ends}` : "";
    const day = own.day ? `${capital(own.day)} ` : ""; // what happens once may have a date alone
    const monthly = own.repeats === "monthly" && own.week;
    const said = [
      monthly ? `${own.week} ${day}of the month ${own.starts}${ends}` : `${day}${own.starts}${ends}`,
      own.repeats === "fortnightly" && "fortnightly",
      own.from && own.repeats !== "once" && `from ${dates.inWords(own.from)}`,
      own.until && `until ${dates.inWords(own.until)}`,
      own.known_until && `times known until ${dates.inWords(own.known_until)}`,
      own.repeats === "once" && own.date && `once, on ${dates.inWords(own.date)}`,
      own.not_on && own.not_on.length && `not on ${own.not_on.map(dates.inWords).join(" and ")}`,
      (own.term_time_only === "yes" || own.term_time_only === "true") && "term time only",
    ];
    return said.filter(Boolean).join(", ") + (own.note ? `; note: ${own.note.trim()}` : "");
  }

  const blank = (session) => !["day", "starts", "ends", "date", "from", "note"].some((name) => (session[name] || "").trim());

  // What is wrong with a session: pairs of the name of a field and a sentence, in the order of the fields.
  function faults(session) {
    const { day, starts = "", ends = "", repeats, week } = session;
    return [
      !day && repeats !== "once" && ["day", "Choose the day on which it meets."],
      !starts.trim() ? ["starts", "Write when it starts, such as 10am or 14:00."] : !clock.hours(starts, ends) && hoursFault(starts, ends),
      repeats === "monthly" && !week && ["week", "Choose which week of the month it is."],
      ...dateFaults(session),
    ].filter(Boolean);
  }
  // The first of them; null if nothing is wrong.
  const fault = (session) => faults(session)[0] || null;

  function dateFaults({ day, repeats, from, until, date }) {
    if (repeats === "once") { return [dateFault("date", date, "Write the date, such as 12 December 2026.")]; }
    if (repeats !== "fortnightly") { return [from && dateFault("first", from), lastFault(from, until)]; }
    const first = dateFault("from", from, "Write the date of a day when it meets, such as 8 September 2026. Then we can count from there.");
    return [first || (day && dayFault(from, day)), lastFault(from, until)];
  }
  function lastFault(from, until) {
    const wrong = until && dateFault("until", until);
    if (wrong || !from || !until || dates.read(from) <= dates.read(until)) { return wrong || null; }
    return ["until", `The last day, ${until.trim()}, is before the first, ${from.trim()}. Put one of them right.`];
  }
  function hoursFault(starts, ends) {
    const [field, typed] = clock.read(starts) ? ["ends", ends] : ["starts", starts];
    const ways = clock.choices(typed);
    if (clock.read(starts) && clock.read(ends)) { return ["ends", `It can’t end at ${ends.trim()} if it starts at ${starts.trim()}. Write both as 10am or 14:00.`]; }
    if (ways.length > 1) { return [field, `“${typed.trim()}” may be the morning or the evening. If you mean ${ways.join(" or ")}, write that.`]; }
    return [field, `We can’t read “${typed.trim()}” as a time. Write it like 10am, 2.30pm or 14:00.`];
  }
  function dateFault(field, typed, ask) {
    if (!typed || !typed.trim()) { return [field, ask]; }
    return dates.read(typed) ? null : [field, `We can’t read “${typed.trim()}” as a date. Write it like 12 December 2026 or 12/12/2026.`];
  }
  function dayFault(from, day) {
    const said = dates.weekday(dates.read(from));
    return said === day ? null : ["from", `${dates.inWords(dates.read(from))} is a ${capital(said)}, and not a ${capital(day)}.`];
  }

  // What happens once is on the day of its date, whatever day was chosen before that was said.
  function advice({ day, date, repeats, not_on: off = [] }) {
    const odd = off.filter((one) => isOdd({ day, repeats }, one)).map(dates.inWords);
    if (odd.length) { return `${odd.join(" and ")} ${odd.length > 1 ? "are" : "is"} no longer told as ${odd.length > 1 ? "days" : "a day"} off: that is another day of the week.`; }
    const iso = repeats === "once" && dates.read(date || "");
    return iso && day && dates.weekday(iso) !== day ? `${dates.inWords(iso)} is a ${capital(dates.weekday(iso))}, and not a ${capital(day)}. Is the date right?` : "";
  }

  const dayBefore = (iso) => dates.plus(iso, -1);
  // A date from which fortnights are counted, on a day or after it.
  function counted(from, day) {
    let next = from;
    while (next < day) { next = dates.plus(next, 14); }
    return next;
  }

  // The timetable of a group whose new times hold from a day to come: until then it meets as before. What stays the same
  // has neither a first nor a last day.
  function fromDay(before, now, day) {
    const lines = { before: before.map(line), now: now.map(line) };
    const going = before.filter((_, at) => !lines.now.includes(lines.before[at])).filter(({ repeats }) => repeats !== "once")
      .map((session) => ({ ...session, until: session.until && session.until < day ? session.until : dayBefore(day) }))
      .map((session) => within(session, (off) => off <= session.until))
      .filter(({ from, until }) => !from || from <= until);
    const rest = now.map((session, at) => (lines.before.includes(lines.now[at]) ? session : within(coming(tidied(session), day), (off) => off >= day)));
    return [...going, ...rest];
  }
  // A session with those of its days off alone that are in its time.
  const within = (session, fits) => (session.not_on ? { ...session, not_on: session.not_on.filter(fits) } : session);
  function coming(session, day) {
    if (session.repeats === "once") { return session; }
    if (session.repeats === "fortnightly") { return { ...session, from: counted(session.from, day) }; }
    return { ...session, from: session.from && session.from > day ? session.from : day };
  }

  signpost.update.sessions = { tidied, line, blank, faults, fault, advice, fromDay };
})(globalThis.signpost ??= {});
