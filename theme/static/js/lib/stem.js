// One key for the forms of a word: the steps of plugins/arabic/stem.py.
import { article, joined, relative, suffix, unsaid } from "arabic/stem.json";
import { fold } from "./fold.js";

const ARTICLE = new RegExp(`^(?:${article})`);
const SUFFIX = new RegExp(`^(?:(.{4,}?)(?:${relative})|(.{3,}?)(?:${suffix}))$`);
const JOINED = joined.map(before => new RegExp(`^(?:${before})(?=...)`));

export const words = text => fold(text).match(/\d+|((?!\d)[\p{L}\p{N}])+/gu) || [];
const short = word => word.replace(SUFFIX, "$1$2").replace(/(..ا)[وي]$/, "$1");

const UNSAID = new Set(words(unsaid));
// Whether a folded word is looked for: not a letter alone, nor one that says nothing by itself.
export const isSaid = word => !UNSAID.has(word) && !/^\D$/u.test(word);

// The keys of plurals that no suffix tells, by plural.
const KEYS = new Map();
// Learns rows of such plurals, each behind its singular, as an index brings those of its words.
export const learn = rows =>
  rows.forEach(row => {
    const forms = words(row);
    const key = short(forms[0]);
    for (const form of forms) {
      KEYS.set(form, key);
      for (const cut of [key, form.replace(/(....)ه$/, "$1")])
        if (!KEYS.has(cut)) KEYS.set(cut, key);
    }
  });

const isKnown = word => KEYS.has(word) || KEYS.has(short(word));
export function key(word) {
  const form = KEYS.has(word) ? word : short(word);
  return KEYS.get(form) || form;
}
// The keys of what begins so and stands under another key than its beginning: of plurals that no
// suffix tells, and of a word whose suffix is not typed to its end.
export const begun = word => [
  word.replace(/(...+)[اويتن]$/, "$1"),
  word.replace(/(....+)يا$/, "$1"),
  ...[...KEYS.keys()].filter(form => form.startsWith(word)).map(form => KEYS.get(form)),
];
function bare(word) {
  const rest = isKnown(word) ? word : word.replace(ARTICLE, "");
  return rest === word || isKnown(rest) ? rest : rest.replace(/^ال(?=..)/, "");
}

// The keys that a folded word may stand under; the first that an index knows is to be taken.
export function readings(word) {
  const forms = [bare(word)];
  if (!isKnown(word) && !word.startsWith("ال")) {
    forms.push(word);
    if (/...ا$/.test(word)) forms.push(word.slice(0, -1));
    for (const before of JOINED)
      if (before.test(word)) forms.push(bare(word.replace(before, "")));
  }
  return [...new Set(forms.map(key))];
}
