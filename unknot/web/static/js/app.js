// What every page needs: to know that scripts run, and the worker that keeps the app at hand without a net.
document.documentElement.classList.add("has-script");

if ("serviceWorker" in navigator && window.isSecureContext) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {});
}
