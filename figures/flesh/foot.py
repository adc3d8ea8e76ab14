"""Foot: x outwards, y up, z to the toes; the sole lies at y = -8.05."""

from __future__ import annotations

from figures.frames import IDENTITY, unit, vec
from figures.skeleton import Side
from figures.solids import TAKE, Part, Solid

SOLE = -8.05
# z, outer, inner, top, bottom, centre x, exponent
ROWS = (
    (-5.0, 2.2, 2.3, -3.0, -7.6, 0, 2.2), (-3, 3.0, 3.0, -0.2, -8, 0, 2.3), (0, 3.1, 3.1, 0.8, -8, 0, 2.3),
    (3, 3.2, 3.3, 0.2, -7.6, 0, 2.3),
    (6, 3.6, 3.3, -1.6, -7.2, 0.1, 2.3), (9, 4.0, 3.6, -3.2, -7.2, 0.2, 2.4),
    (12, 4.5, 4.2, -4.5, -7.8, 0.1, 2.5), (14.5, 4.7, 4.5, -5.2, -8.0, 0, 2.5),
    (16, 4.4, 4.3, -5.6, -7.9, -0.1, 2.5),
)  # fmt: skip
# three points along the toe, three radii
TOES = (
    ((-2.9, -6.4, 15.2), (-2.5, -6.6, 18.0), (-2.3, -6.9, 20.0), 1.45, 1.35, 1.1),
    ((-0.75, -6.1, 15.6), (-0.7, -6.2, 18.4), (-0.75, -7.0, 20.2), 0.95, 0.9, 0.8),
    ((0.95, -6.2, 15.2), (1.0, -6.4, 17.6), (0.85, -7.1, 19.2), 0.9, 0.85, 0.78),
    ((2.5, -6.4, 14.5), (2.55, -6.6, 16.6), (2.35, -7.15, 18.0), 0.88, 0.82, 0.75),
    ((3.9, -6.7, 13.4), (3.9, -6.8, 15.2), (3.7, -7.2, 16.5), 0.85, 0.8, 0.74),
)


def build(side: Side) -> Part:
    p = Part(f"foot-{side}", f"shank-{side}")
    p.loft(
        [(z, a, b, (u - d) / 2, (u - d) / 2, n, x, (u + d) / 2) for z, a, b, u, d, x, n in ROWS], (1.6, 1.8)
    )
    p.muscle((-2.6, -6.9, 12), (-2.9, -6.7, 18.6), 1.75, 1.4, (0, 1, 0), k=1.0)
    for a, b, c, r1, r2, r3 in TOES:
        p.rod(a, b, r1, r2, k=0.6)
        p.rod(b, c, r2, r3, k=0.3)
        d = unit(vec(c) - vec(b))
        up = unit(vec((0, 1, 0)) - d * d[1])
        p.ball(vec(c) + up * r3 * 0.8 - d * 0.05, (r3 * 0.6, 0.18, r3 * 0.62), k=0.1, axis=d, normal=up)
    p.ball((-3.4, -8.6, 5.2), (1.9, 2.6, 4.6), k=1.6, op=TAKE)  # arch
    p.rod((-0.6, -0.2, 2.5), (-2.2, -5.6, 15.5), 1.5, 0.8, k=2.6)
    p.rod((0, 3.5, -3.6), (0, -5.0, -4.0), 0.8, 2.4, k=2.2)
    centre = vec((0, SOLE - 2, 6))
    p.add(Solid(4, TAKE, 0.6, (12, 2, 22, 0.2), IDENTITY, centre, 28, centre))  # a flat sole
    return p
