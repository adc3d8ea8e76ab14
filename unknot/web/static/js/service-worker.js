// Keeps the app at hand without a net. Static files: from the cache, by version. Pages: from the server, and from the
// cache when it does not answer in time. What is posted is never cached.

const VERSION = "{{ version }}";
const STATIC = `static-${VERSION}`;
const PAGES = "pages";
const WAIT_MS = 3000;
const KEEP = ["/", "/session", "/week", "/offline", "/referral"];

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(PAGES)
      .then((cache) => cache.add("/offline"))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith("static-") && name !== STATIC))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(fromCache(request));
  else if (request.mode === "navigate") event.respondWith(fromServer(request, url));
});

async function fromCache(request) {
  const cache = await caches.open(STATIC);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function fromServer(request, url) {
  const cache = await caches.open(PAGES);
  const fresh = fetch(request).then(async (answer) => {
    if (answer.ok && !answer.redirected && KEEP.includes(url.pathname)) await cache.put(url.pathname, answer.clone());
    return answer;
  });
  try {
    return await Promise.race([fresh, late()]);
  } catch {
    return (await cache.match(url.pathname)) ?? fresh.catch(async () => (await cache.match("/offline")) ?? Response.error());
  }
}

const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), WAIT_MS));
