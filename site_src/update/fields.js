// The fields of the form: reads and writes the answer to a question. Records' words are set as text and never as markup.
((signpost) => {
  "use strict";

  const { money, rows } = signpost.update;
  const box = (key) => document.querySelector(`[data-ask="${key}"]`);
  const inputs = (key) => [...box(key).querySelectorAll("input:not([data-find])")];
  const radios = (key) => inputs(key).filter((input) => input.type === "radio");
  const chosen = (key) => (radios(key).find((radio) => radio.checked) || { value: "" }).value;
  function choose(key, value) { radios(key).forEach((radio) => { radio.checked = radio.value === value; }); }
  const control = (key) => document.getElementById(`q-${key}`);

  const plain = { read: (key) => control(key).value, write: (key, value) => { control(key).value = value || ""; } };
  const joined = (joint) => ({ read: plain.read, write: (key, value) => plain.write(key, Array.isArray(value) ? value.join(joint) : value) });
  const one = { read: chosen, write: (key, value) => choose(key, value || "") };
  const many = { read: (key) => rows.read(box(key)), write: (key, value) => rows.write(box(key), value) };
  const KINDS = {
    lines: joined("\n"),
    languages: joined(", "),
    choice: one,
    boolean: one,
    choices: {
      read: (key) => inputs(key).filter((tick) => tick.checked).map((tick) => tick.value),
      write: (key, value) => inputs(key).forEach((tick) => { tick.checked = (value || []).includes(tick.value); }),
    },
    money: {
      read: (key) => (chosen(key) === "paid" ? control(key).value.trim() || "paid" : chosen(key)),
      write: (key, value) => {
        const isWord = !value || money.WORDS.includes(value);
        choose(key, isWord ? value || "" : "paid");
        control(key).value = isWord || value === "paid" ? "" : value;
        reveal(key);
      },
    },
    sessions: many,
  };
  const kind = (question) => KINDS[question.answer] || plain;
  const read = (question) => kind(question).read(question.key);
  const write = (question, value) => kind(question).write(question.key, value);

  // Shows the box for a price if there is one.
  function reveal(key) {
    const price = box(key).querySelector("[data-price]");
    if (price) { price.hidden = chosen(key) !== "paid"; }
  }

  // The control to which an error leads.
  function target({ key, answer }, row, field) {
    if (row !== undefined) { return rows.control(box(key), row, field); }
    if (answer === "sessions") { return box(key).querySelector("[data-rows] [data-field]"); }
    if (answer === "money" && chosen(key) === "paid") { return control(key); }
    return control(key) && answer !== "money" ? control(key) : box(key).querySelector("input");
  }

  signpost.update.fields = { box, read, write, reveal, target };
})(globalThis.signpost ??= {});
