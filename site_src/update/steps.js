// The steps of the form, and what stands in the way of leaving one.
((signpost) => {
  "use strict";

  const { answers, check, dates, fields, held } = signpost.update;
  const part = (name) => document.querySelector(`[data-step="${name}"]`);
  const questionSteps = () => [...document.querySelectorAll("[data-step][data-questions]")].map((step) => step.dataset.step);

  // The steps that somebody takes who tells this, in order.
  function taken(state) {
    if (answers.isStillRight(state)) { return ["about", ...(state.about === "change" ? ["parts"] : []), "you", "send"]; }
    const asked = new Set(answers.asked(state).map((question) => answers.stepOf(state, question)));
    return ["about", ...(state.about === "change" ? ["parts"] : []), ...questionSteps().filter((step) => asked.has(step)), "you", "send"];
  }

  const inStep = (state, step) => answers.asked(state).filter((question) => answers.stepOf(state, question) === step);

  // What is wrong in a step: a sentence each, the control to mend it in, and the key of the field that it is about.
  function wrong(state, step) {
    if (OWN[step]) { return OWN[step](state); }
    const all = inStep(state, step).flatMap((question) => faults(state, question)
      .map(({ words, row, field }) => [words, fields.target(question, row, field), question.key]));
    if (step === "when" && state.about === "change" && state.holds.trim() && !dates.read(state.holds)) {
      all.push([`We can’t read “${state.holds.trim()}” as a date. Write it like 4 January 2027.`, box("holds"), "holds"]);
    }
    return all.length ? all : OF_ALL[step] ? oneOf(state, ...OF_ALL[step]) : [];
  }
  function faults(state, question) {
    const had = answers.text(question, answers.before(state, question));
    if (had && had === answers.text(question, state.values[question.key])) { return []; } // it is not hers to mend
    if (isTooSoon(state, question)) { return [{ words: "That day has not come yet. Please ring us, or tell us on the day." }]; }
    if (tellsNotWhoSends(state, question)) { return [{ words: "Say who sends people, such as a GP or a link worker." }]; }
    const wanted = question.required && (Boolean(had) || (question.about === "activity" ? state.about === "new" : answers.owner(state, question.about) === "new"));
    return check.faults(question, state.values[question.key], wanted);
  }

  // Of what is to come, only a closing can be told before (signpost/submissions/fields.py).
  function isTooSoon(state, { name, key }) {
    const status = state.values[answers.keyed("activity", "status")];
    return name === "status_since" && status !== "closed" && dates.nearest(state.values[key] || "") > dates.today();
  }

  // Nobody comes by themselves to a group by referral only, so what somebody does to come is what those do who send.
  function tellsNotWhoSends(state, { name, key }) {
    return name === "routes" && state.about === "new" && !state.values[key]
      && state.values[answers.keyed("activity", "joining")] === "referral-only";
  }

  // Of these questions one at least must be answered.
  const OF_ALL = {
    contact: [() => held.form.ways, "Write a phone number, an e-mail address or a website, so that people can reach you."],
    where: [(state) => (state.about === "new" ? ["venue", "online", "at_home"] : []), "Write where it meets. If it has no place, open “Tell us more” and say how it comes to people."],
  };
  function oneOf(state, named, words) {
    const ways = named(state).map((name) => held.form.questions.find((question) => question.about === "activity" && question.name === name));
    const answered = !ways.length || ways.some((question) => answers.text(question, state.values[question.key]));
    return answered ? [] : [[words, fields.target(ways[0]), ways[0].key]];
  }

  const input = (name) => document.querySelector(`[name="${name}"]`);
  const box = (id) => document.getElementById(id);
  const OWN = {
    about: (state) => {
      if (!state.about) { return [["Choose what you would like to tell us.", input("about"), "about"]]; }
      if (state.about === "new" || state.id) { return []; }
      const typed = box("group").value.trim();
      return [[typed ? `We have no group called “${typed}”. Choose one from the list, or ring us.` : "Choose the group that this is about.", box("group"), "group"]];
    },
    parts: (state) => {
      if (!state.parts.length) { return [["Choose what has changed.", input("parts"), "parts"]]; }
      const both = state.parts.includes("nothing") && state.parts.length > 1;
      return both ? [["Choose either “Nothing has changed” or what has changed.", input("parts"), "parts"]] : [];
    },
    you: (state) => {
      if (!state.role.trim()) { return [["Write your part in the group, such as coordinator or somebody who goes.", box("role"), "role"]]; }
      const nothing = !answers.isStillRight(state) && !answers.changes(state).length;
      return nothing ? [["You have changed nothing yet. Go back and change something, or choose “Nothing has changed”.", document.querySelector("[data-back]"), "role"]] : [];
    },
    send: () => [],
  };

  signpost.update.steps = { part, taken, inStep, wrong, faults };
})(globalThis.signpost ??= {});
