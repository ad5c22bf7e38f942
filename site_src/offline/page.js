// The page's part of offline reading: it starts the service worker (sw.js), says that a page is a copy and how old, and
// offers a new version. Pages with a button to leave quickly don't do this: they should leave nothing on the device. Nor
// do pages opened from a folder: the whole site is there.
((signpost) => {
  "use strict";

  const root = document.currentScript.src.replace(/assets\/offline\.js.*$/, "");
  const AT_MOST = 1500; // milliseconds from pressing the button to the reload
  const workers = navigator.serviceWorker;
  if (!workers || !location.protocol.startsWith("http") || document.querySelector("body > .leave")) { return; }

  function make(name, attributes, ...inside) {
    const part = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => part.setAttribute(key, value));
    part.append(...inside);
    return part;
  }

  // For a page in a folder, browsers would log an error about the manifest, so it is only linked here.
  document.head.append(make("link", { rel: "manifest", href: `${root}manifest.webmanifest` }));

  // Ask a worker something.
  function ask(worker, question, words = {}) {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => resolve(event.data);
      worker.postMessage({ ...words, ask: question }, [port2]);
    });
  }

  // Say that this page is a copy, and how old the directory in it is.
  const built = document.querySelector("meta[name=built]");
  const isCopy = built.hasAttribute("data-copy");
  function sayAge() {
    const note = document.querySelector("[data-offline]");
    note.hidden = navigator.onLine && !isCopy;
    if (note.hidden) { return; }
    const why = navigator.onLine ? "The internet did not answer." : "You have no internet connection.";
    const when = signpost.time.ago(built.content, signpost.time.now());
    note.textContent = `${why} This is the directory as it was ${when}. Ring before you go.`;
  }

  // Offer the new version. The page stays as it is until somebody presses the button, as they may be typing.
  function offer(next) {
    if (document.querySelector(".offer")) { return; }
    const words = make("p", { "aria-live": "polite" });
    const load = make("button", { type: "button" }, "Load the new one");
    const dismiss = make("button", { type: "button", class: "quiet" }, "Not now");
    const bar = make("div", { class: "offer", role: "region", "aria-label": "New version" }, words, load, dismiss);
    document.body.append(bar);
    // The page has as much space at its end as the bar needs, so that the focus is never under it.
    new ResizeObserver(() => document.documentElement.style.setProperty("--offer", `${Math.ceil(bar.getBoundingClientRect().height) + 1}px`)).observe(bar);
    setTimeout(() => { words.textContent = "This directory has been updated."; }, 100); // else screen readers don't announce it
    dismiss.addEventListener("click", () => bar.remove());
    load.addEventListener("click", async () => {
      // Browsers let the older version finish first. The host has the newest page in any case.
      await Promise.race([ask(next, "begin"), new Promise((resolve) => { setTimeout(resolve, AT_MOST); })]);
      location.reload();
    });
  }

  // The version of this page must be asked for at once: the worker that knows it may be gone soon.
  const own = workers.controller ? ask(workers.controller, "page") : Promise.resolve("");
  async function compare(next) {
    if (!(await ask(next, "same", { print: await own }))) { offer(next); }
  }

  // Nothing is fetched in advance on a metered or slow connection.
  function isSpared() {
    const { saveData, type, effectiveType } = navigator.connection || {};
    return saveData || type === "cellular" || /2g|3g/.test(effectiveType);
  }

  // If the host has the site but no service worker any more, offline reading has been switched off.
  async function isOff(script) {
    const answer = await fetch(script, { cache: "no-store" });
    return answer.status === 404 || answer.status === 410;
  }

  async function start() {
    const script = `${root}sw.js`;
    const registration = await workers.register(script);
    registration.addEventListener("updatefound", () => {
      const next = registration.installing;
      next.addEventListener("statechange", () => {
        if (next.state === "installed" && registration.active) { compare(next); }
      });
    });
    if (registration.waiting && registration.active) { compare(registration.waiting); }
    workers.addEventListener("controllerchange", () => compare(workers.controller));
    const ready = await workers.ready;
    if (!isSpared()) { ask(ready.active, "rest"); }
    if (isCopy) { return; }
    registration.update().catch(async () => {
      if (!(await isOff(script))) { return; }
      await registration.unregister();
      await caches.delete(`signpost ${root}`);
    }).catch(() => {}); // the connection has just been lost
  }

  sayAge();
  window.addEventListener("online", sayAge);
  window.addEventListener("offline", sayAge);
  // After everything that the page itself needs. If a browser allows no workers, the site works like any other.
  window.addEventListener("load", () => start().catch(() => {}));
})(globalThis.signpost ??= {});
