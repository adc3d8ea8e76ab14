// Commands by voice, only where the browser understands speech on the device itself: nothing that is heard leaves it.

const LANGUAGE = "en-GB";
const HEARD = [
  ["sharp", /\b(sharp|electric|numb|tingl)/],
  ["stop", /\bstop\b/],
  ["too-much", /\b(too much|too strong|less|ouch)\b/],
  ["more", /\b(a bit more|more)\b/],
  ["good", /\bgood\b/],
  ["not-there", /\b(not there|nothing there)\b/],
  ["next", /\b(next|found it|ready|go on)\b/],
  ["back", /\bback\b/],
  ["play", /\b(pause|wait|play)\b/],
];

const Recognition = () => globalThis.SpeechRecognition;

/** Whether commands can be heard without anything leaving the device. */
export async function canListen() {
  const found = Recognition()?.available;
  if (!found) return false;
  return found.call(Recognition(), { langs: [LANGUAGE], processLocally: true }).then(
    (answer) => answer === "available",
    () => false,
  );
}

/** What was meant: the act of a button, or "". The worst is looked for first: stop is never taken for something else. */
export const meant = (words) => HEARD.find(([, pattern]) => pattern.test(words.toLowerCase()))?.[0] ?? "";

/** Listens until `stop` of what it returns is called; `act` is called with what was meant. */
export function listen(act) {
  const ear = new (Recognition())();
  let wanted = true;
  Object.assign(ear, { lang: LANGUAGE, continuous: true, interimResults: false, processLocally: true });
  ear.onresult = (event) => {
    const found = meant(event.results[event.results.length - 1][0].transcript);
    if (found) act(found);
  };
  ear.onend = () => wanted && ear.start();
  ear.onerror = (event) => {
    if (event.error === "not-allowed" || event.error === "service-not-allowed") wanted = false;
  };
  ear.start();
  return {
    stop() {
      wanted = false;
      ear.stop();
    },
  };
}
