// <session-player>: plays the tape hands-free, offline if it must, and keeps a log until the server has it.
import { keep, newId, send } from "./outbox.js";
import { tone, unlock } from "./sound.js";
import { canSpeak, say, setSpeech } from "./speech.js";
import { Tape } from "./tape.js";
import { letSleep, stayAwake } from "./wake-lock.js";

const KEPT = "unknot-session";
const RING = 2 * Math.PI * 46;

class SessionPlayer extends HTMLElement {
  connectedCallback() {
    this.composed = JSON.parse(document.querySelector("#tape").textContent);
    this.parts = Object.fromEntries([...this.querySelectorAll("[data-part]")].map((e) => [e.dataset.part, e]));
    this.addEventListener("click", (event) => this.#clicked(event));
    addEventListener("keydown", (event) => this.#key(event));
    addEventListener("pagehide", () => this.#keep());
    this.parts.speech.hidden = !canSpeak();
    this.#resume();
  }

  #resume() {
    const kept = read();
    if (!kept) return this.#show("ready");
    this.composed = kept.composed;
    this.tape = new Tape(kept.composed, kept.state);
    Object.assign(this, { before: kept.before, startedAt: kept.startedAt, ended: kept.ended });
    if (this.ended) return this.#after(this.ended);
    this.#show("playing");
    this.#pause();
    this.#draw();
    this.parts.say.textContent = "Welcome back. Tap play to go on where you were.";
  }

  #clicked(event) {
    const act = event.target.closest("[data-act]")?.dataset.act;
    if (!act) return;
    const acts = {
      start: () => this.#start(),
      play: () => (this.running ? this.#pause() : this.#play()),
      next: () => this.#next(),
      back: () => this.#back(),
      stop: () => this.#stop("stopped"),
      speech: () => this.#speech(),
      save: () => this.#save(),
      discard: () => this.#discard(),
    };
    if (act in acts) acts[act]();
    else this.#answer(act);
  }

  #key(event) {
    if (!this.tape || this.ended || /INPUT|TEXTAREA|SELECT/.test(event.target.tagName)) return;
    const keys = { ArrowRight: "next", ArrowLeft: "back", " ": "play", Escape: "stop", m: "too-much", g: "good" };
    const act = keys[event.key];
    if (!act || (event.key === " " && event.target.closest("button"))) return;
    event.preventDefault();
    this.querySelector(`[data-act="${act}"]`)?.click();
  }

  #start() {
    unlock();
    this.before = score(this, "pain_before");
    this.startedAt = new Date().toISOString();
    this.tape = new Tape(this.composed);
    this.#show("playing");
    this.#play();
    this.#enter();
  }

  #play() {
    unlock();
    stayAwake();
    this.running = true;
    this.last = performance.now();
    this.timer ??= setInterval(() => this.#tick(), 100);
    this.#buttons();
  }

