/* Shows a member's sheets when there is no connection: pages and files that offline.js kept on this device. It keeps
   nothing by itself; the kept pages go away when the person signs out (forget.js). */

const PATIENCE = 15000; // milliseconds until a kept copy is shown instead of a network that does not answer
const SHEET = /^(.*\/phieu\/[0-9a-f-]{36}\/)(ca-phieu\/|tong-hop\/)?$/;
const LIST = /\/phieu-cua-toi\/$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(fresh(request, () => keptPage(url)));
  else if (url.pathname.startsWith("/static/")) event.respondWith(fresh(request, () => kept(request.url)));
});

async function fresh(request, otherwise) {
  const asked = fetch(request);
  asked.catch(() => {}); // a copy may be shown before it fails
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE)).then(otherwise);
  try {
    const answer = await Promise.race([asked, late]);
    return answer ?? (await asked);
  } catch (error) {
    const answer = await otherwise();
    if (answer) return answer;
    throw error;
  }
}

function keptPage(url) {
  const sheet = SHEET.exec(url.pathname);
  if (sheet) return kept(`${sheet[1]}ca-phieu/`);
  return LIST.test(url.pathname) ? kept(url.pathname) : undefined;
}

function kept(address) {
  return caches.match(address, { ignoreSearch: true, ignoreVary: true });
}
