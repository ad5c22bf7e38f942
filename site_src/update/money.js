// What something costs, as records have it (signpost/values/money.py).
((signpost) => {
  "use strict";

  const { figures } = signpost.update;
  const WORDS = ["free", "donation", "ask"];

  // free, donation, ask, or an amount such as £2 or £2.50; "" if a text says none of these.
  function read(text) {
    const typed = figures.price(text.trim().toLowerCase().replace(/\s+/g, " "));
    if (WORDS.includes(typed)) { return typed; }
    const pence = /^(\d{1,2}) ?(?:p|pence)$/.exec(typed);
    if (pence) { return amount("0", pence[1].padStart(2, "0")); }
    const pounds = /^£? ?(\d{1,4})(?:\.(\d{1,2}))?(?: ?pounds?)?$/.exec(typed);
    return pounds ? amount(pounds[1], (pounds[2] || "").padEnd(2, "0")) : "";
  }
  function amount(pounds, pence) {
    if (!Number(pounds) && !Number(pence)) { return "free"; }
    return Number(pence) ? `£${Number(pounds)}.${pence}` : `£${Number(pounds)}`;
  }

  signpost.update.money = { WORDS, read };
})(globalThis.signpost ??= {});
