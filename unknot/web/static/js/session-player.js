// <session-player>: plays the tape hands-free, offline if it must, and keeps a log until the server has it.
import { clear, onCleared, read, toOutbox, write } from "./kept-session.js";
import { canListen, listen } from "./listen.js";
import { hold, letGo } from "./one-tab.js";
import { newId, send, waiting } from "./outbox.js";
import { Screen } from "./session-screen.js";
import { buzz, tone, unlock } from "./sound.js";
import { askFirst, stillFine } from "./still-fine.js";
import { canSpeak, say, setSpeech } from "./speech.js";
import { Tape } from "./tape.js";
import { onKeys, showOnLockScreen, Track } from "./track.js";
import { letSleep, stayAwake } from "./wake-lock.js";

const ASLEEP_SECONDS = 5; // a longer gap between two ticks: the device slept; nobody heard a cue unless the track went on
const TAKEN_MS = 200; // time for the other tab to keep what it played
const IN_STEP_SECONDS = 5; // how often the sound is set to the tape

class SessionPlayer extends HTMLElement {
  track = new Track();

  connectedCallback() {
    this.composed = JSON.parse(document.querySelector("#tape").textContent);
    this.parts = Object.fromEntries([...this.querySelectorAll("[data-part]")].map((e) => [e.dataset.part, e]));
    this.addEventListener("click", (event) => this.#clicked(event));
    addEventListener("keydown", (event) => this.#key(event));
    addEventListener("pagehide", () => this.#keep());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.#ask());
    onCleared(() => (this.tape || this.querySelector("[data-state=elsewhere]:not([hidden])")) && this.#leave("/"));
    this.parts.speech.hidden = !canSpeak();
    canListen().then((can) => (this.parts.listen.hidden = !can));
    this.screen = new Screen(this, this.parts);
    this.#resume();
    this.screen.fetchPictures(this.composed.cues);
    this.parts.start.disabled = false; // until now a tap would have been lost
  }

  /** Ask whether this may still be pressed. If not it ends here, and what was pressed is kept. */
  async #ask() {
    if (this.ended || this.saving || !this.querySelector("[data-state=elsewhere]").hidden) return;
    const { fine, why, way } = await stillFine(this.dataset.leave, this.composed.doses, this.dataset.until);
    if (fine || this.ended) return;
    if (this.tape?.state().done.some(({ seconds }) => seconds > 0)) {
      this.#stop("stopped");
      this.parts.ended.textContent = `Stopped. ${why[0]}`;
    } else this.#shut(why, way);
  }

  #shut(why, way) {
    if (this.tape) {
      this.#pause();
      this.tape = null;
      clear();
    }
    const lines = why.map((text) => Object.assign(document.createElement("li"), { textContent: text }));
    this.parts["shut-why"].replaceChildren(...lines);
    this.parts["shut-way"].href = way;
    this.#show("shut");
    this.querySelector("[data-state=shut] h1").focus();
  }

  async #resume() {
    if (!read()) {
      this.#show("ready");
      this.#ask();
      return;
    }
    if (await this.#hold()) this.#goOn();
    else this.#show("elsewhere");
  }

  #hold(steal = false) {
    return hold({ steal, lost: () => this.#lost() });
  }

  /** Another tab took the session: what was played up to here is kept for it. */
  #lost() {
    if (!this.tape) return;
    this.#pause();
    this.tape = null;
    this.#show("elsewhere");
  }

  async #take() {
    await this.#hold(true);
    setTimeout(() => (read() ? this.#goOn() : this.#show("ready")), TAKEN_MS);
  }

  #goOn() {
    const kept = read();
    const { run, composed, block, before, startedAt, endedAt, ended, sharp, state } = kept;
    Object.assign(this, { run, composed, block, before, startedAt, endedAt, ended, sharp });
    this.tape = new Tape(composed, state);
    if (ended) return this.#after(ended);
    this.#show("playing");
    this.#pause();
    this.screen.draw(this.tape);
    this.parts.answer.textContent = "Welcome back. Tap play to go on where you were.";
    this.#ask();
  }

  #clicked(event) {
    const act = event.target.closest("[data-act]")?.dataset.act ?? this.#half(event);
    if (!act) return;
    const acts = {
      start: () => this.#start(),
      take: () => this.#take(),
      play: () => (this.running ? this.#pause() : this.#play()),
      next: () => this.#next(),
      back: () => this.#back(),
      stop: () => this.#stop("stopped"),
      speech: () => this.#speech(),
      listen: () => this.#listen(),
      save: () => this.#save(),
      discard: () => this.#discard(),
    };
    if (act in acts) acts[act]();
    else this.#answer(act);
  }

  /** The halves of the stage are large buttons for whoever lies on the floor: the left goes back, the right goes on. */
  #half(event) {
    const stage = event.target.closest(".stage");
    if (!stage || !this.tape || String(getSelection())) return "";
    const { left, width } = stage.getBoundingClientRect();
    return event.clientX < left + width / 2 ? "back" : "next";
  }

  #key(event) {
    if (!this.tape || this.ended || /INPUT|TEXTAREA|SELECT/.test(event.target.tagName)) return;
    const keys = { ArrowRight: "next", ArrowLeft: "back", " ": "play", Escape: "stop" };
    const act = keys[event.key];
    if (!act || (event.key === " " && event.target.closest("button"))) return;
    event.preventDefault();
    this.querySelector(`[data-act="${act}"]`)?.click();
  }

