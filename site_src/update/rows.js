// Answers of several rows, such as the times when a group meets: rows are added and removed by buttons.
((signpost) => {
  "use strict";

  const hidden = new WeakMap(); // fields of a row that the form doesn't ask for, such as the days on which it is off
  const rowsOf = (box) => [...box.querySelector("[data-rows]").children];
  const controls = (row) => [...row.querySelectorAll("[data-field]")];
  const isTick = (control) => control.type === "checkbox";

  function read(box) {
    return rowsOf(box).map((row) => asRecord(controls(row).reduce((found, control) => {
      const value = isTick(control) ? (control.checked ? "yes" : "") : control.value;
      return value ? { ...found, [control.dataset.field]: value } : found;
    }, { ...hidden.get(row) })));
  }

  // A record has one field for the first day and for a day from which fortnights are counted, and a row has a box for
  // each.
  function asRecord({ first, from, ...row }) {
    const day = row.repeats === "fortnightly" ? from : first;
    return day ? { ...row, from: day } : row;
  }
  const asRow = ({ from, ...row }) => (from ? { ...row, [row.repeats === "fortnightly" ? "from" : "first"]: from } : row);

  function write(box, values) {
    box.querySelector("[data-rows]").replaceChildren();
    (values && values.length ? values : [{}]).forEach((value) => add(box, value));
  }

  function add(box, value) {
    const row = box.querySelector("template").content.firstElementChild.cloneNode(true);
    const rest = asRow(value);
    controls(row).forEach((control) => {
      const { field } = control.dataset;
      if (isTick(control)) { control.checked = ["yes", "true"].includes(rest[field]); }
      else if (rest[field] !== undefined) { control.value = rest[field]; }
      delete rest[field];
    });
    hidden.set(row, rest);
    controls(row).filter((control) => !isTick(control)).forEach(name);
    const more = row.querySelector("[data-row-more]");
    more.open = [...more.querySelectorAll("[data-field]")].some((control) => (isTick(control) ? control.checked : control.value));
    box.querySelector("[data-rows]").append(row);
    suit(row);
    number(box);
    return row;
  }

  // Ties a field of a row to its label, and to what is wrong with it.
  let count = 0;
  function name(control) {
    count += 1;
    control.id = `row-${control.dataset.field}-${count}`;
    control.previousElementSibling.id = `${control.id}-wrong`;
    control.parentElement.querySelector("label").htmlFor = control.id;
    control.setAttribute("aria-describedby", `${control.id}-wrong`);
  }

  // Shows the fields of a row that its recurrence needs.
  function suit(row) {
    const often = row.querySelector('[data-field="repeats"]');
    row.querySelectorAll("[data-when]").forEach((part) => { part.hidden = part.dataset.when !== often.value; });
    row.querySelectorAll("[data-unless]").forEach((part) => { part.hidden = part.dataset.unless.split(" ").includes(often.value); });
  }

  function number(box) {
    const all = rowsOf(box);
    all.forEach((row, at) => {
      row.querySelector("[data-number]").textContent = `${box.dataset.thing} ${at + 1}`;
      const remove = row.querySelector("[data-remove]");
      remove.hidden = all.length === 1;
      remove.setAttribute("aria-label", `Remove ${box.dataset.thing.toLowerCase()} ${at + 1}`);
    });
  }

  // Removes a row, and returns the control to which the focus goes.
  function remove(box, row) {
    const at = rowsOf(box).indexOf(row);
    row.remove();
    number(box);
    const left = rowsOf(box);
    return controls(left[Math.min(at, left.length - 1)])[0];
  }

  const first = (row) => controls(row)[0];
  const control = (box, at, field) => rowsOf(box)[at].querySelector(`[data-field="${field}"]`);
  signpost.update.rows = { read, write, add, remove, suit, first, control };
})(globalThis.signpost ??= {});
