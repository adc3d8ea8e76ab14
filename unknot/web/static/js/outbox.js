// What could not be sent yet waits here, in the browser's own database, until the server has it. Sending twice is
// sending once: each item carries its own id.

const STORE = "waiting";
const PATIENCE_MS = 8000;
const REFUSED = [400, 409, 413, 422];

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("unknot-outbox", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function run(mode, act) {
  return open().then(
    (database) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction(STORE, mode);
        const request = act(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = () => reject(transaction.error);
      }),
  );
}

const token = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";

/** Keep an item until it is sent: `{ id, url, body }`. */
export const keep = (item) => run("readwrite", (store) => store.put(item));

export const waiting = () => run("readonly", (store) => store.getAll());

const drop = (id) => run("readwrite", (store) => store.delete(id));

/** Try to send everything that waits; one tab at a time. What the server refuses for good is kept aside, with why. */
export function send() {
  return navigator.locks ? navigator.locks.request("unknot-outbox", sendAll) : sendAll();
}

async function sendAll() {
  for (const item of await waiting()) {
    if (item.refused) continue;
    const answer = await post(item);
    if (answer?.ok) await drop(item.id);
    else if (answer && REFUSED.includes(answer.status)) await keep({ ...item, refused: await said(answer) });
  }
  const left = await waiting();
  const refused = left.filter((item) => item.refused).map((item) => item.refused);
  document.dispatchEvent(new CustomEvent("outbox", { detail: { waiting: left.length - refused.length, refused } }));
}

const post = (item) =>
  fetch(item.url, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() },
    body: JSON.stringify(item.body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null);

const said = (answer) => answer.json().then((data) => data.fault ?? "refused", () => "refused");

/** A UUIDv7 made here, so that the server knows a log that comes twice. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
