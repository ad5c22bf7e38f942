// The steps of the form, and what stands in the way of leaving one.
((signpost) => {
  "use strict";

  const { answers, check, dates, fields, held } = signpost.update;
  const part = (name) => document.querySelector(`[data-step="${name}"]`);
  const questionSteps = () => [...document.querySelectorAll("[data-step][data-questions]")].map((step) => step.dataset.step);

  // The steps that somebody takes who tells this, in order.
  function taken(state) {
    if (answers.isStillRight(state)) { return ["about", ...(state.about === "change" ? ["parts"] : []), "you", "send"]; }
    const asked = new Set(answers.asked(state).map((question) => question.step));
    return ["about", ...(state.about === "change" ? ["parts"] : []), ...questionSteps().filter((step) => asked.has(step)), "you", "send"];
  }

  const inStep = (state, step) => answers.asked(state).filter((question) => question.step === step);

  // What is wrong in a step: pairs of a sentence and the control to mend it in; and each question with what is wrong.
  function wrong(state, step) {
    if (OWN[step]) { return OWN[step](state); }
    const found = inStep(state, step).map((question) => [question, fault(state, question)]);
    const all = found.filter(([, { words }]) => words)
      .map(([question, { words, row, field }]) => [words, fields.target(question, row, field)]);
    return step === "contact" && !all.length ? noWay(state) : all;
  }
  function fault(state, question) {
    const had = answers.text(question, answers.before(state, question));
    if (had && had === answers.text(question, state.values[question.key])) { return { words: "" }; } // it is not hers to mend
    if (isTooSoon(state, question)) { return { words: "That day has not come yet. Please ring us, or tell us on the day." }; }
    const wanted = question.required && (Boolean(had) || (question.about === "activity" ? state.about === "new" : answers.owner(state, question.about) === "new"));
    return check.fault(question, state.values[question.key], wanted);
  }

  // Of what is to come, only a closing can be told before (signpost/submissions/fields.py).
  function isTooSoon(state, { name, key }) {
    const status = state.values[answers.keyed("activity", "status")];
    return name === "status_since" && status !== "closed" && dates.read(state.values[key] || "") > dates.today();
  }

  const byKey = (about, name) => held.form.questions.find((question) => question.about === about && question.name === name);
  function noWay(state) {
    const ways = held.form.ways.map((name) => byKey("activity", name));
    const reached = ways.some((question) => answers.text(question, state.values[question.key]));
    return reached ? [] : [["Write a phone number, an e-mail address or a website, so that people can reach you.", fields.target(ways[0])]];
  }

  const input = (name) => document.querySelector(`[name="${name}"]`);
  const OWN = {
    about: (state) => {
      if (!state.about) { return [["Choose what you would like to tell us.", input("about")]]; }
      if (state.about === "new" || state.id) { return []; }
      const typed = document.getElementById("group").value.trim();
      return [[typed ? `We have no group called “${typed}”. Choose one from the list, or ring us.` : "Choose the group that this is about.", document.getElementById("group")]];
    },
    parts: (state) => {
      if (!state.parts.length) { return [["Choose what has changed.", input("parts")]]; }
      const both = state.parts.includes("nothing") && state.parts.length > 1;
      return both ? [["Choose either “Nothing has changed” or what has changed.", input("parts")]] : [];
    },
    you: (state) => {
      if (!state.role.trim()) { return [["Write your part in the group, such as coordinator or somebody who goes.", document.getElementById("role")]]; }
      const nothing = !answers.isStillRight(state) && !answers.changes(state).length;
      return nothing ? [["You have changed nothing yet. Go back and change something, or choose “Nothing has changed”.", document.querySelector("[data-back]")]] : [];
    },
    send: () => [],
  };

  signpost.update.steps = { part, taken, inStep, wrong, fault };
})(globalThis.signpost ??= {});
