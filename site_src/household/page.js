// Runs the page of a household's plan: people are added, the plan is made and changed, and everything can be forgotten.
((signpost) => {
  "use strict";

  const page = document.querySelector("[data-household]");
  const { people: persons, householdForm, fit, week, sheet, helplines } = signpost;
  const { make } = signpost.draw;
  const { boxes, near } = householdForm;
  const part = (name) => page.querySelector(`[data-part="${name}"]`);
  const form = page.querySelector("form");
  const show = (name, whether) => { part(name).hidden = !whether; };

  let plans = []; // what fits each person
  let chosen = new Map(); // whether a suggestion is in the plan, by person and activity, as far as somebody said so

  let told = 0;
  function say(words) {
    clearTimeout(told);
    told = setTimeout(() => { part("said").textContent = words; }, 100);
  }

  // The plan

  async function plan() {
    await signpost.load();
    const household = boxes().map(persons.read);
    const { place, error } = signpost.place(near().value);
    if (householdForm.complain(household, error)) { return; }
    const home = { near: near().value.trim(), areas: place ? place.areas : [] };
    plans = household.map((person) => fit.suggest(person, household, home, signpost.time.now()));
    choose();
    await Promise.all(plans.flatMap(({ suggestions }) => suggestions.map(({ card }) => signpost.more(card.number))));
    part("suggestions").replaceChildren(...plans.map(drawPerson));
    const both = week.together(plans);
    part("together").replaceChildren(...both.map((words) => make("li", {}, words)));
    show("together-part", both.length);
    show("plan", true);
    await drawWeek();
    const urgent = plans.find((one) => one.urgent);
    if (urgent) { urge(urgent.person.box.querySelector("[data-field=words]").closest("[data-ask]"), urgent.urgent); helplines.land(urgentBox); } else { part("plan-title").focus(); }
    say("The plan is below.");
  }

  const choice = (about, result) => ({ person: result.goes || about, about, result });
  const key = (person, result) => `${person.who}\n${result.card.id}`;
  // One suggestion for each person is in the plan from the start: the best of the first three that has a time which
  // clashes with nothing, or no time at all.
  function choose() {
    const kept = chosen;
    chosen = new Map();
    const rows = [];
    plans.forEach(({ person, suggestions }) => {
      suggestions.forEach((result) => { if (kept.has(key(person, result))) { chosen.set(key(person, result), kept.get(key(person, result))); } });
      if (suggestions.some((result) => chosen.get(key(person, result)))) { return; }
      const household = plans.map((one) => one.person);
      const free = (result) => !week.clashes(week.placed([...rows, choice(person, result)], household), household).length;
      const first = suggestions.slice(0, 3).find((result) => !chosen.has(key(person, result)) && free(result)) || suggestions[0];
      if (first) { chosen.set(key(person, first), true); rows.push(choice(person, first)); }
    });
  }
  const choices = () => plans.flatMap(({ person, suggestions }) => suggestions
    .filter((result) => chosen.get(key(person, result))).map((result) => choice(person, result)));

  function drawPerson({ person, needs, suggestions, missing, dropped }) {
    const understood = needs.length ? `Understood: ${signpost.listWords.together(needs.map(({ name }) => name))}.` : "";
    const lacking = missing.map(({ name }) => `Nothing here fits for: ${name}. Ask the Connector.`);
    const without = dropped.map(({ typed }) => `Nothing fits “${typed}” as well.`);
    const { connector } = page.dataset;
    const empty = suggestions.length ? [] : [`Nothing fits all of this. Try fewer words, or leave out when they are free.${connector ? ` Or ring the Connector on ${connector}.` : ""}`];
    return make("section", { class: "person-plan" },
      make("h3", {}, `For ${person.who}`),
      ...[understood, ...lacking, ...without, ...empty].filter(Boolean).map((words) => make("p", {}, words)),
      make("ul", { class: "suggested" }, ...suggestions.map((result, at) => drawSuggestion(person, result, at))));
  }
  function drawSuggestion(person, result, at) {
    const { card } = result;
    const more = signpost.loaded(card.number);
    const box = make("input", { type: "checkbox", id: `s${boxes().indexOf(person.box)}-${at}`, "data-choice": key(person, result) });
    box.checked = Boolean(chosen.get(key(person, result)));
    return make("li", { "data-activity": card.id, "data-who": person.who },
      make("div", { class: "tick" }, box, make("label", { for: box.id }, card.name)),
      make("p", { class: "why" }, reasons(person, result).join(" · ")),
      more.unsuited.length ? make("p", { class: "why" }, `Not for: ${more.unsuited.join(" ")}`) : "",
      make("p", {}, more.summary, " ", make("a", { href: card.path, target: "_blank", rel: "noopener" }, `More about ${card.name}`)));
  }

  // Why it fits, and what to know before one goes.
  function reasons(person, { card, sessions, miles, further, goes, byAge }) {
    const fits = [...new Set(sessions.map((session) => `${signpost.timetable.capital(session.day)}s, ${signpost.timetable.span(session)}`))];
    const more = signpost.loaded(card.number);
    const child = persons.isChild(person) && !goes;
    const some = sessions.length < card.sessions.length || sessions.some((session) => !card.sessions.some(({ day, starts, ends }) => day === session.day && starts === session.starts && ends === session.ends));
    return [
      goes ? `For ${goes.who}, about ${person.who}` : "", byAge ? "For children of this age" : "",
      ...(card.sessions.length ? more.rhythm : ["At a time you agree with them"]),
      some ? `What fits: ${fits.join("; ")}` : "",
      card.costWords, card.where, miles === null ? "" : miles === 1 ? "1 mile away" : `${miles} miles away`,
      further ? "Further away than your own area" : "",
      ...more.audience, child && card.children ? "For children with a grown-up" : "",
      person.hinders.includes("stairs") && card.access.includes("step_free") ? "No steps" : "",
      person.language ? (card.languages.includes(person.language) ? `In ${person.language}` : `In English: ask for an interpreter who speaks ${person.language}`) : "",
      card.status === "full" ? card.statusNote || "Full at the moment" : "", card.waiting ? `Waiting time: ${card.waiting}` : "",
      card.stage > 1 ? "Ring first: may be out of date" : "",
    ].filter(Boolean);
  }

  let turn = 0;
  async function drawWeek() {
    turn += 1;
    const own = turn;
    const household = plans.map(({ person }) => person);
    const rows = week.placed(choices(), household);
    const clashes = week.clashes(rows, household);
    const drawn = await sheet.draw(household, rows, clashes);
    if (own !== turn) { return; }
    part("clashes").replaceChildren(...clashes.map((words) => make("li", {}, words)));
    show("clash-part", clashes.length);
    part("sheet").replaceChildren(...drawn);
    show("take", rows.length);
    show("copied", false);
    part("printed-on").textContent = signpost.listWords.day();
    part("printed-on").parentElement.dataset.onDay = signpost.time.now();
    drawLanguage();
  }

  // What is said in the language that was chosen for paper, if any.
  const drawLanguage = () => signpost.printIn && signpost.printIn.draw(page.querySelector(".plan-sheet"), [...sheet.told]);
  async function chooseLanguage({ value, selectedOptions: [chosen] }) {
    await signpost.script("sheets/sheets.js");
    await signpost.printIn.choose(value);
    drawLanguage();
    say(value ? `The plan is in ${chosen.text} and English now.` : "The plan is in English now.");
  }

  async function copy() {
    const lines = week.visits(week.placed(choices(), plans.map(({ person }) => person))).map(sheet.line);
    const { text, left } = signpost.listWords.message(lines, "Our plan", page.dataset.connector, (line) => line);
    const box = part("message");
    box.value = text;
    show("copied", true);
    const done = await signpost.copyFrom(box);
    const short = left.length ? ` To keep it short, ${left.length} of ${lines.length} lines are left out.` : "";
    say((done ? "Copied." : "Please copy the text that is selected.") + short);
  }

  // Urgent words, in whatever is typed

  const urgentBox = page.querySelector("[data-urgent-help]");
  function urge(place, urgent) {
    place.after(urgentBox);
    helplines.show(urgentBox, urgent, place);
  }
  async function listen({ target }) {
    const typed = target.closest("textarea, input");
    if (!typed || typed.type === "checkbox") { return; }
    await signpost.load();
    const urgentIn = (text) => signpost.urgent.read(signpost.tokenize.tokens(text), text);
    const urgent = urgentIn(typed.value);
    if (urgent) { urge(typed.closest("[data-ask]"), urgent); return; }
    const others = [...form.querySelectorAll("textarea, input[data-field]")].some((one) => urgentIn(one.value));
    if (!others) { urgentBox.hidden = true; }
  }

  // Forgetting

  const menu = () => document.getElementById("print-in"); // there is none in a directory of one language
  function forget(words) {
    if (menu()) { menu().value = ""; }
    if (signpost.printIn) { signpost.printIn.choose("").then(drawLanguage); }
    sheet.told.clear();
    plans = [];
    chosen = new Map();
    householdForm.empty();
    ["suggestions", "together", "clashes", "sheet"].forEach((name) => part(name).replaceChildren());
    part("message").value = "";
    ["plan", "copied"].forEach((name) => show(name, false));
    page.append(urgentBox); // it may have been in the box of a person
    urgentBox.hidden = true;
    say(words);
  }

  page.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) { return; }
    const box = button.closest("[data-person]");
    if (button.dataset.press === "add") { householdForm.addPerson().querySelector('[data-field="who"]').focus(); }
    if (button.dataset.press === "need") {
      const added = householdForm.addNeed(box);
      if (added) { say(`Added: ${added}.`); }
    }
    if (button.dataset.remove !== undefined) {
      if (box.contains(urgentBox)) { page.append(urgentBox); }
      householdForm.removePerson(box);
      say("That person is gone from the page.");
    }
    if (button.dataset.press === "print") { document.fonts.ready.then(() => window.print()); }
    if (button.dataset.press === "copy") { copy(); }
    if (button.dataset.press === "again") {
      forget("Everything that was typed is gone.");
      near().focus();
    }
  });
  page.addEventListener("change", ({ target }) => {
    if (target === menu()) { chooseLanguage(target).catch(trouble); }
    if (target.dataset.choice) {
      chosen.set(target.dataset.choice, target.checked);
      drawWeek();
      say(target.checked ? "It is in the plan now." : "It is out of the plan.");
    }
  });
  form.addEventListener("input", (event) => { listen(event).catch(trouble); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    plan().catch(trouble);
  });
  function trouble(failure) { say(failure.message); }

  householdForm.addPerson();
  signpost.forgetUntouched(() => forget("Nobody touched this page for an hour, so what was typed is gone."));
})(globalThis.signpost ??= {});
