// The page of the update form. It sends nothing: it ends in a text and the ways in which that reaches us. Nothing stands
// in its address but the group that it is about.
((signpost) => {
  "use strict";

  const { answers, check, draft, errors, fields, held, meant, owners, pick, rows, sending, shown, steps } = signpost.update;
  const { state } = draft;
  const form = document.querySelector("[data-update]");
  const place = (name) => document.querySelector(`[data-part="${name}"]`);
  const questions = held.form.questions;
  const questionOf = (element) => {
    const box = element.closest("[data-ask]");
    return box && questions.find((question) => question.key === box.dataset.ask);
  };

  let returns = false; // whether somebody has come back from the end, to change something

  function show(step, moved = true) {
    draft.gather();
    if (step === "send" || step === "about") { returns = false; }
    const all = steps.taken(state);
    state.step = all.includes(step) ? step : all[all.length - 2];
    form.querySelectorAll("[data-step]").forEach((part) => { part.hidden = part.dataset.step !== state.step; });
    form.querySelectorAll("[data-more]").forEach((fold) => { fold.open = state.about === "change" || holdsWords(fold); });
    suit();
    errors.list([]);
    const at = `Step ${all.indexOf(state.step) + 1}`;
    place("progress").textContent = state.about ? `${at} of ${all.length}${state.name ? `: ${state.name}` : ""}` : at;
    form.querySelector("[data-back]").hidden = state.step === "about";
    form.querySelector("[data-next]").hidden = state.step === "send";
    form.querySelector("[data-next]").textContent = returns ? "Go on to the end" : "Continue";
    document.querySelector("[data-by-phone]").hidden = !["about", "send"].includes(state.step);
    if (state.step === "send") { sending.show(answers.whole(state), answers.subject(state), all.slice(1, -1)); }
    if (state.step === "you") { shown.recall(state); }
    pick.arrange(state).catch(trouble);
    if (moved) { steps.part(state.step).querySelector("h2").focus(); }
  }

  // Whether something is answered in a fold. Words that somebody has written are not to look lost.
  function holdsWords(fold) {
    return [...fold.querySelectorAll("[data-ask]")].map(questionOf).some((question) => answers.text(question, state.values[question.key]));
  }

  // Shows the questions that are asked, and no others.
  function suit() {
    questions.forEach((question) => {
      fields.box(question.key).hidden = !answers.asks(state, question);
      shown.setApart(state, question);
      if (question.answer === "money") { fields.reveal(question.key); }
    });
    form.querySelectorAll("[data-more]").forEach((fold) => { fold.hidden = !fold.querySelector("[data-ask]:not([hidden])"); });
    form.querySelectorAll("[name=parts]").forEach((tick) => { tick.closest(".tick").hidden = !tick.checked && !isOfGroup(tick.value); });
    place("which").hidden = !isAboutAGroup();
    place("holds").hidden = state.about !== "change";
  }

  // Whether there is anything to ask about a part: there is no lift where a group has no place.
  const isOfGroup = (part) => part === "nothing" || answers.asked({ ...state, parts: [part] }).length > 0;

  // If the words speak of a place that must not be found, the form stops, and nothing of it is kept.
  function stops() {
    if (!draft.tellsOfDanger()) { return false; }
    draft.forget();
    form.hidden = true;
    place("stop").hidden = false;
    place("stop").querySelector("h2").focus();
    return true;
  }

  const group = document.getElementById("group");
  const isAboutAGroup = () => ["change", "still-right"].includes(state.about);

  async function next() {
    draft.gather();
    if (state.step === "about") { await draft.chooseGroup(); }
    if (stops()) { return; }
    const offered = state.step === "about" && isAboutAGroup() && meant.show(group.value);
    if (offered) {
      errors.list([]);
      return offered.focus();
    }
    const unmet = owners.unmet();
    if (unmet) {
      suit();
      return owners.introduce(unmet);
    }
    const wrong = steps.wrong(state, state.step);
    errors.clear(steps.part(state.step));
    new Set(wrong.map(([, , key]) => key)).forEach((key) => errors.mark(key, wrong.filter(([, , own]) => own === key)));
    if (wrong.length) { return errors.list(wrong); }
    go(afterThis());
  }
  // The next step. Whoever came back from the end goes to the end again, by way of what is still to be answered.
  function afterThis() {
    const all = steps.taken(state);
    const later = all.slice(all.indexOf(state.step) + 1);
    return (returns && later.find((step) => steps.wrong(state, step).length)) || (returns ? "send" : later[0]);
  }
  function back() {
    draft.gather();
    const all = steps.taken(state);
    go(all[all.indexOf(state.step) - 1]);
  }
  function go(step) {
    document.documentElement.classList.add("under-way"); // what the page says first has been read
    show(step);
    remember("pushState");
    draft.keep();
  }
  // A step of the browser's own way back, at the same address.
  function remember(how) {
    try { history[how]({ step: state.step }, ""); } catch (refusal) { /* then that way leaves the page */ }
  }

  // Looks at an answer when somebody has left it.
  function look(element) {
    draft.gather();
    const question = questionOf(element);
    const isRole = element.id === "role";
    if ((question || isRole) && stops()) { return; }
    const own = !question && element.closest("[data-ask]");
    if (own && !steps.wrong(state, state.step).some(([, , key]) => key === own.dataset.ask)) { errors.mark(own.dataset.ask); }
    if (isRole) { errors.advise("role", check.roleAdvice(state.role).filter(Boolean)); }
    if (question) {
      const told = answers.text(question, state.values[question.key]) ? steps.faults(state, question) : []; // what is empty may still be filled in
      const found = told.filter((one) => errors.isOf(element, question, one));
      errors.mark(question.key, found.map(({ words, row, field }) => [words, fields.target(question, row, field)]));
      if (question.answer === "named") { draft.describe(question.name); }
      owners.advise(question);
    }
    suit();
    draft.keep();
  }

  // Shows what is asked about a place or an organisation while it is named, so that Tab comes to it.
  function describe(question, isTyping) {
    draft.gather();
    if (isTyping && answers.mayBecome(question.name, state.values[question.key])) { return; }
    draft.describe(question.name);
    const offered = meant.show(state.values[question.key], question.name);
    owners.advise(question, Boolean(offered));
    suit();
  }

  // Words that appear while a button is pressed would move what is below, and the press would miss. So they wait.
  let pressing = false;
  let waiting = [];
  function settle(action) {
    if (pressing) { waiting.push(action); } else { action(); }
  }
  function released() {
    pressing = false;
    setTimeout(() => waiting.splice(0).forEach((action) => action()));
  }
  document.addEventListener("pointerdown", () => { pressing = true; }, true);
  ["pointerup", "pointercancel"].forEach((name) => document.addEventListener(name, released, true));

  function restart() {
    draft.restart();
    document.documentElement.classList.remove("under-way");
    place("kept").hidden = true;
    try { history.replaceState(null, "", location.href.split("#")[0]); } catch (refusal) { /* then the address stays as it is */ }
    show("about");
  }

  function arrive() {
    return draft.arrive().then(({ step, kept }) => {
      place("kept").hidden = !kept;
      show(step, Boolean(state.id)); // who comes by the link of a group goes on from its first question
      if (location.hash === "#connector") { document.getElementById("connector").scrollIntoView(); } // the form has moved it
      remember("replaceState");
    }).catch(trouble);
  }
  function trouble(failure) {
    place("trouble").textContent = `${failure.message} Please ring us, or try again.`;
    place("trouble").hidden = false;
  }

  const PRESSED = {
    back,
    to: (button) => {
      returns = button.value !== "parts"; // who chooses other parts is asked about them
      go(button.value);
    },
    restart,
    copy: sending.copy,
    meant: (button) => {
      const { meant: kind, box } = button.closest("[data-meant]").dataset;
      const field = document.getElementById(box);
      field.value = button.value;
      meant.show(button.value, kind);
      if (kind === "group") {
        next().catch(trouble);
      } else {
        errors.clear(steps.part(state.step)); // what was told may have been of a place that is none of those we know
        errors.list([]);
        field.focus();
        look(field);
      }
    },
    sent: draft.forget,
    again: () => {
      place("stop").hidden = true;
      form.hidden = false;
      show(state.step);
    },
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-press]");
    if (button) { PRESSED[button.dataset.press](button); }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    next().catch(trouble);
  });
  form.addEventListener("click", (event) => {
    const box = event.target.closest("[data-ask]");
    if (event.target.closest("[data-add]")) { rows.first(rows.add(box, {})).focus(); }
    if (event.target.closest("[data-remove]")) {
      rows.remove(box, event.target.closest("[data-rows] > *")).focus();
      look(box);
    }
  });
  form.addEventListener("change", ({ target }) => {
    if (target.dataset.field === "repeats") { rows.suit(target.closest("[data-rows] > *")); }
    settle(() => look(target));
    if (target.id === "group" || target.name === "about") {
      draft.gather();
      draft.chooseGroup().then(suit, trouble);
    }
  });
  form.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const question = questionOf(target);
    if (question && target.matches("input") && question.answer === "named" && ["Tab", "Enter"].includes(key)) { describe(question, false); }
    if (target.matches("[data-find]") && key === "Enter") {
      event.preventDefault();
      pick.first(target).focus();
    }
  });
  form.addEventListener("focusin", ({ target }) => {
    const question = questionOf(target);
    if (question) { owners.meet(question); }
  });
  form.addEventListener("input", ({ target }) => {
    const question = questionOf(target);
    if (question && question.answer === "named") { describe(question, true); }
    if (target === group) { meant.show(group.value); }
    if (target.matches("[data-find]")) { pick.find(target); }
    draft.gather();
    draft.keep();
  });
  window.addEventListener("popstate", (event) => {
    if (event.state && event.state.step) { show(event.state.step); }
  });
  window.addEventListener("hashchange", () => {
    if (/^#activity=/.test(location.hash)) { arrive(); }
  });

  function names(list, all) {
    const options = all.map((name) => Object.assign(document.createElement("option"), { value: name }));
    document.getElementById(list).replaceChildren(...options);
  }
  Object.entries(held.form.names).forEach(([kind, all]) => names(`names-${kind}`, all));
  names("names-group", held.form.groups.map(([, name]) => name));
  place("by-hand").hidden = true;
  form.hidden = false;
  arrive();
})(globalThis.signpost ??= {});
