// Reads calendars with ical.js and says when their events are. Input: [{"ics": text, "last": "2027-11-22"}, …].
// Output: for each calendar a list of [start, end, title], in universal time; whole days are left out.
import { readFileSync } from "node:fs";

import ICAL from "ical.js";

const asked = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(asked.map(({ ics, last }) => occurrences(ics, new Date(`${last}T23:59:59Z`)))));

function occurrences(ics, last) {
  const calendar = new ICAL.Component(ICAL.parse(ics));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
  const found = [];
  for (const event of events.filter((one) => !one.isRecurrenceException() && !one.startDate.isDate)) {
    events.filter((one) => one.isRecurrenceException() && one.uid === event.uid).forEach((one) => event.relateException(one));
    const steps = event.iterator();
    for (let next = steps.next(); next && next.toJSDate() <= last; next = steps.next()) {
      const { startDate, endDate, item } = event.getOccurrenceDetails(next);
      found.push([startDate.toJSDate().toISOString(), endDate.toJSDate().toISOString(), item.summary]);
    }
  }
  return found;
}
