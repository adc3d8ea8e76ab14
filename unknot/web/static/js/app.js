// What every page needs: the worker that keeps the app at hand without a net, and the outbox.
import { sendLeftBehind } from "./kept-session.js";
import { send } from "./outbox.js";

if ("serviceWorker" in navigator && window.isSecureContext) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {});
}

const sign = document.querySelector("#outbox");

document.addEventListener("outbox", ({ detail: { waiting, refused } }) => {
  if (!sign) return;
  const lines = [];
  if (waiting > 0) lines.push(waiting === 1 ? "1 session waits to be sent" : `${waiting} sessions wait to be sent`);
  for (const why of refused) lines.push(`A session could not be taken: ${why}`);
  sign.hidden = lines.length === 0;
  sign.textContent = lines.join(". ");
});

const deliver = () => send().catch(() => {});
addEventListener("online", deliver);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && deliver());
sendLeftBehind("/session/logs").catch(() => {}).then(deliver);