  async #start() {
    unlock();
    if (!(await this.#hold())) return this.#show("elsewhere");
    this.run = newId();
    this.block = this.dataset.block;
    this.before = score(this, "pain_before");
    this.startedAt = new Date().toISOString();
    this.tape = new Tape(this.composed);
    this.#show("playing");
    this.parts.play.focus({ preventScroll: true });
    this.#play();
    this.#enter(true);
    this.#ask();
  }

  #play() {
    unlock();
    stayAwake();
    this.running = true;
    this.last = performance.now();
    onKeys((act) => this.querySelector(`[data-act="${act}"]`)?.click());
    this.#sound();
    this.timer ??= setInterval(() => this.#tick(), 100);
    this.screen.running(this.running);
  }

  #pause() {
    this.running = false;
    this.track.pause();
    letSleep();
    clearInterval(this.timer);
    this.timer = null;
    this.screen.running(this.running);
    this.#keep();
  }

  #tick() {
    const now = performance.now();
    const gap = (now - this.last) / 1000;
    this.last = now;
    const heard = this.track.wentOn(gap);
    if (gap > ASLEEP_SECONDS && !heard) return this.#asleep();
    const changed = this.tape.pass(gap);
    if (changed) this.#enter();
    else this.screen.draw(this.tape);
    if (Math.floor(now / 1000) !== this.second) {
      this.second = Math.floor(now / 1000);
      if (this.second % IN_STEP_SECONDS === 0) this.track.follow(this.#untilAsked());
      this.#keep();
    }
  }

