// What is shown of the lists of a page, in which order: the first cards at once, the others some in
// each frame. What is not asked for waits in lists that are hidden: to put a card into a new list
// takes less than to hide or to show it where it stands.
import { afterFrame } from "./frame.js";

const PART = 20; // cards, as templates cut a list
const HEIGHT = 6.5; // rem, of a card that was not laid out yet

function ancestors(element, end) {
  const found = [];
  for (let at = element.parentNode; at !== end; at = at.parentNode) found.push(at);
  return found;
}

/**
 * Returns show(cards, most): shows these alone, elements of `found`, in their order; so many at
 * once. A group in which nothing is shown is hidden.
 */
export function shower(found) {
  const lists = [...found.querySelectorAll("[role=list]")].map(element => ({
    element,
    groups: ancestors(element, found),
    part: element.firstElementChild.cloneNode(),
    waiting: [], // lists of what is not shown
    queue: [],
  }));
  const listOf = new Map();
  for (const list of lists)
    for (const card of list.element.querySelectorAll(".center")) listOf.set(card, list);
  let shown = [...listOf.keys()];

  function begin(list) {
    const empty = list.element.cloneNode();
    list.element.before(empty);
    list.element.hidden = true;
    list.waiting.push(list.element);
    list.element = empty;
    list.queue = [];
  }

  function showGroups() {
    const kept = new Set(lists.flatMap(({ queue, groups }) => (queue.length ? groups : [])));
    for (const { groups } of lists) for (const group of groups) group.hidden = !kept.has(group);
  }

  function fill(list, most) {
    const cards = list.queue.splice(0, most);
    for (let part = list.element.lastElementChild; cards.length; ) {
      if (!part || part.childElementCount === PART) {
        part = list.part.cloneNode();
        list.element.append(part);
      }
      part.append(...cards.splice(0, PART - part.childElementCount));
      part.style.containIntrinsicBlockSize = `auto ${HEIGHT * part.childElementCount}rem`;
    }
  }

  function proceed(most, mine) {
    if (mine !== shown) return; // others are asked for
    for (const list of lists) {
      const { length } = list.queue;
      fill(list, Math.max(0, most));
      most -= length - list.queue.length;
    }
    const isBusy = lists.some(({ queue }) => queue.length);
    found.setAttribute("aria-busy", isBusy);
    afterFrame(() => (isBusy ? proceed(40, mine) : mine === shown && lists.forEach(tidy)));
  }

  // One list of what waits is enough, and without the parts that are empty now.
  function tidy({ waiting }) {
    const [one, ...others] = waiting;
    for (const list of others) {
      one.append(...list.children);
      list.remove();
    }
    for (const part of [...one.children]) if (!part.firstElementChild) part.remove();
    waiting.length = 1;
  }

  return (cards, most) => {
    if (cards.length === shown.length && cards.every((card, i) => card === shown[i])) return;
    shown = cards;
    lists.forEach(begin);
    for (const card of cards) listOf.get(card).queue.push(card);
    showGroups();
    proceed(most, shown);
  };
}
