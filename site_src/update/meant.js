// The groups that somebody may mean who has typed a part of a name, as buttons.
((signpost) => {
  "use strict";

  const { answers, held } = signpost.update;
  const MOST = 5; // of more, the list that the browser shows while one types is the better help
  const place = (name) => document.querySelector(`[data-part="${name}"]`);
  const words = (name) => answers.plain(name).split("-").filter(Boolean);

  // The names of the groups that hold every word that was typed, if they are few; none if it is the name of one.
  function names(typed) {
    const wanted = words(typed);
    const all = held.form.groups.map(([, name]) => name);
    if (!wanted.length || all.some((name) => answers.isSame(name, typed))) { return []; }
    const found = all.filter((name) => wanted.every((word) => words(name).includes(word)));
    return found.length <= MOST ? found : [];
  }

  // Shows them, and returns the first button, if there is one.
  function show(typed) {
    const buttons = names(typed).map((name) => Object.assign(document.createElement("button"), {
      type: "button", className: "quiet", textContent: name, value: name,
    }));
    buttons.forEach((button) => { button.dataset.press = "meant"; });
    place("meant-names").replaceChildren(...buttons);
    place("meant").hidden = !buttons.length;
    return buttons[0];
  }

  signpost.update.meant = { names, show };
})(globalThis.signpost ??= {});
