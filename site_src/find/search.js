// Queries the lunr index.
((signpost) => {
  "use strict";

  let loaded = null;
  function index() {
    loaded ||= lunr.Index.load(signpost.held.index);
    return loaded;
  }

  const PLAIN = { usePipeline: false }; // the words are stemmed already

  const FIRST = 1; // score of an activity for its first need
  const OTHER = 0.65; // and for one of its others

  const BROAD = 0.01; // deducted for each need of an activity: the more specific of two comes first

  const worths = new Map();
  // The score of each activity for a need, by number. The needs rarely change from key to key, so each is queried only
  // once.
  function worth(id) {
    if (!worths.has(id)) {
      const found = index().query((query) => query.term(`=${id}`, { ...PLAIN, fields: ["first", "needs"] }));
      const own = (hit) => (hit.matchData.metadata[`=${id}`].first ? FIRST : OTHER);
      worths.set(id, new Map(found.map((hit) => [Number(hit.ref), own(hit)])));
    }
    return worths.get(id);
  }

  // Activities for needs, [{ids, weight}], by number: [[number, score]]; the best has 1. If the same words may mean several
  // needs, an activity's best one counts.
  function forNeeds(meanings) {
    const scores = new Map();
    meanings.forEach(({ ids, weight }) => {
      const most = new Map();
      ids.forEach((id) => worth(id).forEach((own, number) => most.set(number, Math.max(own, most.get(number) || 0))));
      most.forEach((own, number) => scores.set(number, (scores.get(number) || 0) + weight * own));
    });
    const broad = (number) => BROAD * signpost.cards()[number].needs.length;
    return scaled([...scores].map(([number, score]) => [number, score * (1 - broad(number))]));
  }

  // Activities for words [{stem, weight, start}], by number: [[number, score]]; the best has 1. `start`: a prefix.
  function forWords(words) {
    const found = words.length ? index().query((query) => {
      words.forEach(({ stem, weight, start }) => {
        Object.entries({ name: 6, summary: 2, at: 1 }).forEach(([field, boost]) => {
          query.term(stem, { ...PLAIN, fields: [field], boost: boost * weight });
          if (start) {
            const wildcard = lunr.Query.wildcard.TRAILING;
            query.term(stem, { ...PLAIN, fields: [field], boost: boost * weight * 0.3, wildcard });
          }
        });
      });
    }) : [];
    return scaled(found.map((hit) => [Number(hit.ref), hit.score]));
  }

  // Activities whose records have such words in what they say at length, by number: [[number, score]]. A word tells the
  // more, the fewer records have it; one that a single record has would score 1 alone.
  function forTexts(words) {
    const all = signpost.cards().length;
    const scores = new Map();
    words.forEach(({ stem, weight }) => {
      const having = Object.hasOwn(signpost.held.texts, stem) ? signpost.held.texts[stem] : [];
      having.forEach((number) => scores.set(number, (scores.get(number) || 0) + weight * (1 - Math.log(having.length) / Math.log(all)) ** 2));
    });
    return [...scores];
  }

  function scaled(scores) {
    const best = Math.max(...scores.map(([, score]) => score));
    return scores.map(([number, score]) => [number, score / best]);
  }

  // Whether any activity has this stem in its name, its summary, its place or its organisation.
  function used(stem) {
    return Boolean(index().invertedIndex[stem]);
  }

  // Whether any activity has it in its name.
  function named(stem) {
    const entry = index().invertedIndex[stem];
    return Boolean(entry && Object.keys(entry.name || {}).length);
  }

  // Whether there is any activity for a need.
  const serves = (id) => worth(id).size > 0;

  signpost.search = { serves, forNeeds, forWords, forTexts, used, named };
})(globalThis.signpost ??= {});
