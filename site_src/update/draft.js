// What is told: the state of the form, read from its fields and written into them. It begins with the present answers
// about a group, or with what was typed about it before in this tab.
((signpost) => {
  "use strict";

  const { answers, fields, held, present, store, words } = signpost.update;
  const form = document.querySelector("[data-update]");
  const questions = () => held.form.questions;
  const blank = () => ({ about: "", id: "", name: "", parts: [], role: "", holds: "", step: "about", values: {}, present: {} });
  const state = blank();
  let filled = null; // the group with whose answers the fields were filled; "" is a new one
  let begun = Promise.resolve();

  // Reads what is typed into the state.
  function gather() {
    questions().forEach((question) => { state.values[question.key] = fields.read(question); });
    state.about = (form.querySelector("[name=about]:checked") || { value: "" }).value;
    state.parts = [...form.querySelectorAll("[name=parts]:checked")].map((tick) => tick.value);
    state.role = document.getElementById("role").value;
    state.holds = document.getElementById("holds").value;
  }

  // Writes the state into the fields.
  function fill() {
    questions().forEach((question) => fields.write(question, state.values[question.key]));
    form.querySelectorAll("[name=about]").forEach((radio) => { radio.checked = radio.value === state.about; });
    form.querySelectorAll("[name=parts]").forEach((tick) => { tick.checked = state.parts.includes(tick.value); });
    document.getElementById("role").value = state.role;
    document.getElementById("holds").value = state.holds;
    document.getElementById("group").value = state.name;
  }

  // Begins to tell something about a group; "" is a new one. Returns the step to show, and whether there was a draft.
  async function begin(id, about, step, resumes) {
    const found = id ? await present(id) : {};
    if (!found) { return begin("", "", "about", false); }
    filled = id;
    const draft = store.kept(id);
    const name = id ? held.form.groups.find(([known]) => known === id)[1] : "";
    Object.assign(state, blank(), { id, name, values: { ...found }, about, step }, draft, { present: found });
    if (draft && !(resumes && draft.about === about)) {
      Object.assign(state, { about, step, parts: draft.about === about ? draft.parts : [] });
    }
    fill();
    return { step: state.step, kept: Boolean(draft) };
  }

  // What the address says: a group, and whether everything about it is still right, or which part has changed.
  async function arrive() {
    const [, id, right, part] = /^#activity=([a-z0-9-]+)(?:(&still-right)|&part=([a-z]+))?$/.exec(location.hash) || [];
    if (id) {
      const begun = await begin(id, right ? "still-right" : "change", right ? "you" : "parts", true);
      if (state.id && Object.keys(held.form.parts).includes(part) && !state.parts.length) { state.parts = [part]; }
      fill();
      return begun;
    }
    const draft = store.kept("");
    return begin("", draft ? draft.about : "", "about", true);
  }

  const groupNamed = (typed) => held.form.groups.find(([, name]) => answers.isSame(name, typed));
  // The group that was chosen by its name, or that it is a new one. Resolves when its answers are in the fields.
  function chooseGroup() {
    const { about, step } = state;
    const [wanted] = about === "new" ? [""] : groupNamed(document.getElementById("group").value) || [null];
    if (wanted === filled) { return begun; }
    filled = wanted;
    begun = wanted === null ? Promise.resolve(empty()) : begin(wanted, about, step, false).then(() => {});
    return begun;
  }
  function empty() {
    Object.assign(state, { id: "", name: "", present: {} });
    questions().forEach((question) => fields.write(question, undefined));
  }

  // What is asked about a venue or an organisation: the present answers if it is the same as now, and none if it is new.
  function describe(kind) {
    questions().filter(({ about }) => about === kind).forEach((question) => {
      const [now, was] = [state.values[question.key], state.present[question.key]].map((value) => answers.text(question, value));
      const same = answers.before(state, question) !== undefined;
      if (now && now === was && !same) { fields.write(question, undefined); }
      if (!now && same) { fields.write(question, state.present[question.key]); }
    });
    gather();
  }

  // Whether what was typed speaks of a place that must not be found. What the records say already was looked at.
  function tellsOfDanger() {
    const looked = [...form.querySelectorAll("[data-find]")].map((box) => box.value);
    return [state.role, ...looked].some(words.speaksOfDanger) || questions().filter((question) => !["choice", "choices", "boolean"].includes(question.answer)).some((question) => {
      const now = answers.text(question, state.values[question.key]);
      return now !== answers.text(question, answers.before(state, question)) && words.speaksOfDanger(now);
    });
  }

  function keep() {
    if (filled !== null && !tellsOfDanger()) { store.keep(state); }
  }
  const forget = () => store.forget(state.id);
  function restart() {
    forget();
    Object.assign(state, blank());
    filled = null;
    fill();
  }

  signpost.update.draft = { state, gather, arrive, chooseGroup, describe, tellsOfDanger, keep, forget, restart };
})(globalThis.signpost ??= {});
