// Times by the clock, as signpost/values/clock.py reads them. A test holds the two against each other.
((signpost) => {
  "use strict";

  const { figures } = signpost.update;
  const NOON = 720;
  const MIDNIGHT = 1440;
  const WORDS = { noon: NOON, midday: NOON, midnight: MIDNIGHT };
  const EARLIEST = 360; // two times without am or pm are understood if exactly one reading lies between these
  const LATEST = 1320;
  const LONGEST = 720;
  const NIGHT_FROM = 1020;
  const NIGHT_UNTIL = 540;

  // The times, in minutes from midnight, that a text may mean.
  function readings(text) {
    const bare = figures.time(text.toLowerCase()).replace(/o['’]?clock|\s/g, "").replace(/\.+$/, "");
    const word = /^(?:12)?(noon|midday|midnight)$/.exec(bare);
    if (word) { return [WORDS[word[1]]]; }
    const match = /^(\d{1,2})(?:[:.]?(\d{2}))?(?:[:.]00)?(?:(a|p)\.?m|(noon|midday|midnight)|(h(?:ou)?rs?))?$/.exec(bare);
    return match ? ofFigures(match) : [];
  }
  function ofFigures(match) {
    const [, hours, minutes, half, named, whole] = match;
    const hour = Number(hours);
    const minute = Number(minutes || 0);
    if (minute > 59 || hour > 23 || (named && (hour !== 12 || minute))) { return []; }
    if (half === "a" && hour === 12 && !minute) { return [0, NOON, MIDNIGHT]; } // noon to some, midnight to others
    if (half) {
      const fits = hour >= 1 && hour <= 12 && !(half === "a" && hour === 12);
      return fits ? [(hour % 12) * 60 + minute + (half === "p" ? NOON : 0)] : [];
    }
    if (hour > 12 || hour === 0 || /^0\d$/.test(hours) || whole) { return [hour * 60 + minute]; }
    return [(hour % 12) * 60 + minute, (hour % 12) * 60 + minute + NOON];
  }

  const two = (number) => String(number).padStart(2, "0");
  const written = (minutes) => `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;

  // The times that a text may mean as records have them: one if it is certain.
  function choices(text) {
    const bare = text.trim();
    const exact = /^([01]\d|2[0-3]):?([0-5]\d)(?::\d\d)?$/.exec(bare);
    return exact ? [`${exact[1]}:${exact[2]}`] : [...new Set(readings(bare).map(written))];
  }
  const read = (text) => (choices(text).length === 1 ? choices(text)[0] : "");

  const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

  // A start and an end that are certain, and fit: the end may be on the next morning.
  function fits(starts, ends) {
    const [first, last] = [minutes(starts), minutes(ends)];
    return first < last || last === 0 || (first >= NIGHT_FROM && last <= NIGHT_UNTIL && last - first + MIDNIGHT <= LONGEST);
  }

  // A start and an end of which only one reading makes sense: "2" and "4pm" are the afternoon.
  function between(start, end) {
    const starts = readings(start);
    const ends = readings(end);
    const ways = starts.flatMap((first) => ends.map((last) => [first, last]))
      .filter(([first, last]) => first < last && makesSense(first, last, starts, ends));
    return ways.length === 1 ? { starts: written(ways[0][0]), ends: written(ways[0][1]) } : null;
  }
  function makesSense(first, last, starts, ends) {
    if (starts.length === 1 && ends.length === 1) { return true; }
    if (starts.length === 1 || ends.length === 1) { return last - first <= LONGEST; }
    return last - first < LONGEST && first >= EARLIEST && last <= LATEST;
  }

  // The times of a session as records have them; null if they can't be understood together.
  function hours(start, end) {
    const first = read(start);
    const last = end.trim() === "24:00" ? "00:00" : read(end);
    if (first && !end.trim()) { return { starts: first }; }
    if (first && last) { return fits(first, last) ? { starts: first, ends: last } : null; }
    return between(start, end);
  }

  signpost.update.clock = { choices, read, between, hours };
})(globalThis.signpost ??= {});