  #pause() {
    this.running = false;
    letSleep();
    clearInterval(this.timer);
    this.timer = null;
    this.#buttons();
    this.#keep();
  }

  #tick() {
    const now = performance.now();
    const changed = this.tape.pass((now - this.last) / 1000);
    this.last = now;
    if (changed) this.#enter();
    else this.#draw();
    if (Math.floor(now / 1000) !== this.second) {
      this.second = Math.floor(now / 1000);
      this.#keep();
    }
  }

  #enter() {
    if (this.tape.ended) return this.#stop("done");
    const { cue } = this.tape;
    tone(cue.tone);
    say(`${cue.title}. ${cue.say}`);
    this.#draw();
    this.#keep();
  }

  #next() {
    if (!this.tape.ended) this.tape.go(this.tape.index + 1);
    this.#enter();
  }

  #back() {
    this.tape.back();
    this.#enter();
  }

  #answer(felt) {
    const before = this.tape.index;
    const words = this.tape.answer(felt);
    if (felt === "sharp") this.sharp = (this.sharp ?? 0) + 1;
    tone(felt === "good" ? "tick" : "ease");
    if (this.tape.index !== before) this.#enter();
    if (words) {
      say(words);
      this.parts.answer.textContent = words;
    }
    this.#draw();
    this.#keep();
  }

  #speech() {
    this.quiet = !this.quiet;
    setSpeech(!this.quiet);
    this.parts.speech.setAttribute("aria-pressed", String(!this.quiet));
  }

  #draw() {
    const { cue } = this.tape;
    if (!cue) return;
    const press = cue.phase === "press";
    if (this.shown !== this.tape.index) {
      this.shown = this.tape.index;
      this.dataset.phase = cue.phase;
      this.parts.title.textContent = cue.title;
      this.#words(cue);
      this.parts.answer.textContent = "";
      this.parts.step.textContent = `${this.tape.index + 1} of ${this.tape.cues.length}`;
      this.#picture(cue);
      this.parts.felt.hidden = !press;
      this.parts.locate.hidden = cue.phase !== "locate";
      this.parts.forward.textContent = cue.waits ? (cue.phase === "locate" ? "Found it" : "Ready") : "Next";
      this.parts.forward.classList.toggle("main", Boolean(cue.waits));
    }
    if (press) for (const button of this.parts.felt.children) button.disabled = !(button.dataset.act in this.tape.answers());
    this.parts.aim.textContent = press && cue.discomfort ? `${cue.discomfort[0]}–${cue.discomfort[1]} of 10` : "";
    const left = cue.waits ? 0 : Math.ceil(this.tape.left - 0.05);
    this.parts.seconds.textContent = cue.waits ? "" : left;
    this.parts.ring.setAttribute("stroke-dashoffset", String(cue.waits ? 0 : RING * (1 - this.tape.left / Math.max(cue.seconds, 1))));
    this.#breathe(cue);
  }

  /** What to do to find the spot is a list to follow; everything else is a sentence or two. */
  #words(cue) {
    const steps = cue.phase === "locate" ? cue.say.split(/(?<=[.!?]) /) : [];
    this.parts.say.textContent = steps.length ? "" : cue.say;
    this.parts.steps.hidden = steps.length === 0;
    this.parts.steps.replaceChildren(
      ...steps.map((step) => Object.assign(document.createElement("li"), { textContent: step })),
    );
    this.querySelector(".ring").hidden = Boolean(cue.waits);
  }

  #breathe(cue) {
    const [inward, outward] = cue.breath ?? [0, 0];
    this.parts.breath.hidden = !inward;
    if (!inward) return;
    const t = (cue.seconds - this.tape.left) % (inward + outward);
    const full = t < inward ? t / inward : 1 - (t - inward) / outward;
    this.parts.lung.setAttribute("r", String(14 + 22 * full));
    this.parts.breath.querySelector("text").textContent = t < inward ? "in" : "out";
  }

  #picture(cue) {
    const source = cue.picture ? this.parts.picture.dataset.from.replace("SLUG", cue.picture) : "";
    this.parts.picture.hidden = !source;
    if (source) Object.assign(this.parts.picture, { src: source, alt: cue.alt ?? "" });
  }

  #buttons() {
    this.parts.play.textContent = this.running ? "Pause" : "Play";
  }

  #stop(how) {
    this.#pause();
    letSleep();
    this.ended = this.sharp >= 2 ? "sharp" : how;
    if (how === "done") tone("done");
    this.#after(this.ended);
    this.#keep();
  }

  #after(how) {
    this.#show("after");
    this.parts.ended.textContent = { done: "Well done.", sharp: "That was enough for this spot." }[how] ?? "Stopped. That is fine.";
    this.parts.unwell.hidden = how === "done";
    if (how === "done") say("Well done. How is the pain now?");
    this.querySelector("[data-state=after] h2").focus();
  }

  async #save() {
    const doses = this.tape.done.map((done, i) => ({
      dose: this.composed.doses[i],
      seconds: Math.round(done.seconds),
      found: done.found,
      response: { felt: done.felt, nerve_signs: this.querySelector("[name=nerve]")?.checked ?? false },
    }));
    const log = {
      session: this.composed.id,
      mode: this.composed.mode,
      started_at: this.startedAt,
      ended_at: new Date().toISOString(),
      ended: this.ended,
      done: doses,
      pain_before: this.before,
      pain_after: score(this, "pain_after"),
      block: this.dataset.block,
      note: "",
    };
    const id = newId();
    await keep({ id, url: this.dataset.logs, body: { id, log } });
    localStorage.removeItem(KEPT);
    const left = await send();
    if (left === 0) return location.assign(this.dataset.done);
    this.#show("waiting");
  }

  #discard() {
    localStorage.removeItem(KEPT);
    location.assign("/");
  }

  #show(state) {
    for (const part of this.querySelectorAll("[data-state]")) part.hidden = part.dataset.state !== state;
    document.body.classList.toggle("playing", state === "playing");
  }

  #keep() {
    if (!this.tape) return;
    const { composed, before, startedAt, ended } = this;
    localStorage.setItem(KEPT, JSON.stringify({ composed, before, startedAt, ended, state: this.tape.state() }));
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "null");
  } catch {
    localStorage.removeItem(KEPT);
    return null;
  }
}

function score(root, name) {
  const chosen = root.querySelector(`[name=${name}]:checked`);
  return chosen ? Number(chosen.value) : null;
}

customElements.define("session-player", SessionPlayer);
