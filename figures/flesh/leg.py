"""Thigh and shank, in bone frames: x outwards, y forwards, z towards the foot."""

from __future__ import annotations

from figures.skeleton import SHANK, THIGH, Side
from figures.solids import TAKE, Part

UPPER = (
    (-2, 6.4, 6.2, 7.8, 7.6), (3, 7.3, 7.1, 8.6, 8.2), (8, 7.8, 7.4, 8.9, 8.4), (14, 7.7, 7.1, 8.8, 8.0),
    (20, 7.2, 6.5, 8.3, 7.4),
    (26, 6.4, 5.8, 7.4, 6.7), (32, 5.5, 5.2, 6.3, 6.0), (36, 5.0, 4.95, 5.5, 5.4), (40, 4.5, 4.6, 4.8, 4.8),
    (THIGH, 3.9, 4.0, 4.1, 4.1),
)  # fmt: skip
LOWER = (
    (-3, 2.6, 2.7, 2.6, 2.8), (0, 3.7, 3.8, 3.6, 3.9), (3.5, 4.5, 4.6, 4.1, 5.1),
    (7.5, 4.85, 4.85, 4.1, 6.1), (11, 5.2, 5.2, 4.1, 6.7),
    (15, 5.2, 5.2, 4.1, 6.8), (19, 4.8, 4.8, 4.0, 6.2), (24, 4.1, 4.0, 3.8, 5.0), (29, 3.4, 3.3, 3.6, 4.2),
    (34, 2.9, 2.85, 3.3, 3.9),
    (38, 2.75, 2.75, 3.2, 4.0), (SHANK, 2.9, 2.9, 3.3, 4.3),
)  # fmt: skip


def upper(side: Side) -> Part:
    p = Part(f"thigh-{side}", "trunk")
    p.loft([(*r, 2.1) for r in UPPER], (6, 2.6))
    p.ball((-0.6, -3.6, 4.0), (5.6, 4.6, 8.5), k=4.0)  # fills the buttock when the hip is bent
    p.muscle((3.8, 2.6, 9), (3.0, 2.8, 41), 2.9, 2.8, (0.7, 1, 0), k=3.4)  # vastus lateralis
    p.muscle((-2.6, 2.6, 18), (-2.6, 2.5, 43), 2.6, 2.6, (-0.7, 1, 0), k=3.0)  # vastus medialis
    p.muscle((0.4, 4.4, 2), (0, 3.2, 40), 3.2, 3.4, (0, 1, 0), k=3.0)  # rectus
    p.muscle((2.2, -3.0, 10), (2.9, -2.9, 43), 2.4, 2.5, (0.4, -1, 0), k=2.8)  # biceps femoris
    p.muscle((-2.2, -3.0, 8), (-2.9, -2.8, 43), 2.4, 2.5, (-0.4, -1, 0), k=2.8)  # inner hamstrings
    p.ball((0.1, 3.4, THIGH - 1.0), (2.3, 1.5, 2.8), k=2.4)  # kneecap
    p.ball((0, -6.2, THIGH - 1), (1.6, 1.3, 4.0), k=2.2, op=TAKE)
    return p


def lower(side: Side) -> Part:
    p = Part(f"shank-{side}", f"thigh-{side}")
    p.loft([(*r, 2.1) for r in LOWER], (4.2, 2.5))
    p.muscle(
        (-2.1, -3.2, -2), (-2.1, -2.9, 24), 2.7, 3.2, (-0.3, -1, 0), k=2.4, stretch=1.02
    )  # gastrocnemius
    p.muscle((2.2, -3.0, -2), (2.2, -2.7, 22), 2.6, 3.1, (0.3, -1, 0), k=2.4, stretch=1.02)
    p.rod((0, -3.2, 24), (0, -4.2, SHANK), 1.2, 0.75, k=1.2)  # Achilles
    p.muscle((2.4, 1.6, 4), (2.0, 1.8, 28), 2.2, 2.3, (0.6, 1, 0), k=2.0)  # tibialis anterior
    p.ball((0, 2.9, 6.0), (1.0, 1.0, 2.0), k=2.8)
    p.ball((2.7, -0.6, SHANK - 0.3), (0.9, 1.2, 1.7), k=1.6)  # ankle bones
    p.ball((-2.6, 0.5, SHANK - 1.2), (0.95, 1.3, 1.7), k=1.6)
    return p
