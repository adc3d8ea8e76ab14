// A session that runs or waits for its last score, kept in the browser so that a reload, an empty battery or a closed
// tab loses nothing of it. `{ run, composed, block, before, startedAt, endedAt, ended, sharp, state, at }`.
import { keep } from "./outbox.js";

const NAME = "unknot-session";
const STALE_MS = 3 * 60 * 60 * 1000;

export function read() {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? "null");
  } catch {
    clear();
    return null;
  }
}

export const write = (session) => localStorage.setItem(NAME, JSON.stringify({ ...session, at: new Date().toISOString() }));

export const clear = () => localStorage.removeItem(NAME);

/** Another tab finished or dropped the session that this one shows. */
export function onCleared(act) {
  addEventListener("storage", (event) => {
    if (event.key === NAME && event.newValue === null) act();
  });
}

/** Put the log into the outbox. The run's id is the entry's id: however often it is sent, it is one session. */
export function toOutbox(session, url, { after = null, nerve = false } = {}) {
  return keep({ id: session.run, url, body: { id: session.run, log: logOf(session, after, nerve) } });
}

/** What nobody came back to is logged as it was left: what was pressed counts for the rest that a place needs. */
export async function sendLeftBehind(url) {
  const session = read();
  if (!session?.run || Date.now() - Date.parse(session.at) < STALE_MS) return;
  clear();
  await toOutbox({ ended: "left", endedAt: session.at, ...session }, url);
}

function logOf(session, after, nerve) {
  return {
    session: session.run,
    mode: session.composed.mode,
    started_at: session.startedAt,
    ended_at: session.endedAt,
    ended: session.ended,
    done: session.state.done.map((done, i) => ({
      dose: session.composed.doses[i],
      seconds: Math.round(done.seconds),
      found: done.found,
      response: { felt: done.felt, nerve_signs: nerve },
    })),
    pain_before: session.before,
    pain_after: after,
    block: session.block,
    note: "",
  };
}
