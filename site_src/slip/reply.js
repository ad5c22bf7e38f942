// The reply to a referrer: a reference and what became of it make a sentence to pass on. It stores and sends nothing.
((signpost) => {
  "use strict";

  document.querySelector(".without-script").hidden = true;
  const form = document.querySelector("[data-reply]");
  const part = (name) => form.querySelector(`[data-part="${name}"]`);
  const typed = document.getElementById("reference");

  // The reference in the address; it is taken out of it, so that the next reader of this browser does not find it.
  function take() {
    const given = signpost.reference.read(decodeURIComponent(location.hash.slice(1)));
    if (given) {
      typed.value = given;
      history.replaceState(null, "", location.pathname + location.search);
    }
  }

  const chosen = (name) => form.querySelector(`input[name="${name}"]:checked`);

  // What became of it, in words; "" if nothing is ticked yet.
  function happened() {
    const what = chosen("what");
    if (!what) { return ""; }
    const why = what.value === "declined" && chosen("why");
    return why ? `${what.dataset.said}: ${why.dataset.said}` : what.dataset.said;
  }

  // The mistakes, each with its place and what would pass.
  function mistakes() {
    const found = [];
    if (!signpost.reference.read(typed.value)) {
      found.push(["reference", typed.value.trim()
        ? `A reference has six letters and digits, such as K7M 3QX. You wrote “${typed.value.trim()}”.`
        : "Write the reference that stands on the slip, such as K7M 3QX."]);
    }
    if (!chosen("what")) { found.push(["what-started", "Choose what became of it."]); }
    return found;
  }

  function summarise(found) {
    const list = part("mistakes");
    list.replaceChildren(...found.map(([place, words]) => {
      const link = document.createElement("a");
      link.href = `#${place}`;
      link.textContent = words;
      link.addEventListener("click", (event) => {
        event.preventDefault(); // the address keeps nothing
        document.getElementById(place).focus();
      });
      const item = document.createElement("li");
      item.append(link);
      return item;
    }));
    form.querySelectorAll("[data-wrong]").forEach((wrong) => {
      const own = found.find(([place]) => place === wrong.dataset.wrong);
      wrong.textContent = own ? own[1] : "";
      wrong.hidden = !own;
    });
    typed.setAttribute("aria-invalid", String(found.some(([place]) => place === "reference")));
    part("summary").hidden = !found.length;
    if (found.length) { part("summary").focus(); }
  }

  function make(event) {
    event.preventDefault();
    const found = mistakes();
    summarise(found);
    part("made").hidden = Boolean(found.length);
    if (found.length) { return; }
    const sentence = `Reference ${signpost.reference.read(typed.value)}: ${happened()}.`;
    part("sentence").value = sentence;
    part("text").href = `sms:?&body=${encodeURIComponent(sentence)}`;
    part("email").href = `mailto:?subject=${encodeURIComponent("A reply to your referral")}&body=${encodeURIComponent(sentence)}`;
    part("made-title").focus();
  }

  function clear() {
    form.reset();
    part("made").hidden = true;
    summarise([]);
    why();
    typed.focus();
  }

  function why() {
    const what = chosen("what");
    part("why").hidden = !what || what.value !== "declined";
  }

  async function copy() {
    part("said").textContent = await signpost.copyFrom(part("sentence")) ? "Copied." : "Your browser can’t copy it. Press Ctrl and C together.";
  }

  form.addEventListener("submit", make);
  form.addEventListener("change", why);
  part("copy").addEventListener("click", copy);
  part("clear").addEventListener("click", clear);
  window.addEventListener("pagehide", clear); // going back shows an empty form
  window.addEventListener("hashchange", take);
  take();
})(globalThis.signpost ??= {});
