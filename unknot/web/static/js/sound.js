// Tones that can be told apart without looking: press is low and rising, ease falls, move is two steps, switch three,
// done a small chord.

export const NOTES = {
  ready: [[392, 0, 0.15]],
  press: [[294, 0, 0.18], [392, 0.2, 0.25]],
  ease: [[392, 0, 0.18], [294, 0.2, 0.3]],
  move: [[523, 0, 0.12], [523, 0.18, 0.12]],
  switch: [[440, 0, 0.12], [554, 0.16, 0.12], [440, 0.32, 0.2]],
  tick: [[660, 0, 0.05]],
  done: [[392, 0, 0.5], [494, 0.08, 0.5], [587, 0.16, 0.6]],
};
const BUZZES = { press: [80], ease: [40, 60, 40], move: [40, 40, 40], switch: [40, 40, 40, 40, 120], done: [200] };

let context = null;

/** Must be called once inside a tap: browsers let sound begin only then. */
export function unlock() {
  context ??= typeof AudioContext === "undefined" ? null : new AudioContext();
  context?.resume?.();
}

export function buzz(name) {
  navigator.vibrate?.(BUZZES[name] ?? []);
}

export function tone(name) {
  if (!context) return;
  for (const [pitch, after, length] of NOTES[name] ?? []) note(pitch, context.currentTime + after, length);
}

function note(pitch, start, length) {
  const voice = context.createOscillator();
  const gain = context.createGain();
  voice.frequency.value = pitch;
  voice.type = "sine";
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(0.22, start + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, start + length + 0.25);
  voice.connect(gain).connect(context.destination);
  voice.start(start);
  voice.stop(start + length + 0.3);
}