  #asleep() {
    this.#pause();
    this.parts.answer.textContent = "Paused while the screen slept. Tap play to go on where you were.";
  }

  /** The rest up to the next wait as one track; a tone of its own only where the track may not sound. */
  async #sound(tones = "") {
    if (!this.running || this.tape.ended) return;
    const sounds = await this.track.play(this.tape.cues, this.tape.index, this.tape.left);
    if (!this.running) this.track.pause();
    else if (!sounds && tones) tone(tones);
  }

  #untilAsked() {
    const { cues, index, left } = this.tape;
    let seconds = left;
    for (let i = index + 1; i < cues.length && !cues[i].waits; i++) seconds += cues[i].seconds;
    return seconds;
  }

  /** A cue begins: by itself, or because the person went there (`jumped`). */
  #enter(jumped = false) {
    if (this.tape.ended || this.tape.cue.phase === "after") return this.#stop("done");
    const { cue } = this.tape;
    if (cue.phase === "locate") this.#ask();
    buzz(cue.tone);
    if (cue.waits || !(jumped || this.track.sounds)) tone(cue.tone);
    if (cue.waits || jumped) this.#sound(cue.waits ? "" : cue.tone);
    showOnLockScreen(cue.title, this.running);
    say(`${cue.title}. ${cue.say}`);
    this.screen.draw(this.tape);
    this.#keep();
  }

  #next() {
    if (!this.tape.ended) this.tape.go(this.tape.index + 1);
    this.#enter(true);
  }

  #back() {
    this.tape.back();
    this.#enter(true);
  }

  #answer(felt) {
    const before = this.tape.index;
    const answer = this.tape.answer(felt);
    if (!answer) return;
    this.sharp ||= Boolean(answer.ends);
    tone(felt === "good" ? "tick" : "ease");
    if (this.tape.index !== before) this.#enter(true);
    else if (answer.seconds) this.#sound();
    if (!this.tape || this.ended) return;
    say(answer.say);
    this.parts.answer.textContent = answer.say;
    this.screen.draw(this.tape);
    this.#keep();
  }

  #speech() {
    this.quiet = !this.quiet;
    setSpeech(!this.quiet);
    this.parts.speech.setAttribute("aria-pressed", String(!this.quiet));
  }

  #listen() {
    this.ear = this.ear ? this.ear.stop() : listen((act) => this.#heard(act));
    this.parts.listen.setAttribute("aria-pressed", String(Boolean(this.ear)));
  }

  #heard(act) {
    const button = this.querySelector(`[data-act="${act}"]`);
    if (button && !button.disabled && button.checkVisibility()) button.click();
  }

  #stop(how) {
    this.#pause();
    if (this.ear) this.#listen();
    letSleep();
    this.ended = this.sharp ? "sharp" : how;
    this.endedAt = new Date().toISOString();
    onKeys(null);
    if (how === "done") {
      tone("done");
      buzz("done");
    }
    this.#after(this.ended);
    this.#keep();
  }

  #after(how) {
    this.#show("after");
    this.parts.ended.textContent = { done: "Well done.", sharp: "That was enough for this spot." }[how] ?? "Stopped. That is fine.";
    this.parts.unwell.hidden = how === "done";
    if (how === "done") say("Well done. How is the pain now?");
    this.parts.ended.focus();
  }

  async #save() {
    if (this.saving) return;
    this.saving = true;
    const why = this.querySelector("[name=why]:checked")?.value ?? "";
    const nerve = why === "nerve";
    if (why === "unwell") this.ended = "unwell";
    if (why || this.ended === "sharp") askFirst();
    try {
      await toOutbox(this.#session(), this.dataset.logs, { after: score(this, "pain_after"), nerve });
    } catch {
      this.saving = false;
      this.parts.ended.textContent = "This could not be kept on this device. Free some space and save once more.";
      return this.parts.ended.focus();
    }
    this.tape = null;
    clear();
    await send();
    const still = (await waiting()).find((item) => item.id === this.run);
    if (still) this.#waits(still);
    else this.#leave(this.dataset.done);
  }

  #waits({ refused }) {
    this.#show("waiting");
    const part = this.querySelector("[data-state=waiting]");
    if (refused) part.querySelector("p").textContent = `It could not be taken: ${refused}`;
    part.querySelector("h1").focus();
  }

  #discard() {
    clear();
    this.#leave("/");
  }

  /** Nothing of this session is to be kept here any more. */
  #leave(address) {
    clearInterval(this.timer);
    this.tape = null;
    letGo();
    location.assign(address);
  }

  #show(state) {
    for (const part of this.querySelectorAll("[data-state]")) part.hidden = part.dataset.state !== state;
    document.body.classList.toggle("playing", state === "playing");
  }

  #session() {
    const { run, composed, block, before, startedAt, endedAt, ended, sharp } = this;
    return { run, composed, block, before, startedAt, endedAt, ended, sharp, state: this.tape.state() };
  }

  #keep() {
    if (this.tape) write(this.#session());
  }
}

function score(root, name) {
  const chosen = root.querySelector(`[name=${name}]:checked`);
  return chosen ? Number(chosen.value) : null;
}

customElements.define("session-player", SessionPlayer);
