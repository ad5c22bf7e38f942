// Urgent help on the Find page: the numbers that suit the question come first, and those for professionals are added
// if the question seems to be a referrer's.
((signpost) => {
  "use strict";

  const ALWAYS = ["danger", "illness", "mental-health"]; // these follow those that suit
  const AT_ONCE = { block: "start", behavior: "instant" }; // no smooth scrolling for somebody in danger
  const MOST = 7; // numbers shown; the page of urgent help has all of them

  function put(list, order) {
    const place = (line) => Math.min(...line.dataset.line.split(" ").map((kind) => (order.includes(kind) ? order.indexOf(kind) : order.length)));
    const lines = [...list.children].sort((one, other) => one.dataset.place - other.dataset.place)
      .sort((one, other) => place(one) - place(other));
    // 999 is the third number at the latest.
    const danger = lines.findIndex((line) => line.dataset.line.includes("danger"));
    if (danger > 2) { lines.splice(2, 0, ...lines.splice(danger, 1)); }
    lines.forEach((line, index) => { line.hidden = index >= MOST; });
    list.replaceChildren(...lines);
  }

  function draw(section, { kinds, professional }) {
    const order = [...new Set([...kinds, ...ALWAYS])];
    section.querySelectorAll("[data-lines]").forEach((list) => put(list, order));
    section.querySelector("[data-professionals]").hidden = !professional;
  }

  // Shows urgent help and scrolls to it, or hides it if it is not needed. `typed` is what somebody types into, just above
  // it, where the focus stays.
  function show(section, urgent, typed) {
    const appears = Boolean(urgent) && section.hidden;
    section.hidden = !urgent;
    if (!urgent) { return; }
    draw(section, urgent);
    if (!appears) { return; }
    const typing = typed.contains(document.activeElement);
    const first = section.querySelector("[data-line]").getBoundingClientRect();
    if (!typing || first.bottom > innerHeight) { (typing ? typed : section).scrollIntoView(AT_ONCE); }
  }

  // Brings the focus to urgent help, at the top of the screen.
  function land(section) {
    section.scrollIntoView(AT_ONCE);
    section.querySelector("h2").focus({ preventScroll: true });
  }

  signpost.helplines = { show, land };
})(globalThis.signpost ??= {});
