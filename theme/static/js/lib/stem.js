// One key for the forms of a word: the steps of plugins/arabic/stem.py.
import tables from "arabic/stem.json";
import { fold } from "./fold.js";

const ARTICLE = new RegExp(`^(?:${tables.article})(?=.{3})`);
const SUFFIX = new RegExp(`^(?:(.{4,}?)(?:${tables.relative})|(.{3,}?)(?:${tables.suffix}))$`);

export const words = text => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
const short = word => word.replace(SUFFIX, "$1$2");

const UNSAID = new Set(words(tables.unsaid));
// Whether a folded word is looked for: not a letter alone, nor one that says nothing by itself.
export const isSaid = word => !UNSAID.has(word) && !/^\D$/u.test(word);

const PLURALS = new Map();
for (const [one, plurals] of Object.entries(tables.plurals))
  for (const form of words(`${one} ${plurals}`)) PLURALS.set(form, short(words(one)[0]));

function key(word) {
  const form = PLURALS.has(word) ? word : short(word);
  return PLURALS.get(form) || form;
}

// The keys that a folded word may stand under; the first that an index knows is to be taken.
export function readings(word) {
  const bare = PLURALS.has(word) ? word : word.replace(ARTICLE, "");
  const keys = [key(bare)];
  if (bare === word && !PLURALS.has(word))
    while (keys.length < 3 && tables.joined.includes(word[0]) && word.length > 3)
      keys.push(key((word = word.slice(1))));
  return [...new Set(keys)];
}
