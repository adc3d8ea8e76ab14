"""Head, at rest in body coordinates. A calm face: nose, brow and ear as landmarks, lips and lids only hinted."""

from __future__ import annotations

from figures.solids import TAKE, Part

# z, half width, front y, back y
FACE = (
    (152.3, 2.5, 8.0, 5.0), (153.0, 3.5, 8.5, 3.8), (153.9, 4.3, 8.8, 2.6), (155.4, 5.1, 9.0, 0.5),
    (158, 5.8, 8.8, -1.5),
    (161, 6.2, 8.3, -3), (164, 6.2, 8.0, -3.5), (167, 5.2, 6.6, -4), (170, 3.4, 4.0, -3),
)  # fmt: skip


def build() -> Part:
    p = Part("head", "trunk", bent=True)
    p.ball((0, -0.3, 165.9), (7.5, 9.3, 9.1), k=0)
    p.loft(
        [(z, w, w, (f - b) / 2, (f - b) / 2, 2.3, 0, (f + b) / 2) for z, w, f, b in FACE],
        (0.25, 2),
        k=4.0,
        flat=False,
    )
    p.ball((0, 6.9, 154.0), (2.5, 1.8, 1.5), k=1.8)  # chin
    p.rod((0, 7.4, 165.8), (4.2, 6.1, 166.0), 0.9, 0.8, k=3.0, both=True)  # brow
    p.ball((3.2, 9.9, 162.9), (1.7, 1.4, 1.0), k=3.0, op=TAKE, both=True)  # orbit
    p.ball((3.1, 7.25, 162.8), (1.35, 1.0, 0.9), k=1.4, both=True)  # closed eye
    p.ball((4.6, 6.5, 160.2), (1.8, 1.4, 1.5), k=2.6, both=True)  # cheek
    p.rod((0, 8.5, 164.8), (0, 10.2, 160.3), 0.6, 0.9, k=2.0)  # nose
    p.ball((0.95, 9.4, 159.8), (0.75, 0.85, 0.6), k=1.2, both=True)
    p.ball((0, 8.5, 156.9), (2.0, 0.85, 1.2), k=1.8)  # mouth
    p.ball((0, 9.9, 154.9), (1.8, 0.6, 0.5), k=1.4, op=TAKE)
    tall, out = (0.10, -0.22, 1), (1, 0.30, 0)
    p.ball((7.2, -0.9, 162.4), (1.75, 0.8, 3.1), k=0.5, axis=tall, normal=out, both=True)  # ear
    p.ball((7.95, -0.55, 162.8), (1.05, 0.55, 2.1), k=0.5, axis=tall, normal=out, op=TAKE, both=True)
    p.ball((7.1, 0.7, 162.0), (0.5, 0.5, 0.8), k=0.6, both=True)
    return p
