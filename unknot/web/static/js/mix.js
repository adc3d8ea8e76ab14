// All that sounds until the person is asked again, mixed into one track: it goes on with the screen off, and in step.
import { NOTES } from "./sound.js";

const RATE = 8000; // enough for tones below 1 kHz, and ten minutes stay under ten megabytes
const LOUD = 0.5;
const BREATH = { pitch: 130, loud: 0.1 };
const TAIL_SECONDS = 1.5; // what is asked at the end still sounds
const WAITING_SECONDS = 20; // of a track that repeats while the spot is looked for
const COUNTED = ["ready", "rest", "switch"]; // the last three seconds of these are ticked down

/**
 * The track from second `left` before the end of cue `index` up to the next cue that waits.
 * Returns `{ samples, seconds, waits }`: 16-bit mono at `RATE`; `seconds` of tape in it; whether it is to be repeated.
 */
export function mixed(cues, index, left) {
  if (!cues[index] || cues[index].waits) return { samples: stillThere(), seconds: 0, waits: true };
  const parts = timeline(cues, index, left);
  const seconds = parts.at(-1).at + parts.at(-1).long;
  const samples = new Int16Array(Math.ceil((seconds + TAIL_SECONDS) * RATE));
  for (const part of parts) sound(samples, part);
  const next = cues[index + parts.length];
  ring(samples, next?.phase === "after" ? "done" : (next?.tone ?? "done"), seconds);
  return { samples, seconds, waits: false };
}

function timeline(cues, index, left) {
  const parts = [];
  let at = 0;
  for (let i = index; i < cues.length && !cues[i].waits; i++) {
    const long = i === index ? left : cues[i].seconds;
    parts.push({ cue: cues[i], at, long, begun: cues[i].seconds - long });
    at += long;
  }
  return parts;
}

function sound(samples, { cue, at, long, begun }) {
  if (begun < 0.5) ring(samples, cue.tone, at);
  if (COUNTED.includes(cue.phase)) for (const n of [3, 2, 1]) if (long > n) ring(samples, "tick", at + long - n);
  const [inward, outward] = cue.breath ?? [0, 0];
  if (inward) breathe(samples, at, long, begun, inward, outward);
}

function ring(samples, name, at) {
  for (const [pitch, after, length] of NOTES[name] ?? []) note(samples, pitch, at + after, length);
}

function note(samples, pitch, at, length) {
  const first = Math.round(at * RATE);
  const many = Math.round((length + 0.25) * RATE);
  for (let n = 0; n < many && first + n < samples.length; n++) {
    const t = n / RATE;
    const swell = Math.min(1, t / 0.02) * Math.exp(-t / (length * 0.6 + 0.05));
    add(samples, first + n, LOUD * swell * Math.sin(2 * Math.PI * pitch * t));
  }
}

/** A low hum that swells as the breath comes in and fades as it goes out. */
function breathe(samples, at, long, begun, inward, outward) {
  const first = Math.round(at * RATE);
  for (let n = 0; n < long * RATE; n++) {
    const t = n / RATE;
    const turn = (begun + t) % (inward + outward);
    const full = turn < inward ? turn / inward : 1 - (turn - inward) / outward;
    add(samples, first + n, BREATH.loud * full * full * Math.sin(2 * Math.PI * BREATH.pitch * t));
  }
}

/** While something is looked for: a soft tick every ten seconds, so that the device does not fall asleep meanwhile. */
function stillThere() {
  const samples = new Int16Array(WAITING_SECONDS * RATE);
  for (let at = 10; at < WAITING_SECONDS; at += 10) ring(samples, "tick", at);
  return samples;
}

function add(samples, n, value) {
  samples[n] = Math.max(-32767, Math.min(32767, samples[n] + Math.round(value * 32767)));
}

/** The samples as a WAV file. */
export function wav(samples) {
  const head = new DataView(new ArrayBuffer(44));
  const words = (at, text) => [...text].forEach((c, i) => head.setUint8(at + i, c.charCodeAt(0)));
  words(0, "RIFF");
  head.setUint32(4, 36 + samples.byteLength, true);
  words(8, "WAVEfmt ");
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true); // PCM
  head.setUint16(22, 1, true); // one channel
  head.setUint32(24, RATE, true);
  head.setUint32(28, RATE * 2, true);
  head.setUint16(32, 2, true);
  head.setUint16(34, 16, true);
  words(36, "data");
  head.setUint32(40, samples.byteLength, true);
  return new Blob([head, samples], { type: "audio/wav" });
}
