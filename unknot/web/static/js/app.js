// What every page needs: to know that scripts run, the worker that keeps the app at hand without a net, and the outbox.
import { send } from "./outbox.js";

document.documentElement.classList.add("has-script");

if ("serviceWorker" in navigator && window.isSecureContext) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {});
}

const sign = document.querySelector("#outbox");
document.addEventListener("outbox", ({ detail }) => {
  if (!sign) return;
  sign.hidden = detail.waiting === 0;
  sign.textContent = detail.waiting === 1 ? "1 session waits to be sent" : `${detail.waiting} sessions wait to be sent`;
});
addEventListener("online", () => send().catch(() => {}));
send().catch(() => {});
