// Words of crisis, in the ways they are said and misspelt (directory.yaml). Urgent help then comes before any result.
((signpost) => {
  "use strict";

  const GAP = 2; // words that may stand between two words of a phrase

  let lists = null;
  function phrases() {
    const split = (name) => signpost.held.words[name].map((phrase) => phrase.split(" "));
    lists ||= { urgent: split("urgent"), unless: split("unless") };
    return lists;
  }

  // The places at which a phrase's words stand in a question: in order, and close together. null where they don't.
  function span(phrase, stems) {
    for (let start = stems.indexOf(phrase[0]); start >= 0; start = stems.indexOf(phrase[0], start + 1)) {
      const places = [start];
      for (const stem of phrase.slice(1)) {
        const last = places[places.length - 1];
        const next = stems.indexOf(stem, last + 1);
        if (next < 0 || next - last > GAP + 1) { break; }
        places.push(next);
      }
      if (places.length === phrase.length) { return places; }
    }
    return null;
  }

  // Whether these stems speak of a crisis, once what only sounds like one is set aside.
  function speaks(stems) {
    const left = [...stems];
    for (const phrase of phrases().unless) {
      for (let places = span(phrase, left); places; places = span(phrase, left)) {
        places.forEach((place) => { left[place] = ""; });
      }
    }
    return phrases().urgent.some((phrase) => span(phrase, left));
  }

  let stems = null;
  // Whether a stem is one of a word of crisis: it is then never taken for a slip in another word.
  function knows(stem) {
    stems ||= new Set(phrases().urgent.flat());
    return stems.has(stem);
  }

  signpost.urgent = { speaks, knows };
})(globalThis.signpost ??= {});
