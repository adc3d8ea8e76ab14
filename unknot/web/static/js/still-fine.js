// Whether the session on this page may still be pressed: something may have been told in another tab, or a session may
// have ended with something sharp while there was no net. The server decides; without it, what happened here counts.
import { send } from "./outbox.js";

const FLAG = "unknot-ask-first";
const PATIENCE_MS = 4000;
const WAITS = {
  fine: false,
  why: ["The last session met something sharp, numb or worse. The safety questions come first, as soon as there is a connection."],
  way: "/screening",
};

const OVER = {
  fine: false,
  why: ["It is two weeks since the safety questions. They come first, as soon as there is a connection."],
  way: "/screening",
};

const token = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";

/** From now on the questions come first on this device, until the server says otherwise. */
export const askFirst = () => localStorage.setItem(FLAG, new Date().toISOString());

/** `{ fine, why, way }` for these doses; `until` is the day from which the leave that they were made under is over. */
export async function stillFine(url, doses, until) {
  await send().catch(() => {});
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token() },
    body: JSON.stringify({ doses }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => null);
  if (!answer?.ok) return here(until);
  const told = await answer.json();
  if (told.fine) localStorage.removeItem(FLAG);
  return told;
}

/** Without the server: what this device knows by itself. */
function here(until) {
  if (localStorage.getItem(FLAG)) return WAITS;
  return until && new Date() >= new Date(`${until}T00:00`) ? OVER : { fine: true, why: [], way: "" };
}
