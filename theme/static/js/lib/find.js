// What is found in the parts of an index (plugins/sitesearch/parts.py) that were loaded.
import MiniSearch from "minisearch";
import { begun, isSaid, key as keyOf, readings, words } from "./stem.js";

// So many letters and words are looked at, whatever is typed or pasted.
const LETTERS = 200;
const WORDS = 8;
// With fewer results than this, more is looked for; so many are added that were not typed so.
const ENOUGH = 3;
const GUESSES = 10;
// Steps, each looks for more: words as typed, what begins so or is one with what stands before it,
// what is spelled nearly so, any word.
const BEGINS = 1;
const NEAR = 2;
const ANY = 3;

// In steps, so that nobody who types meanwhile waits for the end of it.
async function load(index, fields) {
  keysOf.clear(); // a part may bring plurals
  const made = await MiniSearch.loadJSAsync(index, { fields, searchOptions: { boost: { title: 3 } } });
  made.known = new Set(index.index.map(([term]) => term));
  return made;
}
export const loadShort = index => load(index, ["title", "names"]);
export const loadFull = index => load(index, ["text"]);

// A text in pieces: at odd places words, at even ones what stands between them.
export const pieces = text => text.split(/([\p{L}\p{N}\p{M}]+)/u);
const wordsIn = text => pieces(text).filter((_, i) => i % 2);

// The words that are looked for: each as it was typed, with the keys it may stand under.
export const asked = query =>
  wordsIn(query.replace(/[\p{Cf}ـ]/gu, "").slice(0, LETTERS))
    .flatMap(word => words(word).filter(isSaid).map(folded => ({ word, keys: readings(folded) })))
    .slice(0, WORDS);

// What may stand before a word as one with it, where the index could not tell.
const BEFORE = "و ف ب ل ك وب ول وك فب فل".split(" ");
const behind = key => BEFORE.flatMap(before => [before + key, keyOf(before + key)]);
// What else may stand for a key: with another ending, two letters in each other's place. What a
// single letter makes is fuzzy.
const misspelled = key => [
  key.replace(/^(...+)..$/, "$1"),
  ...[...key].map((_, i) => key.slice(0, i) + (key[i + 1] || "") + key[i] + key.slice(i + 2)),
];

// What to ask an index for one word; `known` are the keys that it holds.
function question(token, known, isLast, step) {
  const { keys } = token;
  const exact = keys.find(key => known.has(key));
  const queries = [exact || keys[0]];
  const long = keys.filter(key => key[2]);
  const isBegun = isLast && keys[0][1];
  if (step) {
    token.akin ||= [...long.flatMap(behind), ...(isBegun ? begun(keys[0]) : [])];
    queries.push(...token.akin.filter(known.has, known));
    if (isBegun) queries.push({ queries: [keys[0]], prefix: true });
  }
  if (step === NEAR && !exact && !/\d/.test(keys[0])) {
    queries.push(...long.flatMap(misspelled).filter(known.has, known), { queries: long, fuzzy: 1 });
  }
  return { queries, combineWith: "OR" };
}

function results(part, tokens, step) {
  const index = part.full || part.short;
  const queries = tokens.map((token, i) => question(token, index.known, !tokens[i + 1], step));
  const titles = new Map();
  if (part.full) part.short.search({ queries }).forEach(({ id, score }) => titles.set(id, score));
  return index.search({ queries, combineWith: step === ANY ? "OR" : "AND" })
    .map(({ id, score, terms }) => ({
      doc: part.docs[id],
      score: score + (titles.get(id) || 0),
      terms: new Set(terms),
    }));
}

// The documents that answer a query, best first; whether they are few, or near spellings only.
export function find(parts, query) {
  const tokens = asked(query);
  const hits = [];
  let guessed = false;
  for (let step = tokens[0] ? 0 : ANY + 1; step <= ANY; step++) {
    if (hits.length >= (step > BEGINS ? 1 : ENOUGH)) break;
    guessed = step > BEGINS;
    const fresh = parts
      .flatMap(part => results(part, tokens, step))
      .filter(({ doc }) => !hits.some(hit => hit.doc === doc))
      .sort((one, other) => other.score - one.score);
    hits.push(...(step ? fresh.slice(0, GUESSES) : fresh));
  }
  return { hits, guessed, few: guessed || hits.length < ENOUGH };
}

// Whether a word of a title is one that was found. The same titles come with each letter typed.
const keysOf = new Map();
export function isFound(word, terms) {
  if (!keysOf.has(word)) keysOf.set(word, words(word).flatMap(readings));
  return keysOf.get(word).some(key => terms.has(key));
}

// The query with what stands in a title in the place of each word that was not found, if anything.
export function meant(query, hits) {
  const tokens = asked(query);
  const typed = new Set(tokens.flatMap(({ keys }) => keys));
  for (const { doc, terms } of hits) {
    const near = wordsIn(doc[2]).filter(word => isFound(word, terms) && !isFound(word, typed));
    if (near[0])
      return tokens
        .map(({ word, keys }) => (keys.some(key => terms.has(key)) ? word : near.shift() || word))
        .join(" ");
  }
}
