// The finder of a list (theme/templates/partials/finder.html). The form is the whole state: its
// fields are what is asked for, and the query of the address. Cards tell by attributes what they
// are found by; nothing is fetched, nothing is kept.
import { fold, words } from "./lib/fold.js";
import { afterFrame } from "./lib/frame.js";
import { readCalendar, readHours, stateAt } from "./lib/hours.js";
import { sorter } from "./lib/near.js";
import { shower } from "./lib/shown.js";
import { filled } from "./lib/text.js";

const form = document.getElementById("finder");
const found = document.getElementById("found");
const part = name => document.querySelector(`[data-part=${name}]`);
const [count, clear, tags, advice, pages, filters] = [
  "count", "clear", "tags", "advice", "pages", "filters",
].map(part);
const data = JSON.parse(part("data").textContent);
const query = form.elements.q;
const near = form.elements.near;

const plural = new Intl.PluralRules("ar");
const counted = number => data.counted[plural.select(number)].replace("{}", number);

// What readers choose from.
const facets = [...form.querySelectorAll("[data-facet]")].map(element => ({
  id: element.dataset.facet,
  name: element.querySelector("summary span").textContent,
  every: "every" in element.dataset,
  active: element.querySelector("summary .soft"),
  options: [...element.querySelectorAll("label")].map(label => ({
    box: label.children[0],
    id: label.children[0].value,
    name: label.children[1].textContent,
    count: label.children[2],
  })),
}));
const options = facets.flatMap(facet => facet.options);
const nameOf = new Map(options.map(({ box, id, name }) => [`${box.name} ${id}`, name]));

// Beside the list, the links by kind and commune choose here what their pages are about; to these
// leads what stands below the list.
for (const link of document.querySelectorAll("#communes a, #kinds a")) {
  const address = link.getAttribute("href");
  const [facet, id] = address.split("/").slice(-3);
  const option = options.find(({ box, id: own }) => `${box.name}s` === facet && own === id);
  if (!option) continue; // a family of kinds, or a commune without a center
  option.page = address;
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    option.box.checked = true;
    choose();
    count.focus();
  });
}

// What is chosen among.
const ids = (element, facet) => (element.dataset[facet] || "").split(" ").filter(Boolean);
const cards = [...found.querySelectorAll(".center")].map(element => ({
  element,
  ids: Object.fromEntries(facets.map(({ id }) => [id, ids(element, id)])),
}));
const cardOf = new Map(cards.map(card => [card.element, card]));

// Which cards are open now: as an attribute would tell, were it not another one each minute.
const timed = new Map(); // by their hours, which many share
if (data.calendar)
  for (const card of cards) {
    const { hours, ramadan, holidays, stale } = card.element.dataset;
    const key = [hours, ramadan, holidays, stale].join();
    if (stale) timed.set(key, [...(timed.get(key) || []), card]);
  }
const calendar = timed.size && readCalendar(data.calendar);
let toldAt; // the minute that cards tell of
function tellOpen() {
  const now = new Date();
  const minute = Math.floor(now / 6e4);
  if (minute === toldAt) return;
  toldAt = minute;
  for (const alike of timed.values()) {
    const state = stateAt(readHours(alike[0].element.dataset), calendar, now);
    for (const { ids } of alike) ids.open = state && state.open ? ["now"] : [];
  }
}

// All words that a card is found by, each after a space: what it tells at its head, the names of its
// choices, and what stands in neither, which is folded already.
function text(card) {
  if (!card.text) {
    const names = [card.element.children[0].textContent];
    const more = [card.element.dataset.words];
    for (const facet in data.words)
      for (const id of ids(card.element, facet)) {
        names.push(nameOf.get(`${facet} ${id}`));
        more.push(data.words[facet][id]);
      }
    card.text = ` ${words([fold(names.join(" ")), ...more].join(" ")).flat().join(" ")}`;
  }
  return card.text;
}

// Made while readers look at the page, some at a time, so that none of their letters has to wait.
function prepare(start = 0) {
  cards.slice(start, start + 25).forEach(text);
  if (start < cards.length) setTimeout(prepare, 0, start + 25);
}

// What a card has to meet, each with its name and what no longer asks for it. Of the choices of a
// facet any one will do, or every one is asked for.
function conditions() {
  const all = [];
  for (const facet of facets) {
    const chosen = facet.options.filter(({ box }) => box.checked);
    for (const any of facet.every ? chosen.map(option => [option]) : [chosen])
      if (any.length) all.push(choice(facet, any));
  }
  const asked = words(fold(query.value));
  if (asked.length) all.push(typed(asked));
  return all;
}

function choice(facet, any) {
  if (facet.id === "open") tellOpen();
  const wanted = new Set(any.map(({ id }) => id));
  return {
    facet,
    name: `${facet.name}: ${any.map(({ name }) => name).join("، ")}`,
    meets: card => card.ids[facet.id].some(id => wanted.has(id)),
    drop: () => any.forEach(({ box }) => (box.checked = false)),
  };
}

// Each word, as it is written or without its article, begins a word.
function typed(asked) {
  return {
    name: query.value.trim(),
    meets: card => asked.every(forms => forms.some(form => text(card).includes(` ${form}`))),
    drop: () => (query.value = ""),
  };
}

const missed = (card, all) => all.filter(condition => !condition.meets(card));

