// The caches of this site: others may stand in other folders of the same host.

export const scope = new URL("./", location).href;
export const PREFIX = `offline ${scope} `;

/** Delete them all, but for one. */
export async function forget(but) {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith(PREFIX) && name !== but);
  await Promise.all(ours.map((name) => caches.delete(name)));
}
