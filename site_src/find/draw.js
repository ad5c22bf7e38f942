// Draws the Find page: cards, chips, messages and counts. A record is text: elements are made one by one and filled by
// textContent, and none of it is ever parsed as HTML.
((signpost) => {
  "use strict";

  const STALE = 2; // the stage of freshness from which readers should ring first

  // Makes an element with attributes, and with texts and elements in it. Empty ones are left out.
  function make(tag, attributes, ...inside) {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    const parts = inside.filter((part) => part !== null && part !== "");
    element.append(...parts.map((part) => (typeof part === "string" ? signpost.typographic(part) : part)));
    return element;
  }
  function pair(name, ...inside) {
    return make("div", { class: lower(name).replaceAll(" ", "-") }, make("dt", {}, `${name}: `), make("dd", {}, ...inside));
  }

  function things(number) {
    return number === 1 ? "1 group or service" : `${number} groups and services`;
  }
  function lower(text) {
    return /^[A-Z][^A-Z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
  }
  // "A", "A and B", "A, B and C".
  function listed(texts, joint = "and") {
    return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} ${joint} ${texts[texts.length - 1]}`;
  }

  // The current state of a card's activity: "Meets today, 2pm to 4pm"; "Full until January."
  signpost.when = (card, moment) => {
    if (card.ended) { return card.ended; }
    return card.statusNote || (card.status === "paused" ? "" : signpost.time.meets(card.dates, moment)) || card.nextTerm;
  };

  function badge(card) {
    const state = card.ended ? "ended" : card.status;
    if (state !== "open") { return make("span", { class: `badge ${state}` }, signpost.held.words.state[state]); }
    return card.stage >= STALE ? make("span", { class: "badge stale" }, "Ring first: may be out of date") : null;
  }

  function state(card, miles, moment) {
    const dates = card.dates.map((date) => date.join("/")).join(" ");
    const live = card.status === "open" && dates ? { "data-dates": dates } : {}; // kept up to date by site.js
    const when = signpost.when(card, moment);
    const told = [card.statusNote, card.ended, card.nextTerm].includes(when) ? "told" : "next";
    // Nobody should just come along on a day when most are shut: what to do first is shown with the day.
    const joining = signpost.time.asks(card.dates.find(([, ends]) => ends > moment)) && card.dropIn ? "" : card.joining;
    const far = miles === null ? "" : miles === 1 ? "1 mile away" : `${miles} miles away`;
    const waiting = card.waiting && `Waiting time: ${lower(card.waiting)}`;
    const rest = [card.where, far, card.costWords, joining, waiting].filter(Boolean).join("\u00a0· ");
    const spot = make("b", { class: "spot", "aria-hidden": "true" }); // its number on the map
    return make("p", { class: "state" }, when ? make("b", { class: told, ...live }, when) : null, when ? "\u00a0· " : "", spot, rest);
  }

  function checked(card, moment) {
    if (!card.checked) { return "Not checked yet"; }
    const today = moment.slice(0, 10);
    const old = signpost.time.monthsSince(card.checked, today) >= (card.months || signpost.held.words.months);
    return `${signpost.time.since(card.checked, today)}${old ? ". Ring before you go" : ""}`.replace(/^./, (one) => one.toUpperCase());
  }

  // "A, B or C"; if one of them is a choice itself, "A; B, C or D; E".
  function choice(texts) {
    return texts.some((text) => /,| or /.test(text)) ? texts.join("; ") : listed(texts, "or");
  }
  function facts(card, moment) {
    const ways = card.routes.map((route) => signpost.label("route", route));
    const levels = card.levels.map((level) => signpost.label("level", level));
    const pairs = [
      ["Who can refer", choice([...ways.slice(0, 1), ...ways.slice(1).map(lower)])],
      ["Level", listed([...levels.slice(0, 1), ...levels.slice(1).map(lower)], "or")],
      ["Checked", checked(card, moment)],
    ].filter(([, text]) => text);
    const list = make("dl", { class: "terms" },
      ...pairs.map(([name, text], place) => pair(name, text, place < pairs.length - 1 ? "\u00a0· " : "")));
    if (card.checked) { list.querySelector("div:last-child dd").dataset.since = card.checked; } // for paper: see site.js
    return list;
  }

  // An activity in the list of results. What it is and whom it suits is added later: see `fill`.
  function card(result, moment) {
    const own = result.card;
    const button = make("button", { type: "button", "data-list-add": own.id, "data-name": own.name }, "Add to my list");
    if (own.discreet) { button.dataset.listDiscreet = ""; }
    const phone = own.phone
      ? make("a", { class: "tel", href: `tel:${signpost.dialled(own.phone)}` }, own.phone)
      : own.way ? make("a", { class: "address", href: own.way[1], rel: "external noreferrer" }, own.way[0])
        : make("span", { class: "small" }, "No phone number");
    return make("li", { class: "found", "data-activity": own.id, "data-needs": own.needs.join(" ") },
      make("h3", {}, make("a", { href: own.path }, own.name), " ", badge(own)),
      make("p", { class: "ring" }, phone),
      state(own, result.miles, moment),
      make("div", { class: "rest" }),
      facts(own, moment),
      button);
  }

  // For whom an activity is, and for whom not: [["For", words], ["Not for", words]], without empty ones.
  function fitOf({ audience, suits, unsuited }) {
    return [
      ["For", [...audience.map(whom), ...suits].map(sentence).join(" ")],
      ["Not for", unsuited.map(sentence).join(" ")],
    ].filter(([, text]) => text);
  }
  // Adds the details of a card when they are loaded.
  function fill(item, more) {
    const fit = fitOf(more);
    item.querySelector(".rest").replaceChildren(
      make("p", {}, more.summary || "", " ", make("span", { class: "when" }, regular(more.rhythm, more.more, item))),
      fit.length ? make("dl", { class: "fit" }, ...fit.map(([name, text]) => pair(name, text))) : "");
    if (more.standing) {
      const warns = more.standing.includes(" ran out on ");
      item.querySelector("h3").append(" ", make("span", { class: warns ? "standing told" : "standing" }, more.standing));
    }
    if (more.promise) { item.querySelector(".terms").append(pair("Answer", more.promise)); }
  }
  // The days of an activity. Its hours, and the dates on which it does not meet, only if the next time is not shown.
  function regular(when, more, item) {
    const told = item.querySelector(".state").textContent;
    const hours = when.length === 1 ? /, (\d.*? to \d[^,]*)/.exec(when[0]) : null;
    const rhythm = hours && told.includes(hours[1]) ? when[0].replace(hours[0], "") : when.join("; ");
    const rest = item.querySelector(".next") ? more.filter((words) => !words.startsWith("Not on ")) : more;
    return [rhythm, ...rest].filter((words) => words && !told.includes(words)).join(". ");
  }
  // "For men" without its "For" after the label "For:". Whole sentences are a volunteer's own and stay unchanged.
  function whom(text) {
    return /[.!?]$/.test(text) ? text : text.replace(/^For (.)/, (_, first) => first.toUpperCase());
  }
  function sentence(text) {
    return /[.!?]$/.test(text) ? text : `${text}.`;
  }

  // The filters of a question, chosen and understood: the label of each, and the state without it.
  function chips(state, answer) {
    const { changed, without, FACETS } = signpost.address;
    const chosen = FACETS.flatMap((facet) => state.facets[facet].map((value) => ({
      label: named(facet, value),
      left: (from) => changed(from, { facets: { [facet]: from.facets[facet].filter((other) => other !== value) } }),
    })));
    if (state.near) {
      const miles = state.within === "1" ? "1 mile" : `${state.within} miles`;
      const label = state.within ? `Within ${miles} of ${state.near}` : `Near ${state.near}`;
      chosen.push({ label, left: (from) => changed(from, { near: "", within: "" }) });
    }
    return [...chosen, ...together(answer.understood).map((one) => ({
      label: one.labels.length > 1 ? one.typed.replace(/^./, (first) => first.toUpperCase()) : one.labels[0],
      left: (from) => changed(from, { q: without(from.q, one.typed) }),
    }))];
  }
  function named(facet, value) {
    const label = signpost.label(facet, value);
    if (facet === "gender") { return `Open to ${lower(label)}`; }
    return facet === "age" ? `Age ${label === value ? value : lower(label)}` : label;
  }
  // Filters that were understood from the same words are one: "weekdays" is five days.
  function together(filters) {
    const found = new Map();
    filters.forEach((one) => {
      const key = `${one.facet} ${one.typed}`;
      const label = /^(near|unwanted)$/.test(one.facet) ? one.label : named(one.facet, one.value);
      if (!found.has(key)) { found.set(key, { ...one, labels: [] }); }
      found.get(key).labels.push(label);
    });
    return [...found.values()];
  }
  function chip({ label }) {
    return make("li", {}, make("button", { type: "button", class: "chip", "aria-label": signpost.typographic(`Remove ${label}`) },
      label, make("span", { "aria-hidden": "true" }, " ✕")));
  }

  // Elements with commas between them, and "and" before the last.
  function joined(elements) {
    return elements.flatMap((element, place) => [place ? (place < elements.length - 1 ? ", " : " and ") : "", element]);
  }

  // The red flags of needs, each with the pathway to take.
  function flags(ids) {
    const found = ids.flatMap((id) => signpost.held.flags[id] || []);
    if (!found.length) { return []; }
    const signs = found.map(([sign]) => lower(sign.replace(/[.]$/, "")));
    return [make("details", {},
      make("summary", {}, make("b", {}, "Warning signs: "), `${signs.join("; ")}.`),
      make("ul", {}, ...found.map(([sign, path, route]) => make("li", {}, `${sign} `, make("a", { href: path }, route)))))];
  }

  // Shows the red flags of the needs that were understood, before all groups. In danger, the numbers are shown instead.
  function showFlags(line, answer) {
    const ids = answer.urgent || !answer.results.length ? [] : [...new Set(answer.needs.map((need) => need.id))];
    const key = ids.join(" ");
    if (line.dataset.needs === key) { return; } // they rarely change from key to key
    line.dataset.needs = key;
    line.replaceChildren();
    const draw = () => { if (line.dataset.needs === key) { line.replaceChildren(...flags(ids)); } };
    if (ids.length) { signpost.load(["flags"]).then(draw, () => { /* its page has them */ }); }
  }

  // The messages about an answer, as paragraphs.
  function messages(state, answer) {
    const { write, changed } = signpost.address;
    const link = (words, next) => make("a", { href: write(next) || "#", "data-ask": "" }, words);
    const said = [];
    const pages = new Map(answer.pages.map((page) => [page.path, page.name]));
    if (pages.size) {
      said.push(["Its own page: ", ...joined([...pages].map(([path, name]) => make("a", { href: path }, name))), "."]);
    }
    answer.elsewhere.forEach((town) => said.push([`${town} is outside this directory. These are here.`]));
    answer.gaps.forEach(({ id, name }) => said.push(["No group here is for ", make("a", { href: `needs/${id}.html` }, name), " yet. Its page has what else may help."]));
    answer.unknown.forEach((value) => said.push([`This link asks for “${value}”, which is not in this directory, so we left it out.`]));
    if (answer.needs.length && answer.results.length) {
      const needs = [...new Map(answer.needs.map((need) => [need.id, need])).values()]
        .map((need) => make("a", { href: `needs/${need.id}.html` }, need.name));
      const typed = [...new Set(answer.needs.map((need) => need.typed))];
      said.push(["Showing results for ", ...joined(needs), ". ",
        link(`Search for ${listed(typed.map((words) => `“${words}”`))} instead`, changed(state, { as: "typed" })), "."]);
    }
    const means = answer.needs.filter((need) => need.means);
    [...new Set(means.map((need) => need.typed))].forEach((typed) => {
      const told = means.filter((need) => need.typed === typed).map((need) => `${need.means} (${need.name})`);
      said.push([`“${typed}” can mean ${listed(told, "or")}.`]);
    });
    if (state.as === "typed") {
      said.push(["Showing only exact matches for these words. ", link("Search by their meaning instead", changed(state, { as: "" })), "."]);
    }
    answer.spelling.forEach(({ typed, taken }) => said.push([`No “${typed}”; showing “${taken}”.`]));
    if (!answer.none) { together(answer.dropped).forEach((one) => said.push(dropped(one))); }
    if (!answer.none && !answer.results.length) {
      said.push(["Nothing fits all of this. Remove a filter to see more", ...pagesOf(answer.needs), "."]);
    }
    return said.map((parts) => make("p", {}, ...parts));
  }
  // The pages of the needs that were asked for, to look at.
  function pagesOf(needs) {
    const links = [...new Map(needs.map((need) => [need.id, need])).values()].map((need) => make("a", { href: `needs/${need.id}.html` }, need.name));
    return links.length ? [", or look at ", ...joined(links)] : [];
  }
  function dropped({ facet, value, labels, typed }) {
    if (facet === "day" && labels.length === 1) {
      const day = /^to/.test(value) ? value : `on ${labels[0]}s`;
      return [`Nothing ${day}; these are on other days.`, ...(value === "today" ? cannotWait() : [])];
    }
    if (facet === "time" && labels.length === 1) {
      return [`Nothing ${signpost.hours.isExact(value) ? lower(labels[0]) : `in the ${value}`}; these are at other times.`];
    }
    if (facet === "area" && labels.length === 1) { return [`Nothing in ${labels[0]}; these are elsewhere.`]; }
    if (facet === "without") { return [`No group for this has told us about “${typed}”; ring and ask.`]; }
    return [`Nothing that fits “${typed}” as well; these are without it.`];
  }
  // Whom to ring if nothing was found for today. The page has the number already.
  function cannotWait() {
    const number = document.querySelector("[data-no-match] .tel");
    return number ? [" If it can’t wait, ring the Connector on ", number.cloneNode(true), "."] : [];
  }

  signpost.draw = { make, things, card, fill, fitOf, chips, chip, showFlags, messages };
})(globalThis.signpost ??= {});
