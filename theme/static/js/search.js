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
  else waiting.shift();
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
  field.oninput = show;
  field.form.onsubmit = () => {
    if (!page) location = addressOf(field.value);
    return false;
  };
  if (!page) return beginList();
  page.append(panel);
  onhashchange = answer;
  if (!field.value) answer();
}

// What the address asks for; its «#» may also lead to a part of the page.
function answer() {
  const given = new URLSearchParams(location.hash.slice(1) || location.search).get("q");
  if (given) {
    field.value = given;
    show();
  }
}

function beginList() {
  set(list, { role: "listbox", id: "results", "aria-label": words.label });
  set(field, { role: "combobox", "aria-controls": "results", "aria-autocomplete": "list" });
  field.onkeydown = onKey;
  field.closest("header").append(element("div", { class: "wrap" }, panel));
}

function loadMore() {
  const script = element("script", { src: action + waiting[0] });
  script.onerror = () => {
    state = "failed";
    show();
    state = ""; // the next letter is another attempt
  };
  state = "wait";
  setTimeout(() => document.head.append(script)); // after what is found without it
}

// A text with the words that were found marked.
const marked = (text, terms) =>
  pieces(text).map((piece, i) =>
    i % 2 && isFound(piece, terms) ? element("mark", {}, piece) : piece
  );

// The results in their groups, as they come first.
function grouped(hits) {
  const found = {};
  hits.forEach(({ doc: [group, url, title, note], terms }) => {
    const made = link(`${action}../${url}`, element("span", {}, ...marked(title, terms)), " ");
    if (note) made.append(element("small", {}, ...marked(note, terms)));
    made.normalize(); // few nodes are laid out sooner than one for each word
    (found[group] = found[group] || named(groups[group])).append(made);
  });
  return Object.values(found);
}

function named(name) {
  if (page) return element("section", {}, element("h2", {}, name));
  const label = element("p", { class: "meta", "aria-hidden": true }, name);
  return element("div", { role: "group", "aria-label": name }, label);
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
  if (!page) choose(-1);
}

function choose(next) {
  chosen = next;
  set(field, {
    "aria-expanded": !panel.hidden && !!list.firstChild,
    "aria-activedescendant": next < 0 ? "" : `result-${next}`,
  });
  list.querySelectorAll("a").forEach((option, i) => {
    set(option, { role: "option", id: `result-${i}`, "aria-selected": i === next });
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
