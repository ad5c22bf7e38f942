// Answers a question: interprets it step by step, searches, filters and sorts.
((signpost) => {
  "use strict";

  // Tuned on one half of tests/find/queries.tsv; `make bench` measures the other half.
  const ENOUGH = 0.5; // share of a question's words, by weight, that must be understood
  const ENOUGH_OF_MANY = 0.3; // the same for a whole sentence, which has many other words
  const ENOUGH_OF_A_WORD = 0.15; // the same if only one word is significant
  const ENOUGH_WITH_A_NEED = 0.33; // the same if it certainly names a need, and nothing that is elsewhere
  const ENOUGH_OF_A_PERSON = 0.25; // the same if the question mentions a person and certainly names a need
  const MANY = 4; // significant words that make a question a sentence
  const WORDS = 0.2; // weight of words that have also named a need
  const TEXT = 0.5; // weight of words in a record's longer texts
  const ALSO = 0.5; // weight of the words of a filter that was set aside
  const GOOD = 0.5; // share of the best score that makes an activity a good match
  const NAMED = 100; // score of an activity whose name was typed
  const CLOSE = 0.25; // share of the best score that an activity needs to be shown
  const CHILD = /^(child|children|kids?)$/; // words of an age that name no need: a bereaved child wants no playgroup
  const AGE = 1.2; // weight of an age that names a need
  const SOFT = 0.6; // weight of a need that only loose words suggest, beside one that is named
  const LEAST_SOFT = 2.1; // loose words with a lower score suggest nothing
  // Which filters are kept first if all of them together leave nothing.
  const IMPORTANCE = ["gender", "area", "age", "access", "without", "language", "cost", "route", "setting", "day", "time"];
  const OF_A_PERSON = /^(i|im|ive|id|me|myself|he|hes|him|his|himself|she|shes|her|herself|they|theyre|them|we|us|our|pt|patient|client|someone|somebody|mum|mam|dad|nan|gran|son|daughter|husband|wife|partner|man|woman|lad|mate|dont|cant|wont|\d+(yo|f|m|y)|[mf]\d+)$/;
  const PLAIN = ["child", "illness", "housing"]; // kinds of urgent help whose words also count as a search
  const SHELTERED = ["abuse", "housing"]; // kinds of urgent help that are shown together with the groups for the need
  const GROUPS = /^(groups?|class(es)?|clubs?|activity|activities|events?|sessions?|services?|courses?|meetings?)$/;
  const ALWAYS = ["gender", "age"]; // filters of who may come: without them, others would be offered to those they exclude
  const STATUS = { open: 1, full: 0.9, paused: 0.75 };
  const STALE = 0.8;
  const UNWANTED = 0.1; // factor for an activity that does what somebody doesn't want
  const NEAR = ["at-home", "by-phone", "online"];
  const FAR = 0.6; // factor for an activity elsewhere if somebody can't leave home
  const UNFIT = 0.3; // factor for one that is not for such a person, by its own record
  const NOT_FOR = 2; // specific words on whom a record is not for that a question must contain

  // Corrects words, and completes the last one if it is still being typed.
  function mend(tokens, question) {
    const typing = /[\p{L}\p{N}]$/u.test(question);
    const mended = [];
    tokens.forEach((token, index) => {
      token.sure = isSure(token);
      if (token.small || token.light || token.elsewhere || token.about || token.number || token.crisis || token.sure || isKnown(token)) { return; }
      const endings = typing && index === tokens.length - 1 && token.word.length > 2
        ? signpost.spelling.endings(token.word, 8) : [];
      if (endings.length) {
        token.endings = endings.map(signpost.tokenize.stem);
        return;
      }
      // An everyday word is never corrected: "cancel" is not "cancer".
      const right = signpost.tokenize.isOrdinary(token.word) ? null : signpost.spelling.mend(token.word);
      if (right) {
        mended.push({ typed: token.typed, taken: right.word });
        const listed = signpost.phrases.kinds(token.stem).length > 0; // a common misspelling
        token.stem = signpost.tokenize.stem(right.word);
        token.mended = true;
        token.sure = listed || (right.slips < 2 && right.word.length > 5);
      } else {
        token.unknown = true;
      }
    });
    return mended;
  }
  // Whether it is one of our words, except for a final s or a long stem; and whether one of ours has its stem.
  function isSure({ word, stem }) {
    const forms = [word, `${word}s`, word.replace(/s$/, "")];
    return (stem.length > 5 && signpost.phrases.knows(stem)) || forms.some(signpost.spelling.known) || Object.hasOwn(signpost.held.words.acronyms, word);
  }
  function isKnown(token) {
    const { word, stem } = token;
    return signpost.tokenize.isExact(word) || (!signpost.tokenize.isSmall(stem) && (signpost.phrases.knows(stem) || signpost.search.used(stem)));
  }

  // What a question means: [{ids, weight, typed}]. First what its phrases name, then what its other words suggest.
  function meant(tokens, phrases) {
    const name = (number) => signpost.held.words.needs[number].id;
    const named = phrases.map((phrase) => ({
      ids: phrase.needs.map(name), means: phrase.means || [], sure: !phrase.loose,
      weight: phrase.loose ? 0.5 : phrase.words > 1 ? 1.3 : 1,
      typed: phrase.at.map((place) => tokens[place].typed).join(" "),
    }));
    const held = new Set(phrases.flatMap((phrase) => phrase.at));
    const loose = tokens.filter((token, index) => !token.small && !token.light && !token.number && !token.unknown && !token.crisis && !held.has(index));
    const hits = signpost.phrases.near(loose.flatMap((token) => token.endings || [token.stem]));
    const best = hits.length ? hits[0].score : 0;
    const near = hits.slice(0, 3).filter((hit) => hit.score >= Math.max(LEAST_SOFT, best * 0.6));
    near.flatMap((hit) => hit.stems).forEach((stem) => {
      loose.filter((token) => (token.endings || [token.stem]).includes(stem)).forEach((token) => { token.near = true; });
    });
    const soft = phrases.length ? SOFT * 0.5 : SOFT;
    return [...named, ...near.map((hit) => ({ ids: [name(hit.number)], weight: soft * (hit.score / best), typed: "" }))];
  }

  // An age may also name a need ("15 year old"). Something for young people suits a bored 15-year-old better than
  // something for everybody who is bored.
  function agesMean(filters) {
    return filters.flatMap(({ values: [age], typed }) => {
      const tokens = signpost.tokenize.tokens(/^\d+$/.test(age) ? `${age} year old` : typed);
      const phrases = signpost.phrases.phrases(tokens).filter(({ at }) => at.includes(0));
      return meant(tokens, phrases).filter((meaning) => meaning.typed).map((meaning) => ({ ...meaning, typed, weight: AGE }));
    });
  }

  // The weight of a word in a question, and how much of that is understood.
  function grasp(token, phrase, named) {
    if (token.crisis && !phrase) { return [0, 0]; }
    if (phrase && phrase.words > 1) { return [2.5, token.mended ? 2 : 2.5]; }
    if (phrase) { return [1.5, token.sure ? 1.5 : 0.9]; }
    if (token.small || token.number) { return [0, 0]; }
    if (token.elsewhere || (token.about && !named)) { return [2, 0]; }
    if (token.light || signpost.tokenize.isEmpty(token.word)) { return [0.25, 0.1]; }
    if (token.about) { return [0.25, 0.1]; }
    if (token.unknown) { return [token.word.length < 4 ? 0.4 : 1.2, 0]; }
    if (token.endings) { return [1, 0.45]; }
    if (token.near) { return [1, 0.7]; }
    return signpost.search.used(token.stem) ? [1, 0.4] : [0.8, 0];
  }

  // Whether enough of a question is understood, and how much of it names a need, from 0 to 1.
  function understanding(tokens, phrases) {
    const held = new Map(phrases.flatMap((phrase) => phrase.at.map((place) => [place, phrase])));
    let [whole, got, surely] = [0, 0, 0];
    tokens.forEach((token, index) => {
      const [weight, part] = grasp(token, held.get(index), phrases.some((phrase) => !phrase.loose));
      whole += weight;
      got += part;
      surely += held.has(index) ? weight : 0;
    });
    const telling = tokens.filter((token) => !token.small && !token.light && !token.number).length;
    return { understood: !whole || got / whole >= enough(tokens, phrases, telling), named: whole ? surely / whole : 0 };
  }
  // The share of a question, by weight, that has to be understood.
  function enough(tokens, phrases, telling) {
    if (telling === 1) { return ENOUGH_OF_A_WORD; }
    const sure = phrases.filter((phrase) => !phrase.loose).flatMap((phrase) => phrase.at).length;
    if (sure && tokens.some(({ word }) => OF_A_PERSON.test(word))) { return ENOUGH_OF_A_PERSON; }
    if (sure > 1 || (sure && !tokens.some((token) => token.elsewhere))) { return ENOUGH_WITH_A_NEED; }
    return telling < MANY ? ENOUGH : ENOUGH_OF_MANY;
  }

  // The words to search for. Those in a longer phrase have been interpreted already.
  function lookedUp(tokens, phrases) {
    const held = new Map(phrases.flatMap((phrase) => phrase.at.map((place) => [place, phrase.words])));
    return tokens.flatMap((token, index) => {
      if (token.small || token.number || token.unknown || (token.filter && !held.has(index))) { return []; }
      if (token.crisis) { return []; }
      const weight = (token.light ? 0.15 : 0.5) * (held.get(index) > 1 ? 0.5 : 1) * (token.mended ? 0.8 : 1);
      return (token.endings || [token.stem]).map((stem) => ({ stem, weight, start: false }));
    });
  }

  // Words that are not corrected: somebody asked for that, or they are a name.
  function asTyped(tokens, plain) {
    const words = tokens.filter((token) => !token.small && !token.crisis)
      .map((token) => ({ stem: token.stem, weight: 1, start: token === tokens[tokens.length - 1] }));
    return { ...plain, tokens, filters: [], unwanted: [], spelling: [], meanings: [], words, understood: true, named: 0 };
  }

  // Words of a cry for help only name a need to which such help belongs: "can't see a way out" is not about sight, nor
  // "hearing voices" about hearing.
  function isMeant(phrase, tokens, urgent) {
    const belongs = (number) => (signpost.held.words.needs[number].urgent || []).some((kind) => urgent.kinds.includes(kind));
    const named = urgent && PLAIN.includes(urgent.kinds[0]) && !phrase.loose;
    return named || phrase.at.some((place) => !tokens[place].crisis) || (phrase.at.length > 1 && phrase.needs.some(belongs));
  }

  // Groups for people who ask for this kind of urgent help, as if its words were a phrase of the need.
  function sheltering({ kinds: [kind] }, tokens) {
    const { needs } = signpost.held.words;
    const found = [...needs.keys()].filter((number) => SHELTERED.includes(kind) && (needs[number].urgent || [])[0] === kind);
    const at = [...tokens.keys()].filter((place) => tokens[place].crisis);
    return found.length && at.length ? [{ needs: found, at, words: at.length, loose: false }] : [];
  }

  // "Bank holiday" is a day, and not about banks.
  function withoutDays(tokens) {
    const bank = (place) => Boolean(tokens[place]) && tokens[place].word === "bank"
      && Boolean(tokens[place + 1]) && /^holidays?$/.test(tokens[place + 1].word);
    return tokens.map((token, place) => (bank(place) || bank(place - 1) ? { ...token, elsewhere: true, stem: "" } : token));
  }

  // Interprets the words of a question.
  function understand(state) {
    const all = signpost.tokenize.tokens(state.q);
    const urgent = signpost.urgent.read(all, state.q);
    all.forEach((token, place) => { token.crisis = Boolean(urgent && urgent.at.has(place)); });
    const named = signpost.named(all, state.q);
    const known = { urgent, all, names: named.names };
    if (state.as === "typed") { return asTyped(all, known); }
    // A name that is also a kind of group ("dial a ride") counts as both.
    const meaning = meaningOf(all.filter((_, place) => named.whole || !named.at.has(place)), state.q, urgent);
    return named.whole && meaning.named < 1 ? asTyped(all, known) : { ...known, ...meaning };
  }
  function meaningOf(words, question, urgent) {
    const tokens = withoutDays(words);
    const refused = signpost.whom.unwanted(tokens);
    refused.forEach(({ place }) => { tokens[place].filter = true; });
    const unwanted = refused.filter(({ group }) => !group);
    const early = signpost.phrases.phrases(tokens).filter((phrase) => phrase.words > 1 || (phrase.words && phrase.at.length > 1));
    const filters = signpost.filters(tokens, new Set(early.flatMap((phrase) => phrase.at)));
    const told = filters.some(({ facet }) => facet === "setting"); // "one to one, not a group"
    refused.filter(({ group }) => group && !told).forEach(({ place, typed }) => {
      filters.push({ facet: "setting", values: signpost.filters.others("setting", ["group"]), at: [place], both: false, typed });
    });
    filters.forEach((filter) => filter.at.forEach((place) => { tokens[place].filter = true; }));
    // "Wheelchair" is a filter; if nothing else is asked for, it is also the search.
    if (!signpost.phrases.phrases(tokens.filter((token) => !token.filter)).length) {
      filters.filter((filter) => filter.both && signpost.phrases.phrases(filter.at.map((place) => tokens[place])).length)
        .forEach((filter) => filter.at.forEach((place) => { tokens[place].filter = false; }));
    }
    const rest = tokens.filter((token) => !token.filter);
    const spelling = mend(rest, question);
    const phrases = signpost.phrases.phrases(rest).filter((phrase) => isMeant(phrase, rest, urgent));
    if (urgent && phrases.every((phrase) => phrase.loose)) { phrases.push(...sheltering(urgent, rest)); }
    const ages = filters.filter(({ facet, at }) => facet === "age" && tokens[at[0]].filter && !CHILD.test(tokens[at[0]].word));
    const meanings = [...meant(rest, phrases), ...(phrases.length ? agesMean(ages) : [])];
    return { tokens: rest, filters, unwanted, spelling, meanings, words: lookedUp(rest, phrases), ...understanding(rest, phrases) };
  }
  // The activities that match the words, best first, with their scores; all of them if there are no words.
  function fitting(understood, question) {
    const cards = signpost.cards();
    const names = new Set(understood.names.flatMap((entry) => entry.activities));
    const first = [...names].map((number) => ({ card: cards[number], score: NAMED }));
    return [...first, ...meantBy(understood, question, cards).filter(({ card }) => !names.has(card.number))];
  }
  function meantBy(understood, question, cards) {
    const { urgent, names, tokens } = understood;
    // "Groups in Worle" asks for all that is there.
    const told = understood.filters.some(({ facet }) => facet !== "gender"); // "someone to visit my mum at home"
    const saysNothing = (token) => token.small || token.light || token.about || token.number || (told && signpost.tokenize.isEmpty(token.word));
    const general = !understood.meanings.length && tokens.every(saysNothing)
      && (understood.filters.length || tokens.some((token) => GROUPS.test(token.word)));
    if (general || !tokens.some((token) => !token.small)) {
      // Characters that are no words, such as an emoji, match nothing.
      return names.length || (question.trim() && !understood.all.length) ? [] : cards.map((card) => ({ card, score: 1 }));
    }
    // Below urgent help only certain meanings are shown, and none from words that only sound alike.
    if (!understood.understood || (urgent && !understood.meanings.some(({ typed }) => typed))) { return []; }
    const scores = new Map(signpost.search.forNeeds(understood.meanings));
    // If no group is for what was certainly asked, groups that only share a word with it would mislead.
    if (!scores.size && understood.meanings.some(({ typed }) => typed)) { return []; }
    // Words that named a need have counted already; the others count in full.
    const rest = scores.size ? WORDS + (1 - WORDS) * (1 - understood.named) : 1;
    signpost.search.forWords(understood.words).forEach(([number, score]) => {
      scores.set(number, (scores.get(number) || 0) + rest * score);
    });
    // Longer texts have many words by the way: they put in order what is found, and find nothing by themselves.
    signpost.search.forTexts(understood.words).forEach(([number, score]) => {
      if (scores.has(number)) { scores.set(number, (scores.get(number) || 0) + TEXT * score); }
    });
    const best = Math.max(...scores.values());
    return [...scores].map(([number, score]) => ({ card: cards[number], score })).map(against(understood))
      .filter(({ score }) => score >= best * CLOSE)
      .map(({ card, unwanted, score }) => ({ card, unwanted, score: score * STATUS[card.status] * (card.stage > 1 ? STALE : 1) }));
  }

  // Whom a record is not for: whether that is somebody of whom these words and needs are said.
  function isUnfit({ notFor, notNeeds }, said, named) {
    const isNotFor = (line) => {
      const stems = line.split(" ");
      const hits = stems.filter((stem) => said.has(stem)).length;
      return hits >= Math.min(stems.length, NOT_FOR);
    };
    return notFor.some(isNotFor) || notNeeds.some((id) => named.has(id));
  }
  const told = (tokens) => new Set(tokens.filter((token) => !token.small && !token.light).map((token) => token.stem));
  signpost.isUnfit = (card, words, needs) => isUnfit(card, told(signpost.tokenize.tokens(words)), new Set(needs));

  // What the question doesn't want, or whom a record is not for, lowers the score.
  function against(understood) {
    const refused = new Set(signpost.search.forWords(understood.unwanted.map(({ stem }) => ({ stem, weight: 1, start: false }))).map(([number]) => number));
    const said = told(understood.all);
    const named = new Set(understood.meanings.filter(({ typed }) => typed).flatMap(({ ids }) => ids));
    const stays = signpost.whom.staysIn(understood.all);
    const isFar = (card) => stays && !card.settings.some((one) => NEAR.includes(one));
    return ({ card, score }) => {
      const unwanted = refused.has(card.number);
      return { card, unwanted, score: score * (isFar(card) ? FAR : 1) * (unwanted ? UNWANTED : 1) * (isUnfit(card, said, named) ? UNFIT : 1) };
    };
  }

  // The understood filters that leave something, the most important first.
  function keepable(fits, filters, wanted, moment) {
    const kept = {};
    const dropped = [];
    // A filter that only leaves poor matches doesn't help.
    const best = Math.max(...fits.map((fit) => fit.score));
    const good = fits.filter((fit) => fit.score >= best * GOOD);
    const order = [...filters].sort((one, other) => IMPORTANCE.indexOf(one.facet) - IMPORTANCE.indexOf(other.facet));
    order.forEach((filter) => {
      const values = [...(kept[filter.facet] || []), ...filter.values];
      const tried = { ...kept, [filter.facet]: values };
      const left = good.some(({ card }) => both(card, wanted, tried, moment));
      if (left || ALWAYS.includes(filter.facet)) { kept[filter.facet] = values; } else { dropped.push(filter); }
    });
    return { kept, dropped };
  }
  function both(card, wanted, more, moment) {
    return !signpost.facets.failed(card, wanted, moment).length && !signpost.facets.failed(card, more, moment).length;
  }

  // If no place is known to be step-free, the group with "wheelchair" in its name is still a better answer.
  function withWords(fits, dropped, tokens) {
    const words = dropped.filter((filter) => filter.both)
      .flatMap((filter) => filter.at.map((place) => ({ stem: tokens[place].stem, weight: 1, start: false })));
    const scores = new Map(signpost.search.forWords(words));
    return fits.map((fit) => ({ ...fit, score: fit.score + ALSO * (scores.get(fit.card.number) || 0) }));
  }

  const ORDERS = {
    nearest: (one, other) => (one.miles ?? Infinity) - (other.miles ?? Infinity),
    soonest: (one, other) => ((one.next || ["9"])[0] < (other.next || ["9"])[0] ? -1 : (one.next || ["9"])[0] > (other.next || ["9"])[0] ? 1 : 0),
    "": (one, other) => rounded(other) - rounded(one),
  };
  const rounded = ({ score }) => Math.round(score * 100);
  // The order of equally good matches: those for these areas themselves first, then by when they meet, by level of
  // support, and by the last check.
  function tied(one, other, areas) {
    const own = ({ card }) => Number(card.areas.some((area) => areas.includes(area)));
    const first = ({ card }) => Math.min(...card.levels.map((level) => signpost.held.words.facets.level.findIndex(([id]) => id === level)));
    return own(other) - own(one) || ORDERS.soonest(one, other) || first(one) - first(other)
      || (one.card.checked < other.card.checked ? 1 : one.card.checked > other.card.checked ? -1 : 0);
  }

  function chips(filters) {
    return filters.flatMap((filter) => filter.values.map((value) => ({
      facet: filter.facet, value, typed: filter.typed,
      label: filter.facet === "near" ? `Near ${value}` : signpost.label(filter.facet, value),
    })));
  }

  // The answer to a question at a London time ("2026-11-24T10:00").
  signpost.ask = (state, moment) => {
    const understood = understand(state);
    const near = understood.filters.find((filter) => filter.facet === "near");
    const far = understood.filters.find((filter) => filter.facet === "within");
    const filters = understood.filters.filter((filter) => filter !== near && filter !== far && filter.facet !== "elsewhere");
    const where = signpost.place(state.near || (near ? near.values[0] : ""));
    const fits = fitting(understood, state.q).map((fit) => ({
      ...fit,
      miles: where.place ? signpost.miles(fit.card.point, where.place.point) : null,
    })).filter((fit) => within(fit, where.place, state.within || (far ? far.values[0] : "")));
    const { kept, dropped } = keepable(fits, filters, state.facets, moment);
    const passing = withWords(fits, dropped, understood.all).filter(({ card }) => !signpost.facets.failed(card, kept, moment).length);
    const results = passing.filter(({ card }) => !signpost.facets.failed(card, state.facets, moment).length)
      .map(({ card, score, miles, unwanted = false }) => {
        let next; // computed once, if the order needs it
        return { card, score, miles, unwanted, get next() { return next === undefined ? (next = coming(card, moment)) : next; } };
      });
    const sort = state.sort || (where.place && !understood.tokens.some((token) => !token.small) ? "nearest" : "");
    const areas = kept.area || state.facets.area || [];
    results.sort((one, other) => ORDERS[sort](one, other) || rounded(other) - rounded(one) || tied(one, other, areas) || one.card.number - other.card.number);
    return {
      urgent: understood.urgent && { ...understood.urgent, at: [...understood.urgent.at] },
      pages: understood.names.filter((entry) => entry.path),
      needs: understood.meanings.filter(({ typed }) => typed).flatMap(({ ids, typed, means, sure = false }) => ids.map((id, place) => ({
        id, typed, sure, means: means[place] || "", name: signpost.need(id).name, discreet: Boolean(signpost.need(id).discreet),
      }))),
      spelling: understood.spelling,
      understood: [
        ...chips([...filters.filter((filter) => !dropped.includes(filter)), ...(near ? [near] : [])]),
        ...understood.unwanted.map(({ typed, word }) => ({ facet: "unwanted", value: word, typed, label: `Not ${word}` })),
      ],
      dropped: chips(dropped),
      gaps: [...new Set(understood.meanings.filter(({ typed, ids }) => typed && ids.length === 1).flatMap(({ ids }) => ids))]
        .filter((id) => !signpost.search.serves(id)).map((id) => ({ id, name: signpost.need(id).name })),
      elsewhere: understood.filters.filter(({ facet }) => facet === "elsewhere").flatMap(({ values }) => values),
      place: where.place, placeError: where.error,
      results,
      none: !fits.length,
      counts: signpost.facets.counts(passing.map(({ card }) => card), state.facets, moment),
    };
  };

  // When an activity meets next: [starts, ends]; null if that is not known. Only computed if the order needs it.
  function coming(card, moment) {
    return card.sessions.length ? card.dates.find(([, ends]) => ends > moment) || null : null;
  }

  // What comes to people, or is by phone or online, is never too far away.
  function within(fit, place, miles) {
    if (!place || !miles) { return true; }
    return fit.miles === null ? fit.card.settings.some((one) => /^(at-home|by-phone|online)$/.test(one)) : fit.miles <= Number(miles);
  }
})(globalThis.signpost ??= {});
