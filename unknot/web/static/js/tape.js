// The tape as it plays: which cue, how many seconds are left, what was really done. It knows no clinical rule: what an
// answer changes stands on the tape.

export class Tape {
  /** `tape` as composed by the core; `state` to go on from, as given by `state()`. */
  constructor(tape, state = null) {
    this.cues = structuredClone(tape.cues);
    this.doses = tape.doses;
    this.index = state?.index ?? 0;
    this.left = state?.left ?? this.cues[0].seconds;
    this.done = state?.done ?? this.doses.map(() => ({ seconds: 0, felt: [], found: true }));
    for (const [i, cue] of Object.entries(state?.changed ?? {})) this.cues[i] = cue;
    this.changed = state?.changed ?? {};
  }

  get cue() {
    return this.cues[this.index];
  }

  get ended() {
    return this.index >= this.cues.length;
  }

  /** Let `seconds` go by; returns true when the cue changed. Time for finding the spot is never counted as dose. */
  pass(seconds) {
    let changed = false;
    while (seconds > 0 && !this.ended && !this.cue.waits) {
      const step = Math.min(seconds, this.left);
      this.left -= step;
      seconds -= step;
      if (this.cue.phase === "press" && this.cue.dose !== null) this.done[this.cue.dose].seconds += step;
      if (this.left > 1e-6) break;
      this.go(this.index + 1);
      changed = true;
    }
    return changed;
  }

  go(index) {
    this.index = Math.max(0, Math.min(index, this.cues.length));
    this.left = this.ended ? 0 : this.cue.seconds;
  }

  /** Back to the start of this cue, or to the one before when it has just begun. */
  back() {
    const begun = this.cue && this.cue.seconds - this.left > 3;
    this.go(begun ? this.index : this.index - 1);
  }

  /** Skip the rest of this dose: every cue of it that is still to come. */
  leaveDose() {
    const dose = this.cue?.dose;
    let next = this.index + 1;
    while (next < this.cues.length && this.cues[next].dose === dose && dose !== null) next += 1;
    this.go(next);
  }

  /** An answer while pressing. Returns what to say; the tape has changed by what the core wrote into the cue. */
  answer(felt) {
    const cue = this.cue;
    if (!cue || cue.dose === null) return "";
    this.done[cue.dose].felt.push(felt);
    if (felt === "not-there") this.done[cue.dose].found = false;
    const reaction = cue.reactions?.[felt];
    if (!reaction) return "";
    if (reaction.ends) this.leaveDose();
    else this.#change(cue.dose, reaction);
    return reaction.say;
  }

  #change(dose, reaction) {
    this.cues.forEach((cue, i) => {
      if (i < this.index || cue.dose !== dose || cue.phase !== "press") return;
      if (reaction.discomfort) cue.discomfort = reaction.discomfort;
      if (reaction.seconds) {
        const passed = i === this.index ? cue.seconds - this.left : 0;
        cue.seconds = reaction.seconds;
        if (i === this.index) this.left = Math.max(0, cue.seconds - passed);
      }
      if (reaction.reactions) cue.reactions = reaction.reactions;
      this.changed[i] = cue;
    });
  }

  state() {
    return { index: this.index, left: this.left, done: this.done, changed: this.changed };
  }
}
