// Dates, as signpost/values/date.py reads them. A test holds the two against each other.
((signpost) => {
  "use strict";

  const { held, whole } = signpost.update;
  const MONTHS = "january february march april may june july august september october november december".split(" ");
  const A_YEAR = 366 * 86400000; // milliseconds
  const DAYS = "monday tuesday wednesday thursday friday saturday sunday".split(" ");

  // A date as records have it, "2026-11-03"; "" if there is no such day.
  function day(year, month, number) {
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(number)));
    const right = Number(year) > 99 && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(number);
    return right ? date.toISOString().slice(0, 10) : "";
  }

  function numbered(text) {
    const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) || /^(20\d\d)(\d\d)(\d\d)$/.exec(text);
    if (iso) { return day(iso[1], iso[2], iso[3]); }
    const british = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
    return british ? day(british[4].padStart(4, "20"), british[3], british[1]) : "";
  }

  let pattern = null;
  function named(text) {
    pattern ||= whole(held.form.rules.date.named);
    const match = pattern.exec(text);
    if (!match) { return ""; }
    const bare = text.slice(match.groups.weekday ? match.groups.weekday.length : 0);
    const word = (bare.toLowerCase().match(/[a-z]{3,9}/g) || []).find((one) => one !== "the");
    const month = MONTHS.findIndex((one) => one === word || one.slice(0, 3) === word || (word === "sept" && one === "september"));
    const [number, year] = bare.match(/\d+/g);
    const found = month < 0 ? "" : day(year, month + 1, number);
    const said = (match.groups.weekday || "").toLowerCase();
    return found && (!said || [weekday(found), weekday(found).slice(0, 3)].includes(said)) ? found : "";
  }

  // The day of the week of a date as records have it.
  const weekday = (iso) => DAYS[(new Date(`${iso}T12:00:00Z`).getUTCDay() + 6) % 7];

  // The date that a text says, as records have it; "" if it says none. One without a year is the next such day.
  const read = (text) => meant(text, coming);
  // The same of a day that may be past: one without a year is the nearest such day.
  const nearest = (text) => meant(text, closest);
  function meant(text, choose) {
    const bare = text.replace(/[\u2010-\u2014\u2212]/g, "-").split(/\s+/).filter(Boolean).join(" ");
    const dated = bare.replace(/,? (next|this) year$/i, (_, which) => ` ${yearOf(which)}`);
    return numbered(bare) || named(dated) || nth(dated) || yearless(dated, choose);
  }
  const coming = (days) => days.find((one) => one >= today());
  const away = (one) => Math.abs(Date.parse(one) - Date.parse(today()));
  const closest = (days) => [...days].sort((one, other) => away(one) - away(other))[0];

  // "10 December", "Thursday the 10th of December", as signpost/values/yearless.py reads it.
  let withoutYear = null;
  function yearless(text, choose) {
    withoutYear ||= whole(held.form.rules.date.yearless);
    const match = withoutYear.exec(text);
    if (!match) { return ""; }
    const { month, month2, day: first, day2, weekday: name } = match.groups;
    const at = MONTHS.findIndex((one) => one.startsWith((month || month2).toLowerCase().slice(0, 3)));
    const now = Number(today().slice(0, 4));
    const found = choose([now - 1, now, now + 1].map((year) => day(year, at + 1, parseInt(first || day2, 10))).filter(Boolean));
    return found && away(found) <= A_YEAR && (!name || weekday(found).startsWith(name.toLowerCase().slice(0, 2))) ? found : "";
  }
  const yearOf = (which) => Number(today().slice(0, 4)) + (which.toLowerCase() === "next" ? 1 : 0);

  // "The first Monday in March", the next one if no year is said, as signpost/values/yearless.py reads it.
  let inMonth = null;
  function nth(text) {
    inMonth ||= whole(held.form.rules.date.nth);
    const match = inMonth.exec(text);
    if (!match) { return ""; }
    const { month, weekday: name, year } = match.groups;
    const at = MONTHS.findIndex((one) => one.startsWith(month.toLowerCase().slice(0, 3)));
    const day = DAYS.findIndex((one) => one.startsWith(name.toLowerCase().slice(0, 2)));
    const week = held.form.rules.date.weeks[match.groups.nth.toLowerCase()];
    if (year) { return inWeek(Number(year), at, day, week); }
    const now = Number(today().slice(0, 4));
    return [now, now + 1].map((one) => inWeek(one, at, day, week)).find((one) => one >= today()) || "";
  }
  // The date of a weekday in a week of a month, counted from 0; -1 is the last one.
  function inWeek(year, month, weekDay, week) {
    const all = Array.from({ length: 31 }, (_, at) => day(year, month + 1, at + 1)).filter(Boolean);
    return all.filter((one) => weekday(one) === DAYS[weekDay]).slice(week)[0];
  }

  // The date some days after another, both as records have them.
  function plus(iso, days) {
    return new Date(Date.parse(`${iso}T12:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
  }

  // "3 November 2026"; what is no date as records have it stays.
  const inWords = (iso) => (!/^\d{4}-\d\d-\d\d$/.test(iso) ? iso : `${Number(iso.slice(8))} ${MONTHS[Number(iso.slice(5, 7)) - 1].replace(/^./, (letter) => letter.toUpperCase())} ${iso.slice(0, 4)}`);

  // Today, as records have it. The site was made on this day or before.
  function today() {
    const now = new Date();
    const here = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    return here > held.form.today ? here : held.form.today;
  }

  signpost.update.dates = { read, nearest, today, weekday, plus, inWords };
})(globalThis.signpost ??= {});
