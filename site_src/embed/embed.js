// Fills the list that another page frames, by the facets in this page's address. It asks for no more than the site's own
// files, and keeps nothing.
((signpost) => {
  "use strict";

  const page = document.querySelector("[data-embed]");
  const part = (name) => page.querySelector(`[data-part="${name}"]`);
  const { make } = signpost.draw;
  const { FACETS, read, sift, write, asks, empty } = signpost.address;
  const TOLD = ["need", "area", "age", "gender"]; // the facets whose values make a title
  const MOST = 6; // groups; the whole list is a press away
  const STALE = 2; // the stage of freshness from which readers should ring first
  const TOP = { target: "_top" };
  const PRIVATE = "Help with this is not shown inside other people's pages, so that nobody is seen looking for it.";
  const GONE = "What this list was about is not in this directory, or not any more. You can look through all of it on our own site.";
  const ALL = { title: part("title").textContent, whole: part("whole").textContent };

  // What is asked for: facets alone, since nobody types here.
  function state() {
    return { ...empty(), facets: read(location).facets };
  }
  const title = (facets) => TOLD.flatMap((facet) => facets[facet].map((value) => signpost.label(facet, value))).join(", ");

  function entry({ card }, moment) {
    const dates = card.dates.map((date) => date.join("/")).join(" ");
    const when = signpost.when(card, moment);
    const live = dates ? { "data-dates": dates, class: "next" } : {}; // kept up to date by site.js
    const phone = card.phone ? make("a", { class: "tel", href: `tel:${signpost.dialled(card.phone)}` }, card.phone)
      : card.way ? make("a", { class: "address", href: card.way[1], rel: "external noreferrer", ...TOP }, card.way[0]) : "";
    const facts = [card.where, card.costWords, card.stage >= STALE ? "Ring first: may be out of date" : card.joining].filter(Boolean);
    return make("li", { "data-activity": card.id },
      make("h2", {}, make("a", { href: card.path, ...TOP }, card.name)),
      when ? make("p", live, when) : "",
      make("p", {}, facts.join(" · ")),
      phone ? make("p", { class: "ring" }, phone) : "");
  }

  // Being seen with some help could do harm, so no other page shows it.
  const isDiscreet = (facets) => facets.need.some((id) => signpost.need(id).discreet);
  const may = ({ card }) => !card.discreet && card.status === "open" && !card.ended;

  // Removes what the directory doesn't have, and says whether nothing is left of a facet: without it, all would be listed.
  function isGone(wanted) {
    const asked = FACETS.filter((facet) => wanted.facets[facet].length);
    sift(wanted);
    return asked.some((facet) => !wanted.facets[facet].length);
  }

  // A heading, a sentence and a list, with the way to the whole directory; nothing stays of what was shown before.
  function fill(heading, said, entries = []) {
    part("title").textContent = signpost.typographic(heading);
    document.title = `${part("title").textContent} · ${document.title.split(" · ").pop()}`;
    part("said").textContent = signpost.typographic(said);
    part("list").replaceChildren(...entries);
    part("whole").href = "index.html";
    part("whole").textContent = ALL.whole;
  }

  async function show() {
    const wanted = state();
    if (!asks(wanted)) { part("urgent").hidden = true; fill(ALL.title, ""); return; }
    await Promise.all([signpost.load(), signpost.load(["flags"])]);
    const gone = isGone(wanted);
    const { facets } = wanted;
    const discreet = isDiscreet(facets);
    part("urgent").hidden = !gone && !discreet && !facets.need.some((id) => signpost.held.flags[id]);
    if (discreet || gone) { fill(ALL.title, discreet ? PRIVATE : GONE); return; }
    const moment = signpost.time.now();
    const { results } = signpost.ask(wanted, moment);
    const shown = results.filter(may);
    const none = shown.length ? "" : "No group is open for this at the moment.";
    fill(title(facets) || ALL.title, none, shown.slice(0, MOST).map((result) => entry(result, moment)));
    const left = results.filter(({ card }) => !card.discreet).length;
    part("whole").href = `index.html${write(wanted)}`;
    part("whole").textContent = left > MOST ? `All ${left} groups and services, on our own site` : "More about these, on our own site";
  }
  function failed() {
    fill(ALL.title, "The list could not be loaded. It is on our own site.");
  }

  // What follows ? would be in the log of whoever serves these files.
  if (location.search) {
    history.replaceState(null, "", location.pathname + write(state()));
  }
  show().catch(failed);
  addEventListener("hashchange", () => { show().catch(failed); });
})(globalThis.signpost ??= {});
