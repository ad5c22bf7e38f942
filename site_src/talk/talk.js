// The conversation guide: what is typed stays in the memory of this tab, and on paper if it is printed. It is cleared by
// "Start again", on leaving the page, and after an hour without a touch.
(() => {
  "use strict";

  const HOUR = 60 * 60 * 1000;
  const MINUTE = 60 * 1000;
  const talk = document.querySelector("[data-talk]");
  const part = (name) => talk.querySelector(`[data-part="${name}"]`);
  const boxes = [...talk.querySelectorAll("textarea")];
  let touched = Date.now();

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

  const touch = () => { touched = Date.now(); };

  // Time may have passed while the computer slept, so the clock is asked, and not a timer alone.
  function forget() {
    if (Date.now() - touched >= HOUR && talk.classList.contains("is-written")) { startAgain(); }
  }

  talk.addEventListener("input", () => { part("said").textContent = ""; noteAll(); });
  ["input", "keydown", "pointerdown"].forEach((kind) => { document.addEventListener(kind, touch); });
  part("print").addEventListener("click", () => { window.print(); });
  part("clear").addEventListener("click", startAgain);
  document.addEventListener("visibilitychange", forget);
  window.addEventListener("pageshow", forget);
  window.addEventListener("pagehide", clear); // going back shows an empty guide
  setInterval(forget, MINUTE);
  noteAll();
})();
