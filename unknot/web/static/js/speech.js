// Spoken cues with the system's own voice, where there is one. Captions are always on the page as well.

let on = true;

export const canSpeak = () => "speechSynthesis" in window;

export function setSpeech(wanted) {
  on = wanted;
  if (!on && canSpeak()) speechSynthesis.cancel();
}

export function say(text) {
  if (!on || !canSpeak() || !text) return;
  speechSynthesis.cancel();
  const words = new SpeechSynthesisUtterance(text);
  words.lang = "en-GB";
  words.rate = 0.95;
  speechSynthesis.speak(words);
}
