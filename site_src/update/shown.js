// What the form shows of the present answers: all of them beside "still right", and words that a change has made old.
((signpost) => {
  "use strict";

  const { answers, errors, fields, held } = signpost.update;
  const place = (name) => document.querySelector(`[data-part="${name}"]`);

  // Asks about words that a change has made old in a step of their own.
  const homes = new Map();
  function setApart(state, question) {
    const box = fields.box(question.key);
    const apart = answers.stepOf(state, question) === "stale";
    if (!homes.has(question)) {
      homes.set(question, document.createComment(""));
      box.before(homes.get(question));
    }
    if (apart !== Boolean(box.closest('[data-step="stale"]'))) { apart ? place("stale").append(box) : homes.get(question).after(box); }
    if (apart) { errors.advise(question.key, [`This says “${answers.oldWords(state, question)}”. Is that still right?`]); }
  }

  // What we have now, so that somebody can say that it is still right.
  function recall(state) {
    const told = held.form.questions.filter((question) => answers.isStillRight(state) && state.present[question.key]);
    place("present").replaceChildren(...told.map((question) => line(question.label, answers.spoken(question, answers.text(question, state.present[question.key])))));
    place("present-fold").hidden = !told.length;
  }
  function line(label, text) {
    const [row, term, told] = ["div", "dt", "dd"].map((name) => document.createElement(name));
    term.textContent = label;
    told.textContent = text;
    row.append(term, told);
    return row;
  }

  signpost.update.shown = { recall, setApart };
})(globalThis.signpost ??= {});
