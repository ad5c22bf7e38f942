// A week on paper: which session somebody can go to next, and the table of sessions by day. Records are text: nothing is
// set as HTML.
((signpost) => {
  "use strict";

  const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
  const SOON = 42; // days
  const NAMES = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "long" });

  const capital = (day) => day.replace(/^./, (first) => first.toUpperCase());
  const clock = (time) => signpost.hours.spelled(time).replace("noon", "12 noon");
  const span = ({ starts, ends }) => (starts === ends ? clock(starts) : `${clock(starts)} to ${clock(ends)}`);
  const figures = ({ starts, ends }) => (starts === ends ? starts : `${starts}–${ends}`);
  const order = ({ session: { day, starts } }) => `${DAYS.indexOf(day)} ${starts}`;
  const sorted = (rows) => [...rows].sort((one, other) => (order(one) < order(other) ? -1 : 1));

  // The day on which a session of a card takes place next, if that is soon; "" if nobody could go in the next weeks.
  function next(card, session, moment) {
    const found = card.dates.find(([starts, ends]) => ends > moment && starts.slice(11) === session.starts && weekday(starts) === session.day);
    const day = found ? found[0].slice(0, 10) : "";
    return day && (Date.parse(day) - Date.parse(moment.slice(0, 10))) / 86400000 <= SOON ? day : "";
  }
  const weekday = (iso) => NAMES.format(new Date(`${iso.slice(0, 10)}T12:00:00Z`)).toLowerCase();

  const unbroken = (text) => text.replaceAll(" ", "\u00a0");
  const dayAndMonth = (iso) => unbroken(signpost.listWords.day(iso).replace(/ \d{4}$/, ""));
  // A table of rows {session: {day, starts, ends, next}, who, name, where}, by day and time. There is no column for who
  // goes if nobody said that.
  function table(rows, make) {
    const whose = rows.some(({ who }) => who);
    const titles = ["Day", "Time", ...(whose ? ["Who"] : []), "What and where"];
    const cell = (label, ...inside) => make("td", {}, make("span", { class: "is" }, `${label}: `), ...inside);
    const lines = sorted(rows).map(({ session, who, name, where }) => make("tr", {},
      make("th", { scope: "row", "data-label": "" }, capital(session.day)),
      cell("Time", make("span", { "data-hours": figures(session) }, span(session)),
        make("span", { class: "next-day", "data-label": "next on {day}", "data-on-day": session.next }, `next on ${dayAndMonth(session.next)}`)),
      ...(whose ? [cell("Who", who)] : []),
      cell("What and where", make("b", {}, name), where ? `, ${where}` : "")));
    return make("table", { class: "data-table" },
      make("thead", {}, make("tr", {}, ...titles.map((title) => make("th", { scope: "col", "data-label": "" }, title)))), make("tbody", {}, ...lines));
  }

  signpost.timetable = { DAYS, weekday, next, span, figures, capital, sorted, table, unbroken };
})(globalThis.signpost ??= {});
