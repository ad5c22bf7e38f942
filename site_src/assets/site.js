// What depends on the reader's clock: what is on today, how old a check is, whether this copy of the site is out of
// date. Every page can be read without it. Nothing is stored, and nothing is fetched.
((signpost) => {
  "use strict";

  const all = (selector) => Array.from(document.querySelectorAll(selector));

  // London time as text, "2026-11-24T10:00": such texts sort like times, whatever the device's time zone.
  const london = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London", hourCycle: "h23",
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit",
  });
  // The day on which this copy was made. A clock that shows an earlier day is wrong.
  const meta = document.querySelector("meta[name=built]");
  const built = meta && /^\d{4}-\d\d-\d\d/.test(meta.content) ? meta.content.slice(0, 10) : "";
  function byClock() {
    const part = {};
    london.formatToParts(new Date()).forEach((one) => { part[one.type] = one.value; });
    return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
  }
  const clockIsWrong = () => byClock().slice(0, 10) < built;
  function now() {
    return clockIsWrong() ? `${built}T00:00` : byClock();
  }

  // A day as a number of days, and as words.
  function noon(iso) {
    return new Date(iso.slice(0, 10) + "T12:00:00Z");
  }
  function daysBetween(first, last) {
    return Math.round((noon(last).getTime() - noon(first).getTime()) / 86400000);
  }
  const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  function dayAndMonth(iso, letters) {
    return Number(iso.slice(8, 10)) + " " + MONTHS[iso.slice(5, 7) - 1].slice(0, letters);
  }
  function dayAndYear(iso) {
    return dayAndMonth(iso) + " " + iso.slice(0, 4);
  }
  function dayWords(iso, letters) {
    return DAYS[noon(iso).getUTCDay()].slice(0, letters) + " " + dayAndMonth(iso, letters);
  }
  function clock(iso) {
    const hour = Number(iso.slice(11, 13));
    const minute = iso.slice(14, 16);
    if (hour === 12 && minute === "00") { return "12 noon"; }
    if (hour === 0 && minute === "00") { return "12 midnight"; }
    return (hour % 12 || 12) + (minute === "00" ? "" : "." + minute) + (hour < 12 ? "am" : "pm");
  }

  function hours(starts, ends) {
    const wholeDay = starts.endsWith("00:00") && (/23:59$/.test(ends) || (ends.endsWith("00:00") && ends !== starts));
    return wholeDay ? "day and night" : clock(starts) + (ends === starts ? "" : ` to ${clock(ends)}`);
  }

  // Paper is read on another day: it says "Tuesday 24 November" if the screen says "tomorrow". So does a page if the
  // reader's clock is wrong.
  let onPaper = false;
  const byDates = () => onPaper || clockIsWrong();

  // When an activity meets next, in words, from its dates as [start, end, what to do first]; "" if no known date is
  // left.
  function meets(dates, moment, letters) {
    const next = dates.find((date) => date[1] > moment);
    if (!next) { return ""; }
    const [starts, ends] = next;
    const first = asks(next) ? `. ${asks(next)}` : "";
    const told = hours(starts, ends);
    if (starts <= moment && !byDates()) {
      return `On now, ${told === "day and night" ? told : `until ${clock(ends)}`}${first}`;
    }
    const days = daysBetween(moment, starts);
    const day = days < 2 && !byDates() ? ["Meets today", "Meets tomorrow"][days] : `Next: ${dayWords(starts, letters)}`;
    return `${day}, ${told}${first}`;
  }
  // "Ring first: bank holiday"; "" on other days, and if there is no day.
  function asks(date) {
    return date && date[2] ? decodeURIComponent(date[2]) : "";
  }
  function datesOf(place) {
    return place.dataset.dates.split(" ").map((date) => date.split("/"));
  }

  // An activity that has ended since this copy was made: show when, and offer nothing more.
  function showEnds() {
    const today = now().slice(0, 10);
    all("[data-last]").forEach((line) => { line.hidden = line.dataset.last < today; });
    all("[data-until]").forEach((own) => {
      const over = own.dataset.until < today;
      own.querySelectorAll(".while-open, [data-ended]").forEach((part) => {
        part.hidden = part.classList.contains("while-open") === over;
      });
      const line = own.querySelector(".session[data-last]");
      if (!over || !line) { return; }
      line.firstChild.textContent = `Ended on ${dayAndYear(own.dataset.until)}`;
      line.hidden = false;
    });
  }

  // How to join the next time: nobody should just come along on a day when most are shut.
  function showJoining(place, next) {
    const own = place.closest("[data-activity]");
    const parts = own ? own.querySelectorAll("[data-joining]") : [];
    parts.forEach((part) => { part.textContent = asks(next) || part.dataset.joining; });
  }

  function showTimes() {
    const moment = now();
    all("[data-dates]").forEach((place) => {
      if (place.closest(".timetable")) { return; }
      const alone = place.classList.contains("next");
      const dates = datesOf(place);
      showJoining(place, dates.find((date) => date[1] > moment));
      const found = meets(dates, moment, alone ? undefined : 3);
      if (alone) {
        place.textContent = found || "Ring to ask for the next date.";
        return;
      }
      let note = place.querySelector(".today");
      if (!note) {
        note = document.createElement("span");
        note.className = "today";
        const target = place.querySelector("dd") || place;
        target.insertBefore(note, target.firstChild);
      }
      note.textContent = found ? found + (place.tagName === "P" ? " · " : "") : "";
    });
    all(".timetable > li").forEach((entry) => {
      const span = entry.dataset.dates.split("/");
      entry.hidden = span[1] <= moment;
      if (span[0] <= moment && !entry.hidden) {
        const told = hours(span[0], span[1]);
        const until = told === "day and night" ? told : "until " + clock(span[1]);
        entry.querySelector(".hours").textContent = byDates() ? sentence(told) : "On now, " + until;
      }
    });
    all("li[data-day]").forEach((link) => { link.hidden = link.dataset.day < moment.slice(0, 10); });
    const lists = all(".day[data-day]");
    lists.forEach((day) => { day.hidden = !day.querySelector(".timetable > li:not([hidden])"); });
    const days = lists.length ? lists : all("li[data-day]");
    all("[data-all-past]").forEach((note) => {
      note.hidden = !days.length || days.some((day) => !day.hidden);
    });
  }

  // How long ago, in words, and in whole months.
  function monthsSince(iso, today) {
    const months = (today.slice(0, 4) - iso.slice(0, 4)) * 12 + (today.slice(5, 7) - iso.slice(5, 7));
    return today.slice(8, 10) < iso.slice(8, 10) ? months - 1 : months;
  }
  function sentence(words) {
    return words[0].toUpperCase() + words.slice(1);
  }
  function count(number, thing) {
    return number + " " + thing + (number === 1 ? "" : "s");
  }
  function ago(iso, today) {
    const days = daysBetween(iso, today);
    const months = monthsSince(iso, today);
    if (days <= 0) { return "today"; }
    if (days === 1) { return "yesterday"; }
    if (days < 14) { return count(days, "day") + " ago"; }
    if (months < 2) { return count(Math.floor(days / 7), "week") + " ago"; }
    return months < 24 ? count(months, "month") + " ago" : count(Math.floor(months / 12), "year") + " ago";
  }

  function since(iso, today) {
    return byDates() ? "on " + dayAndYear(iso) : ago(iso, today);
  }

  function showAges() {
    const today = now().slice(0, 10);
    all("[data-checked]").forEach((place) => {
      const iso = place.dataset.checked;
      const how = place.dataset.how;
      place.textContent = "Checked " + since(iso, today);
      if (how) {
        const joint = byDates() || how.indexOf("the ") === 0 ? ", " : " ";
        place.textContent += joint + how + (byDates() ? "" : ", on " + dayAndYear(iso));
      }
      if (monthsSince(iso, today) >= Number(place.dataset.months) && !how) { place.textContent += ". Ring before you go"; }
    });
    all("[data-later]").forEach((place) => {
      const come = place.dataset.later.split("\n").filter((line) => line.slice(0, 10) <= today).pop();
      if (!come) { return; }
      place.textContent = come.slice(11);
      place.parentElement.classList.toggle("told", come.includes(" ran out on ")); // a phone shows no more than that
    });
    all("[data-since]").forEach((place) => {
      place.dataset.words ||= place.textContent;
      place.textContent = byDates() ? since(place.dataset.since, today) : place.dataset.words;
    });
    all("[data-old]").forEach((place) => {
      if (monthsSince(place.dataset.old, today) < Number(place.dataset.months)) { return; }
      place.textContent = "This was last checked " + since(place.dataset.old, today) + ". Ring before you go.";
      place.hidden = false;
    });
    const note = document.querySelector("[data-not-rebuilt]");
    const age = built ? daysBetween(built, today) : 0;
    if (note && age > 7) {
      note.textContent = "This copy of the site is " + age + " days old and may be wrong by now. Ring before you go.";
      note.hidden = false;
      // After the heading, so that a small screen shows first where the reader is.
      const heading = document.querySelector("main h1");
      if (heading) { heading.after(...all("[data-offline]"), note); }
    }
  }

  // The search box on every page except Find. The question goes after #, which is not sent to the web host.
  function findFrom(form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const question = form.elements.q.value.trim();
      location.href = form.action + (question ? "#q=" + encodeURIComponent(question) : "");
    });
  }

  // A button after a line for the patient's record, which copies it with today's date.
  function copyFor(line) {
    const button = document.createElement("button");
    const status = document.createElement("span");
    const name = line.closest("[data-activity], article").querySelector("h1, h3 a").textContent;
    button.type = "button";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy “${line.previousElementSibling.textContent}: ${name}”`);
    status.setAttribute("role", "status");
    line.after(" ", button, " ", status);
    if (!clockIsWrong()) {
      line.textContent = line.textContent.replace("[date]", dayAndMonth(now(), 3) + " " + now().slice(0, 4));
    }
    function tell(done) {
      status.textContent = done ? "Copied" : "Please select the line and copy it";
      setTimeout(() => { status.textContent = ""; }, 4000);
    }
    button.addEventListener("click", () => {
      const range = document.createRange();
      range.selectNodeContents(line);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      const copied = navigator.clipboard ? navigator.clipboard.writeText(signpost.straight(line.textContent)) : Promise.reject();
      copied.then(() => tell(true), () => tell(document.execCommand("copy")));
    });
  }

  // Leave at once: the page is blanked before the next one loads, and Back doesn't return to it.
  function leaveBy(link) {
    let presses = [];
    function leave(event) {
      if (event) { event.preventDefault(); }
      document.documentElement.classList.add("gone");
      document.title = "Loading";
      location.replace(link.href);
    }
    link.addEventListener("click", leave);
    document.addEventListener("keyup", (event) => {
      presses = event.key === "Shift" ? presses.filter((time) => event.timeStamp - time < 5000).concat(event.timeStamp) : [];
      if (presses.length >= 3 && link.getClientRects().length) { leave(); } // only if the link is visible
    });
  }

  // Another site's page may frame the short list alone (embed.html): what is typed, and help that must stay private, is
  // looked at in a window whose address the reader sees. Hosts that can say so by a header do (HOSTING.md).
  function showOnlyALink() {
    const link = document.createElement("a");
    link.href = location.href;
    link.target = "_top";
    link.className = "open-whole";
    link.textContent = "This page is not shown inside other pages. Open it by itself.";
    document.documentElement.classList.add("framed");
    document.body.append(link);
  }

  // Whether this page is a frame of another site: the browser then lets nobody read the address of the whole.
  function isInAnothersPage() {
    if (self === top) { return false; }
    try { return top.location.origin !== location.origin; } catch (refusal) { return true; }
  }

  // Prints the page, or as a "card" only the way there.
  function printAs(paper) {
    document.documentElement.dataset.paper = paper;
    print();
  }

  function menuKeys(menu) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) { return; }
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    document.addEventListener("click", (event) => {
      if (!menu.contains(event.target)) { menu.open = false; }
    });
  }

  signpost.time = { now, meets, asks, ago, since, dayAndYear, monthsSince };

  if (isInAnothersPage() && !document.querySelector("[data-embed]")) { showOnlyALink(); }
  showTimes();
  showEnds();
  showAges();
  all("form[data-find]").forEach(findFrom);
  all("[data-print]").forEach((button) => button.addEventListener("click", () => printAs(button.dataset.print)));
  all(".record").forEach(copyFor);
  all("[data-leave]").forEach(leaveBy);
  all(".menu").forEach(menuKeys);
  ["beforeprint", "afterprint"].forEach((name) => addEventListener(name, () => {
    onPaper = name === "beforeprint";
    if (!onPaper) { delete document.documentElement.dataset.paper; }
    showTimes();
    showAges();
  }));
  setInterval(() => { showTimes(); showEnds(); }, 60000); // a page left open stays true
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { return; }
    showTimes();
    showEnds();
    showAges();
  });
})(globalThis.signpost ??= {});
