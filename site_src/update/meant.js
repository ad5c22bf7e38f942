// The names that somebody may mean who has typed a part of one, as buttons: of groups, venues and organisations.
((signpost) => {
  "use strict";

  const { answers, held } = signpost.update;
  const MOST = 5; // of more, the list that the browser shows while one types is the better help
  const LEAST = 4; // letters, before a place or organisation is guessed at: it may be new
  const place = (kind) => document.querySelector(`[data-meant="${kind}"]`);
  const COMMON = new Set(["the", "and", "of", "at", "in"]);
  const words = (name) => answers.plain(name).split("-").filter((word) => word && !COMMON.has(word));
  const all = (kind) => (kind === "group" ? held.form.groups.map(([, name]) => name) : held.form.names[kind]);

  // The names that hold every word that was typed, if they are few; none if it is one of the names.
  function names(typed, kind = "group") {
    const wanted = words(typed);
    if (!wanted.length || all(kind).some((name) => answers.isSame(name, typed))) { return []; }
    if (kind !== "group" && wanted.join("").length < LEAST) { return []; }
    const found = all(kind).filter((name) => wanted.every((word) => words(name).includes(word)));
    return found.length <= MOST ? found : [];
  }

  // Shows them, and returns the first button, if there is one.
  function show(typed, kind = "group") {
    const buttons = names(typed, kind).map((name) => Object.assign(document.createElement("button"), {
      type: "button", className: "quiet", textContent: name, value: name,
    }));
    buttons.forEach((button) => { button.dataset.press = "meant"; });
    place(kind).querySelector("[data-meant-names]").replaceChildren(...buttons);
    place(kind).hidden = !buttons.length;
    return buttons[0];
  }

  signpost.update.meant = { names, show };
})(globalThis.signpost ??= {});
