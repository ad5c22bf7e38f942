// Runs the page beside the clinical system: three answers as one types, each to tell, to print and to write in the record.
// What is typed is in this page's memory alone.
((signpost) => {
  "use strict";

  const page = document.querySelector("[data-consult]");
  const { make } = signpost.draw;
  const part = (name) => page.querySelector(`[data-part="${name}"]`);
  const form = page.querySelector("form");
  const box = document.getElementById("q");
  const urgentBox = page.querySelector("[data-urgent-help]");
  const { source } = page.dataset;

  const AT_ONCE = 3; // answers
  const PERSONAL = ["self", "family"]; // routes of people themselves
  let shown = AT_ONCE;
  let turn = 0; // counts the answers, so that older ones are not drawn

  const moment = () => signpost.time.now();
  const empty = () => ({ q: box.value, as: "", near: "", within: "", sort: "", facets: Object.fromEntries(signpost.facets.FACETS.map((facet) => [facet, []])) });

  let telling = 0;
  function say(words) {
    clearTimeout(telling);
    telling = setTimeout(() => { part("said").textContent = words; }, 400);
  }

  async function answer() {
    turn += 1;
    const own = turn;
    if (!box.value.trim()) { clear(); return; }
    await signpost.load();
    if (own !== turn) { return; }
    const found = signpost.ask(empty(), moment());
    signpost.helplines.show(urgentBox, found.urgent, form);
    signpost.draw.showFlags(part("flags"), found);
    const first = found.results.slice(0, shown);
    const more = await Promise.all(first.map(({ card }) => signpost.more(card.number)));
    if (own !== turn) { return; }
    part("answers").replaceChildren(...first.map((result, at) => draw(result, more[at])));
    part("more").hidden = found.results.length <= shown;
    part("copied").hidden = true;
    say(found.none ? "No close match. Try one plain word." : `${first.length} of ${signpost.draw.things(found.results.length)}.`);
  }

  const fold = (card, more) => make("details", { class: "fit" }, make("summary", {}, "Who it is for, and who can refer"),
    ...[...signpost.draw.fitOf(more), ["Who can refer", card.routes.map((route) => signpost.label("route", route)).join(", ")]]
      .map(([label, words]) => make("p", {}, make("b", {}, `${label}: `), words)));
  function draw({ card, miles }, more) {
    const reach = card.phone ? make("a", { class: "tel", href: `tel:${signpost.dialled(card.phone)}` }, card.phone) : card.way ? card.way[0] : "Ask the Connector";
    const state = [signpost.when(card, moment()) || more.when.join(". "), card.where, card.costWords, card.joining, card.waiting && `Waiting time: ${card.waiting}`];
    return make("li", { class: "answer", "data-activity": card.id, "data-needs": card.needs.join(" ") },
      make("h2", {}, make("a", { href: card.path, target: "_blank", rel: "noopener" }, card.name)),
      make("p", { class: "reach" }, reach),
      make("p", {}, [...state, miles === null ? "" : `${miles} miles away`].filter(Boolean).join(" · ")),
      fold(card, more),
      buttons(card));
  }
  // A discreet service is on no paper and in no record: others may see either.
  function buttons(card) {
    if (card.discreet) { return make("p", { class: "small" }, "Tell this when nobody else can hear. Print nothing, and write nothing that others could read."); }
    const button = (name, words) => make("button", { type: "button", class: "quiet", "data-do": name, "aria-label": `${words}: ${card.name}` }, words);
    const referred = card.routes.some((route) => !PERSONAL.includes(route));
    const told = card.joining !== signpost.held.words.joining["referral-only"];
    return make("div", { class: "buttons" }, told ? button("told", "Copy: told") : "", referred ? button("referred", "Copy: referred") : "", button("print", "Print"));
  }

  const lines = {
    told: (card) => signpost.listWords.record([card], source),
    referred: (card) => signpost.listWords.record([card], source, "Referred to:", ", with the person’s agreement"),
  };
  async function copy(text, button) {
    const copied = document.getElementById("copied");
    copied.value = signpost.straight(text);
    part("copied").hidden = false;
    const done = await signpost.copyFrom(copied);
    if (done) { button.focus(); }
    say(done ? "Copied." : "Please copy the text that is selected.");
  }
  function print(item) {
    item.classList.add("to-print");
    page.classList.add("printing");
    window.print();
    item.classList.remove("to-print");
    page.classList.remove("printing");
  }

  function clear() {
    turn += 1;
    box.value = "";
    urgentBox.hidden = true;
    part("answers").replaceChildren();
    part("flags").replaceChildren();
    part("flags").dataset.needs = "";
    document.getElementById("copied").value = "";
    part("copied").hidden = true;
    part("more").hidden = true;
    say("");
  }

  box.addEventListener("input", () => {
    shown = AT_ONCE;
    answer().catch((failure) => say(failure.message));
  });
  async function showMore() {
    const before = shown;
    shown += AT_ONCE;
    await answer();
    part("answers").children[before].querySelector("a").focus();
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!urgentBox.hidden) { signpost.helplines.land(urgentBox); return; }
    const first = part("answers").querySelector("button") || part("answers").querySelector("a");
    if (first) { first.focus(); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") { return; }
    event.preventDefault();
    clear();
    box.focus();
  });
  page.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) { return; }
    if (button === part("more")) { showMore(); }
    if (button.dataset.copyLine !== undefined) {
      const text = button.parentElement.querySelector("[data-line]").textContent;
      copy(text.replace("[date]", signpost.listWords.shortDay()), button);
    }
    const wanted = button.dataset.do;
    if (!wanted) { return; }
    const item = button.closest("[data-activity]");
    if (wanted === "print") { print(item); return; }
    copy(lines[wanted](signpost.cards().find((card) => card.id === item.dataset.activity)), button);
  });

  box.focus({ preventScroll: true });
  signpost.load().catch(() => { /* told when it is needed */ });
  signpost.forgetUntouched(clear);
})(globalThis.signpost ??= {});
