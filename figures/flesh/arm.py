"""Upper arm and forearm, in bone frames: x outwards, y forwards (palm side), z towards the hand."""

from __future__ import annotations

from figures.frames import Floats
from figures.skeleton import FOREARM, UPPER_ARM, Side
from figures.solids import Part

UPPER = (
    (-1.5, 4.6, 4.2, 4.6, 4.6), (3, 5.2, 4.4, 5.1, 5.0), (6, 5.1, 4.3, 5.0, 5.0), (10, 4.7, 4.2, 4.8, 4.8),
    (14, 4.25, 4.1, 4.6, 4.7), (18, 4.0, 4.0, 4.5, 4.5), (22, 3.75, 3.75, 4.1, 4.0),
    (26, 3.45, 3.5, 3.55, 3.45),
    (28.5, 3.1, 3.2, 3.0, 3.0), (UPPER_ARM, 2.4, 2.6, 2.2, 2.4),
)  # fmt: skip
LOWER = (
    (0, 2.3, 2.5, 1.9, 2.0), (3, 3.0, 3.1, 2.6, 2.6), (6.5, 3.75, 3.7, 3.2, 3.1), (10, 3.85, 3.75, 3.3, 3.2),
    (14, 3.5, 3.4, 3.0, 3.0), (18, 3.05, 2.95, 2.55, 2.55), (22, 2.6, 2.55, 2.05, 2.1),
    (FOREARM, 2.4, 2.4, 1.65, 1.7),
)  # fmt: skip


def upper(side: Side, lines: dict[str, Floats]) -> Part:
    p = Part(f"upper-arm-{side}", "trunk")
    p.loft([(*r, 2.15) for r in UPPER], (4.2, 1.6))
    p.muscle((-1.0, 2.2, -1.2), (2.2, 2.2, 12), 3.6, 3.1, (0.6, 1, 0), stretch=1.1)  # deltoid
    p.muscle((-0.6, -2.2, -1.0), (2.4, -1.4, 12), 3.6, 3.1, (0.6, -1, 0), stretch=1.1)
    p.muscle((2.0, 0, -2.0), (2.6, 0.2, 13), 3.4, 2.9, (1, 0, 0), stretch=1.08)
    p.muscle((0, 2.2, 8), (0, 1.6, 27.5), 3.0, 2.6, (0, 1, 0), k=2.2)  # biceps
    p.muscle((0.8, -2.3, 6), (0.2, -1.4, 25), 3.2, 2.5, (0, -1, 0), k=2.2)  # triceps
    p.ball((0, -2.0, UPPER_ARM - 0.6), (1.3, 1.0, 2.2), k=2.4)  # olecranon
    if "arm-inner" in lines:
        p.carve(lines["arm-inner"], 2.2, 0.22)
    return p


def lower(side: Side, pronation: float) -> Part:
    """`pronation`: degrees the wrist end is turned against the elbow end."""
    p = Part(f"forearm-{side}", f"upper-arm-{side}")
    p.loft([(*r, 2.2) for r in LOWER], (3.0, 1.8), turned=-pronation)
    p.muscle((2.2, 0.5, -6.5), (2.1, 0.9, 15), 1.8, 1.9, (1, 0, 0), k=3.2)  # brachioradialis
    p.muscle((-2.0, 0.5, -3.0), (-1.4, 0.6, 18), 1.9, 1.9, (-1, 0.5, 0), k=3.2)  # flexors
    return p


LINES = {"arm-inner": ((-4.3, 0.2, 9), (-4.3, 0.2, 17), (-4.3, 0.2, 26))}
