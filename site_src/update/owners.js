// A venue or an organisation that the directory doesn't have yet. Its questions appear as its name is typed, and nobody is
// told off about them, or goes on without them, before having met them.
((signpost) => {
  "use strict";

  const { answers, check, draft, errors, fields, held, steps } = signpost.update;
  const { state } = draft;
  const SAID = {
    venue: "We do not know this place yet. Please tell us its street, town and postcode.",
    organisation: "We do not know this one yet. One more question.",
  };
  const met = new Set(); // the new ones of which somebody has come to a question
  const isNew = (kind) => answers.owner(state, kind) === "new";
  const own = (kind) => `${kind} ${state.values[answers.keyed("activity", kind)]}`;

  // What somebody should know about an answer. A place is not called unknown while a known one is offered (`offered`).
  function advise(question, offered) {
    const { answer, key, name } = question;
    const said = answer === "named" && isNew(name) && !offered ? [SAID[name]] : [];
    const advice = isOwnName(key) ? [] : check.advice(question, state.values[key]);
    errors.advise(key, [...said, ...advice]);
  }

  // Whether an answer is the name of the group or of who runs it, which is no person's.
  function isOwnName(key) {
    const typed = state.values[key];
    const names = ["name", "organisation"].map((name) => state.values[answers.keyed("activity", name)] || "");
    return typeof typed === "string" && names.some((name) => name && answers.isSame(name, typed));
  }

  function meet({ about }) {
    if (about !== "activity" && isNew(about)) { met.add(own(about)); }
  }

  // The first question of this step about a new one, if none of those was met and an answer is missing.
  function unmet() {
    const asked = steps.inStep(state, state.step).filter(({ about }) => about !== "activity" && isNew(about) && !met.has(own(about)));
    return asked.some((question) => steps.faults(state, question).length) ? asked[0] : null;
  }

  // Goes to such a question, and says kindly why it is asked.
  function introduce(question) {
    errors.list([]);
    advise(named(question.about));
    fields.target(question).focus();
  }
  const named = (kind) => held.form.questions.find(({ about, name }) => about === "activity" && name === kind);

  signpost.update.owners = { advise, meet, unmet, introduce };
})(globalThis.signpost ??= {});
