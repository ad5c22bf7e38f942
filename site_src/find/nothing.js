// "Nothing for this": a note of two lines, for the reader to change, and to send or not. It shows what people ask for in
// vain. This page sends nothing, and keeps nothing.
((signpost) => {
  "use strict";

  const own = globalThis.document && document.querySelector("[data-nothing]");
  if (!own) { return; }
  const part = (name) => own.querySelector(`[data-part="${name}"]`);
  const note = own.querySelector("textarea");
  let asked = { words: "", areas: [] };

  const written = () => [
    `Nothing found for: ${asked.words || "(no words)"}`,
    `Area: ${asked.areas.join(", ") || "not said"}`,
  ].join("\n");

  function mail() {
    const address = own.dataset.email;
    part("email").hidden = !address;
    const subject = encodeURIComponent("Nothing found in the directory");
    part("email").href = `mailto:${address}?subject=${subject}&body=${encodeURIComponent(note.value)}`;
  }

  function open() {
    note.value = written();
    mail();
    part("note").hidden = false;
    part("said").textContent = "";
    note.focus();
  }

  async function copy() {
    part("said").textContent = await signpost.copyFrom(note) ? "Copied." : "Your browser can’t copy it. Press Ctrl and C together.";
  }

  function close() {
    note.value = "";
    part("note").hidden = true;
  }

  part("open").addEventListener("click", open);
  note.addEventListener("input", mail);
  part("copy").addEventListener("click", copy);
  window.addEventListener("pagehide", close);

  // What was asked in vain. A note about something else is thrown away.
  signpost.nothing = (words, areas) => {
    if (words !== asked.words || areas.join() !== asked.areas.join()) { close(); }
    asked = { words, areas };
  };
})(globalThis.signpost ??= {});
