// Parses the most that somebody can pay ("under a fiver", "£3 or less") into a filter of cost: "up-to-5".
((signpost) => {
  "use strict";

  const NAMES = { fiver: 5, tenner: 10, quid: 1, pound: 1 };
  const POUNDS = /^(quid|pounds?)$/;
  const UNDER = /^(under|below|max|maximum|most)$/;
  const THAN = /^(less|cheaper|more)$/;
  const UP_TO = /^up-to-(\d+(?:\.\d+)?)$/;
  const MOST = 100; // pounds; more is a debt or a wage, and not the cost of a group

  // The number of words before a price that make it a maximum, or 0.
  function limits([first, second, third]) {
    if (UNDER.test(first || "")) { return second === "of" ? 2 : 1; }
    if (THAN.test(first || "") && second === "than") { return 2; }
    if (first === "no" && second === "more" && third === "than") { return 3; }
    return (first === "up" && second === "to") || (first === "at" && second === "most") ? 2 : 0;
  }
  // A price that starts here: {pounds, length}, or null. The "£" of "£3" is only in the typed text, not in the token.
  function price(tokens) {
    const [first, second] = tokens;
    if (!first) { return null; }
    const count = signpost.tokenize.number(first.word);
    if (count > 0 && !first.number && second && POUNDS.test(second.word)) { return { pounds: count, length: 2 }; }
    const a = /^(a|one)$/.test(first.word) ? 1 : 0;
    const named = tokens[a] && NAMES[tokens[a].word];
    if (named && (a || tokens[a].word === "fiver" || tokens[a].word === "tenner")) {
      return { pounds: named, length: a + 1 };
    }
    const sum = /^£?(\d+(?:\.\d\d)?)p?$/.exec(first.typed);
    if (!sum) { return null; }
    const pence = /p$/.test(first.typed);
    const unit = second && POUNDS.test(second.word) ? 1 : 0;
    if (!unit && !pence && !first.typed.startsWith("£")) { return null; }
    return { pounds: Number(sum[1]) / (pence ? 100 : 1), length: 1 + unit };
  }

  // {facet, values, length} for the most that somebody can pay, or null.
  function read(tokens, start) {
    const words = tokens.slice(start, start + 3).map((token) => token.word);
    const before = limits(words);
    const found = price(tokens.slice(start + before, start + before + 4));
    if (!found || found.pounds > MOST) { return null; }
    const [one, two] = tokens.slice(start + before + found.length, start + before + found.length + 2).map((token) => token.word);
    const after = one === "or" && /^(less|under|cheaper)$/.test(two || "") ? 2 : /^(max|maximum|tops)$/.test(one || "") ? 1 : 0;
    return before || after ? { facet: "cost", values: [`up-to-${found.pounds}`], length: before + found.length + after } : null;
  }

  // Whether an activity costs no more than that.
  function fits(card, value) {
    const most = Number(UP_TO.exec(value)[1]);
    return /^(free|donation)$/.test(card.cost) || (card.pounds !== null && card.pounds <= most);
  }

  // The label, such as "£5 or less"; "" for other values.
  function label(value) {
    const [, pounds] = UP_TO.exec(value) || [];
    return pounds ? `£${pounds} or less` : "";
  }

  signpost.prices = { read, fits, label, isExact: (value) => UP_TO.test(value) };
})(globalThis.signpost ??= {});
