// The service worker: the browser runs it beside the pages, to answer in place of a web host that can't be reached. The
// build adds two lines before it (signpost/outputs/offline.py): "use strict", and SITE, which has the day of the build,
// the version of Find's data, and the fingerprint of every file that may be stored.
//
// - A page comes from the network if that answers in time: the newest one wins. If not, the copy is used.
// - What a page loads comes from the same source as the page, so that two versions are never mixed.
// - Copies are stored by fingerprint. Those that are also on a new list stay; all others are deleted.
// - What is not on the list is never stored: pages that could put somebody at risk, calendars, leaflets, data files.
const HOME = registration.scope;
const STORE = `signpost ${HOME}`; // other sites may be at other paths of the same host
const FILES = new Map(Object.entries({ ...SITE.first, ...SITE.rest }));
const PAGE = "offline.html"; // shown in place of a page that is not stored
const PATIENCE = 3000; // milliseconds: somebody is standing at a desk, waiting
const LIFE = SITE.days * 86400000;
const MADE = /<meta name="built" content="[^"]*">/;

// What each open page has loaded: its path, whether it is a copy, and (when it has arrived) its fingerprint.
const given = new Map();

// A file's path in the site; null for addresses outside.
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  if (!`${origin}${pathname}`.startsWith(HOME)) { return null; }
  const path = `${origin}${pathname}`.slice(HOME.length);
  // Some hosts leave out ".html", and all leave out the name of a folder's index page.
  return [path, `${path}index.html`, `${path}.html`].find((name) => FILES.has(name)) || path;
}

function keyOf(path) {
  return `${HOME}${path}?${FILES.get(path)}`;
}

// As in signpost/outputs/offline.py: the day of the build is left out.
async function fingerprint(path, bytes) {
  const whole = path.endsWith(".html")
    ? new TextEncoder().encode(new TextDecoder().decode(bytes).replace(MADE, ""))
    : bytes;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
  return Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Store a file, if it is the one on the list. A host may already have a newer one, or may change pages.
async function keep(path, answer) {
  const type = answer.headers.get("content-type") || "";
  const bytes = await answer.arrayBuffer();
  const print = await fingerprint(path, bytes);
  const same = answer.ok && print === FILES.get(path);
  if (same) {
    const store = await caches.open(STORE);
    await store.put(keyOf(path), new Response(bytes, { headers: { "content-type": type } }));
  }
  return { same, print };
}

function* oneByOne(list) { yield* list; }

// Fetch and store those files that are not stored yet. Stops at the first that differs from the list.
async function fetchAll(files, atOnce) {
  const store = await caches.open(STORE);
  const kept = new Set((await store.keys()).map((request) => request.url));
  const row = oneByOne(Object.keys(files).filter((path) => !kept.has(keyOf(path))));
  async function fetchSome() {
    for (const path of row) { // all of them take from the same iterator, and an error ends it
      const version = path.startsWith("find/") ? `?${SITE.find}` : "";
      const answer = await fetch(`${HOME}${path}${version}`, { cache: "no-cache" });
      if (!(await keep(path, answer)).same) { throw new Error(`${path} is not the one that belongs to this version.`); }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, fetchSome));
}

// Delete everything else.
async function forget(isWanted) {
  const store = await caches.open(STORE);
  const requests = await store.keys();
  await Promise.all(requests.filter(({ url }) => !isWanted(url)).map((request) => store.delete(request)));
}

function isOld() {
  return Date.now() > Date.parse(SITE.built) + LIFE;
}

// The copy of a file; undefined if there is none. When it has expired, only the page on whom to ring is left.
async function copyOf(path) {
  if (isOld()) { await forget((url) => url === keyOf(PAGE) || url.startsWith(`${HOME}assets/`)); }
  const store = await caches.open(STORE);
  const copy = FILES.has(path) && (await store.match(keyOf(path)));
  if (!copy || !path.endsWith(".html")) { return copy || undefined; }
  // It equals this build's page, whenever it was fetched. The mark tells the page that it is a copy.
  const text = (await copy.text()).replace(MADE, `<meta name="built" content="${SITE.built}" data-copy>`);
  return new Response(text, { headers: copy.headers });
}

function later(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}

async function answerWithPage(event, path) {
  const coming = fetch(event.request);
  const copy = await copyOf(path);
  let answer;
  try {
    answer = await (copy ? Promise.race([coming, later(PATIENCE)]) : coming);
  } catch (error) {
    // There is no connection.
  }
  if (copy && (!answer || answer.status >= 500)) {
    coming.catch(() => {}); // it comes too late
    given.set(event.resultingClientId, { path, isCopy: true, print: FILES.get(path) });
    return copy;
  }
  if (answer) {
    const print = arrival(path, answer.clone()).catch(() => ""); // the connection was lost
    given.set(event.resultingClientId, { path, isCopy: false, print });
    event.waitUntil(print);
    return answer;
  }
  return path === PAGE ? Response.error() : Response.redirect(HOME + PAGE);
}

// A page has come from the network: store it if it may be stored, and delete its copy if the host no longer has it.
async function arrival(path, answer) {
  if (answer.ok && FILES.has(path)) { return (await keep(path, answer)).print; }
  if (answer.status === 404 || answer.status === 410) { await forget((url) => url !== keyOf(path)); }
  return "";
}

async function answerWithPart(event, path) {
  const page = given.get(event.clientId);
  const version = new URL(event.request.url).search.slice(1);
  if (version ? version === SITE.find : page && page.isCopy) {
    const copy = await copyOf(path);
    if (copy) { return copy; }
  }
  try {
    return await fetch(event.request);
  } catch (error) {
    const isOther = version || (page && (await page.print) !== FILES.get(page.path));
    return (!isOther && (await copyOf(path))) || Response.error();
  }
}

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const path = pathOf(url);
  if (method !== "GET" || path === null) { return; }
  if (mode === "navigate") {
    event.respondWith(answerWithPage(event, path));
  } else if (FILES.has(path)) {
    event.respondWith(answerWithPart(event, path));
  }
});

self.addEventListener("install", (event) => {
  // What was withdrawn is deleted at once, even while a page of the last version is open.
  const isListed = (url) => FILES.has(url.split("?")[0].slice(HOME.length));
  event.waitUntil(fetchAll(SITE.first, 4).then(() => forget(isListed)));
});

self.addEventListener("activate", (event) => {
  const keys = new Set([...FILES.keys()].map(keyOf));
  event.waitUntil(forget((url) => keys.has(url)));
});

let rest = null;
const ASKED = {
  // The fingerprint of the page that asks.
  page: ({ source }) => (given.has(source.id) ? given.get(source.id).print : ""),
  // Whether that page is the same in this version: if so, and no other is open, this version may take over at once.
  async same({ data, source }) {
    const same = FILES.get(pathOf(source.url)) === data.print;
    const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const ours = open.filter((one) => one.url.startsWith(HOME));
    if (same && ours.length < 2) { self.skipWaiting(); }
    return same;
  },
  // Take over: somebody pressed the button.
  begin: () => self.skipWaiting(),
  // Fetch the rest, two files at a time, so as not to slow down the reader's own requests.
  rest() {
    rest ||= SITE.whole ? fetchAll(SITE.rest, 2).catch(() => { rest = null; }) : Promise.resolve();
    return rest;
  },
};

self.addEventListener("message", (event) => {
  const answer = ASKED[event.data.ask];
  event.waitUntil(Promise.resolve(answer(event)).then((told) => event.ports[0].postMessage(told)));
});
