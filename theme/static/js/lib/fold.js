// One spelling for all the ways a word is written: the steps of plugins/arabic/fold.py.
import tables from "arabic/fold.json";

const ranges = tables.dropped.map(([first, last]) => `\\u${first}-\\u${last}`);
const DROPPED = new RegExp(`[${ranges.join("")}]`, "g");

const COUNTS_AS = new Map();
for (const [letter, others] of Object.entries(tables.letters))
  for (const other of others) COUNTS_AS.set(other, letter);
for (const row of tables.digits)
  [...row].forEach((digit, value) => COUNTS_AS.set(digit, String(value)));
const MAPPED = new RegExp(`[${[...COUNTS_AS.keys()].join("")}]`, "g");

export function fold(text) {
  text = text.normalize("NFKC").replace(DROPPED, "").toLowerCase();
  for (const [variant, usual] of tables.spellings) text = text.split(variant).join(usual);
  text = text.replace(MAPPED, letter => COUNTS_AS.get(letter)).replace(/ي{2,}/g, "ي");
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}

// «ال» and what is written before it as one word: «التكوين», «بالتكوين» and «للتكوين» are found as
// «تكوين». At least two letters are left.
const ARTICLE = /^(?:و?[بكف]?ال|و?لل)(?=..)/;

// The words of a folded text, each also without its article.
export function words(folded) {
  const found = folded.match(/[\p{L}\p{N}]+/gu) || [];
  return found.map(word => [word, word.replace(ARTICLE, "")]);
}
