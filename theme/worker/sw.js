// What is read without a connection: `plugins/building/offline.py` says what that is, in OFFLINE,
// which stands before this script. What readers open besides is not kept: every phone holds the same,
// which tells nothing of its owner.
import { PREFIX, forget, scope } from "./lib/kept.js";

const PATIENCE = 3000; // milliseconds
const name = PREFIX + OFFLINE.version;

const addressOf = (path) => new URL(path, scope).href;
/** Files are kept below address and digest: what is the same in the next version is not asked again. */
const keysOf = (files) =>
  new Map(
    Object.entries(files).map(([path, integrity]) => [
      addressOf(path),
      `${addressOf(path)}?${integrity}`,
    ])
  );
const named = keysOf(OFFLINE.named); // by their content: they never change
const fresh = keysOf(OFFLINE.fresh);
const pack = addressOf(OFFLINE.pack);
const noConnection = addressOf(OFFLINE.page);
const keptOn = addressOf("?kept");

async function keep(cache, address, key) {
  const integrity = key.slice(address.length + 1);
  const found = await caches.match(key); // of the version before, or of a try that was cut short
  const asked = { cache: "no-cache", priority: "low", integrity };
  await cache.put(key, found || (await fetch(address, asked)));
}

/** All or nothing: one file that is not there, or not what the list says, and nothing is changed. */
async function install() {
  if (navigator.connection && navigator.connection.saveData) throw Error("Save-Data");
  const cache = await caches.open(name);
  await Promise.all([...named, ...fresh].map(([address, key]) => keep(cache, address, key)));
  await cache.put(keptOn, new Response(Date.now()));
  await skipWaiting();
}

async function activate() {
  await forget(name);
  if (registration.navigationPreload) await registration.navigationPreload.enable();
  await clients.claim();
}

async function kept(address) {
  const cache = await caches.open(name);
  return cache.match(named.get(address) || fresh.get(address) || address);
}

/** The text of a page: the pack (offline.py) holds each line of the pages of centers once. */
async function textOf(address) {
  const own = fresh.has(address) && (await kept(address));
  if (own) return own.text();
  const { lines, pages } = await (await kept(pack)).json();
  const page = pages[address.slice(scope.length)];
  return page && page.map((line) => lines[line]).join("\n");
}

/** "23 نونبر 2026", as plugins/arabic/dates.py writes it. */
function dateOf(time) {
  const day = new Date(time);
  return `${day.getDate() === 1 ? "فاتح" : day.getDate()} ${OFFLINE.months[day.getMonth()]} ${day.getFullYear()}`;
}

/** A kept page, which says how old it is; undefined where none is kept. */
async function copyOf(address) {
  const text = await textOf(address);
  if (text === undefined) return undefined;
  const { headers } = await kept(noConnection); // those of every page
  const notice = OFFLINE.notice.replace("{}", dateOf(+(await (await kept(keptOn)).text())));
  return new Response(text.replace("<main ", `${notice}$&`), { headers });
}

/** The network's answer; a copy where there is one and the network fails or takes too long. */
async function freshest(asked, copy) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const answer = await Promise.race([asked.catch(() => undefined), late]);
  if (answer && answer.status < 500) return answer;
  return (await copy()) || asked;
}

async function open(event, address) {
  // Safari before 15.4 preloads nothing; what could not be preloaded is refused by some browsers, by
  // Firefox answered with an error
  const asked = Promise.resolve(event.preloadResponse).then((answer) =>
    answer && answer.type !== "error" ? answer : fetch(event.request)
  );
  event.waitUntil(asked.catch(() => undefined));
  return freshest(asked, () => copyOf(address)).catch(() => copyOf(noConnection));
}

async function load(request, address) {
  const found = () => kept(address);
  return (named.has(address) && (await found())) || freshest(fetch(request), found);
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.mode === "navigate" && request.method === "GET") {
    event.respondWith(open(event, address));
  } else if (named.has(address) || fresh.has(address)) event.respondWith(load(request, address));
});
