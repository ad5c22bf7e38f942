// Turns what is on this week page by page, for a screen that runs for days. Without it, with reduced motion, or in a small
// window the page is a plain list.
((signpost) => {
  "use strict";

  const root = document.documentElement;
  const screen = document.querySelector("[data-screen]");
  const part = (name) => document.querySelector(`[data-part="${name}"]`);
  const days = [...screen.querySelectorAll("[data-day]")];
  const all = [...screen.querySelectorAll(".timetable > li")];
  const built = /** @type {HTMLMetaElement} */ (document.querySelector("meta[name=built]")).content;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const roomy = matchMedia("(min-width: 40rem) and (min-height: 40rem)");

  const LOOK = 6; // seconds to look up and see what this is
  const WORDS = 2; // read in a second: half as many as most people do
  const MINUTE = 60000;
  const HOUR = 60 * MINUTE;
  const OLD = 7; // days
  const DAY = 24 * HOUR;

  let pages = [];
  let at = 0;
  let filled = ""; // the day on which the pages were filled
  let stopped = false;
  let timer = 0;
  let looked = performance.now(); // when this copy was last compared with the one on the host

  // The area of the page, or the one in its address, "#area=south-ward"; "" for all.
  const area = () => screen.dataset.only || new URLSearchParams(location.hash.slice(1)).get("area") || "";
  function coming() {
    const wanted = area();
    return all.filter((entry) => !entry.hidden && (!wanted || entry.dataset.areas.split(" ").includes(wanted)));
  }

  const today = () => signpost.time.now().slice(0, 10);

  // Shows these entries, and the days that they are on.
  let shown = all;
  function show(entries) {
    const wanted = new Set(entries);
    shown.filter((entry) => !wanted.has(entry)).forEach((entry) => entry.classList.add("off"));
    entries.forEach((entry) => entry.classList.remove("off"));
    shown = entries;
    const on = new Set(entries.map((entry) => entry.closest("[data-day]")));
    days.forEach((day) => day.classList.toggle("off", !on.has(day)));
  }

  // As many entries on each page as fit the screen, and at least one.
  function fill() {
    tell(); // what it says takes room
    filled = today();
    pages = [];
    let page = [];
    coming().forEach((entry) => {
      show([...page, entry]);
      if (page.length && screen.scrollHeight > screen.clientHeight) {
        pages.push(page);
        page = [];
      }
      page.push(entry);
    });
    if (page.length) { pages.push(page); }
    at = 0;
  }
  const seconds = (page) => LOOK + page.map((entry) => entry.innerText).join(" ").split(/\s+/).length / WORDS;

  function draw() {
    show(pages[at] || []);
    part("page").textContent = pages.length > 1 ? `Page ${at + 1} of ${pages.length}` : "";
    clearTimeout(timer);
    if (!stopped) { timer = setTimeout(turn, 1000 * seconds(pages[at] || [])); }
  }
  function turn() {
    lookForNewer();
    do { at += 1; } while (at < pages.length && pages[at].every((entry) => entry.hidden)); // what is over
    if (at >= pages.length || filled !== today()) { fill(); }
    draw();
  }

  // How old this is. Top and bottom change places each hour, so that no line burns into the screen.
  function tell() {
    const { now, ago, dayAndYear } = signpost.time;
    const age = Math.round((Date.parse(today()) - Date.parse(built)) / DAY);
    const care = age > OLD ? "It may be wrong by now: ring first." : "Times change: ring first.";
    part("age").textContent = `This list was made ${ago(built, today())}, on ${dayAndYear(built)}. ${care}`;
    part("age").classList.toggle("old", age > OLD);
    root.classList.toggle("swapped", now().slice(11, 13) % 2 === 1);
    part("none").hidden = Boolean(coming().length) || !document.querySelector("[data-all-past]").hidden;
  }

  // Once an hour: if the host has a list of another day, that is loaded. Without a connection this one stays.
  async function lookForNewer() {
    if (location.protocol === "file:" || performance.now() - looked < HOUR) { return; }
    looked = performance.now();
    const answer = await fetch(location.pathname, { cache: "no-store" }).catch(() => null);
    const text = answer && answer.ok ? await answer.text() : "";
    if (text.includes("data-screen") && !text.includes(`<meta name="built" content="${built}">`)) { location.reload(); }
  }

  function start() {
    const turning = roomy.matches && !still.matches;
    const name = [...document.querySelectorAll("[data-area]")].find((one) => one.dataset.area === area());
    part("area").textContent = name ? ` in ${name.textContent}` : "";
    root.classList.toggle("turning", turning);
    part("controls").hidden = !turning;
    clearTimeout(timer);
    if (turning) {
      fill();
      draw();
    } else {
      show(coming());
      tell();
    }
  }

  part("stop").addEventListener("click", () => {
    stopped = !stopped;
    part("stop").textContent = stopped ? "Turn the pages again" : "Stop turning the pages";
    draw();
  });
  part("next").addEventListener("click", turn);
  [still, roomy].forEach((one) => one.addEventListener("change", start));
  ["resize", "hashchange"].forEach((name) => addEventListener(name, start));
  setInterval(tell, MINUTE);
  start();
})(globalThis.signpost ??= {});
