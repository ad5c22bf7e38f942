// Words about an old day, time or place in other sentences of a group, which its new ones may have made wrong.
((signpost) => {
  "use strict";

  const capital = (word) => word.replace(/^./, (letter) => letter.toUpperCase());
  const gone = (name, before, now) => [...new Set(before.map((session) => session[name]).filter((value) => value && !now.some((session) => session[name] === value)))];

  // A pattern for a time in the ways in which people write it: 14:00 is 2pm, 2.00pm and 14:00.
  function ofTime(time) {
    const [hour, minute] = time.split(":").map(Number);
    const twelve = ((hour + 11) % 12) + 1;
    const past = minute ? `[:.]?${String(minute).padStart(2, "0")}` : "(?:[:.]?00)?";
    return `${time}|${twelve}${past} ?${hour < 12 ? "a" : "p"}\\.?m\\b${hour === 12 && !minute ? "|noon|midday" : ""}`;
  }

  // The first words in a text that tell of a day or time at which a group no longer meets, or of a place where it no longer
  // does; "" if there are none.
  function words(text, { before, now, place }) {
    const days = gone("day", before, now).map((day) => `${capital(day)}s?`);
    const times = [...gone("starts", before, now), ...gone("ends", before, now)].map(ofTime);
    const said = [...days, ...times, ...(place ? [place.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")] : [])];
    const match = said.length ? new RegExp(`(?:^|[^\\p{L}\\p{N}:.])(${said.join("|")})(?![\\p{L}\\p{N}])`, "iu").exec(text) : null;
    return match ? match[1] : "";
  }

  signpost.update.stale = { words };
})(globalThis.signpost ??= {});
