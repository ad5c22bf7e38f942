// The page of the update form. It sends nothing: it ends in a text and the ways in which that reaches us. Nothing stands
// in its address but the group that it is about.
((signpost) => {
  "use strict";

  const { answers, check, errors, fields, held, present, rows, sending, steps, store, words } = signpost.update;
  const form = document.querySelector("[data-update]");
  const place = (name) => document.querySelector(`[data-part="${name}"]`);
  const questions = held.form.questions;
  const blank = () => ({ about: "", id: "", name: "", parts: [], role: "", step: "about", values: {}, present: {} });
  let state = blank();

  const questionOf = (element) => {
    const box = element.closest("[data-ask]");
    return box && questions.find((question) => question.key === box.dataset.ask);
  };
  const groupNamed = (typed) => held.form.groups.find(([, name]) => name.toLowerCase() === typed.trim().toLowerCase());

  // Reads what is typed into the state.
  function gather() {
    questions.forEach((question) => { state.values[question.key] = fields.read(question); });
    state.about = (form.querySelector("[name=about]:checked") || { value: "" }).value;
    state.parts = [...form.querySelectorAll("[name=parts]:checked")].map((tick) => tick.value);
    state.role = document.getElementById("role").value;
  }

  // Writes the state into the fields.
  function fill() {
    questions.forEach((question) => fields.write(question, state.values[question.key]));
    form.querySelectorAll("[name=about]").forEach((radio) => { radio.checked = radio.value === state.about; });
    form.querySelectorAll("[name=parts]").forEach((tick) => { tick.checked = state.parts.includes(tick.value); });
    document.getElementById("role").value = state.role;
    document.getElementById("group").value = state.name;
  }

  // Begins with the present answers of a group, or with what was typed about it before; "" is a new group.
  async function begin(id, about, step) {
    const found = id ? await present(id) : {};
    if (!found) { return begin("", "", "about"); }
    const draft = store.kept(id);
    const values = Object.fromEntries(questions.map((question) => [question.key, question.about === "activity" ? found[question.name] : undefined]));
    const name = id ? held.form.groups.find(([known]) => known === id)[1] : "";
    state = { ...blank(), about, id, name, step, values, ...draft, present: found };
    if (draft && about) { Object.assign(state, { about: draft.about === "new" ? "new" : about }); }
    if (draft && about !== "still-right" && draft.step) { state.step = draft.step; } else { state.step = step; }
    fill();
    place("kept").hidden = !draft;
    show(state.step, false);
    remember("replaceState");
  }

  function show(step, moved = true) {
    gather();
    const all = steps.taken(state);
    state.step = all.includes(step) ? step : all[all.length - 2];
    form.querySelectorAll("[data-step]").forEach((part) => { part.hidden = part.dataset.step !== state.step; });
    suit();
    errors.list([]);
    place("progress").textContent = `Step ${all.indexOf(state.step) + 1}${state.about ? ` of ${all.length}` : ""}${state.name ? `: ${state.name}` : ""}`;
    form.querySelector("[data-back]").hidden = state.step === "about";
    form.querySelector("[data-next]").hidden = state.step === "send";
    if (state.step === "send") { sending.show(answers.whole(state), subject()); }
    if (state.step === "you") { recall(); }
    if (moved) { steps.part(state.step).querySelector("h2").focus(); }
  }

  // Shows the questions that are asked, and no others.
  function suit() {
    questions.forEach((question) => {
      const asked = answers.asks(state, question);
      fields.box(question.key).hidden = !asked;
      if (question.answer === "money") { fields.reveal(question.key); }
    });
    form.querySelectorAll("details[data-more]").forEach((fold) => {
      fold.hidden = ![...fold.querySelectorAll("[data-ask]")].some((box) => !box.hidden);
    });
    place("which").hidden = !["change", "still-right"].includes(state.about);
  }

  // What we have now, so that somebody can say that it is still right.
  function recall() {
    const lines = questions.filter((question) => answers.isStillRight(state) && question.about === "activity" && state.present[question.name])
      .map((question) => line(question.label, spoken(question)));
    place("present").replaceChildren(...lines);
    place("present-title").hidden = !lines.length;
  }
  function line(label, text) {
    const [row, term, told] = ["div", "dt", "dd"].map((name) => document.createElement(name));
    term.textContent = label;
    told.textContent = text;
    row.append(term, told);
    return row;
  }
  function spoken(question) {
    const text = answers.text(question, state.present[question.name]);
    const options = new Map([...fields.box(question.key).querySelectorAll("label[data-value]")].map((label) => [label.dataset.value, label.textContent.trim()]));
    return options.size && question.answer !== "money" ? text.split(", ").map((value) => options.get(value) || value).join(", ") : text;
  }

  function subject() {
    const name = state.name || answers.text({ answer: "name" }, state.values["activity-name"]);
    return answers.isStillRight(state) ? `Still right: ${name}` : state.about === "new" ? `New group: ${name}` : `A change: ${name}`;
  }

  // Whether what was typed speaks of a place that must not be found. Then the form stops, and keeps nothing of it.
  function stops() {
    const told = questions.filter((question) => !["choice", "choices", "boolean"].includes(question.answer)).some((question) => {
      const now = answers.text(question, state.values[question.key]);
      return now !== answers.text(question, state.present[question.name]) && words.speaksOfDanger(now);
    });
    if (!told) { return false; }
    store.forget(state.id);
    form.hidden = true;
    place("stop").hidden = false;
    place("stop").querySelector("h2").focus();
    return true;
  }

  function next() {
    gather();
    if (stops()) { return; }
    const wrong = steps.wrong(state, state.step);
    steps.inStep(state, state.step).forEach((question) => errors.mark(question, steps.fault(state, question)));
    if (wrong.length) {
      errors.list(wrong);
      return;
    }
    const all = steps.taken(state);
    go(all[all.indexOf(state.step) + 1]);
  }
  function go(step) {
    show(step);
    remember("pushState");
    store.keep(state);
  }
  // A step of the browser's own way back, at the same address.
  function remember(how) {
    try { history[how]({ step: state.step }, ""); } catch (refusal) { /* then that way leaves the page */ }
  }
  function back() {
    gather();
    const all = steps.taken(state);
    go(all[all.indexOf(state.step) - 1]);
  }

  // Looks at an answer when somebody leaves it.
  function look(element) {
    gather();
    const question = questionOf(element);
    if (question && stops()) { return; }
    if (question) {
      const found = steps.fault(state, question);
      const empty = !answers.text(question, state.values[question.key]);
      errors.mark(question, empty ? { words: "" } : found); // what is empty may still be filled in
      errors.advise(question, check.advice(question, state.values[question.key]));
    }
    suit();
    store.keep(state);
  }

  async function chooseGroup() {
    const known = groupNamed(document.getElementById("group").value);
    const about = state.about;
    if (known && known[0] !== state.id) {
      await begin(known[0], about, "about");
      show("about", false);
    }
    if (!known) { Object.assign(state, { id: "", name: "", present: {} }); }
  }

  function restart() {
    store.forget(state.id);
    state = blank();
    fill();
    place("kept").hidden = true;
    leaveAddress();
    show("about");
  }
  function leaveAddress() {
    try { history.replaceState(null, "", location.href.split("#")[0]); } catch (refusal) { /* then the address stays as it is */ }
  }

  // What the address says: a group, and whether everything about it is still right.
  function arrive() {
    const match = /^#activity=([a-z0-9-]+)(&still-right)?$/.exec(location.hash);
    const draft = store.kept("");
    const fresh = match ? begin(match[1], match[2] ? "still-right" : "change", match[2] ? "you" : "parts") : begin("", draft ? draft.about : "", "about");
    return fresh.catch((failure) => {
      place("trouble").textContent = `${failure.message} Please ring us, or try again.`;
      place("trouble").hidden = false;
    });
  }

  function names(list, all) {
    document.getElementById(list).replaceChildren(...all.map((name) => Object.assign(document.createElement("option"), { value: name })));
  }

  const PRESSED = {
    back,
    restart,
    copy: sending.copy,
    sent: () => store.forget(state.id),
    again: () => {
      place("stop").hidden = true;
      form.hidden = false;
      show(state.step);
    },
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    next();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-press]");
    if (button) { PRESSED[button.dataset.press](); }
  });
  form.addEventListener("click", (event) => {
    const box = event.target.closest("[data-ask]");
    if (event.target.closest("[data-add]")) { rows.first(rows.add(box, {})).focus(); }
    if (event.target.closest("[data-remove]")) {
      rows.remove(box, event.target.closest("[data-rows] > *")).focus();
      look(box);
    }
  });
  form.addEventListener("change", (event) => {
    const row = event.target.closest("[data-rows] > *");
    if (event.target.dataset.field === "repeats") { rows.suit(row); }
    if (event.target.id === "group") { chooseGroup(); }
    look(event.target);
  });
  form.addEventListener("input", () => {
    gather();
    store.keep(state);
  });
  window.addEventListener("popstate", (event) => {
    if (event.state && event.state.step) { show(event.state.step); }
  });
  window.addEventListener("hashchange", () => {
    if (/^#activity=/.test(location.hash)) { arrive(); }
  });

  Object.entries(held.form.names).forEach(([kind, all]) => names(`names-${kind}`, all));
  names("names-group", held.form.groups.map(([, name]) => name));
  place("by-hand").hidden = true;
  form.hidden = false;
  arrive();
})(globalThis.signpost ??= {});
