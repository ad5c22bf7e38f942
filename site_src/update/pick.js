// A long list of boxes to tick, such as what a group helps with: found by typing a word, or folded up by theme. What is
// ticked, what was found, and what may fit the words of a new group stand on top. No box is ticked but by hand.
((signpost) => {
  "use strict";

  const { answers, held, load } = signpost.update;
  const MOST = 6; // that are shown at a time
  const LEAST = 3; // letters of a word that is looked for
  const COMMON = new Set("and are for the with you your our who have has that this they them their from people group groups meet meets club every each all any anybody can come day week there which what when where one two more into not".split(" "));
  const all = new WeakMap(); // of each list, its boxes with the themes that they are in, in order
  const lists = () => [...document.querySelectorAll("[data-pick]")];
  function homes(list) {
    if (!all.has(list)) { all.set(list, [...list.querySelectorAll(".tick")].map((tick) => [tick, tick.parentElement])); }
    return all.get(list);
  }
  const ticks = (list) => homes(list).map(([tick]) => tick);
  const input = (tick) => tick.querySelector("input");
  const plain = (text) => answers.plain(text).split("-").filter(Boolean);
  const found = (list) => list.querySelector("[data-found]");

  // The phrases for what a box says: its own words first.
  const phrases = (tick) => [tick.textContent, ...((held.needs || {})[input(tick).value] || [])].map(plain);

  // Puts these boxes, and those that are ticked, on top, and the others into their themes.
  function show(list, best, said) {
    const chosen = ticks(list).filter((tick) => input(tick).checked);
    const top = [...new Set([...chosen, ...best])];
    homes(list).filter(([tick]) => !top.includes(tick)).forEach(([tick, home]) => home.append(tick));
    found(list).replaceChildren(...top);
    found(list).hidden = !top.length;
    list.querySelectorAll("[data-theme]").forEach((theme) => { theme.hidden = !theme.querySelector(".tick"); });
    list.querySelector("[data-found-said]").textContent = said;
  }

  // The boxes with the highest scores, the highest first.
  function highest(list, score) {
    return ticks(list).map((tick) => [score(phrases(tick)), tick]).filter(([points]) => points > 0)
      .sort(([one], [other]) => other - one).slice(0, MOST).map(([, tick]) => tick);
  }

  // Whether a word is another with an ending, such as "debts" or "walking".
  const isFormOf = (word, one) => one.length > LEAST && word.startsWith(one) && word.length - one.length <= LEAST;

  // Shows what fits the words that somebody types into the box above the list.
  function find(box) {
    const list = box.closest("[data-pick]");
    const all = plain(box.value);
    const telling = all.filter(isTelling);
    const typed = telling.length ? telling : all; // "lonely people" asks for "lonely"
    const by = (how) => highest(list, ([own, ...more]) => {
      const has = (phrase) => typed[how]((word) => phrase.some((one) => one.startsWith(word) || isFormOf(word, one)));
      return (has(own) ? 100 : 0) + more.filter(has).length;
    });
    const whole = typed.length ? by("every") : [];
    const best = whole.length || !typed.length ? whole : by("some");
    const none = `Nothing fits “${box.value.trim()}”. Try another word, or see all of them.`;
    show(list, best, typed.length ? (best.length ? `${best.length} to choose from. Tick what fits.` : none) : "");
  }

  // How much of a text speaks of something: each of its phrases that is in the text, and whole phrases most.
  function points(text, said) {
    const words = ` ${text.join(" ")} `;
    const counts = said.filter((phrase) => phrase.length && (phrase.length > 1 || isTelling(phrase[0])) && words.includes(` ${phrase.join(" ")} `));
    return counts.reduce((sum, phrase) => sum + phrase.length, 0);
  }
  const isTelling = (word) => word.length >= LEAST && !COMMON.has(word);

  // Suggests to a new group what may fit its own words.
  async function arrange(state) {
    const list = lists().find((one) => !one.closest("[hidden]"));
    if (!list) { return; }
    if (!held.needs) { await load("needs").catch(() => {}); } // without it the words of the list alone are searched
    const text = plain(["name", "summary", "description"].map((name) => state.values[answers.keyed("activity", name)] || "").join(" "));
    const box = list.querySelector("[data-find]");
    if (box.value) {
      find(box);
      return;
    }
    const best = state.about === "new" ? highest(list, (said) => points(text, said)) : [];
    show(list, best, best.length ? "These may fit what you wrote. Tick those that do." : "");
  }

  // The first box to tick, or that to type in if there is none.
  const first = (box) => found(box.closest("[data-pick]")).querySelector("input") || box;

  signpost.update.pick = { find, arrange, first, points };
})(globalThis.signpost ??= {});
