// What is wrong, beside each field and in one list at the top, to which the focus goes (NHS service manual, error
// summary).
((signpost) => {
  "use strict";

  const { fields } = signpost.update;
  const summary = () => document.querySelector("[data-errors]");
  const title = document.title;

  // Says beside a question what is wrong with its answer; "" for nothing.
  function mark(question, { words, row, field }) {
    const box = fields.box(question.key);
    const place = box.querySelector("[data-wrong]");
    place.replaceChildren(...(words ? [start(), words] : [])); // what describes a field is read out even if it is hidden
    place.hidden = !words;
    box.classList.toggle("is-wrong", Boolean(words));
    box.querySelectorAll("[aria-invalid]").forEach((control) => control.removeAttribute("aria-invalid"));
    if (words) { fields.target(question, row, field).setAttribute("aria-invalid", "true"); }
  }

  // Whether a fault is of the box that somebody has left, or was told before. Of the others they have not come to yet.
  function isOf(element, question, { words, row, field }) {
    if (!words) { return false; }
    const box = fields.target(question, row, field);
    return box === element || box.hasAttribute("aria-invalid") || Boolean(box.name && box.name === element.name);
  }

  function start() {
    return Object.assign(document.createElement("b"), { className: "unseen", textContent: "Error: " });
  }

  function advise(question, sentences) {
    const place = fields.box(question.key).querySelector("[data-advice]");
    const words = sentences.join(" ");
    if (place.textContent !== words) { place.textContent = words; }
  }

  // Lists what is wrong, as pairs of a sentence and the control to mend it in, and moves the focus there.
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
    const fold = control.closest("details");
    if (fold) { fold.open = true; }
  }

  signpost.update.errors = { mark, isOf, advise, list };
})(globalThis.signpost ??= {});
