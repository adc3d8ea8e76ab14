"""Thin lines that help to find one's way on the body, in part coordinates, laid onto the skin."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from figures import field
from figures.figure import Figure
from figures.frames import MIRROR, Floats, dense, vec
from figures.skeleton import SIDES, THIGH

Points = tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """`part` "trunk" or "head": body coordinates, mirrored when `both`; else the bone's, drawn on both sides."""

    part: str
    points: Points
    strength: float = 0.5
    both: bool = True


def arc(x: float, z: float, width: float, height: float, y: float, start: float, stop: float) -> Points:
    angles = np.linspace(math.radians(start), math.radians(stop), 11)
    return tuple((x + width * math.cos(a), y, z - height * math.sin(a)) for a in angles)


LINES = (
    Line("trunk", ((1.7, 5.5, 141.6), (5, 5.4, 141.6), (9.5, 4.3, 142.4), (13, 2.6, 143.6),
                   (16, 0.6, 144)), 0.6),
    Line("trunk", ((7.3, -12, 139.5), (7.0, -12.5, 134), (7.4, -12.4, 129), (8.6, -12, 125.6),
                   (9.6, -11.5, 124.8),
                   (10.8, -11, 125.8), (12.6, -10, 129.5), (14.2, -8.5, 133)), 0.55),
    Line("trunk", ((7.3, -12, 139.5), (10, -11, 141), (13, -9, 142.3), (16.2, -5, 143.6)), 0.5),
    Line("trunk", ((0, -8, 151), (0, -11, 142), (0, -12, 133), (0, -11, 122), (0, -9, 111),
                   (0, -9.6, 103)), 0.45, False),
    Line("trunk", ((0.6, 11.5, 125.2), (3, 11.6, 122.2), (6.5, 10.8, 117.5), (10, 8.5, 113),
                   (12, 5.6, 111.3)), 0.4),
    Line("trunk", ((14, -2, 104.2), (11, -7, 104.6), (7.5, -9.5, 102.6), (5, -10.5, 100)), 0.45),
    Line("trunk", ((1.2, 5, 143.5), (2.6, 4.6, 148), (4.2, 3, 153), (5.3, 1, 157)), 0.35),
    Line("trunk", ((2.6, -12, 80.6), (6, -13, 79.6), (10, -12, 80.4), (13, -9, 82.6)), 0.6),
    Line("trunk", ((-0.5, 11, 104.9), (0, 11, 104.6), (0.5, 11, 104.9)), 0.7, False),
    Line("head", ((1.9, 8.6, 162.5), (2.6, 8.6, 162.1), (3.4, 8.4, 162.0), (4.4, 7.6, 162.5)), 0.7),
    Line("head", ((-1.7, 9.4, 156.8), (-0.8, 9.6, 156.65), (0, 9.7, 156.75), (0.8, 9.6, 156.65),
                   (1.7, 9.4, 156.8)), 0.7, False),
    Line("head", ((1.5, 9.6, 160.5), (1.75, 9.4, 159.9), (1.3, 9.6, 159.2), (0.5, 10, 159.0)), 0.6),
    Line("head", ((1.3, 7.6, 165.9), (2.6, 7.4, 166.5), (4.0, 6.6, 166.5), (5.0, 5.6, 166.0)), 0.4),
    Line("head", ((7.9, -1.2, 164.4), (8.3, -0.2, 164.8), (8.2, 0.3, 163.8), (8, -0.6, 162.6),
                   (8, -0.9, 161.6), (8, -0.1, 160.9)), 0.5),
    Line("thigh", arc(0, THIGH - 0.6, 2.5, 2.6, 6, -8, 188), 0.45),
    Line("thigh", arc(0, THIGH - 0.2, 2.2, -2.4, 6, 30, 150), 0.45),
    Line("shank", ((-3.8, -5.4, 0.4), (0, -6, 1.0), (3.8, -5.4, 0.4)), 0.4),
    Line("shank", ((-4.4, -5, 20), (-2, -6.6, 22.8), (0, -7, 21.6), (2.2, -6.6, 20.6),
                   (4.2, -5, 18.6)), 0.32),
    Line("forearm", ((2.6, 3.6, 0.6), (0, 3.8, 1.2), (-2.8, 3.4, 0.6)), 0.4),
    Line("hand", ((2.3, 2.4, 0.6), (0, 2.5, 0.9), (-2.3, 2.4, 0.6)), 0.4),
    Line("hand", ((3.4, 2.2, 7.4), (1.2, 2.4, 5.6), (0.4, 2.4, 3.0), (0.3, 2.4, 1.2)), 0.42),
    Line("hand", ((3.2, 2, 7.8), (0, 2.2, 7.0), (-3.4, 2, 6.2)), 0.3),
    Line("hand", ((-3.6, 2, 8.0), (-0.6, 2.2, 8.1), (2.0, 2, 9.4)), 0.3),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Laid:
    """A line in the world, on the skin."""

    points: Floats
    strength: float


def laid(figure: Figure) -> list[Laid]:
    out = []
    for line in LINES:
        p = dense(line.points, 40)
        if line.part in ("trunk", "head"):
            ways = [p, p @ MIRROR] if line.both else [p]
            worlds = [np.array([figure.bones.point(line.part, q) for q in w]) for w in ways]
        else:
            worlds = [figure.bones.frames[f"{line.part}-{s}"].at(vec(p)) for s in SIDES]
        out += [Laid(field.snap(figure.scene, np.ascontiguousarray(w), 6), line.strength) for w in worlds]
    return out
