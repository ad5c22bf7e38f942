// Runs the Find page: each change of the question is answered at once, the address always has the whole question, and
// the focus stays where the reader left it.
((signpost) => {
  "use strict";

  const page = globalThis.document && document.querySelector("[data-find-page]");
  if (!page) { return; }

  const { FACETS, empty, read, write, asks, changed } = signpost.address;
  const { draw, helplines } = signpost;
  const RESTED = 700; // milliseconds without a key after which the count is announced

  const parts = {};
  const part = (name) => (parts[name] ||= page.querySelector(`[data-${name}]`));
  const form = part("question");
  const box = form.elements.q;
  const panel = part("panel");
  const choices = panel.querySelector("form");
  const boxes = [...choices.querySelectorAll("input[type=checkbox]")];
  const sort = part("sort");
  const title = part("title");
  const map = signpost.map(part("home").querySelector(".map svg"), part("map"));
  const results = signpost.results(page.querySelector("#results"), part("all"), title, map);
  const wide = matchMedia("(min-width: 60rem)");

  let state = empty();
  let settled = true; // whether Back should return to the last state of the address
  let spent = 0; // milliseconds that the last answer took: a slow computer waits twice as long before the next
  let drawn = 0; // when the last answer was drawn
  let ready = false;
  let turn = 0; // counts the answers, so that work for older ones is dropped

  // The address

  function put(how) {
    const hash = write(state);
    if (hash === location.hash && !location.search) { return; }
    try {
      history[how](null, "", location.pathname + hash);
    } catch (refusal) { // some browsers don't allow changes to a file's address
      if (hash) { location.hash = hash; }
    }
  }
  let writing = 0;
  function putSoon() {
    clearTimeout(writing);
    writing = setTimeout(putNow, 300); // browsers refuse to change the address with every key
  }
  function putNow() {
    clearTimeout(writing);
    writing = 0;
    put(settled ? "pushState" : "replaceState");
    settled = false;
  }
  function flush() {
    if (writing) { putNow(); }
  }

  // A finished step, such as a filter: Back returns here.
  function step(next) {
    clearTimeout(asking);
    flush();
    if (write(next) === write(state)) { settled = true; return; }
    state = next;
    put("pushState");
    settled = true;
    show();
  }

  function follow() {
    const next = read(location);
    const elsewhere = !asks(next) && location.hash.length > 1; // such as #main
    if (elsewhere || write(next) === write(state)) { return; }
    state = next;
    settled = true;
    show();
  }

  // The answer

  let asking = 0;
  function typed() {
    state = changed(state, { q: box.value, as: "" });
    putSoon();
    clearTimeout(asking);
    asking = setTimeout(answerNow, Math.min(250, Math.max(0, drawn + 2 * spent - performance.now())));
  }

  // Updates everything on the page to the state.
  function show() {
    if (box.value.trim() !== state.q.trim()) { box.value = state.q; }
    boxes.forEach((one) => { one.checked = state.facets[one.name].includes(one.value); });
    choices.elements.near.value = state.near;
    choices.elements.within.value = state.within;
    if (choices.elements.within.selectedIndex < 0) { choices.elements.within.value = ""; }
    panel.querySelectorAll("[data-chosen]").forEach((place) => {
      const number = state.facets[place.dataset.chosen].length;
      place.textContent = number ? `(${number})` : "";
      if (number) { place.closest("details").open = true; }
    });
    answerNow();
  }

  function answerNow() {
    turn += 1;
    const asked = asks(state);
    document.documentElement.classList.toggle("asked", asked);
    if (asked && part("answer").hidden && wide.matches) { panel.open = true; }
    part("answer").hidden = !asked;
    part("failed").hidden = true;
    if (!asked) { drawHome(); }
    if (ready) { drawAnswer(asked); } else if (asked) { load(); }
  }

  function load() {
    const own = turn;
    const late = setTimeout(() => { title.textContent = "Looking…"; }, 400);
    signpost.load().then(() => {
      ready = true;
      if (own === turn) { answerNow(); }
    }, (error) => {
      part("failed").hidden = false;
      part("reason").textContent = error.message;
      part("home").hidden = false;
      part("answer").hidden = true;
      document.documentElement.classList.add("answered");
    }).finally(() => clearTimeout(late));
  }

  function drawHome() {
    ["urgent-help", "leave-now", "no-match"].forEach((name) => { part(name).hidden = true; });
    part("flags").replaceChildren();
    part("flags").dataset.needs = "";
    part("home").hidden = false;
    results.clear();
    part("chips").replaceChildren();
    part("said").replaceChildren();
    announce("");
  }

  function drawAnswer(asked) {
    const before = performance.now();
    const moment = signpost.time.now();
    const unknown = signpost.address.sift(state);
    const answer = signpost.ask(state, moment);
    drawCounts(answer);
    if (asked) {
      helplines.show(part("urgent-help"), answer.urgent, form);
      const discreet = answer.needs.some((need) => need.discreet)
        || state.facets.need.some((id) => (signpost.need(id) || {}).discreet);
      part("leave-now").hidden = !discreet;
      part("no-match").hidden = !answer.none;
      signpost.nothing(state.q.trim(), signpost.held.words.areas.filter((area) => state.facets.area.includes(area.id)).map((area) => area.name));
      part("home").hidden = !answer.none;
      part("try").hidden = Boolean(answer.urgent); // no tips on searching for somebody in danger
      title.textContent = heading(answer);
      const said = draw.messages(state, { ...answer, unknown });
      part("said").replaceChildren(...said);
      drawChips(answer);
      drawSort(answer);
      results.show(answer.results, moment);
      draw.showFlags(part("flags"), answer);
      const words = said.map((one) => one.textContent).join(" ");
      announce(`${answer.urgent ? "If this is urgent, there are numbers to ring now. " : ""}${title.textContent}. ${words}`);
    }
    if (entered) { land(); }
    drawn = performance.now();
    spent = drawn - before;
    document.documentElement.classList.add("answered");
  }

  function heading(answer) {
    if (!answer.none) { return draw.things(answer.results.length); }
    return answer.urgent ? "Other ways to find help" : "No close match";
  }

  function drawCounts(answer) {
    boxes.forEach((one) => {
      const number = answer.counts[one.name][one.value] || 0;
      const place = one.parentElement.lastElementChild;
      if (place.textContent === String(number)) { return; } // most don't change, and setting them is slow
      place.textContent = number;
      one.parentElement.classList.toggle("nothing", !number);
    });
    part("show").textContent = `Show ${draw.things(answer.results.length)}`;
    const wrong = part("near-wrong");
    wrong.textContent = signpost.typographic(answer.placeError);
    wrong.hidden = !answer.placeError;
    choices.elements.near.setAttribute("aria-invalid", String(Boolean(answer.placeError)));
    if (answer.placeError) { wrong.closest("details").open = true; }
  }

  function drawSort(answer) {
    sort.parentElement.hidden = answer.results.length < 2;
    sort.querySelector("[value=nearest]").disabled = !answer.place;
    sort.value = state.sort;
    if (sort.selectedIndex < 0) { sort.value = ""; }
  }

  function drawChips(answer) {
    const list = part("chips");
    const chips = draw.chips(state, answer);
    const items = chips.map((one) => draw.chip(one));
    items.forEach((item, place) => {
      item.firstChild.addEventListener("click", () => {
        step(chips[place].left(state));
        const left = list.querySelectorAll(".chip");
        (left[Math.min(place, left.length - 1)] || landing()).focus();
      });
    });
    if (chips.length) {
      const all = draw.make("button", { type: "button", class: "plain-button" }, "Clear all");
      all.addEventListener("click", () => {
        step(chips.reduce((from, one) => one.left(from), state));
        landing().focus();
      });
      items.push(draw.make("li", {}, all));
    }
    list.hidden = !chips.length;
    list.replaceChildren(...items);
  }
  // After Enter the focus goes to urgent help if that is shown, else to the results, when they are there.
  let entered = false;
  function land() {
    const help = part("urgent-help");
    if (help.hidden || !asks(state)) { landing().focus(); } else { helplines.land(help); }
    entered = entered && !ready;
  }
  // Where the focus goes when its element is gone.
  function landing() {
    return asks(state) ? title : box;
  }

  let announcing = 0;
  function announce(text) {
    clearTimeout(announcing);
    announcing = setTimeout(() => { part("count").textContent = text.trim(); }, text ? RESTED : 0);
  }

  // What the reader does

  const idle = globalThis.requestIdleCallback || setTimeout;
  // The first answer computes what later ones use, so one is made in advance.
  const warm = () => { signpost.ask(changed(empty(), { q: box.value || "company" }), signpost.time.now()); };
  const soon = () => {
    signpost.load().then(() => {
      ready = true;
      idle(warm);
    }, () => { /* told when it is needed */ });
  };
  // If the box has the focus from the start, nothing is loaded yet.
  ["pointerdown", "keydown", "input"].forEach((kind) => box.addEventListener(kind, soon, { once: true }));
  box.addEventListener("input", typed);
  box.addEventListener("blur", flush);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { event.preventDefault(); } // browsers would empty the box
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(asking);
    state = changed(state, { q: box.value });
    flush();
    put("replaceState");
    settled = true;
    entered = true;
    answerNow();
    land();
  });

  choices.addEventListener("change", (event) => {
    const { name, value } = event.target;
    if (FACETS.includes(name)) {
      const others = state.facets[name].filter((one) => one !== value);
      step(changed(state, { facets: { [name]: event.target.checked ? [...others, value] : others } }));
    } else {
      step(changed(state, { [name]: value.trim() }));
    }
  });
  choices.addEventListener("submit", (event) => {
    event.preventDefault();
    step(changed(state, { near: choices.elements.near.value.trim() }));
  });
  sort.addEventListener("change", () => step(changed(state, { sort: sort.value })));
  part("said").addEventListener("click", (event) => {
    const link = event.target.closest("a[data-ask]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
    event.preventDefault();
    step(read(new URL(link.href)));
    title.focus();
  });

  panel.addEventListener("toggle", () => {
    if (!panel.open || asks(state)) { return; }
    signpost.load().then(() => {
      ready = true;
      if (!asks(state)) { drawAnswer(false); }
    }, () => { /* the counts are left out */ });
  });
  wide.addEventListener("change", () => { if (wide.matches && asks(state)) { panel.open = true; } });
  part("show").addEventListener("click", () => {
    if (!wide.matches) { panel.open = false; }
    landing().focus();
  });
  // The skip link would replace the question with #main.
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  });

  window.addEventListener("popstate", follow);
  window.addEventListener("hashchange", follow);

  // Whether the mouse was used last: some browsers then still show a focus ring on what a script focuses.
  const used = (event) => { page.classList.toggle("by-mouse", event.type === "pointerdown"); };
  ["pointerdown", "keydown"].forEach((kind) => page.addEventListener(kind, used, true));

  state = read(location);
  if (asks(state)) { put("replaceState"); }
  show();

  // With a keyboard and a wide screen the box gets the focus. That is done before a screen reader reads the page, and not
  // if the reader or the address is somewhere else already.
  const free = document.activeElement === document.body && document.readyState !== "complete" && !location.hash && !asks(state);
  if (free && wide.matches && matchMedia("(pointer: fine)").matches) { box.focus({ preventScroll: true }); }
})(globalThis.signpost ??= {});
