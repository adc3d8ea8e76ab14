// Plays the mixed track, and answers the lock screen's and the headset's keys. Where sound may not play, it says so and
// the player rings its tones one by one.
import { mixed, wav } from "./mix.js";

const SAME_SECONDS = 2; // the track went on while the page was asleep when the two clocks agree this well
const APART_SECONDS = 0.1; // further apart than this, the sound is set to the tape

export class Track {
  #audio = typeof Audio === "undefined" ? null : new Audio();
  #length = 0;
  #heard = 0;

  /** Whether the track sounds just now. */
  get sounds() {
    return Boolean(this.#audio && !this.#audio.paused && !this.#audio.ended);
  }

  /** Mix and play from here. Resolves to whether it sounds. */
  async play(cues, index, left) {
    if (!this.#audio) return false;
    const { samples, seconds, waits } = mixed(cues, index, left);
    URL.revokeObjectURL(this.#audio.src);
    this.#audio.src = URL.createObjectURL(wav(samples));
    this.#audio.loop = waits;
    this.#length = seconds;
    this.#heard = 0;
    return this.#audio.play().then(() => true, () => false);
  }

  pause() {
    this.#audio?.pause();
  }

  /** Whether the sound went on over the last `seconds`, asked at every tick: then the person heard what happened. */
  wentOn(seconds) {
    if (!this.#audio) return false;
    const before = this.#heard;
    this.#heard = this.#audio.currentTime;
    if (this.#audio.loop) return this.sounds;
    return this.#heard > before && (this.#audio.ended || this.#heard - before >= seconds - SAME_SECONDS);
  }

  /** Keep the sound in step with the tape, `left` seconds before the next wait. */
  follow(left) {
    if (!this.sounds || this.#audio.loop) return;
    const wanted = this.#length - left;
    if (wanted >= 0 && Math.abs(this.#audio.currentTime - wanted) > APART_SECONDS) this.#audio.currentTime = wanted;
  }
}

/** What the lock screen and the keys of a headset show and do. */
export function onKeys(acts) {
  const session = navigator.mediaSession;
  if (!session) return;
  const keys = { play: "play", pause: "play", nexttrack: "next", previoustrack: "back", stop: "stop" };
  for (const [key, act] of Object.entries(keys)) {
    try {
      session.setActionHandler(key, acts ? () => acts(act) : null);
    } catch {
      // An older browser does not know this key.
    }
  }
}

export function showOnLockScreen(title, running) {
  const session = navigator.mediaSession;
  if (!session) return;
  if (typeof MediaMetadata !== "undefined") session.metadata = new MediaMetadata({ title, artist: "Unknot" });
  session.playbackState = running ? "playing" : "paused";
}