// Shows what meets all conditions; `room` is how much of the list a screen may show, in pixels.
function update(room = innerHeight) {
  const all = conditions();
  const meets = element => all.every(condition => condition.meets(cardOf.get(element)));
  const asked = sort().filter(meets);
  show(asked, Math.ceil(room / 80)); // cards that tell their kind are as high, or higher
  tell(count, counted(asked.length));
  showChosen(all);
  showAdvice(asked.length ? [] : all);
  afterFrame(showCounts);
}

// Counts what one change more would show: a card that misses one condition alone comes with another
// choice of its facet, or without the condition. Nobody sees it while the filters are closed.
function showCounts() {
  if (!filters || !filters.open) return;
  const all = conditions();
  tellOpen();
  const tally = facets.map(() => ({}));
  for (const card of cards) {
    const [miss, more] = missed(card, all);
    if (more) continue;
    for (let i = 0; i < facets.length; i++)
      if (!miss || (miss.facet === facets[i] && !facets[i].every))
        for (const id of card.ids[facets[i].id]) tally[i][id] = (tally[i][id] || 0) + 1;
  }
  facets.forEach(({ options }, i) => {
    for (const option of options) {
      const left = tally[i][option.id] || 0;
      if (option.left !== left) option.count.textContent = option.left = left;
    }
  });
}

// A live region says again what is written again, so only what is new is.
function tell(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

// What is the same is not written again: a reader may be at one of its buttons.
let tagged = "";
function showChosen(all) {
  const chosen = options.filter(({ box }) => box.checked);
  const number = some => (some.length ? `(${some.length})` : "");
  if (options.length) tell(part("active"), number(chosen));
  for (const { active, options } of facets)
    tell(active, number(options.filter(({ box }) => box.checked)));
  const boxes = chosen.map(({ box }) => `${box.name} ${box.value}`).join();
  if (boxes !== tagged) {
    tags.replaceChildren(
      ...chosen.map(({ name, box }) => button("tag", [name], () => (box.checked = false)))
    );
    pages.replaceChildren(...chosen.filter(({ page }) => page).map(page));
    tagged = boxes;
  }
  pages.hidden = !pages.firstChild;
  tags.hidden = !chosen.length;
  clear.hidden = !all.length && !(near && near.value);
}

// What to drop where nothing is left of all: each condition without which something would be.
function showAdvice(all) {
  advice.replaceChildren();
  if (!all.length) return;
  const without = new Map();
  for (const card of cards) {
    const [miss, more] = missed(card, all);
    if (!more) without.set(miss, (without.get(miss) || 0) + 1);
  }
  advice.append(part(without.size ? "some" : "none").content.cloneNode(true));
  for (const [{ name, drop }, number] of without)
    advice.querySelector("ul").append(button("try", [name, counted(number)], drop));
}

// An item with a button, as a template of the page writes it; pressed, it changes what is chosen,
// and what comes after it has the focus.
function button(template, values, change) {
  const item = part(template).content.firstElementChild.cloneNode(true);
  const element = item.firstElementChild;
  element.textContent = filled(element.textContent, ...values);
  const label = element.getAttribute("aria-label");
  if (label) element.setAttribute("aria-label", filled(label, ...values));
  element.addEventListener("click", () => {
    const { parentNode: list } = item;
    const index = [...list.children].indexOf(item);
    change();
    choose();
    const left = list.isConnected ? list.querySelectorAll("button") : [];
    (left[Math.min(index, left.length - 1)] || count).focus();
  });
  return item;
}

function page({ name, page }) {
  const item = part("page").content.firstElementChild.cloneNode(true);
  const link = item.firstElementChild;
  link.textContent = filled(link.textContent, name);
  link.href = page;
  return item;
}

// The address: a choice is a step that Back takes back, a letter typed is none; nor is a choice on a
// page that can be left at once, to which Back is not to lead.
const step = document.querySelector(".exit-bar") ? "replaceState" : "pushState";
function address() {
  const asked = [...new FormData(form)].filter(([, value]) => value.trim() && value !== "here");
  return asked.length ? `?${new URLSearchParams(asked)}` : location.pathname;
}

function choose() {
  update(below());
  afterFrame(() => {
    if (address() !== (location.search || location.pathname))
      history[step](null, "", address());
  });
}

// How much of a screen is below the count: what stands between it and the list may go.
const below = () => innerHeight - Math.max(0, count.getBoundingClientRect().bottom);

// What the address asks for, as far as the form knows it.
function restore() {
  const asked = new URLSearchParams(location.search);
  query.value = asked.get("q") || "";
  for (const { box } of options) box.checked = asked.getAll(box.name).includes(box.value);
  if (near) {
    const place = asked.get("near") || "";
    if (place || near.value !== "here") near.value = place; // «here» is in no address
    if (near.selectedIndex < 0 || place === "here") near.value = "";
  }
  update();
}

const show = shower(found);
const sort = sorter(form, found, data.points, choose);
let typing;
query.addEventListener("input", () => {
  update(below());
  clearTimeout(typing); // browsers refuse more than some changes of the address in a second
  typing = setTimeout(() => history.replaceState(null, "", address()), 200);
});
form.addEventListener("change", event => event.target !== query && choose());
form.addEventListener("submit", event => event.preventDefault());
clear.addEventListener("click", () => {
  query.value = "";
  for (const { box } of options) box.checked = false;
  if (near) near.value = "";
  choose();
  count.focus();
});
addEventListener("popstate", restore);
// What is open is another matter after a while.
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  if (options.some(({ box }) => box.name === "open" && box.checked)) update();
  else showCounts();
});
found.after(pages);
if (filters) filters.addEventListener("toggle", showCounts);
if (location.search) restore();
form.hidden = false;
afterFrame(prepare);
