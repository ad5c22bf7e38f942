// What is wrong, beside each field and in one list at the top, to which the focus goes (NHS service manual, error
// summary).
((signpost) => {
  "use strict";

  const { fields } = signpost.update;
  const summary = () => document.querySelector("[data-errors]");
  const title = document.title;

  // Says above each control what is wrong there, of the field with a key: as pairs of a sentence and a control. What was
  // said before is taken away.
  function mark(key, found = []) {
    const box = fields.box(key);
    const own = document.getElementById(`q-${key}-wrong`);
    [own, ...box.querySelectorAll("[data-rows] [data-wrong]")].forEach((place) => say(place, ""));
    box.querySelectorAll("[aria-invalid]").forEach((one) => one.removeAttribute("aria-invalid"));
    found.forEach(([words, control]) => {
      say(cellOf(control)?.querySelector("[data-wrong]") || own, words);
      control.setAttribute("aria-invalid", "true");
      unfold(control);
    });
  }
  const cellOf = (control) => control.closest("[data-rows] .cell");
  function say(place, words) {
    place.replaceChildren(...(words ? [start(), words] : [])); // what describes a field is read out even if it is hidden
    place.hidden = !words;
    place.closest(".cell, [data-ask]").classList.toggle("is-wrong", Boolean(words));
  }

  // Takes away what was said in a part of the page.
  const clear = (part) => part.querySelectorAll("[data-ask]").forEach((box) => mark(box.dataset.ask));

  // Whether a fault is of the box that somebody has left, or was told before. Of the others they have not come to yet.
  function isOf(element, question, { row, field }) {
    const box = fields.target(question, row, field);
    return box === element || box.hasAttribute("aria-invalid") || Boolean(box.name && box.name === element.name);
  }

  function start() {
    return Object.assign(document.createElement("b"), { className: "unseen", textContent: "Error: " });
  }

  function advise(key, sentences) {
    const place = fields.box(key).querySelector("[data-advice]");
    const words = sentences.join(" ");
    if (place.textContent !== words) { place.textContent = words; }
  }

  // Lists what is wrong, as a sentence each and the control to mend it in, and moves the focus there.
  function list(wrong) {
    const items = wrong.map(([words, control]) => {
      const [item, link] = [document.createElement("li"), document.createElement("a")];
      link.href = "#main";
      link.textContent = words;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        unfold(control);
        control.focus();
      });
      item.append(link);
      return item;
    });
    summary().querySelector("ul").replaceChildren(...items);
    summary().hidden = !wrong.length;
    document.title = wrong.length ? `Error: ${title}` : title;
    if (wrong.length) { summary().focus(); }
  }
  function unfold(control) {
    for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) { fold.open = true; }
  }

  signpost.update.errors = { mark, clear, isOf, advise, list };
})(globalThis.signpost ??= {});
