"""Hand: x to the thumb, y out of the palm, z to the fingertips."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from figures.frames import Floats, along, unit, vec
from figures.frames import spread as sideways
from figures.skeleton import Grip, Side
from figures.solids import TAKE, Part

PALM = (
    (-2.0, 1.9, 1.9, 1.25, 1.25, 2.2), (0, 2.35, 2.35, 1.5, 1.5, 2.2), (2.0, 2.85, 2.95, 1.7, 1.55, 2.3),
    (4, 3.6, 3.7, 1.6, 1.5, 2.5), (6.5, 4.0, 4.0, 1.45, 1.4, 2.7), (8.4, 4.15, 4.05, 1.3, 1.15, 2.6),
    (9.6, 3.9, 3.6, 1.15, 0.8, 2.5),
)  # fmt: skip


class Finger(NamedTuple):
    name: str
    root: tuple[float, float, float]
    bones: tuple[float, float, float]
    radii: tuple[float, float, float, float]
    splay: float  # degrees to the thumb
    curl: float  # share of the grip's bend


FINGERS = (
    Finger("index-finger", (2.95, 0, 9.1), (4.3, 2.5, 2.2), (1.0, 0.9, 0.82, 0.68), 4.5, 0.85),
    Finger("middle-finger", (1.0, -0.1, 9.5), (4.7, 2.9, 2.3), (1.02, 0.92, 0.84, 0.7), 1.0, 1.0),
    Finger("ring-finger", (-1.0, -0.05, 9.2), (4.4, 2.7, 2.3), (0.97, 0.88, 0.8, 0.67), -2.2, 1.1),
    Finger("little-finger", (-2.85, 0.1, 8.4), (3.5, 2.0, 2.0), (0.87, 0.78, 0.7, 0.6), -6.5, 1.15),
)
THUMB_ROOT = (1.7, 0.7, 1.6)
THUMB = ((4.3, 1.35, 1.25, 1.2), (3.2, 1.15, 1.0, 0.7), (2.7, 1.0, 0.78, 0.4))  # length, radii, blend


def build(side: Side, grip: Grip) -> Part:
    p = Part(f"hand-{side}", f"forearm-{side}")
    p.loft(PALM, (1.0, 1.3))
    for f in FINGERS:
        finger(p, f, grip)
    thumb(p, grip)
    ball = vec(THUMB_ROOT) + unit(grip.thumb[0]) * 4.4
    p.muscle((1.5, 1.0, 0.6), ball, 1.5, 1.3, (0, 1, 0), k=1.2, stretch=1.05)
    p.muscle((-2.2, 0.8, 0.8), (-2.8, 0.8, 8.2), 1.5, 1.2, (0, 1, 0), k=1.2, stretch=1.05)
    p.ball((0.2, 2.5, 5.2), (1.4, 0.9, 2.6), k=1.8, op=TAKE)
    return p


def joints(f: Finger, grip: Grip) -> list[Floats]:
    """Knuckle, two joints, tip."""
    side = sideways(f.splay * grip.spread)
    out, angle = [vec(f.root)], 0.0
    for length, bend in zip(f.bones, grip.curl, strict=True):
        angle += math.radians(bend * f.curl)
        out.append(out[-1] + side @ vec((0, math.sin(angle), math.cos(angle))) * length)
    return out


def finger(p: Part, f: Finger, grip: Grip) -> None:
    j = joints(f, grip)
    for i in range(3):
        p.rod(j[i], j[i + 1], f.radii[i], f.radii[i + 1], k=0.06)
    p.ball(j[0] + vec((0, -0.12, 0)), (0.85, 0.72, 1.2), k=1.2)
    d = unit(j[3] - j[2])
    up = -along(d, (0, 1, 0))[:, 1]
    p.ball(j[3] - d * 0.15 + up * f.radii[3] * 0.78, (0.42, 0.2, 0.55), k=0.12, axis=d, normal=up)


def thumb_joints(grip: Grip) -> list[Floats]:
    out = [vec(THUMB_ROOT)]
    for d, (length, *_) in zip(grip.thumb, THUMB, strict=True):
        out.append(out[-1] + unit(d) * length)
    return out


def thumb(p: Part, grip: Grip) -> None:
    j = thumb_joints(grip)
    for i, (_, r1, r2, k) in enumerate(THUMB):
        p.rod(j[i], j[i + 1], r1, r2, k=k)
    d = unit(grip.thumb[2])
    n = np.cross(d, vec((0, 1.0, 0)))
    n = unit(unit(n if n[0] > 0 else -n) * 0.9 + vec((0, -0.5, 0)))
    p.ball(j[3] - d * 0.1 + n * 0.62, (0.55, 0.22, 0.65), k=0.12, axis=d, normal=n)
