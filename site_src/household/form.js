// The form of a household: a box for each person, and what is wrong with the answers.
((signpost) => {
  "use strict";

  const page = document.querySelector("[data-household]");
  const { people: persons } = signpost;
  const { make } = signpost.draw;
  const part = (name) => page.querySelector(`[data-part="${name}"]`);
  const boxes = () => [...part("people").children];
  const near = () => part("where").querySelector("input");
  let made = 0; // counts the boxes, for ids of their own

  function addPerson() {
    made += 1;
    const box = part("person").content.firstElementChild.cloneNode(true);
    box.querySelectorAll("[data-field]").forEach((control) => { control.id = `p${made}-${control.dataset.field}`; });
    box.querySelectorAll("[data-each]").forEach((control) => { control.id = `p${made}-${control.dataset.each}-${control.value}`; });
    box.querySelectorAll("[data-for]").forEach((label) => { label.htmlFor = `p${made}-${label.dataset.for}`; });
    box.querySelectorAll("[data-hint], [data-wrong]").forEach((words) => {
      const [kind, name] = words.dataset.hint ? ["hint", words.dataset.hint] : ["wrong", words.dataset.wrong];
      words.id = `p${made}-${name}-${kind}`;
      const control = box.querySelector(`[data-field="${name}"]`);
      control.setAttribute("aria-describedby", `${control.getAttribute("aria-describedby") || ""} ${words.id}`.trim());
    });
    part("people").append(box);
    number();
    return box;
  }
  function number() {
    boxes().forEach((box, at) => {
      box.querySelector("legend").textContent = `Person ${at + 1}`;
      const remove = box.querySelector("[data-remove]");
      remove.hidden = boxes().length === 1;
      remove.setAttribute("aria-label", `Remove person ${at + 1}`);
    });
  }
  function removePerson(box) {
    const at = boxes().indexOf(box);
    box.remove();
    number();
    boxes()[Math.min(at, boxes().length - 1)].querySelector('[data-field="who"]').focus();
  }

  // Adds what was chosen from the list of needs to what was typed, and returns it; "" if nothing was chosen.
  function addNeed(box) {
    const words = box.querySelector('[data-field="words"]');
    const list = box.querySelector('[data-field="need"]');
    const chosen = list.value;
    if (!chosen) { list.focus(); return ""; }
    words.value = [words.value.trim(), chosen].filter(Boolean).join(", ");
    list.value = "";
    return chosen;
  }

  function mark(box, field, words) {
    const place = box.querySelector(`[data-wrong="${field}"]`);
    const control = box.querySelector(`[data-field="${field}"]`);
    place.textContent = words ? `Error: ${words}` : "";
    place.hidden = !words;
    if (words) { control.setAttribute("aria-invalid", "true"); } else { control.removeAttribute("aria-invalid"); }
    return control;
  }
  // Shows what is wrong with the answers, beside each and at the top; returns whether anything is.
  function complain(household, placeError) {
    const wrong = household.flatMap((person, at) => {
      person.box.querySelectorAll("[data-wrong]").forEach((one) => mark(person.box, one.dataset.wrong, ""));
      return persons.faults(person, household.slice(0, at)).map(([field, words]) => [words, mark(person.box, field, words)]);
    });
    const place = mark(part("where"), "near", placeError);
    if (placeError) { wrong.unshift([placeError, place]); }
    part("wrong-list").replaceChildren(...wrong.map(([words, control]) => {
      const link = make("a", { href: `#${control.id}` }, words);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const fold = control.closest("details");
        if (fold) { fold.open = true; }
        control.focus();
      });
      return make("li", {}, link);
    }));
    part("wrong").hidden = !wrong.length;
    if (wrong.length) { part("wrong").focus(); }
    return wrong.length > 0;
  }

  // Takes away everything that was typed.
  function empty() {
    page.querySelector("form").reset();
    near().value = "";
    part("people").replaceChildren();
    part("wrong-list").replaceChildren();
    part("wrong").hidden = true;
    addPerson();
  }

  signpost.householdForm = { boxes, near, addPerson, removePerson, addNeed, complain, empty };
})(globalThis.signpost ??= {});
