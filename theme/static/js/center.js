// The page of a center: whether it is open now, how old its checked facts are today, printing.
import { showAge } from "./lib/age.js";
import { afterFrame } from "./lib/frame.js";
import { clock, readCalendar, readHours, stateAt } from "./lib/hours.js";

const MINUTE = 60_000;

/** "8:30" */
function written(minute) {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}

/** The sentence for a state, of those that the page holds, with day and time in their places. */
function sentence(words, days, state) {
  const name = state.ask || (state.open ? "open" : state.holiday ? "holiday" : "closed");
  const line = words.querySelector(`[data-state="${name}"]`).cloneNode(true);
  const change = state.until || state.next;
  const when = change && (change.days ? "later" : "today");
  for (const part of line.querySelectorAll("[data-when]")) {
    if (part.dataset.when !== when) part.remove();
  }
  if (!state.ramadan) for (const part of line.querySelectorAll("[data-ramadan]")) part.remove();
  const slots = {
    holiday: state.holiday,
    day: change && days[change.weekday],
    time: change && written(change.minute),
  };
  for (const slot of line.querySelectorAll("[data-slot]")) {
    slot.textContent = slots[slot.dataset.slot];
  }
  return line;
}

function showState(place, words) {
  const calendar = readCalendar(JSON.parse(document.getElementById("calendar").textContent));
  const hours = readHours(place.dataset);
  const rows = [...document.querySelectorAll("#hours tbody tr")];
  const days = rows.map((row) => row.cells[0].textContent);
  let timer;
  const update = () => {
    const now = new Date();
    const { weekday } = clock(now);
    const state = stateAt(hours, calendar, now);
    place.hidden = !state;
    if (state) {
      const line = sentence(words, days, state);
      if (place.textContent !== line.textContent) place.replaceChildren(line); // readers hear it once
    }
    rows.forEach((row, day) => {
      if (day === weekday) row.setAttribute("aria-current", "date");
      else row.removeAttribute("aria-current");
    });
    clearTimeout(timer);
    timer = setTimeout(update, MINUTE - (now % MINUTE));
  };
  update();
  // a phone that sleeps lets no time pass
  document.addEventListener("visibilitychange", () => document.hidden || update());
}

showAge(document);
const place = document.querySelector("[data-hours]");
if (place) afterFrame(() => showState(place, document.getElementById("words").content));
const print = document.querySelector("button.print");
print.hidden = false;
print.addEventListener("click", () => window.print());
