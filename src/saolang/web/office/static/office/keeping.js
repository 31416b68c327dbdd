/* Keeps the pages of a member's own open sheets on this device, and what they are drawn with. One account at a time. */

const PREFIX = "phieu-";

export async function serve(worker, scope) {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(worker, { scope }).catch(() => null);
}

/* All sheets of the list, unless this version is here already. addresses: [{address, version}]. */
export async function keep(account, addresses, onKept) {
  if (!(await forgetOthers(account))) return;
  const cache = await caches.open(PREFIX + account);
  for (const { address, version } of addresses) {
    const named = `${address}?v=${version}`;
    if (await cache.match(named, { ignoreVary: true })) continue;
    if (!(await put(cache, named))) return;
    await forgetOlder(cache, address, named);
  }
  await put(cache, location.pathname);
  await Promise.all([...drawnWith()].map((address) => put(cache, address)));
  onKept(addresses.length);
}

/* One sheet, after its marks changed. */
export async function renew(account, address, version) {
  if (!(await forgetOthers(account))) return;
  const cache = await caches.open(PREFIX + account);
  const named = `${address}?v=${version}`;
  if (await put(cache, named)) await forgetOlder(cache, address, named);
}

/* False where the browser keeps no pages: it does so on safe addresses only. */
export async function forgetOthers(account) {
  if (!("caches" in window)) return false;
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== PREFIX + account) await caches.delete(name);
  }
  return true;
}

async function put(cache, address) {
  const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok || answer.redirected) return false;
  await cache.put(address, answer);
  return true;
}

async function forgetOlder(cache, address, newest) {
  for (const request of await cache.keys(address, { ignoreSearch: true, ignoreVary: true })) {
    if (!request.url.endsWith(newest)) await cache.delete(request, { ignoreVary: true });
  }
}

function drawnWith() {
  const loaded = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
  return new Set(loaded.filter((url) => url.origin === location.origin && url.pathname.startsWith("/static/")).map((url) => url.pathname));
}
