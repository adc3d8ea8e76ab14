// Keeps the screen awake while a session runs. The lock is lost when the page is hidden; it is asked for again.

let lock = null;
let wanted = false;

export async function stayAwake() {
  wanted = true;
  lock = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
}

export function letSleep() {
  wanted = false;
  lock?.release?.();
  lock = null;
}

document.addEventListener("visibilitychange", () => {
  if (wanted && document.visibilityState === "visible") stayAwake();
});
