// Whom a question is about, if that decides who may come: a man or a woman; and what they don't want.
((signpost) => {
  "use strict";

  const set = (text) => new Set(text.split(" "));
  const MEN = set("he him his man mans men male males widower grandad grandads granddad grandpa grampy gramps grandfather dad dads father fathers bloke blokes lad lads chap gentleman gentlemen gents brother uncle son boy boys nephew grandson");
  const WOMEN = set("she her hers woman womans womens women female females lady ladies widow gran nan nana nanna nanny grandma granny grandmother mum mums mam mother mothers sister auntie aunt daughter girl girls niece granddaughter");
  // Of one who has died, or is cared for, nothing is asked: "lost my mum" may be said by anybody.
  const AFTER_THEM = /^(died|dies|passed|dead|death|gone|left)$/;
  const BEFORE_THEM = /^(lost|lose|losing|missing|grieving|mourning|caring|care|carer|cares|looking|without|miss|late)$/;
  const AGED = /^(?:\d{1,3}(m|f)|(m|f)\d{1,3})$/;

  const HATES = /^(hates?|hated|hating|dislikes?|loathes?|detests?)$/;
  const REFUSES = /^(not|dont|doesnt|didnt|never|isnt|wont|nor|cant|couldnt)$/;
  const LIKING = /^(like|likes|liking|into|want|wants|wanting|join|joins|keen|interested|fancy|fancies|enjoy|enjoys|stand|bear|a|an|another|do|be|the|bothered)$/;
  const BETWEEN = /^(going|go|doing|do|be|being|to|the|a|an|any|on|in|of|into|with|at|another|organised|big|his|her|my)$/;

  const NOT = /^(not|isnt|mixed|no|arent)$/; // "not women only"

  // "While my son is at school": the question is his mother's.
  const isAtSchool = (before, after) => before.some((word) => /^(while|whilst|when|once)$/.test(word)) && after.includes("school");

  function sexOf(tokens, place) {
    const { word } = tokens[place];
    if (NOT.test((tokens[place - 1] || {}).word || "")) { return ""; }
    const [, one, other] = AGED.exec(word) || [];
    if (one || other) { return (one || other) === "m" ? "men" : "women"; }
    const found = MEN.has(word) ? "men" : WOMEN.has(word) ? "women" : "";
    const near = (from, to) => tokens.slice(Math.max(0, from), to).map((token) => token.word);
    const gone = near(place + 1, place + 4).some((next) => AFTER_THEM.test(next)) || near(place - 3, place).some((next) => BEFORE_THEM.test(next));
    return found && !gone && !isAtSchool(near(place - 3, place), near(place + 1, place + 5)) ? found : "";
  }

  // A filter for a man or a woman, if it is one of the two. It doesn't use up the words: they may also mean a need.
  function sex(tokens) {
    const told = tokens.map((_, place) => sexOf(tokens, place));
    const values = [...new Set(told.filter(Boolean))];
    if (values.length !== 1) { return []; }
    return [{ facet: "gender", values, at: [], both: false, typed: tokens[told.indexOf(values[0])].typed }];
  }

  // The start and end of what comes after "hates" or "doesn't like", or null.
  function refusal(tokens, start) {
    const words = tokens.map((token) => token.word);
    let place = start + 1;
    while (REFUSES.test(words[start]) && LIKING.test(words[place] || "")) { place += 1; }
    const bare = !HATES.test(words[start]) && place === start + 1;
    if (!HATES.test(words[start]) && !REFUSES.test(words[start])) { return null; }
    if (bare && words[start] !== "not") { return null; }
    while (BETWEEN.test(words[place] || "")) { place += 1; }
    return place < words.length ? { start, place, bare } : null;
  }

  // Things to do that are not wanted: [{place, typed, stem, group}]. Only what a group is or does can be unwanted in this
  // way: somebody who hates being alone is lonely.
  function unwanted(tokens) {
    const found = [];
    for (let start = 0; start < tokens.length; start += 1) {
      const told = refusal(tokens, start);
      for (let place = told ? told.place : -1; place >= 0 && place < tokens.length; place += /^(and|or|nor)$/.test((tokens[place + 1] || {}).word) ? 2 : Infinity) {
        const token = tokens[place];
        const group = /^groups?$/.test(token.word);
        if (!group && !isThingToDo(token, told.bare)) { break; }
        const from = place === told.place ? start : place;
        found.push({ place, stem: token.stem, word: token.typed.toLowerCase(), group, typed: tokens.slice(from, place + 1).map((one) => one.typed).join(" ") });
      }
    }
    return found;
  }
  // After "not" alone, only what people do for pleasure: "not steady" excludes nothing.
  function isThingToDo(token, bare) {
    if (token.small || token.light || token.number || signpost.filters.has(token.word)) { return false; }
    return signpost.phrases.kinds(token.stem).includes("interest") || (!bare && signpost.search.named(token.stem));
  }

  // Whether somebody can't leave home: then what comes to them, or is by phone or online, is better.
  function staysIn(tokens) {
    const text = tokens.map((token) => token.word).join(" ");
    return /\b(housebound|house bound|bedbound|bed bound|bedridden|(cant|cannot|unable to|doesnt|never) (leave|get out of|go out of|come out of) (the|her|his|my|their) (house|home|flat|bed|room))\b/.test(text);
  }

  signpost.whom = { sex, staysIn, unwanted };
})(globalThis.signpost ??= {});
