// A list in the order of distance from a commune, or from where the reader is: that is asked of the
// device only when a button is pressed, and stays in this function. Distances are to the label
// points of communes, the only places that lists tell.

import { filled } from "./text.js";

const FAR = 1e9;

// Kilometers between two points in degrees; on a sphere small enough to be flat.
function distance([latitude, longitude], [otherLatitude, otherLongitude]) {
  const x = (longitude - otherLongitude) * Math.cos((latitude * Math.PI) / 180);
  return 111.2 * Math.hypot(x, latitude - otherLatitude);
}

// Returns what tells all cards in the order that the form asks for, groups of them put in it;
// changed() is called when the device has told where it is.
export function sorter(form, found, points, changed) {
  const select = form.elements.near;
  const cards = [...found.querySelectorAll(".center")];
  if (!select) return () => cards;
  const status = document.querySelector("[data-part=near]");
  const button = form.querySelector("[data-part=here]");
  const here = select.querySelector("[value=here]");
  const groups = [...found.querySelectorAll("[data-place]")];
  const grouped = new Map(groups.map(group => [group, [...group.querySelectorAll(".center")]]));
  const apart = cards.filter(card => !card.closest("[data-place]"));
  const ends = new Map(groups.map(group => [group.parentNode, group.nextElementSibling]));
  let position = null;
  let order = "";

  const tell = (message, ...values) => {
    status.textContent = message ? filled(status.dataset[message], ...values) : "";
  };
  const nameOf = place => select.querySelector(`[value="${place}"]`).textContent;

  button.hidden = !navigator.geolocation;
  button.addEventListener("click", () => {
    tell("waiting");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        position = [coords.latitude, coords.longitude];
        here.hidden = here.disabled = false; // Safari lets readers choose what is hidden alone
        select.value = "here";
        order = "";
        changed();
      },
      error => tell(error.code === error.PERMISSION_DENIED ? "refused" : "failed"),
      { timeout: 10000, maximumAge: 600000 }
    );
  });

  function explain(origin) {
    if (!origin) return tell("");
    if (select.value !== "here") return tell("from", nameOf(select.value));
    const far = place => distance(origin, points[place]);
    const nearest = Object.keys(points).reduce((one, two) => (far(two) < far(one) ? two : one));
    return tell("nearest", nameOf(nearest), Math.round(far(nearest)));
  }

  // Those of no known place come last.
  function nearest(origin, items, placeOf) {
    if (!origin) return items;
    const far = new Map();
    for (const item of items) {
      const point = points[placeOf(item)];
      far.set(item, point ? distance(origin, point) : FAR);
    }
    return [...items].sort((one, two) => far.get(one) - far.get(two));
  }

  let sorted = cards;
  return () => {
    if (select.value === order) return sorted;
    order = select.value;
    const origin = order === "here" ? position : points[order];
    explain(origin);
    if (!groups.length) return (sorted = nearest(origin, cards, card => card.dataset.commune));
    const near = nearest(origin, groups, group => group.dataset.place);
    for (const group of near) group.parentNode.insertBefore(group, ends.get(group.parentNode));
    return (sorted = [...near.flatMap(group => grouped.get(group)), ...apart]);
  };
}
