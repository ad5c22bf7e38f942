// Typographic apostrophes and quotation marks in what is drawn. signpost/values/quotes.py does the same for the pages
// and says why; a test holds the two together.
((signpost) => {
  "use strict";

  const SIGNS = /[\p{L}\p{N}_.+-][\p{L}\p{N}_.+'-]*@[\p{L}\p{N}_.-]+|(?:https?:\/\/|www\.|[\p{L}\p{N}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)+\/)[^\s"<>]*[^\s"'<>.,;:!?)]|['"`´‘]/gu;
  const STRAIGHT = /['"`´‘]/;
  const BEFORE_OPENING = /(?:^|[\s([“‘"'—–/-])$/;
  const OPENED = /(?:^|[\s([“"])['‘][^\s'’][^'’]*$/;
  const OPENED_TWICE = /(?:^|[\s([])["“][^"”]*$/;
  const CLOSED = /^\S(?:[^]{0,300}?\S)??'(?![\p{L}\p{N}_])/u;
  const ELIDED = /^(?:tis|twas|til|em|n|cause|bout|[0-9][0-9]s?)(?![\p{L}\p{N}_])/iu;
  const ACROSS = /^x ?[0-9]/;
  const ENDS_IN_LETTER = /\p{L}$/u;
  const STARTS_WITH_LETTER = /^\p{L}/u;

  function double(before) {
    if (BEFORE_OPENING.test(before)) { return "“"; }
    return /[0-9]$/.test(before) && !OPENED_TWICE.test(before) ? '"' : "”";
  }
  function single(before, after) {
    if (BEFORE_OPENING.test(before)) { return CLOSED.test(after) && !ELIDED.test(after) ? "‘" : "’"; }
    const measured = /[0-9]$/.test(before) && (!STARTS_WITH_LETTER.test(after) || ACROSS.test(after));
    return measured && !OPENED.test(before) ? "'" : "’";
  }
  function misused(sign, before, after) {
    return ENDS_IN_LETTER.test(before) && STARTS_WITH_LETTER.test(after) ? "’" : sign;
  }

  signpost.typographic = (text) => (STRAIGHT.test(text) ? text.replace(SIGNS, (sign, at) => {
    if (sign.length > 1) { return sign; }
    const before = text.slice(0, at);
    const after = text.slice(at + 1);
    if (sign === '"') { return double(before); }
    return sign === "'" ? single(before, after) : misused(sign, before, after);
  }) : text);

  // A text for the clipboard: records and text messages of old systems know only straight ones.
  signpost.straight = (text) => text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
})(globalThis.signpost ??= {});
