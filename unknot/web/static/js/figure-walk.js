// The keyboard on a figure: arrow keys go to the nearest place in that direction.

const AHEAD = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Move the focus, and with it the one place that Tab reaches, from `path` to the next of `areas`. */
export function walk(path, key, areas) {
  const here = centre(path);
  const [x, y] = AHEAD[key];
  let best = null;
  let least = Infinity;
  for (const other of path.ownerSVGElement.querySelectorAll(areas)) {
    if (other === path) continue;
    const there = centre(other);
    const along = (there.x - here.x) * x + (there.y - here.y) * y;
    const aside = Math.abs((there.x - here.x) * y) + Math.abs((there.y - here.y) * x);
    const cost = along + 2.5 * aside;
    if (along > 1 && cost < least) [best, least] = [other, cost];
  }
  if (!best) return;
  path.setAttribute("tabindex", "-1");
  best.setAttribute("tabindex", "0");
  best.focus();
}

export function centre(path) {
  const box = path.getBBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
