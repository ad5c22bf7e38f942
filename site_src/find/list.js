// My list: the ids of the activities that the reader has collected to take away. Every page loads this. The list is kept
// as long as the tab is open, since practice computers are shared, and on the device only if somebody has chosen that.
((signpost) => {
  "use strict";

  const root = new URL("..", document.currentScript.src);
  const NAME = `signpost-list ${root.pathname}`; // separates two directories on one host
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

  // A browser may refuse to store anything. The list is then kept as long as the page is open.
  let unstored = [];
  function stored(kind) {
    try { return window[kind].getItem(NAME); } catch (refusal) { return null; }
  }
  function store(kind, text) {
    try {
      window[kind].setItem(NAME, text);
      return true;
    } catch (refusal) { return false; }
  }
  function forget(kind) {
    try { window[kind].removeItem(NAME); } catch (refusal) { /* then there is nothing to forget */ }
  }

  // It is stored in one place at a time: on the device or in the tab.
  const kept = () => stored("localStorage") !== null;
  function ids() {
    const text = stored("localStorage") ?? stored("sessionStorage");
    return text === null ? unstored : text.split(" ").filter((id) => ID.test(id));
  }
  function write(list) {
    const text = list.join(" ");
    if (!list.length && !kept()) {
      forget("sessionStorage");
      unstored = [];
    } else {
      unstored = store(kept() ? "localStorage" : "sessionStorage", text) ? [] : list;
    }
    tell();
  }
  function keep(wanted) {
    const list = ids();
    if (wanted && store("localStorage", list.join(" "))) { forget("sessionStorage"); }
    if (!wanted) { forget("localStorage"); }
    write(list);
    return kept();
  }

  const has = (id) => ids().includes(id);
  function add(id) {
    if (ID.test(id) && !has(id)) { write([...ids(), id]); }
  }
  function remove(id) { write(ids().filter((other) => other !== id)); }
  function replace(list) { write([...new Set(list)].filter((id) => ID.test(id))); }
  // Up is -1, down is 1. Returns whether the item could move.
  function move(id, by) {
    const list = ids();
    const from = list.indexOf(id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= list.length) { return false; }
    list.splice(to, 0, ...list.splice(from, 1));
    write(list);
    return true;
  }
  // A new list is for a new person: it is not kept on the device unless that is chosen again.
  function clear() {
    forget("localStorage");
    write([]);
  }

  // The list in an address, and whether all of it could be read; null if there is none.
  function carried(address) {
    const texts = [address.hash.slice(1), address.search.slice(1)].map((text) => new URLSearchParams(text));
    const given = texts.find((text) => text.has("activities"));
    if (!given) { return null; }
    const parts = given.getAll("activities").join(",").split(",").map((part) => part.trim()).filter(Boolean);
    return { ids: [...new Set(parts.filter((part) => ID.test(part)))], whole: parts.every((part) => ID.test(part)) };
  }
  const link = (base, list) => `${base}#activities=${list.join(",")}`;

  const listeners = [];
  function tell() {
    refresh();
    listeners.forEach((listener) => listener());
  }

  // A live region for screen readers. It is not role="status": a page may have one of its own.
  const voice = document.createElement("p");
  voice.className = "unseen no-print";
  voice.setAttribute("aria-live", "polite");
  document.body.append(voice);
  function say(text) { voice.textContent = signpost.typographic(text); }

  // "Add to my list" on activities' pages and on cards: button[data-list-add=ID][data-name=NAME].
  const BUTTONS = "button[data-list-add]";
  function label(button) {
    const on = has(button.dataset.listAdd);
    const words = on ? "Remove from my list" : "Add to my list";
    if (button.textContent !== words) { button.textContent = words; }
    button.setAttribute("aria-label", signpost.typographic(`${words}: ${button.dataset.name}`));
    button.classList.toggle("on-list", on);
  }
  function press(button) {
    const { listAdd: id, name } = button.dataset;
    const parting = "listDiscreet" in button.dataset && kept();
    if (has(id)) {
      remove(id);
      say(`${name} is off your list.`);
      return;
    }
    if (parting) { keep(false); }
    add(id);
    say(`${name} is on your list, which has ${ids().length} now.${parting ? ` ${NOT_KEPT}` : ""}`);
  }
  const NOT_KEPT = "To keep people safe, your list is no longer kept on this device. It goes when you close this tab.";

  function refresh() {
    const list = ids();
    document.querySelectorAll(BUTTONS).forEach(label);
    document.querySelectorAll("a[data-my-list]").forEach((place) => {
      place.textContent = list.length ? `My list (${list.length})` : "My list";
      // If the browser stores nothing, or has a separate store for each file, the link to the page contains the list.
      if (location.protocol === "file:" || unstored.length) {
        const page = new URL("my-list.html", root).href;
        place.href = list.length ? link(page, list) : page;
      }
    });
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(BUTTONS);
    if (button) { press(button); }
  });
  new MutationObserver((changes) => {
    changes.flatMap((change) => [...change.addedNodes]).forEach((node) => {
      if (!(node instanceof Element)) { return; }
      if (node.matches(BUTTONS)) { label(node); }
      node.querySelectorAll(BUTTONS).forEach(label);
    });
  }).observe(document.getElementById("main"), { childList: true, subtree: true });
  // Leaving a page quickly also deletes the tab's list: somebody else may look at the tab next.
  window.addEventListener("pagehide", () => {
    if (document.documentElement.classList.contains("gone") && !kept()) { clear(); }
  });
  window.addEventListener("storage", tell); // another tab has changed the stored list
  window.addEventListener("pageshow", (event) => { if (event.persisted) { tell(); } }); // a page restored from the browser's cache

  signpost.list = {
    ids, has, add, remove, replace, move, clear, kept, keep, carried, link, say, NOT_KEPT,
    stored: () => !unstored.length,
    subscribe: (listener) => { listeners.push(listener); },
  };
  refresh();
})(globalThis.signpost ??= {});
