// The facts of an activity on a sheet: a label and what the record says. Records are text: nothing is set as HTML.
((signpost) => {
  "use strict";

  // Pairs of a label and its value, a line or several; those without a value are left out.
  signpost.facts = (pairs, make) => {
    const known = pairs.filter(([, value]) => value && value.length);
    return make("dl", { class: "brief" }, ...known.map(([word, value]) => make(
      "div", { class: word === "When" ? "wide" : "", "data-fact": word }, make("dt", { "data-label": "" }, word), make(
        "dd", {}, ...[value].flat().map((line) => (line.nodeType ? line : make("span", { class: "session" }, line))),
      ),
    )));
  };
})(globalThis.signpost ??= {});
