"""The body map as it ships: what a person can touch."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import Any

import pytest

BODY = Path(__file__).parents[2] / "unknot" / "knowledge" / "body"
FULL = ("front", "back", "left", "right")
FURTHEST_FULL, FURTHEST_CLOSE = 4.0, 2.0  # how far a person may have to zoom in


def views() -> list[str]:
    return [str(row["view"]) for row in json.loads((BODY / "views.json").read_text(encoding="utf-8"))]


@cache
def meta(view: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((BODY / f"{view}.json").read_text(encoding="utf-8"))
    return found


@cache
def svg(view: str) -> ET.Element:
    return ET.fromstring((BODY / f"{view}.svg").read_text(encoding="utf-8"))  # noqa: S314 - our own file


def regions(view: str) -> list[ET.Element]:
    return [e for e in svg(view).iter() if e.get("class") == "region"]


def every_place() -> set[tuple[str, str]]:
    rows = tomllib.loads((BODY / "regions.toml").read_text(encoding="utf-8"))["regions"]
    return {(r["id"], s) for r in rows for s in (("left", "right") if r["sided"] else ("middle",))}


def area(d: str) -> float:
    """Signed area inside path data made of M, l, c and z; curves by 12 points each."""
    total, x, y = 0.0, 0.0, 0.0
    start = (0.0, 0.0)
    for letter, rest in re.findall(r"([Mlcz])([^Mlcz]*)", d):
        n = [float(v) for v in re.findall(r"-?\d*\.?\d+", rest)]
        if letter == "M":
            x, y = start = (n[0], n[1])
        elif letter == "z":
            total += x * start[1] - start[0] * y
            x, y = start
        else:
            ends = flat(n) if letter == "c" else [(n[0], n[1])]
            x0, y0 = x, y
            for dx, dy in ends:
                total += x * (y0 + dy) - (x0 + dx) * y
                x, y = x0 + dx, y0 + dy
    return total / 2


def flat(n: list[float]) -> list[tuple[float, float]]:
    out = []
    for k in range(1, 13):
        t = k / 12
        a, b, c = 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3
        out.append((a * n[0] + b * n[2] + c * n[4], a * n[1] + b * n[3] + c * n[5]))
    return out


def test_every_place_can_be_chosen_without_zooming_far() -> None:
    nearest: dict[tuple[str, str], float] = {}
    for view in views():
        for p in meta(view)["places"]:
            key, limit = (p["region"], p["side"]), FURTHEST_FULL if view in FULL else FURTHEST_CLOSE
            nearest[key] = min(nearest.get(key, 99.0), p["scale"] / limit)
    assert set(nearest) == every_place()
    assert {k: v for k, v in nearest.items() if v > 1} == {}


@pytest.mark.parametrize("view", views())
def test_the_drawing_and_its_list_name_the_same_places(view: str) -> None:
    drawn = {(e.get("data-region"), e.get("data-side")) for e in regions(view)}
    assert drawn == {(p["region"], p["side"]) for p in meta(view)["places"]}
    assert drawn <= every_place()


@pytest.mark.parametrize("view", views())
def test_the_places_cover_the_body_without_gap_or_overlap(view: str) -> None:
    body = next(e for e in svg(view).iter() if e.get("class") == "fig-skin")
    pieces = [area(e.get("d", "")) for e in regions(view)]
    assert all(p != 0 for p in pieces)
    assert len({p > 0 for p in pieces}) == 1, "all are walked the same way round"
    assert abs(sum(pieces)) == pytest.approx(abs(area(body.get("d", ""))), rel=1e-6)


@pytest.mark.parametrize("view", views())
def test_a_view_is_light_enough_for_a_slow_line(view: str) -> None:
    assert len(gzip.compress((BODY / f"{view}.svg").read_bytes(), 9)) < 40_000


@pytest.mark.parametrize("view", views())
def test_the_arrow_keys_reach_every_place(view: str) -> None:
    ways = {p["place"]: set(p["arrows"].values()) for p in meta(view)["places"]}
    for start in ways:
        reached, new = {start}, {start}
        while new:
            new = set().union(*(ways[p] for p in new)) - reached
            reached |= new
        assert reached == set(ways), f"from {start}"


@pytest.mark.parametrize("view", views())
def test_a_mirrored_view_shows_the_other_side(view: str) -> None:
    if "left" not in view:
        return
    other = meta(view.replace("left", "right"))
    swap = {"left": "right", "right": "left", "middle": "middle"}
    assert {(p["region"], swap[p["side"]]) for p in other["places"]} == {
        (p["region"], p["side"]) for p in meta(view)["places"]
    }


def test_neighbours_are_mutual_and_nobody_is_alone() -> None:
    near = json.loads((BODY / "adjacency.json").read_text(encoding="utf-8"))
    assert set(near) == {region for region, _ in every_place()}
    assert [a for a, around in near.items() if not around] == []
    assert [(a, b) for a, around in near.items() for b in around if a not in near[b] or a == b] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("shoulder-blade", "shoulder-blade-inner-edge"),
        ("calf-inner", "calf-outer"),
        ("palm", "middle-finger"),
    ],
)
def test_places_that_touch_on_the_body_are_neighbours(a: str, b: str) -> None:
    assert b in json.loads((BODY / "adjacency.json").read_text(encoding="utf-8"))[a]


@pytest.mark.parametrize(
    ("a", "b"), [("hand-back", "hip-outer"), ("cheek", "shoulder-top"), ("calf-inner", "shin")]
)
def test_places_apart_on_the_body_are_not(a: str, b: str) -> None:
    assert b not in json.loads((BODY / "adjacency.json").read_text(encoding="utf-8"))[a]
