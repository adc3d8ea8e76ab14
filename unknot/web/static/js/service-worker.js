// Keeps the app at hand without a net. Static files: from the cache, by version. Pages: from the server, and from the
// cache when it does not answer in time. What is posted is never cached.

const VERSION = "{{ version }}";
const FILES = "{{ files }}".split(" ");
const STATIC = `static-${VERSION}`;
const PAGES = "pages";
const WAIT_MS = 3000;
const KEEP = ["/", "/session", "/week", "/offline", "/referral"];
const PRESSING = ["/", "/session", "/week"];
const TELLS = ["/me", "/find", "/screening"];

self.addEventListener("install", (event) => {
  event.waitUntil(prepare().then(() => self.skipWaiting()));
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
  if (url.origin !== location.origin) return;
  if (request.method !== "GET" && request.mode === "navigate") event.respondWith(send(request, url));
  if (request.method !== "GET") return;
  if (url.pathname.startsWith("/static/")) event.respondWith(fromCache(request));
  else if (request.mode === "navigate") event.respondWith(fromServer(request, url));
});

async function prepare() {
  const [files, pages] = await Promise.all([caches.open(STATIC), caches.open(PAGES)]);
  await Promise.all([files.addAll(FILES), pages.add("/offline")]);
}

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
    await remember(cache, url.pathname, answer.clone());
    return answer;
  });
  fresh.catch(() => {});
  try {
    return await Promise.race([fresh, late()]);
  } catch {
    return (await cache.match(url.pathname)) ?? fresh.catch(offline);
  }
}

/** A form. What it tells of health or skin may shut what a page kept here would press. */
async function send(request, url) {
  const copy = request.clone();
  const answer = await fetch(request).catch(() => offlineWith(copy));
  if (TELLS.some((page) => url.pathname.startsWith(page))) {
    const cache = await caches.open(PAGES);
    await Promise.all(PRESSING.map((page) => cache.delete(page)));
  }
  return answer;
}

/** What is left when a page cannot be had or a form cannot be sent: the worst signs and the number to call. */
const offline = async () => (await caches.match("/offline")) ?? Response.error();

/** The same, with the words that could not be sent, so that they are not lost. */
async function offlineWith(request) {
  const page = await offline();
  const words = (await request.formData().catch(() => null))?.get("text");
  if (!page.ok || typeof words !== "string" || !words.trim()) return page;
  const safe = words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const headers = new Headers({ "Content-Type": "text/html; charset=utf-8" });
  headers.set("Content-Security-Policy", page.headers.get("Content-Security-Policy") ?? "default-src 'self'");
  return new Response((await page.text()).replace("<!--typed-->", () => `<p>You wrote: “${safe}”</p>`), { headers });
}

/** A page kept here must not outlive the leave to press: one that the server leads away from is forgotten. */
async function remember(cache, path, answer) {
  if (path === "/me" && answer.ok) await cache.add("/offline").catch(() => {}); // its number is that of the home told
  if (!KEEP.includes(path)) return;
  // A navigation's redirect is followed by the browser itself: here it shows as an opaque answer.
  const led = answer.redirected || answer.type === "opaqueredirect";
  if (answer.ok && !led) await cache.put(path, answer);
  else if (led || answer.status === 404) await cache.delete(path);
  if (path === "/referral" && answer.ok) await Promise.all(PRESSING.map((page) => cache.delete(page)));
}

const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), WAIT_MS));
