// My list in words: a line for the patient's record, a short text message, and the day.
((signpost) => {
  "use strict";

  const MOST = 480; // characters of a text message: three joined ones, and some phones allow no more
  /** @type {Intl.DateTimeFormatOptions} */
  const LONG = { timeZone: "Europe/London", day: "numeric", month: "long", year: "numeric" };
  const dayWords = new Intl.DateTimeFormat("en-GB", LONG);

  // "22 November 2026"; today if no day is given.
  function day(iso) {
    return dayWords.format(iso ? new Date(`${iso}T12:00:00Z`) : new Date());
  }
  // "22 Nov 2026", as on the pages of needs.
  function shortDay() {
    return day().replace(/[A-Za-z]+/, (month) => month.slice(0, 3));
  }

  // A line for each activity, which makes sense by itself in a record. `how` and `agreed` say what was done.
  function record(cards, source, how = "Signposted to:", agreed = "") {
    const tel = (card) => (card.phone ? `, tel ${card.phone}` : card.way ? `, ${card.way[0]}` : "");
    return cards.map((card) => `${shortDay()} ${how} ${card.name}${tel(card)}${agreed}. Source: ${source}.`).join("\n");
  }

  const nameAndNumber = (card) => [card.name, card.phone || (card.way && card.way[0])].filter(Boolean).join(" ");
  // A text message of a line for each of `all` (cards, if nothing else is said), and those that were left out to keep it
  // short. A single curly apostrophe would make every character count twice.
  function message(all, source, connector, line = nameAndNumber) {
    const ask = connector ? [`Not sure? Ring ${connector}`] : [];
    const whole = (some) => {
      const left = all.length - some.length;
      const more = left ? [`and ${left} more`] : [];
      return signpost.straight([`${source}:`, ...some.map(line), ...more, ...ask].join("\n"));
    };
    let fits = all.length;
    while (fits > 0 && whole(all.slice(0, fits)).length > MOST) { fits -= 1; }
    return { text: whole(all.slice(0, fits)), left: all.slice(fits) };
  }

  // "one", "one and two", "one, two and three"
  function together(names) {
    return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  }

  signpost.listWords = { day, shortDay, record, message, together };
})(globalThis.signpost ??= {});
