// The conversation guide: what is typed stays in the memory of this tab, and on paper if it is printed. It is cleared by
// "Start again", on leaving the page, and after an hour without a touch.
((signpost) => {
  "use strict";

  const talk = document.querySelector("[data-talk]");
  const part = (name) => talk.querySelector(`[data-part="${name}"]`);
  const boxes = [...talk.querySelectorAll("textarea")];

  // Puts what is typed where paper shows it, and marks what has notes.
  function note(box) {
    const typed = box.value.trim();
    talk.querySelector(`[data-noted="${box.id}"]`).textContent = typed;
    const topic = box.closest("[data-topic]");
    if (topic) { topic.classList.toggle("has-note", typed !== ""); }
  }

  function noteAll() {
    boxes.forEach(note);
    talk.classList.toggle("is-written", boxes.some((box) => box.value.trim() !== ""));
  }

  function clear() {
    boxes.forEach((box) => { box.value = ""; });
    noteAll();
  }

  function startAgain() {
    clear();
    part("said").textContent = "All that was typed is gone.";
  }

  talk.addEventListener("input", () => { part("said").textContent = ""; noteAll(); });
  part("print").addEventListener("click", () => { window.print(); });
  part("clear").addEventListener("click", startAgain);
  window.addEventListener("pagehide", clear); // going back shows an empty guide
  signpost.forgetUntouched(() => { if (talk.classList.contains("is-written")) { startAgain(); } });
  noteAll();
})(globalThis.signpost ??= {});
