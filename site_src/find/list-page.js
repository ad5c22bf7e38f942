// The page of my list: its items, their order, and the ways to take it away. It sends nothing, and stores nothing except
// what list.js stores.
((signpost) => {
  "use strict";

  const { list, listWords: words, listEntry: entry } = signpost;
  const mine = document.querySelector("[data-mine]");
  const part = (name) => mine.querySelector(`[data-part="${name}"]`);
  const write = (name, text) => { part(name).textContent = signpost.typographic(text); };
  const show = (name, wanted) => { part(name).hidden = !wanted; };
  const { name: source, connector } = mine.dataset;
  const count = (number, thing) => `${number} ${thing}${number === 1 ? "" : "s"}`;

  // The page's address on the web. That of a local folder would not work elsewhere.
  const base = location.protocol === "file:" ? mine.dataset.address : location.href.split(/[?#]/)[0];
  const leave = part("leave");
  document.querySelector(".skip").after(leave); // first in tab order, as on pages that always have it

  document.querySelector(".without-script").hidden = true;

  const cards = new Map();
  const items = new Map(); // items, by the activity's id
  const told = new Map(); // what each item tells, by the activity's id
  let brought = null; // the list in the address, until the reader has decided what to do with it
  let alone = ""; // the activity in the address of whose sheet alone this is the page; the reader's list stays as it is
  let safe = false; // whether the reader has confirmed that it is safe to take a discreet list away

  const goneLink = (id) => mine.querySelector("[data-gone]").content.querySelector(`[data-id="${id}"]`);
  // An activity that has another id now stays on lists and in links that were made before.
  const moved = (id) => mine.querySelector("[data-moved]").content.querySelector(`[data-id="${id}"]`);
  const now = (id) => (moved(id) ? moved(id).dataset.now : id);
  const exists = (id) => cards.has(id) || Boolean(goneLink(id));
  const shown = () => (alone ? [alone] : brought ? brought.ids : list.ids()).filter(exists);
  const known = (ids = shown()) => ids.map((id) => cards.get(id)).filter(Boolean);
  const limit = (id) => items.get(id).dataset.paper || "";
  const nameOf = (id) => items.get(id).dataset.name;

  async function prepare(id) {
    if (items.has(id)) { return; }
    const card = cards.get(id);
    if (!card) {
      items.set(id, entry.gone(id, goneLink(id)));
      return;
    }
    const own = new URL(card.path, base || location.href).href;
    const address = base && !card.discreet ? own.replace(/^https?:\/\//, "") : "";
    const [more, visit] = await Promise.all([signpost.more(card.number), signpost.visit(card.number)]);
    items.set(id, entry.listed(card, more, visit, { root: "", address }));
    told.set(id, { card, more, visit });
  }

  // Redraws the page when everything on the list is loaded.
  async function draw() {
    try {
      await Promise.all(shown().map(prepare));
    } catch (failure) {
      tellTrouble(failure.message);
      return;
    }
    const ids = shown();
    place(ids.map((id) => items.get(id)));
    ids.forEach((id, at) => {
      const button = (move) => items.get(id).querySelector(`[data-move="${move}"]`);
      // Not disabled: after an item was moved to the end, the focus is still on its button.
      button("up").setAttribute("aria-disabled", at === 0);
      button("down").setAttribute("aria-disabled", at === ids.length - 1);
    });
    const discreet = known().some((card) => card.discreet);
    if (discreet && list.kept() && known(list.ids()).some((card) => card.discreet)) {
      list.keep(false);
      list.say(list.NOT_KEPT);
    }
    mine.classList.toggle("asking", Boolean(brought || alone));
    mine.classList.toggle("not-safe", discreet && !safe);
    leave.hidden = !discreet;
    show("picks", ids.length > 0);
    show("to-take", !brought && known().length > 0);
    show("own-words", !brought && !alone && known().length > 0);
    show("alone", alone);
    show("empty", !ids.length);
    show("brought", brought);
    show("safe", !brought && discreet && !safe);
    show("tools", !brought && known().length > 0 && (!discreet || safe));
    drawTools(ids, discreet);
    drawWeek();
    drawLanguage();
    keepAddress();
  }

  // What is said in the language that was chosen for paper, if any.
  function drawLanguage() {
    if (!signpost.printIn) { return; }
    signpost.printIn.draw(mine, shown().filter((id) => told.has(id)).map((id) => [items.get(id), told.get(id)]));
  }
  async function chooseLanguage(menu) {
    try {
      await signpost.script("sheets/sheets.js");
      await signpost.printIn.choose(menu.value);
      tellTrouble("");
    } catch (failure) {
      await speakEnglish();
      tellTrouble("The words in that language could not be loaded. Check your connection, and choose it again.");
    }
    drawLanguage();
    list.say(menu.value ? `The list is in ${menu.selectedOptions[0].text} and English now.` : "The list is in English now.");
  }

  // The week of what is on the list, as far as paper may say it.
  function drawWeek() {
    const moment = signpost.time.now();
    const rows = known().filter(({ id }) => !limit(id)).flatMap((card) => card.sessions
      .map((session) => ({ ...session, next: signpost.timetable.next(card, session, moment) })).filter((session) => session.next)
      .map((session) => ({ session, name: card.name, where: card.where, who: ownWords(card.id, "whom") })));
    part("week-table").replaceChildren(rows.length ? signpost.timetable.table(rows, entry.make) : "");
    show("week", rows.length);
  }
  const ownWords = (id, name) => items.get(id).querySelector(`[data-own="${name}"]`).value.trim();
  // What the reader writes on an item also stands on paper.
  function writeOwn(box) {
    const paper = box.closest("[data-activity]").querySelector(`[data-told="${box.dataset.own}"]`);
    const words = box.value.trim();
    paper.textContent = words && box.dataset.own === "whom" ? ` (${words})` : words;
    drawWeek();
    drawLanguage();
  }

  // Items in the right place are not touched, so that none loses the focus.
  function place(wanted) {
    const now = [...part("picks").children];
    if (wanted.length !== now.length || wanted.some((item, at) => item !== now[at])) {
      part("picks").replaceChildren(...wanted);
    }
  }

  function tellTrouble(text) {
    write("trouble", text);
    show("trouble", text);
  }

  function drawTools(ids, discreet) {
    const harm = known().filter((card) => card.discreet).map((card) => card.name);
    write("safe-why", `${words.together(harm)} ${harm.length > 1 ? "are" : "is"} for people who could come to harm if somebody else sees this list.`);
    const off = ids.filter((id) => limit(id) === "none");
    write("unprinted", `${words.together(off.map(nameOf))} will not be on the paper, to keep people safe.`);
    show("unprinted", off.length);
    const link = base && ids.length ? list.link(base, known().map((card) => card.id)) : "";
    show("phone", link);
    show("no-link", !base);
    mine.querySelector('[data-do="link"]').hidden = !link;
    drawCode(link, discreet);
    show("cards", !discreet && ids.some((id) => items.get(id).querySelector(".on-card")));
    show("keep-choice", !discreet);
    show("keep-risk", !discreet);
    document.getElementById("keep").checked = list.kept();
    part("kept-where").textContent = whereKept();
    part("printed-on").textContent = words.day();
    part("printed-on").parentElement.dataset.onDay = signpost.time.now();
  }

  // A QR code of the link for the screen, and one for paper, where it could lead somebody else to a discreet page.
  function drawCode(link, discreet) {
    const picture = () => signpost.qrPicture(link, "QR code of the link to this list") || "";
    const fits = Boolean(link && picture());
    part("qr").replaceChildren(fits ? picture() : "");
    part("qr-words").textContent = fits
      ? "Point the phone’s camera at this. It opens the list."
      : "This list is too long for a QR code. Copy the link and send it, or take some things off the list.";
    part("paper-qr").replaceChildren(fits && !discreet ? picture() : "");
    part("paper-link").textContent = fits && !discreet ? ` This list on the web: ${link}` : "";
  }

  function whereKept() {
    if (list.kept()) { return "This list is kept on this device until you switch that off or start a new list."; }
    return list.stored()
      ? "This list is in this tab alone. Close the tab and it is gone."
      : "Your browser keeps nothing for this page, so the list is in the page’s address.";
  }

  // The address has the list only if the browser can't store it, so that it isn't left in the browser's history.
  function keepAddress() {
    if (brought || (alone && !list.stored())) { return; }
    const wanted = list.stored() ? "" : list.link("", list.ids());
    if (location.hash === wanted && !location.search) { return; }
    if (!wanted && !alone && !list.carried(location)) { return; } // such as #main
    try {
      history.replaceState(null, "", location.href.split(/[?#]/)[0] + wanted);
    } catch (refusal) { // some browsers don't allow changes to a file's address
      location.hash = wanted;
    }
  }

  // The list in the address: used at once if the reader has no other list, else only when they say so.
  // What this directory does not have is never shown: anybody could put any words into a link.
  function arrive() {
    const carried = list.carried(location);
    if (list.ids().some(moved)) { list.replace(list.ids().map(now)); }
    const own = list.ids().filter(exists);
    brought = null;
    alone = now(new URLSearchParams(location.hash.slice(1)).get("sheet") || "");
    if (!cards.has(alone)) { alone = ""; }
    if (own.length < list.ids().length) {
      list.replace(own);
      tellTrouble("Something on your list is no longer in this directory. It was taken off.");
    }
    if (carried) {
      const ids = [...new Set(carried.ids.map(now))].filter(exists);
      const bad = !carried.whole || !carried.ids.map(now).every(exists) || !ids.length;
      tellTrouble(bad ? "Part of the link’s list could not be read. Ask whoever sent it for a new one." : "");
      const same = ids.join() === own.join();
      if (ids.length && own.length && !same) {
        brought = { ids };
        part("brought-words").textContent =
          `The link brings ${count(ids.length, "thing")}, which you see below. Your own list in this tab has ${own.length}.`;
      } else if (ids.length && !same) {
        list.replace(ids);
      }
    }
    return draw();
  }

  async function take(choice) {
    const link = brought.ids;
    brought = null;
    if (choice === "replace") { list.replace(link); }
    if (choice === "both") { list.replace([...list.ids(), ...link]); }
    await draw();
    part("picks").focus();
    list.say(`Your list has ${count(list.ids().length, "thing")} now.`);
  }

  async function move(id, by) {
    const moved = list.move(id, by);
    await draw();
    items.get(id).querySelector(`[data-move="${by < 0 ? "up" : "down"}"]`).focus();
    const ids = list.ids();
    list.say(moved ? `${nameOf(id)} is now ${ids.indexOf(id) + 1} of ${ids.length}.` : `${nameOf(id)} is ${by < 0 ? "first" : "last"} already.`);
  }

  async function remove(id) {
    const name = nameOf(id);
    const at = list.ids().indexOf(id);
    list.remove(id);
    await draw();
    const left = list.ids();
    const next = left[Math.min(at, left.length - 1)];
    (next ? items.get(next).querySelector('[data-move="remove"]') : document.getElementById("nothing-yet")).focus();
    list.say(`${name} is off your list, which has ${left.length} now.`);
  }

  const TEXTS = {
    record: () => ({ text: words.record(known(), source), left: [] }),
    message: () => words.message(known(), source, connector),
    link: () => ({ text: list.link(base, known().map((card) => card.id)), left: [] }),
  };
  async function copy(kind, button) {
    const { text, left } = TEXTS[kind]();
    const box = document.getElementById("copied");
    show("copied", true);
    box.value = text;
    const done = await signpost.copyFrom(box);
    part("copied-label").textContent = done ? "Copied. This is what it says:" : "Please select this and copy it:";
    write("left-out", `To keep it short enough for a text, it leaves out ${words.together(left.map((card) => card.name))}.`);
    show("left-out", left.length);
    if (done) { button.focus(); }
    list.say((done ? "Copied." : "Please copy the text that is selected.") + (left.length ? ` ${part("left-out").textContent}` : "") + NEXT);
    finish();
  }

  const NEXT = " Next: start a new list, so that the next person does not see this one.";
  function finish() { part("ending").classList.add("notice"); }

  async function startNew() {
    safe = false;
    alone = "";
    show("copied", false);
    document.getElementById("copied").value = "";
    part("ending").classList.remove("notice");
    list.clear();
    items.clear();
    told.clear();
    await speakEnglish();
    await draw();
    document.getElementById("nothing-yet").focus();
    list.say("Your list is empty. Nothing of the last one is left here.");
  }

  const menu = () => document.getElementById("print-in"); // there is none in a directory of one language
  async function speakEnglish() {
    if (menu()) { menu().value = ""; }
    if (signpost.printIn) { await signpost.printIn.choose(""); }
  }

  async function answer(choice) {
    const harm = known().filter((card) => card.discreet);
    if (choice === "no") {
      const numbers = words.together(harm.map((card) => [card.name, card.phone].filter(Boolean).join(", ")));
      write("unsafe-words", `Then take nothing away. Say the number out loud, to be remembered: ${numbers}.`);
      show("unsafe", true);
      show("rest", known().length > harm.length);
      part("unsafe-words").focus();
      return;
    }
    safe = choice === "yes";
    show("unsafe", false);
    if (choice === "without") { list.replace(list.ids().filter((id) => !harm.some((card) => card.id === id))); }
    await draw();
    document.getElementById(shown().length ? "take" : "nothing-yet").focus();
  }

  function press(button) {
    const { move: way, take: choice, safe: said, do: wanted } = button.dataset;
    const item = button.closest("[data-activity]");
    if (way === "remove") { remove(item.dataset.activity); }
    else if (way) { move(item.dataset.activity, way === "up" ? -1 : 1); }
    else if (choice) { take(choice); }
    else if (said) { answer(said); }
    else if (wanted === "print") { document.fonts.ready.then(() => window.print()); }
    else if (wanted === "new") { startNew(); }
    else if (wanted) { copy(wanted, button); }
  }

  function chooseKeeping(box) {
    const kept = list.keep(box.checked);
    const refused = box.checked && !kept;
    box.checked = kept;
    list.say(refused ? "Your browser does not allow that." : whereKept());
  }

  async function start() {
    await signpost.load(["words", "cards"]);
    signpost.cards().forEach((card) => cards.set(card.id, card));
    mine.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) { press(button); }
    });
    part("picks").addEventListener("input", ({ target }) => { writeOwn(target); });
    mine.addEventListener("change", ({ target }) => {
      if (target.dataset.paperClass) { mine.classList.toggle(target.dataset.paperClass, target.checked); }
      if (target === menu()) { chooseLanguage(target); }
    });
    document.getElementById("keep").addEventListener("change", (event) => chooseKeeping(event.target));
    window.addEventListener("afterprint", () => {
      finish();
      list.say(NEXT.trim());
    });
    window.addEventListener("hashchange", () => { if (list.carried(location) || location.hash.startsWith("#sheet=")) { arrive(); } });
    list.subscribe(draw);
    await arrive();
  }

  start().catch((failure) => tellTrouble(failure.message));
})(globalThis.signpost ??= {});
