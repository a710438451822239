// Whether a center is open at a moment, by Morocco's clock whatever the device's zone is.
// Pure functions over what the page holds: the data attributes that macros/hours.html writes on an
// element, and the calendar in <script type="application/json" id="calendar">. No words are here.

import { zoned } from "./zoned.js";

const DAY = 1440; // minutes

// Morocco's clock is UTC since 20 September 2026 (tz database 2026c). A browser that has not heard
// of it would be an hour wrong; one that has will hear of the next change as well.
const LEGAL = "Africa/Casablanca";
let zone;
function morocco(moment) {
  zone ||= zoned(Date.UTC(2026, 9, 1, 12), LEGAL, "gregory").hour === 12 ? LEGAL : "UTC";
  return zoned(moment, zone, "gregory");
}

function addDays(date, days) {
  return new Date(Date.parse(date) + days * 864e5).toISOString().slice(0, 10);
}

/** Monday is 0. */
function weekdayOf(date) {
  return (new Date(date).getUTCDay() + 6) % 7;
}

/** The time in Morocco at a moment: {date: "2026-11-23", weekday: 0 (Monday), minute: 0 … 1439}. */
export function clock(moment) {
  const { year, month, day, hour, minute } = morocco(moment);
  const date = new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
  return { date, weekday: weekdayOf(date), minute: 60 * hour + minute };
}

/** Month and day, "09-01", of the Hijra by calculation: a day or two from what will be announced. */
function hijri(date) {
  const { month, day } = zoned(new Date(date), "UTC", "islamic-umalqura");
  return [month, day].map((number) => String(number).padStart(2, "0")).join("-");
}

/** Within the same lunar year: what is announced of it is known. */
function near(date, other) {
  return Math.abs(Date.parse(date) - Date.parse(other)) < 100 * 864e5;
}

/**
 * The page's calendar as a function from a date to what that day is:
 * {holiday: its name or null, ramadan: true or false, doubt: "ramadan", "feast" or null}.
 * In doubt is a day that may be in a Ramadan, or be a feast, whose dates the calendar does not have.
 */
export function readCalendar({ yearly, feasts, ramadans }) {
  const known = new Map();
  const doubt = (date) => {
    const around = (offsets) => offsets.map((days) => hijri(addDays(date, days)));
    const unannounced = !ramadans.some(([first]) => near(first, date));
    if (unannounced && around([-1, 0, 1]).some((day) => day.startsWith("09-"))) return "ramadan";
    const possible = around([-2, -1, 0, 1]);
    const feast = feasts.some(
      ({ hijri, days }) => possible.includes(hijri) && !days.some((day) => near(day, date)),
    );
    return feast ? "feast" : null;
  };
  return (date) => {
    if (!known.has(date)) {
      const feast = feasts.find(({ days }) => days.includes(date));
      known.set(date, {
        holiday: yearly[date.slice(5)] || (feast ? feast.name : null),
        ramadan: ramadans.some(([first, last]) => first <= date && date <= last),
        doubt: doubt(date),
      });
    }
    return known.get(date);
  };
}

function spans(text) {
  return text ? text.split(",").map((span) => span.split("-").map(Number)) : [];
}

/** The hours of an element, from its dataset. */
export function readHours({ hours, ramadan, holidays, stale }) {
  return { week: spans(hours), ramadan: ramadan && spans(ramadan), holidays, stale };
}

/** Why nothing can be told of a day: "ramadan", "feast", "holiday-ask"; else null. */
function unknown(hours, day) {
  if (hours.holidays === "open") return null; // round the clock
  if (day.doubt) return day.doubt;
  if (day.ramadan && !hours.ramadan) return "ramadan";
  return day.holiday && hours.holidays !== "closed" ? "holiday-ask" : null;
}

/** The openings that begin on a day, in minutes from its midnight. */
function openings(hours, day, date) {
  if (day.holiday && hours.holidays === "closed") return [];
  const midnight = weekdayOf(date) * DAY;
  return ((day.ramadan && hours.ramadan) || hours.week)
    .map(([start, end]) => [start - midnight, end - midnight])
    .filter(([start]) => start >= 0 && start < DAY);
}

/** A minute counted from today's midnight: {days: how many ahead, weekday, minute of that day}. */
function time(date, minutes) {
  const days = Math.floor(minutes / DAY);
  return { days, weekday: weekdayOf(addDays(date, days)), minute: minutes - days * DAY };
}

/** The end of an opening; midnight is 24:00 of the day that ends. */
function closing(date, minutes) {
  const end = time(date, minutes - 1);
  return { ...end, minute: end.minute + 1 };
}

/**
 * What may be said at a moment (a Date): null where nothing may (facts too old, no hours), else
 * {ask: "ramadan" | "feast" | "holiday-ask", holiday} where only the center knows,
 * {open: true, until, ramadan} or {open: false, next, ramadan, holiday}; until and next are {days,
 * weekday, minute}, or null where they are more than six days ahead or not known; ramadan tells that
 * hours of Ramadan are followed today, holiday what closes it today, or null.
 */
export function stateAt(hours, calendar, moment) {
  const { date, minute } = clock(moment);
  const today = calendar(date);
  if (date >= hours.stale) return null;
  if (!hours.week.length && !(hours.ramadan && (today.ramadan || today.doubt))) return null;
  const ask = unknown(hours, today);
  if (ask) return { ask, holiday: today.holiday };
  const ahead = [];
  let days = -1;
  for (; days < 7; days++) {
    const then = addDays(date, days);
    if (unknown(hours, calendar(then))) {
      if (days < 0) continue;
      break;
    }
    for (const [start, end] of openings(hours, calendar(then), then)) {
      const last = ahead[ahead.length - 1];
      if (last && last[1] === days * DAY + start) last[1] = days * DAY + end;
      else ahead.push([days * DAY + start, days * DAY + end]);
    }
  }
  const now = ahead.find(([start, end]) => start <= minute && minute < end);
  const ramadan = Boolean(today.ramadan && hours.ramadan);
  if (now) return { open: true, until: now[1] < days * DAY ? closing(date, now[1]) : null, ramadan };
  const next = ahead.find(([start]) => start > minute);
  return {
    open: false,
    next: next ? time(date, next[0]) : null,
    ramadan,
    holiday: hours.holidays === "closed" ? today.holiday : null,
  };
}
