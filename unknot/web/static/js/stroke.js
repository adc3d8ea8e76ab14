// Painting by dragging: with a mouse or pen at once, with a finger after a short rest, so that a swipe still scrolls.

const REST_MS = 220;
const STILL_PX = 8;

/**
 * Calls `over(path)` for each place that the stroke passes, the first one included, and `ended()` when it is lifted.
 * A tap is no stroke.
 */
export function onStroke(element, { over, ended }) {
  const stroke = { from: null, last: null, on: false, timer: null };
  element.addEventListener("pointerdown", (event) => pressed(event, stroke, over));
  element.addEventListener("pointermove", (event) => moved(event, stroke, over));
  for (const name of ["pointerup", "pointercancel"]) element.addEventListener(name, () => lifted(stroke, ended));
  // Once a finger paints, the page must not scroll away under it.
  element.addEventListener("touchmove", (event) => stroke.on && event.preventDefault(), { passive: false });
  element.addEventListener("contextmenu", (event) => stroke.on && event.preventDefault());
  // The tap that a browser makes of a stroke's end is none.
  element.addEventListener("click", (event) => swallowed(event, stroke), { capture: true });
}

function pressed(event, stroke, over) {
  const path = placeAt(event);
  if (!path || !event.isPrimary || event.button > 0) return;
  Object.assign(stroke, { from: event, last: path, on: false, painted: false });
  if (event.pointerType !== "touch") return;
  stroke.timer = setTimeout(() => {
    navigator.vibrate?.(10);
    begin(stroke, over);
  }, REST_MS);
}

function moved(event, stroke, over) {
  if (!stroke.from) return;
  const far = Math.hypot(event.clientX - stroke.from.clientX, event.clientY - stroke.from.clientY);
  if (event.pointerType === "touch" && !stroke.on) {
    if (far > STILL_PX) forget(stroke);
    return;
  }
  const path = placeAt(event);
  if (!path || path === stroke.last) return;
  if (!stroke.on) begin(stroke, over);
  stroke.last = path;
  over(path);
}

function begin(stroke, over) {
  Object.assign(stroke, { on: true, painted: true });
  over(stroke.last);
}

function lifted(stroke, ended) {
  if (stroke.on) ended();
  forget(stroke);
}

function forget(stroke) {
  clearTimeout(stroke.timer);
  Object.assign(stroke, { from: null, on: false });
}

function swallowed(event, stroke) {
  if (!stroke.painted) return;
  stroke.painted = false;
  event.stopPropagation();
  event.preventDefault();
}

const placeAt = ({ clientX, clientY }) => document.elementFromPoint(clientX, clientY)?.closest("[data-region]") ?? null;
