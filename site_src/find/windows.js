// Hours as people have them: whether a session fits into a window of the day, such as from nine to two. Plain functions
// of sessions, [{day: "monday", starts: "10:00", ends: "12:00"}], and of a window, {from, to, days}: from and to are
// minutes of the day, and to is more than 1,440 if it is after midnight; without days, every day will do.
((signpost) => {
  "use strict";

  const DAY = 1440; // minutes
  const LONG_ENOUGH = 60; // minutes that must lie in the window if people may come and go, or if the end is unknown
  const WRITTEN = /^([01]\d|2[0-3])([0-5]\d)-(?:([01]\d|2[0-3])([0-5]\d)|(24)(00))$/;

  // Minutes of the day of "09:30" and of "0930".
  const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(-2));
  const clock = (count) => `${String(Math.floor(count / 60) % 24).padStart(2, "0")}${String(count % 60).padStart(2, "0")}`;

  // The window of "0900-1400"; null for anything else.
  function read(text) {
    if (!WRITTEN.test(text)) { return null; }
    const [from, to] = text.split("-").map(minutes);
    return { from, to: to > from ? to : to + DAY };
  }
  // "0900-1400"
  const write = ({ from, to }) => `${clock(from)}-${to === DAY ? "2400" : clock(to)}`;

  // Somebody is there day and night.
  const isAllDay = ({ starts, ends }) => starts === "00:00" && ends === "24:00";

  // From when to when a session is, in minutes; to is null if nobody knows.
  function span({ starts, ends }) {
    const [from, to] = [minutes(starts), minutes(ends)];
    return { from, to: to === from ? null : to > from ? to : to + DAY };
  }

  // Whether a session fits into a window: all of it, or an hour of it if people may come and go.
  function fits(session, window, comeAndGo = false) {
    if (isAllDay(session)) { return true; }
    const { from, to } = span(session);
    if (to === null) { return from >= window.from && from + LONG_ENOUGH <= window.to; }
    if (from >= window.from && to <= window.to) { return true; }
    return comeAndGo && Math.min(to, window.to) - Math.max(from, window.from) >= LONG_ENOUGH;
  }

  // The sessions that fit, on the window's days.
  function within(sessions, window, comeAndGo = false) {
    const days = window.days && window.days.length ? window.days : null;
    return sessions.filter((session) => (!days || days.includes(session.day)) && fits(session, window, comeAndGo));
  }

  // How many minutes two sessions of one day are at the same time; 0 if they are on other days.
  function overlap(one, other) {
    if (one.day !== other.day) { return 0; }
    const [first, second] = [span(one), span(other)];
    return Math.max(0, Math.min(first.to ?? first.from, second.to ?? second.from) - Math.max(first.from, second.from));
  }

  signpost.windows = { minutes, read, write, span, fits, within, overlap, isAllDay, clock, DAY };
})(globalThis.signpost ??= {});
