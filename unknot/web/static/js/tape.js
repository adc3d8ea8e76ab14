// The tape as it plays: which cue, how many seconds are left, what was really done. It knows no clinical rule: what an
// answer changes stands on the tape, as the core composed it.

export class Tape {
  /** `tape` as composed by the core; `state` to go on from, as given by `state()`. */
  constructor(tape, state = null) {
    this.cues = structuredClone(tape.cues);
    this.doses = tape.doses;
    this.changed = state?.changed ?? {};
    for (const [i, cue] of Object.entries(this.changed)) this.cues[i] = cue;
    this.index = state?.index ?? 0;
    this.left = state?.left ?? this.cues[0].seconds;
    this.done = state?.done ?? this.doses.map(() => ({ seconds: 0, felt: [], found: true }));
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

  /** The answers that may be given now: those of this cue, or of the pressing that it leads to. */
  answers() {
    return this.#pressing()?.answers ?? {};
  }

  /** An answer while pressing or looking for the spot. Returns it as it stands on the tape, null when it is not there. */
  answer(felt) {
    const cue = this.#pressing();
    const answer = cue?.answers?.[felt];
    if (!answer) return null;
    const done = this.done[cue.dose];
    done.felt.push(felt);
    if (felt === "not-there") done.found = false;
    this.#change(cue.dose, felt, answer);
    if (answer.go !== "on") this.go(answer.cue);
    return answer;
  }

  #pressing() {
    if (this.cue?.phase === "press") return this.cue;
    if (this.cue?.phase !== "locate") return null;
    return this.cues.find((cue, i) => i > this.index && cue.phase === "press" && cue.dose === this.cue.dose);
  }

  /** What an answer changes holds for all that is left of its dose. */
  #change(dose, felt, answer) {
    this.cues.forEach((cue, i) => {
      if (i < this.index || cue.dose !== dose || cue.phase !== "press") return;
      if (answer.go === "on") this.#aim(cue, i, answer);
      cue.answers = { ...cue.answers };
      if (answer.again) cue.answers[felt] = answer.again;
      for (const name of answer.without ?? []) delete cue.answers[name];
      this.changed[i] = cue;
    });
  }

  #aim(cue, i, answer) {
    const passed = i === this.index ? cue.seconds - this.left : 0;
    Object.assign(cue, { seconds: answer.seconds, discomfort: answer.discomfort, cap: answer.cap });
    if (i === this.index) this.left = Math.max(0, cue.seconds - passed);
  }

  state() {
    return { index: this.index, left: this.left, done: this.done, changed: this.changed };
  }
}
