// The last step: the text of the update, and the ways in which it reaches us. The page itself sends nothing.
((signpost) => {
  "use strict";

  const MOST_MAIL = 1800; // characters of an address that every mail program takes
  const MOST_ISSUE = 6000; // of one that GitHub takes
  const PASTE = "Please delete this line, and paste here what you copied: press Ctrl and V, or hold your finger here and choose Paste.";
  const place = (name) => document.querySelector(`[data-part="${name}"]`);

  // Shows the text with its ways. `subject` is the title of an e-mail or issue; `steps` are those to go back to.
  function show(text, subject, steps) {
    document.getElementById("told").value = text;
    document.getElementById("told").scrollTop = 0;
    place("to").replaceChildren(...steps.map(wayBack));
    mail(text, subject);
    issue(text, subject);
    document.querySelectorAll("[data-copied]").forEach((said) => { said.textContent = ""; });
  }

  // A button that leads back to a step, by its title.
  function wayBack(step) {
    const title = document.querySelector(`[data-step="${step}"] h2`).textContent;
    const button = Object.assign(document.createElement("button"), { type: "button", className: "quiet", value: step, textContent: title });
    button.dataset.press = "to";
    return button;
  }

  function mail(text, subject) {
    const link = place("mail");
    if (!link) { return; }
    const bare = `mailto:${link.dataset.to}?subject=${encodeURIComponent(subject)}`;
    const full = `${bare}&body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`;
    const fits = full.length <= MOST_MAIL;
    link.href = fits ? full : `${bare}&body=${encodeURIComponent(PASTE)}`;
    link.textContent = fits ? "Write the e-mail" : "Open an e-mail, and paste the text into it";
    place("mail-paste").hidden = fits;
  }

  function issue(text, subject) {
    const link = place("issue");
    if (!link) { return; }
    const bare = `${link.dataset.to}/issues/new?title=${encodeURIComponent(subject)}`;
    const full = `${bare}&body=${encodeURIComponent(text)}`;
    link.href = full.length <= MOST_ISSUE ? full : `${bare}&body=${encodeURIComponent(PASTE)}`;
    place("issue-paste").hidden = full.length <= MOST_ISSUE;
  }

  // Copies the text, and says so below the button that was pressed.
  async function copy(button) {
    const done = await signpost.copyFrom(document.getElementById("told"));
    const said = button.closest("div").querySelector("[data-copied]");
    said.textContent = done ? "Copied. Now paste it into an e-mail to us." : "Please copy the text that is selected.";
  }

  signpost.update.sending = { show, copy };
})(globalThis.signpost ??= {});
