// What date and time a moment is in a zone and a calendar. Temporal tells it at once where a browser
// has it; the first Intl.DateTimeFormat of a page takes 20 ms, and 80 on a slow phone.

/**
 * A moment (a Date, or milliseconds) as {year, month, day, hour, minute}, all numbers; the zone as
 * the tz database, the calendar as Unicode (CLDR) names it.
 */
export function zoned(moment, timeZone, calendar) {
  if (!globalThis.Temporal) return formatted(moment, timeZone, calendar);
  return Temporal.Instant.fromEpochMilliseconds(+moment)
    .toZonedDateTimeISO(timeZone)
    .withCalendar(calendar);
}

const formats = new Map();

function formatted(moment, timeZone, calendar) {
  if (!formats.has(calendar + timeZone)) {
    formats.set(calendar + timeZone, format(timeZone, calendar));
  }
  const parts = formats.get(calendar + timeZone).formatToParts(moment);
  return Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]));
}

function format(timeZone, calendar) {
  const [year, month, day, hour, minute] = Array(5).fill("numeric");
  const fields = { year, month, day, hour, minute };
  return new Intl.DateTimeFormat("en-u-nu-latn", { timeZone, calendar, hourCycle: "h23", ...fields });
}
