// The search of every page: below its head what is found is the list of the field (ARIA's combobox
// with a listbox), on the page of search it is sections of links. It is published with the first part
// of the index below it (plugins/sitesearch/parts.py). Nothing is sent or stored. What is shown is set
// as text, never as HTML.
import { asked, find, isFound, loadFull, loadShort, meant, pieces } from "./lib/find.js";
import { learn } from "./lib/stem.js";

const field = document.forms[0].q;
const { action } = field.form;
// On the page of search, the place for results.
const page = document.getElementById("hits");

const parts = [];
let words, groups, waiting;
// What is told in the place of a count: "wait" or "failed".
let state;
let chosen = -1;

// Called by every file of the index: `docs` begin a part, an index alone is the full one of the last.
window.sitesearch = async ({ docs, plurals, index }, head) => {
  if (docs) {
    learn(plurals);
    parts.push({ docs, short: await loadShort(index) });
  } else parts[parts.length - 1].full = await loadFull(index);
  state = "";
  if (head) begin(head);
  show();
};

function element(name, attributes, ...content) {
  const made = document.createElement(name);
  set(made, attributes);
  made.append(...content);
  return made;
}
function set(node, attributes) {
  for (const key in attributes) node.setAttribute(key, attributes[key]);
}

// Behind «#», the query is in the address and yet sent to nobody.
const addressOf = query => `${action}#q=${encodeURIComponent(query)}`;
const link = (href, ...content) => element("a", { href }, ...content);
const status = element("p", { role: "status", class: "soft" });
const list = element("div", { class: "rows" });
const more = element("p");
const panel = element("div", { class: "box" }, status, list, more);

function begin(head) {
  ({ words, groups, parts: waiting } = head);
  field.oninput = () => {
    if (state === "failed") state = ""; // each letter is another attempt
    show();
  };
  field.form.onsubmit = () => {
    if (!page) location = addressOf(field.value);
    return false;
  };
  if (!page) return beginList();
  page.append(panel);
  onhashchange = () => location.hash.startsWith("#q=") && location.reload();
  const given = new URLSearchParams(location.search || location.hash.slice(1));
  if (!field.value) field.value = given.get("q");
}

function beginList() {
  set(list, { role: "listbox", id: "results", "aria-label": words.label });
  set(field, { role: "combobox", "aria-controls": "results", "aria-autocomplete": "list" });
  field.onkeydown = onKey;
  field.closest("header").append(element("div", { class: "wrap" }, panel));
}

function loadMore() {
  const path = waiting.shift();
  const script = element("script", { src: action + path });
  script.onerror = () => {
    waiting.unshift(path);
    state = "failed";
    show();
  };
  state = "wait";
  setTimeout(() => document.head.append(script)); // after what is found without it
}

// A text with the words that were found marked.
function marked(text, terms) {
  const all = [""]; // few nodes are laid out sooner than one for each word
  pieces(text).forEach((piece, i) => {
    if (i % 2 && isFound(piece, terms)) all.push(element("mark", {}, piece), "");
    else all[all.length - 1] += piece;
  });
  return all;
}

// The results in their groups, as they come first.
function grouped(hits) {
  const found = {};
  hits.forEach(({ doc: [group, url, title, note], terms }) => {
    const made = link(`${action}../${url}`, element("span", {}, ...marked(title, terms)), " ");
    if (note) made.append(element("small", {}, ...marked(note, terms)));
    (found[group] = found[group] || []).push(made);
  });
  return Object.entries(found).map(page ? section : options);
}

function section([group, links]) {
  const items = links.map(made => element("li", {}, made));
  const heading = element("h2", {}, groups[group]);
  return element("section", {}, heading, element("ul", { class: "plain" }, ...items));
}

function options([group, links]) {
  const id = `found-${group}`;
  const label = element("p", { class: "meta", role: "presentation", id }, groups[group]);
  links.forEach(made => set(made, { role: "option" }));
  return element("div", { role: "group", "aria-labelledby": id }, label, ...links);
}

function show() {
  const query = field.value;
  const { hits, few, guessed } = find(parts, query);
  if ((few || page) && asked(query)[0] && !parts[0].full && !state) loadMore();

  list.replaceChildren(...grouped(hits.slice(0, page ? 200 : 8)));
  status.textContent = words[state] || (hits[0] ? `${words.found} ${hits.length}` : words.none);
  const better = guessed && meant(query, hits);
  more.replaceChildren(
    ...(!hits[0] ? [words.advice, link(action, words.index)]
    : better ? [words.meant, link(addressOf(better), better)]
    : [link(addressOf(query), words.all)])
  );
  if (page && waiting[0] && !state) {
    const button = element("button", {}, words.more);
    button.onclick = loadMore;
    more.append(" ", button);
  }
  open(query.trim());

  // The query stands in the address of the page of search, but where it leads to a page to hide.
  field.onchange = () =>
    page && history.replaceState(0, "", hits.some(({ doc }) => doc[4]) ? action : addressOf(query));
}

function open(isOpen) {
  panel.hidden = !isOpen;
  if (page) return;
  set(field, { "aria-expanded": !!isOpen && list.hasChildNodes() });
  choose(-1);
}

function choose(next) {
  chosen = next;
  set(field, { "aria-activedescendant": next < 0 ? "" : `result-${next}` });
  list.querySelectorAll("a").forEach((option, i) => {
    set(option, { id: `result-${i}`, "aria-selected": i === next });
    if (i === next) option.scrollIntoView({ block: "nearest" });
  });
}

function onKey(event) {
  const all = list.querySelectorAll("a");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape" && !panel.hidden) open();
  else if (step && panel.hidden) show();
  else if (step && all[0]) choose((Math.max(chosen + step, -1) + all.length) % all.length);
  else if (event.key === "Enter" && chosen >= 0) all[chosen].click();
  else return;
  event.preventDefault();
}
