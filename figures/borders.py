"""Borders of a picture of labels. Neighbours share one and the same curve, so they leave no gap and do not overlap."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import numpy as np

from figures import curves
from figures.frames import Bools, Floats, Ints

OUTSIDE = -2
Corner = tuple[int, int]  # column, row of a pixel's corner


@dataclass(slots=True)
class Arc:
    """A border between two labels from one meeting point to the next; `left` lies left when walking (y down)."""

    corners: list[Corner]
    left: int
    right: int
    points: Floats = field(default_factory=lambda: np.zeros((0, 2)))
    fitted: list[curves.Curve] = field(default_factory=list)

    @property
    def closed(self) -> bool:
        return self.corners[0] == self.corners[-1]

    @property
    def outer(self) -> bool:
        return OUTSIDE in (self.left, self.right)


def steps(upright: Bools, level: Bools) -> dict[Corner, list[Corner]]:
    """For every corner the corners it is joined to. `upright`: is there a border between a pixel and the one to its
    right; `level`: and the one below."""
    out: dict[Corner, list[Corner]] = defaultdict(list)
    rows, cols = np.nonzero(upright)
    pairs = [((int(c) + 1, int(r)), (int(c) + 1, int(r) + 1)) for r, c in zip(rows, cols, strict=True)]
    rows, cols = np.nonzero(level)
    pairs += [((int(c), int(r) + 1), (int(c) + 1, int(r) + 1)) for r, c in zip(rows, cols, strict=True)]
    for a, b in pairs:
        out[a].append(b)
        out[b].append(a)
    return out


def sides(labels: Ints, a: Corner, b: Corner) -> tuple[int, int]:
    """Labels left and right of the step from a to b (y grows downwards)."""
    (x0, y0), (x1, y1) = a, b
    if x0 == x1:
        y = min(y0, y1)
        west, east = int(labels[y, x0 - 1]), int(labels[y, x0])
        return (east, west) if y1 > y0 else (west, east)
    x = min(x0, x1)
    north, south = int(labels[y0 - 1, x]), int(labels[y0, x])
    return (north, south) if x1 > x0 else (south, north)


def trace(labels: Ints) -> list[Arc]:
    """All borders. The picture's rim must be OUTSIDE."""
    chains = walks(steps(labels[:, 1:] != labels[:, :-1], labels[1:] != labels[:-1]))
    return [Arc(c, *sides(labels, c[0], c[1])) for c in chains]


def walks(ways: dict[Corner, list[Corner]]) -> list[list[Corner]]:
    """Every step once, as walks between corners where not exactly two steps meet, or as closed rounds."""
    nodes = sorted(c for c, n in ways.items() if len(n) != 2)
    used: set[tuple[Corner, Corner]] = set()
    out = []
    for start in [*nodes, *sorted(ways)]:
        out += [walk(ways, used, start, second) for second in ways[start] if (start, second) not in used]
    return out


def walk(
    ways: dict[Corner, list[Corner]], used: set[tuple[Corner, Corner]], start: Corner, second: Corner
) -> list[Corner]:
    out = [start, second]
    used |= {(start, second), (second, start)}
    while len(ways[out[-1]]) == 2 and out[-1] != start:
        a, b = ways[out[-1]]
        step = b if a == out[-2] else a
        used |= {(out[-1], step), (step, out[-1])}
        out.append(step)
    return out


def oriented(arcs: list[Arc], label: int) -> list[list[tuple[Arc, bool]]]:
    """Loops of arcs round one label, the label on the left; False: the arc is walked backwards."""
    pool: dict[Corner, list[tuple[Arc, bool]]] = defaultdict(list)
    for a in arcs:
        if a.left == label:
            pool[a.corners[0]].append((a, True))
        if a.right == label:
            pool[a.corners[-1]].append((a, False))
    loops = []
    for corner in list(pool):
        while pool[corner]:
            loop = [pool[corner].pop(0)]
            while end(loop[-1]) != corner:
                loop.append(pool[end(loop[-1])].pop(0))
            loops.append(loop)
    return loops


def end(step: tuple[Arc, bool]) -> Corner:
    arc, forwards = step
    return arc.corners[-1] if forwards else arc.corners[0]


def smooth(arcs: list[Arc], outline: float, inner: float, error: float) -> None:
    """Smooths the body's outline as whole loops, then the borders inside it between their fixed ends."""
    moved: dict[Corner, Floats] = {}
    for loop in oriented(arcs, OUTSIDE):
        smooth_loop(loop, outline, moved)
    for a in arcs:
        if not a.outer:
            smooth_inner(a, inner, moved)
    for a in arcs:
        if len(a.points) > 2 and a.closed:
            a.fitted = curves.fit_closed(a.points[:-1], error)
        else:
            a.fitted = curves.fit_open(a.points, error)


def smooth_loop(loop: list[tuple[Arc, bool]], sigma: float, moved: dict[Corner, Floats]) -> None:
    rows = [np.array(a.corners if fwd else a.corners[::-1], float)[:-1] for a, fwd in loop]
    whole = curves.smooth_closed(np.vstack(rows), sigma)
    whole = np.vstack([whole, whole[:1]])
    at = 0
    for (a, fwd), r in zip(loop, rows, strict=True):
        p = whole[at : at + len(r) + 1]
        at += len(r)
        a.points = p if fwd else p[::-1]
        moved[a.corners[0]], moved[a.corners[-1]] = a.points[0], a.points[-1]


def smooth_inner(a: Arc, sigma: float, moved: dict[Corner, Floats]) -> None:
    p = np.array(a.corners, float)
    if a.closed and a.corners[0] not in moved:
        q = curves.smooth_closed(p[:-1], sigma)
        a.points = np.vstack([q, q[:1]])
        return
    n = len(p)
    fade = np.clip(1 - np.arange(n) / min(12, max(1, n - 1)), 0, 1)[:, None]
    for corner, weight in ((a.corners[0], fade), (a.corners[-1], fade[::-1])):
        if corner in moved:
            p = p + (moved[corner] - np.array(corner, float)) * weight
    a.points = curves.smooth_open(p, sigma)
    for at, corner in ((0, a.corners[0]), (-1, a.corners[-1])):  # to the last bit, or the ends round apart
        a.points[at] = moved.get(corner, np.array(corner, float))


def region_path(arcs: list[Arc], label: int, step: float = curves.STEP) -> str:
    pen = curves.Pen(step)
    for loop in oriented(arcs, label):
        for i, (a, forwards) in enumerate(loop):
            cs = a.fitted if forwards else [c[::-1] for c in a.fitted[::-1]]
            if i == 0:
                pen.move(cs[0][0])
            for c in cs:
                pen.curve(c)
        pen.close()
    return pen.text
