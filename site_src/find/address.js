// The question in the address. It is read after # and after ?, but only written after #: what follows ? would be in a
// web host's log.
((signpost) => {
  "use strict";

  const { FACETS } = signpost.facets;
  const ALONE = ["q", "as", "near", "within", "sort"];
  const SORTS = ["nearest", "soonest"];
  const WITHIN = ["1", "3", "5", "10"];
  const MOST = 1000; // characters read of a question, and of a place

  // No question at all.
  function empty() {
    return {
      q: "", as: "", near: "", within: "", sort: "",
      facets: Object.fromEntries(FACETS.map((facet) => [facet, []])),
    };
  }

  // The state that an address asks for. If both # and ? have a question, # was written last.
  function read(place) {
    const texts = [place.hash.slice(1), place.search.slice(1)].map((text) => new URLSearchParams(text));
    const given = texts.find((text) => [...FACETS, ...ALONE].some((name) => text.has(name)));
    const state = empty();
    if (!given) { return state; }
    ALONE.forEach((name) => { state[name] = (given.get(name) || "").slice(0, MOST).trim(); });
    FACETS.forEach((facet) => { state.facets[facet] = [...new Set(given.getAll(facet).filter(Boolean))]; });
    if (!SORTS.includes(state.sort)) { state.sort = ""; }
    if (!WITHIN.includes(state.within)) { state.within = ""; }
    if (state.as !== "typed") { state.as = ""; }
    return state;
  }

  // Removes unknown values from a state, when the known ones are loaded, and returns them: ["mars"].
  function sift(state) {
    return FACETS.flatMap((facet) => {
      const [known, unknown] = [true, false].map((whether) => state.facets[facet].filter((value) => signpost.facets.knows(facet, value) === whether));
      state.facets[facet] = known;
      return unknown;
    });
  }

  // The part of an address that encodes a state: "#q=chair%20yoga&day=monday"; "" for no question.
  function write(state) {
    const one = (name, value) => `${name}=${encodeURIComponent(value)}`;
    const parts = [
      ...["q", "as"].filter((name) => state[name]).map((name) => one(name, state[name])),
      ...FACETS.flatMap((facet) => state.facets[facet].map((value) => one(facet, value))),
      ...["near", "within", "sort"].filter((name) => state[name]).map((name) => one(name, state[name])),
    ];
    return parts.length ? "#" + parts.join("&") : "";
  }

  // Whether a state asks anything.
  function asks(state) {
    return Boolean(state.q.trim() || state.near.trim() || FACETS.some((facet) => state.facets[facet].length));
  }

  // A copy of a state with changes.
  function changed(state, changes) {
    return { ...state, ...changes, facets: { ...state.facets, ...(changes.facets || {}) } };
  }

  // A question without the words that a filter was understood from.
  function without(question, typed) {
    const at = question.toLowerCase().indexOf(typed.toLowerCase());
    if (at >= 0) {
      return (question.slice(0, at) + " " + question.slice(at + typed.length)).replace(/\s+/g, " ").trim();
    }
    const words = typed.toLowerCase().split(/\s+/);
    return question.split(/\s+/).filter((word) => !words.includes(word.toLowerCase())).join(" ");
  }

  signpost.address = { FACETS, empty, read, sift, write, asks, changed, without };
})(globalThis.signpost ??= {});
