// The service worker: what the browser runs beside the pages, to answer in the place of a web host that can't be
// reached. The build sets two lines in front (signpost/outputs/offline.py): "use strict", and SITE, which has the day
// of the build, the version of Find's data, and the fingerprint of every file that may be kept.
//
// - A page comes from the network wherever that answers in time: the newest one wins. The copy is for when it doesn't.
// - What a page loads comes from where the page came from, so that two versions are never mixed.
// - Copies are kept under their fingerprints. Those that a new list has too stay; those that it has not are deleted.
// - What is not in the list is never kept: pages that could put somebody at risk, calendars, leaflets, data files.
const HOME = registration.scope;
const STORE = `signpost ${HOME}`; // other sites may live at other paths of the same host
const FILES = new Map(Object.entries({ ...SITE.first, ...SITE.rest }));
const PAGE = "offline.html"; // what is shown in the place of a page that is not kept
const PATIENCE = 3000; // milliseconds: somebody is standing at a desk, waiting
const LIFE = SITE.days * 86400000;
const MADE = /<meta name="built" content="[^"]*">/;

// What each open page was given: its path, whether it is a copy, and (once it has arrived) its fingerprint.
const given = new Map();

// A file's path in the site; null for what lies outside.
function pathOf(address) {
  const { origin, pathname } = new URL(address);
  if (!`${origin}${pathname}`.startsWith(HOME)) { return null; }
  const path = `${origin}${pathname}`.slice(HOME.length);
  // Some hosts leave the ending out, and all leave out the name of a folder's first page.
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

// Keep a file, if it is the one in the list. A host may have a newer one already, or may write things into pages.
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

// Fetch and keep those of some files that are not kept yet. Stops at the first that is not the one in the list.
async function fetchAll(files, atOnce) {
  const store = await caches.open(STORE);
  const kept = new Set((await store.keys()).map((request) => request.url));
  const row = oneByOne(Object.keys(files).filter((path) => !kept.has(keyOf(path))));
  async function fetchSome() {
    for (const path of row) { // all of them take from the same row, and an error ends it
      const version = path.startsWith("find/") ? `?${SITE.find}` : "";
      const answer = await fetch(`${HOME}${path}${version}`, { cache: "no-cache" });
      if (!(await keep(path, answer)).same) { throw new Error(`${path} is not the one that belongs to this version.`); }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, fetchSome));
}

// Delete all that is not wanted.
async function forget(isWanted) {
  const store = await caches.open(STORE);
  const requests = await store.keys();
  await Promise.all(requests.filter(({ url }) => !isWanted(url)).map((request) => store.delete(request)));
}

function isOld() {
  return Date.now() > Date.parse(SITE.built) + LIFE;
}

// The copy of a file; undefined if there is none. After its time, nothing is left but whom to ring.
async function copyOf(path) {
  if (isOld()) { await forget((url) => url === keyOf(PAGE) || url.startsWith(`${HOME}assets/`)); }
  const store = await caches.open(STORE);
  const copy = FILES.has(path) && (await store.match(keyOf(path)));
  if (!copy || !path.endsWith(".html")) { return copy || undefined; }
  // Whatever day it was fetched on, it is as good as this build's own. The mark tells the page that it is a copy.
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
    coming.catch(() => {}); // whatever comes of it is too late
    given.set(event.resultingClientId, { path, isCopy: true, print: FILES.get(path) });
    return copy;
  }
  if (answer) {
    const print = arrival(path, answer.clone()).catch(() => ""); // the line broke in the middle
    given.set(event.resultingClientId, { path, isCopy: false, print });
    event.waitUntil(print);
    return answer;
  }
  return path === PAGE ? Response.error() : Response.redirect(HOME + PAGE);
}

// A page has come from the network: keep it if it may be kept, and forget it if the host no longer has it.
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
  // What was withdrawn goes at once, even while a page of the last version is open.
  const isListed = (url) => FILES.has(url.split("?")[0].slice(HOME.length));
  event.waitUntil(fetchAll(SITE.first, 4).then(() => forget(isListed)));
});

self.addEventListener("activate", (event) => {
  const keys = new Set([...FILES.keys()].map(keyOf));
  event.waitUntil(forget((url) => keys.has(url)));
});

let rest = null;
const ASKED = {
  // Which fingerprint has the page that asks?
  page: ({ source }) => (given.has(source.id) ? given.get(source.id).print : ""),
  // Is that page the same in this version? If it is, and no other is open, this version may take over at once.
  async same({ data, source }) {
    const same = FILES.get(pathOf(source.url)) === data.print;
    const open = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    const ours = open.filter((one) => one.url.startsWith(HOME));
    if (same && ours.length < 2) { self.skipWaiting(); }
    return same;
  },
  // Take over: somebody pressed the button.
  begin: () => self.skipWaiting(),
  // Fetch the rest, two files at a time, so as not to be in the way of whoever reads.
  rest() {
    rest ||= SITE.whole ? fetchAll(SITE.rest, 2).catch(() => { rest = null; }) : Promise.resolve();
    return rest;
  },
};

self.addEventListener("message", (event) => {
  const answer = ASKED[event.data.ask];
  event.waitUntil(Promise.resolve(answer(event)).then((told) => event.ports[0].postMessage(told)));
});
