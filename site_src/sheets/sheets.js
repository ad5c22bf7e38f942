// Sheets in another language, with English beside it. This is loaded when a language is chosen, and then its words
// (signpost/views/sheet_words.py); the facts are those of the English sheet. Nothing is stored, and
// nothing is set as HTML.
//
// What is translated says so: [data-label] is one of our own sentences, [data-hours] a time, and [data-fact] a fact of an
// activity. What is added to them is [data-said].
((signpost) => {
  "use strict";

  const { make } = signpost.draw;
  const START = "\u2066"; // what follows is read from left to right
  const END = "\u2069";
  const BETWEEN = " · ";
  const NEXT = 3; // coming dates of what doesn't meet every week

  let own = null; // the words of the language that was chosen; null for English

  const isolated = (text) => `${START}${text}${END}`;
  const told = (words, key) => (Object.hasOwn(words, key) ? words[key] : "");
  const say = (english) => told(own.words, english);
  const inWords = (english, value) => say(english).replace(/\{\w+\}/, () => value);
  function date(iso) {
    const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
    return own.months[month - 1].replace("{day}", String(day)).replace("{year}", String(year));
  }
  const capital = (text) => text.replace(/^./u, (first) => first.toUpperCase());

  // A line in the language, in which figures and English words keep their direction.
  function line(name, text, attributes = {}) {
    const element = make(name, { "data-said": "", lang: own.code, dir: own.direction, ...attributes });
    const cut = new RegExp(own.left_to_right[0], `g${own.left_to_right[1]}`);
    let end = 0;
    for (const match of text.matchAll(cut)) {
      const words = match[0].replaceAll(START, "").replaceAll(END, "");
      element.append(text.slice(end, match.index), make("bdi", { dir: "ltr", lang: "en" }, words));
      end = match.index + match[0].length;
    }
    element.append(text.slice(end));
    return element;
  }

  // What stays English beside it.
  function english(element) {
    element.dataset.english = "";
    element.lang = "en";
    element.dir = "ltr";
  }

  // When an activity meets, in lines. Other dates are in English alone.
  function meetings({ card, more, visit }) {
    const moment = signpost.time.now();
    const running = card.ended ? [] : (visit.meets || []).filter(({ last }) => !last || last >= moment.slice(0, 10));
    const lines = running.flatMap((meeting) => {
      const parts = [days(meeting), hours(meeting), meeting.term ? say("in school term time only") : ""].filter(Boolean);
      const coming = meeting.some ? next(card, meeting, moment) : [];
      return [capital(parts.join(BETWEEN)), ...(coming.length ? [inWords("Not every week. Next: {dates}.", coming.join("; "))] : [])];
    });
    return lines.length && more.more.length ? [...lines, say("Some dates differ: look at the English side.")] : lines;
  }
  function days({ on, date: once }) {
    const names = on.map((day) => say(signpost.timetable.capital(day)));
    if (once) { return `${names[0]}, ${date(once)}`; }
    if (on.length === 7) { return say("Every day"); }
    return inARow(on) ? `${names[0]} – ${names.at(-1)}` : names.join(" + ");
  }
  const inARow = (on) => on.length > 2 && signpost.timetable.DAYS.join().includes(on.join());
  function hours({ starts, ends }) {
    if (ends === "24:00" && starts === "00:00") { return say("day and night"); }
    return isolated(signpost.timetable.figures({ starts, ends }));
  }
  function next(card, { on, starts }, moment) {
    const fits = ([from, to]) => to > moment && from.slice(11) === starts && on.includes(signpost.timetable.weekday(from));
    return card.dates.filter(fits).slice(0, NEXT).map(([from]) => date(from));
  }

  // Draws an activity's facts in both languages: a label with both, what the language can say, and the English.
  function tell(item, { card, more, visit }) {
    if (!own) { return; }
    const recorded = (words) => [words && (say(words) || isolated(words))]; // names and figures are the same in any language
    const facts = {
      When: meetings({ card, more, visit }), Where: recorded(card.where), Cost: recorded(card.costWords), Join: [say(card.joining)],
      Address: recorded(visit.address), "Nobody will ask for": (visit.nobody || []).map(say),
    };
    item.querySelectorAll("[data-fact]").forEach((row) => {
      const lines = (facts[row.dataset.fact] || []).filter(Boolean);
      row.dir = own.direction;
      row.querySelectorAll("dd").forEach(english);
      if (lines.length) {
        row.querySelector("dt").after(make("dd", { "data-said": "" }, ...lines.map((text) => line("span", text))));
      }
    });
    item.querySelectorAll("[data-summary]").forEach((summary) => {
      const words = told(own.summaries, card.id);
      english(summary);
      if (words) { summary.before(line("p", words)); }
    });
  }

  // Takes out what another language has left, and puts our own sentences in this one before the English.
  function label(sheet) {
    sheet.querySelectorAll("[data-said]").forEach((one) => {
      if (one.nextSibling && one.nextSibling.nodeValue === " ") { one.nextSibling.remove(); }
      one.remove();
    });
    sheet.querySelectorAll("[data-english]").forEach((one) => ["data-english", "lang", "dir"].forEach((name) => one.removeAttribute(name)));
    sheet.querySelectorAll("[data-fact]").forEach((row) => row.removeAttribute("dir"));
    sheet.classList.toggle("in-language", Boolean(own));
    if (!own) { return; }
    sheet.querySelectorAll("[data-label]").forEach((one) => {
      const known = one.dataset.label || one.textContent;
      const words = one.dataset.onDay ? inWords(known, date(one.dataset.onDay)) : say(known);
      if (words) { one.prepend(line("span", capital(words)), " "); }
    });
    sheet.querySelectorAll("[data-hours]").forEach((one) => one.prepend(line("span", isolated(one.dataset.hours)), " "));
    sheet.querySelectorAll("[data-notices]").forEach((place) => place.append(...own.notices.map((notice) => bilingual(notice))));
    sheet.querySelectorAll("[data-urgent-words]").forEach((place) => place.append(...urgent()));
  }
  function bilingual([said, words], attributes = {}) {
    return make("p", { "data-said": "", ...attributes }, line("span", said), " ", make("span", { lang: "en", dir: "ltr" }, words));
  }
  function urgent() {
    const { title, numbers, say: ask, phrase, others } = own.urgent;
    return numbers.length ? [
      bilingual(title, { class: "strong" }),
      ...numbers.map(([phone, [said, words]]) => bilingual([isolated(phone) + BETWEEN + said, words])),
      bilingual(ask), make("p", { "data-said": "", lang: "en", dir: "ltr", class: "strong" }, `“${phrase}”`), bilingual(others),
    ] : [];
  }

  let styled = null;
  function style() {
    styled ||= new Promise((resolve, reject) => {
      const link = document.createElement("link");
      Object.assign(link, { rel: "stylesheet", href: "sheets/sheets.css", onload: resolve, onerror: reject });
      document.head.append(link);
    });
    return styled;
  }
  // Makes a language that of sheets; "" is English. Fails if its words can't be had.
  async function choose(code) {
    if (code) { await Promise.all([style(), signpost.script(`sheets/${code}.js`)]); }
    own = code ? signpost.held[`sheet-${code}`] : null;
  }

  // Draws a sheet's own sentences, then its activities, [element, {card, more, visit}], in that language.
  function draw(sheet, items) {
    label(sheet);
    items.forEach(([item, facts]) => tell(item, facts));
  }

  signpost.printIn = { choose, draw };
})(globalThis.signpost ??= {});
