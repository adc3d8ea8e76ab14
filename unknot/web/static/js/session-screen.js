// What the player shows of a tape: the cue's words and picture, the ring, the breath, the answers that may be given.

const RING = 2 * Math.PI * 46;

export class Screen {
  /** `root` is the player's element, `parts` its named parts. */
  constructor(root, parts) {
    this.root = root;
    this.parts = parts;
    parts.picture.addEventListener("load", () => (parts.stage.dataset.shape = this.#shape()));
  }

  /** All pictures of the tape, before they are needed: the net may be gone by then. */
  fetchPictures(cues) {
    for (const name of new Set(cues.map((cue) => cue.picture).filter(Boolean))) new Image().src = this.#pictureOf(name);
  }

  #pictureOf(name) {
    return this.parts.picture.dataset.from.replace("SLUG", name);
  }

  /** Called at every tick: what stands on the page for a whole cue is set once. */
  draw(tape) {
    const { cue, index } = tape;
    if (!cue) return;
    if (this.shown !== index) this.#enter(tape);
    this.#answers(tape);
    this.parts.seconds.textContent = cue.waits ? "" : Math.ceil(tape.left - 0.05);
    const run = cue.waits ? 1 : tape.left / Math.max(cue.seconds, 1);
    this.parts.ring.setAttribute("stroke-dashoffset", String(RING * (1 - run)));
    this.#breathe(cue, tape.left);
  }

  #enter({ cue, cues, index }) {
    const { title, answer, step, felt, forward, locate } = this.parts;
    this.shown = index;
    this.root.dataset.phase = cue.phase;
    title.textContent = cue.title;
    this.#words(cue);
    answer.textContent = "";
    step.textContent = `${index + 1} of ${cues.length}`;
    this.#picture(cue);
    const press = cue.phase === "press";
    if (!press && felt.contains(document.activeElement)) forward.focus({ preventScroll: true });
    felt.hidden = !press;
    locate.hidden = cue.phase !== "locate";
    forward.textContent = cue.waits ? (cue.phase === "locate" ? "Found it" : "Ready") : "Next";
    forward.classList.toggle("main", Boolean(cue.waits));
  }

  /** What to do to find the spot is a list to follow; everything else is a sentence or two. */
  #words(cue) {
    const steps = cue.phase === "locate" ? cue.say.split(/(?<=[.!?]) /) : [];
    this.parts.say.textContent = steps.length ? "" : cue.say;
    this.parts.steps.hidden = steps.length === 0;
    this.parts.steps.replaceChildren(
      ...steps.map((step) => Object.assign(document.createElement("li"), { textContent: step })),
    );
    this.root.querySelector(".ring").hidden = Boolean(cue.waits);
  }

  #picture(cue) {
    const { picture, stage } = this.parts;
    picture.hidden = !cue.picture;
    stage.dataset.shape = cue.picture ? this.#shape() : "";
    if (cue.picture) Object.assign(picture, { src: this.#pictureOf(cue.picture), alt: cue.alt ?? "" });
    picture.classList.toggle("mirrored", cue.side === "left"); // every picture shows the right side
  }

  /** Whether the picture stands or lies, so that it is shown as large as it can be. */
  #shape() {
    const { naturalWidth: wide, naturalHeight: high } = this.parts.picture;
    return wide > high ? "wide" : "tall";
  }

  #answers(tape) {
    const { cue } = tape;
    const press = cue.phase === "press";
    if (press) for (const button of this.parts.felt.children) button.disabled = !(button.dataset.act in tape.answers());
    this.parts.aim.textContent = press && cue.discomfort ? `${cue.discomfort[0]}–${cue.discomfort[1]} of 10` : "";
  }

  #breathe(cue, left) {
    const [inward, outward] = cue.breath ?? [0, 0];
    this.parts.breath.hidden = !inward;
    if (!inward) return;
    const t = (cue.seconds - left) % (inward + outward);
    const full = t < inward ? t / inward : 1 - (t - inward) / outward;
    this.parts.lung.setAttribute("r", String(14 + 22 * full));
    this.parts.breath.querySelector("text").textContent = t < inward ? "in" : "out";
  }

  running(is) {
    this.parts.play.textContent = is ? "Pause" : "Play";
  }
}
