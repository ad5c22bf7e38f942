// Urgent help on the Find page: the numbers that answer what was typed come first, and those for professionals beside
// them if somebody writes who refers others.
((signpost) => {
  "use strict";

  const ALWAYS = ["danger", "illness", "mental-health"]; // what follows whatever fits
  const MOST = 7; // numbers shown; the page of urgent help has all of them

  function put(list, order) {
    const place = (line) => Math.min(...line.dataset.line.split(" ").map((kind) => (order.includes(kind) ? order.indexOf(kind) : order.length)));
    const lines = [...list.children].sort((one, other) => one.dataset.place - other.dataset.place)
      .sort((one, other) => place(one) - place(other));
    // 999 is never far: it comes third at the latest.
    const danger = lines.findIndex((line) => line.dataset.line.includes("danger"));
    if (danger > 2) { lines.splice(2, 0, ...lines.splice(danger, 1)); }
    lines.forEach((line, index) => { line.hidden = index >= MOST; });
    list.replaceChildren(...lines);
  }

  signpost.helplines = (section, { kinds, professional }) => {
    const order = [...new Set([...kinds, ...ALWAYS])];
    section.querySelectorAll("[data-lines]").forEach((list) => put(list, order));
    section.querySelector("[data-professionals]").hidden = !professional;
  };
})(globalThis.signpost ??= {});
