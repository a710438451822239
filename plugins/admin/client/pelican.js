// The header of a Markdown file, as records/header.py reads it: `Key: value` lines, an empty line,
// the text. What a form does not know of a header stays in its place, as it was written.

const KEY = /^([A-Za-z0-9_-]+):[ ]*(.*)$/;
const MORE = /^[ ]{4,}(\S.*)$/;
/** Where pictures lie: for the form, for the link of a text. A header names them from there on. */
const FOLDER = "/images/";
const LINK = "{static}/images/";
/** Where a file's header is kept while it is edited; no key of a header begins so. */
const HEADER = "_header";

/**
 * A custom format of Sveltia CMS for headers with these keys.
 *
 * `order` names them as they are to stand in a new file, `commas` those that hold a list in one
 * line, `lines` those that hold one in lines of their own, `numbers`, `switches` and `pictures` the
 * others that are no mere texts to the form.
 */
export const format = keys => ({
  fromFile: text => read(text.replace(/^\uFEFF/, "").split(/\r?\n/), keys),
  toFile: entry => write(entry, keys),
});

const read = (lines, keys) => {
  const empty = lines.findIndex(line => !line.trim());
  const end = empty < 0 ? lines.length : empty;
  const header = lines.slice(0, end).join("\n");
  const body = lines.slice(end + 1).join("\n").replaceAll(`](${LINK}`, `](${FOLDER}`);
  const entry = { [HEADER]: header, body };
  for (const [key, { values }] of parsed(header)) {
    entry[key] = value(key, values, keys);
  }
  return entry;
};

/** The keys of a header with their lines and what these hold. */
const parsed = header => {
  const found = new Map();
  let last;
  for (const line of header ? header.split("\n") : []) {
    const [, more] = MORE.exec(line) ?? [];
    const [, name, content] = KEY.exec(line) ?? [];
    if (more && last) {
      last.lines.push(line);
      last.values.push(more.trimEnd());
    } else if (name) {
      last = { lines: [line], values: content.trim() ? [content.trim()] : [] };
      found.set(name.split("-").map(capitalized).join("-"), last);
    } else {
      throw new Error(`سطر ليس على صيغة «مفتاح: قيمة»: ${line}`);
    }
  }
  return found;
};

const capitalized = word => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

const value = (key, values, { commas, lines, numbers, switches, pictures }) => {
  if (commas.includes(key)) {
    return values.flatMap(line => line.split(",")).map(item => item.trim()).filter(Boolean);
  }
  if (lines.includes(key) || values.length > 1) return values;
  const [only = ""] = values;
  if (pictures.includes(key)) return only && FOLDER + only;
  if (numbers.includes(key) && /^\d+$/.test(only)) return Number(only);
  return switches.includes(key) ? only === "true" : only;
};

const write = ({ body = "", [HEADER]: header = "", ...entry }, keys) => {
  const before = parsed(header);
  const lines = arranged(Object.keys(entry), [...before.keys()], keys.order).flatMap(key => {
    const old = before.get(key);
    const isSame = old && same(value(key, old.values, keys), entry[key]);
    return isSame ? old.lines : written(key, entry[key], keys, old);
  });
  const text = String(body).replaceAll(`](${FOLDER}`, `](${LINK}`).trim();
  return `${lines.join("\n")}\n\n${text}\n`;
};

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The keys of a file in its own order; a new one behind the one that it follows in `ours`. */
const arranged = (keys, before, ours) => {
  const found = before.filter(key => keys.includes(key));
  for (const key of ours.filter(name => keys.includes(name) && !found.includes(name))) {
    const earlier = ours.slice(0, ours.indexOf(key)).findLast(name => found.includes(name));
    found.splice(found.indexOf(earlier) + 1, 0, key);
  }
  return [...found, ...keys.filter(key => !found.includes(key))];
};

const written = (key, content, { commas, switches, pictures }, old) => {
  if (switches.includes(key)) return content || old ? [`${key}: ${Boolean(content)}`] : [];
  const given = pictures.includes(key) ? String(content ?? "").replace(FOLDER, "") : content;
  const items = [given].flat().map(plain).filter(Boolean);
  if (!items.length) return [];
  if (commas.includes(key) || items.length === 1) return [`${key}: ${items.join(", ")}`];
  return [`${key}:`, ...items.map(item => `    ${item}`)];
};

/** A value in one line. */
const plain = item => String(item ?? "").replace(/\s+/g, " ").trim();
