"""The patches of the muscles and the spots upon them, as they ship."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

BODY = Path(__file__).parents[2] / "unknot" / "knowledge" / "body"
UNITS_PER_CM = 10  # in the whole views
# Muscles that lie right under the skin over all of their width: a spot off the patch would be on another muscle.
SUPERFICIAL = (
    "biceps-brachii", "deltoid", "diaphragm", "gastrocnemius", "gluteus-maximus", "gluteus-medius", "infraspinatus",
    "latissimus-dorsi", "lower-trapezius", "masseter", "middle-trapezius", "obliques", "pectoralis-major",
    "quadriceps", "rectus-abdominis", "rectus-femoris", "rhomboids", "serratus-anterior", "temporalis",
    "upper-trapezius", "vastus-lateralis", "vastus-medialis",
)  # fmt: skip

Point = tuple[float, float]


@cache
def loaded(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((BODY / f"{name}.json").read_text(encoding="utf-8"))
    return found


def rings(d: str) -> list[list[Point]]:
    """Path data (M, then relative l and c) as polygons; of a curve its quarter points."""
    out: list[list[Point]] = []
    for letter, rest in re.findall(r"([Mlcz])([^Mlcz]*)", d):
        n = [float(v) for v in re.findall(r"-?\d*\.?\d+", rest)]
        if letter == "M":
            out.append([(n[0], n[1])])
            continue
        step = 6 if letter == "c" else 2
        for k in range(0, len(n) - len(n) % step, step):
            out[-1] += flat(out[-1][-1], n[k : k + step])
    return out


def flat(at: Point, n: list[float]) -> list[Point]:
    (x, y), controls = at, [(0.0, 0.0), *zip(n[::2], n[1::2], strict=True)]
    if len(n) == 2:
        return [(x + n[0], y + n[1])]
    weights = [((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in (0.25, 0.5, 0.75, 1)]
    return [
        (x + sum(w * c[0] for w, c in zip(row, controls, strict=True)),
         y + sum(w * c[1] for w, c in zip(row, controls, strict=True)))
        for row in weights
    ]  # fmt: skip


def inside(p: Point, ring: list[Point]) -> bool:
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > p[1]) != (by > p[1]) and p[0] < (bx - ax) * (p[1] - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def extent(view: str, muscle: str) -> tuple[float, float]:
    """Width and height of the right-hand patch in cm."""
    points = [p for ring in rings(loaded("muscles")[view][muscle]["right"]) for p in ring]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return (max(xs) - min(xs)) / UNITS_PER_CM, (max(ys) - min(ys)) / UNITS_PER_CM


def test_the_reader_of_path_data_finds_what_is_inside() -> None:
    square = rings("M0 0l10 0l0 10l-10 0z")
    assert inside((5, 5), square[0])
    assert not inside((15, 5), square[0])


@pytest.mark.parametrize("muscle", SUPERFICIAL)
def test_each_spot_of_a_superficial_muscle_lies_on_its_patch_in_a_view_that_shows_both(muscle: str) -> None:
    beside = []
    for name, spot in loaded("points")[muscle].items():
        both = [
            v
            for v in spot["views"]
            if "right" in loaded("muscles")[v].get(muscle, {}) and "right" in spot["views"][v]
        ]
        on = [v for v in both if any(inside(tuple(spot["views"][v]["right"]), r)
                                     for r in rings(loaded("muscles")[v][muscle]["right"]))]  # fmt: skip
        if both and not on:
            beside.append((name, both))
    assert beside == []


@pytest.mark.parametrize(
    ("muscle", "view", "wide", "high"),
    [
        ("infraspinatus", "back", 7, 9), ("latissimus-dorsi", "back", 11, 25), ("gluteus-maximus", "back", 12, 13),
        ("pectoralis-major", "front", 11, 13), ("rectus-abdominis", "front", 5, 30), ("rhomboids", "back", 5, 13),
    ],
)  # fmt: skip
def test_a_broad_muscle_is_drawn_broad(muscle: str, view: str, wide: float, high: float) -> None:
    width, height = extent(view, muscle)
    assert (width > wide, height > high) == (True, True), (width, height)
