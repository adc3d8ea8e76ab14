// What could not be sent yet waits here, in the browser's own database, until the server has it. Sending twice is
// sending once: each item carries its own id.

const STORE = "waiting";

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

/** Try to send everything that waits; returns how many still wait. What the server refuses for good is kept aside. */
export async function send() {
  for (const item of await waiting()) {
    if (item.refused) continue;
    const answer = await post(item);
    if (answer?.ok) await drop(item.id);
    else if (answer && [400, 409, 422].includes(answer.status)) await keep({ ...item, refused: await said(answer) });
  }
  const left = await waiting();
  document.dispatchEvent(new CustomEvent("outbox", { detail: { waiting: left.length } }));
  return left.length;
}

const post = (item) =>
  fetch(item.url, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() },
    body: JSON.stringify(item.body),
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
