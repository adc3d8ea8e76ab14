"""The pictures of positions and the spots of the muscles, as they ship."""

from __future__ import annotations

import json
import math
import re
import tomllib
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
BODY = ROOT / "unknot" / "knowledge" / "body"
PICTURES = ROOT / "unknot" / "web" / "static" / "figures"
MUSCLES = ROOT / "unknot" / "knowledge" / "muscles"


@cache
def positions() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads((BODY / "positions.json").read_text(encoding="utf-8")))


@cache
def points() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((BODY / "points.json").read_text(encoding="utf-8"))
    return found


def region_ids() -> set[str]:
    return {r["id"] for r in tomllib.loads((BODY / "regions.toml").read_text(encoding="utf-8"))["regions"]}


def test_every_picture_listed_is_there_and_small_enough() -> None:
    sizes = {p["slug"]: (PICTURES / p["file"]).stat().st_size for p in positions()}
    assert {slug: size for slug, size in sizes.items() if size > 25_000} == {}


def test_no_picture_lies_about_unlisted() -> None:
    assert {p.stem for p in PICTURES.glob("*.svg")} == {p["slug"] for p in positions()}


@pytest.mark.parametrize("picture", positions(), ids=lambda p: str(p["slug"]))
def test_a_picture_says_in_words_what_it_shows(picture: dict[str, Any]) -> None:
    svg = ET.fromstring((PICTURES / picture["file"]).read_text(encoding="utf-8"))  # noqa: S314 - our own file
    assert svg.get("aria-label") == picture["alt"]
    assert picture["alt"].endswith(".")
    assert set(picture["regions"]) <= region_ids()
    assert {e.get("class") for e in svg.iter()} >= {"fig-skin", "fig-line"}


@cache
def movements() -> tuple[dict[str, Any], ...]:
    paths = sorted((MUSCLES.parent / "movements").glob("*.toml"))
    return tuple(tomllib.loads(path.read_text(encoding="utf-8")) for path in paths)


def test_every_movement_that_names_a_picture_has_one_with_words() -> None:
    words = {p["slug"]: p["alt"] for p in positions()}
    named = {m["id"]: m["picture"] for m in movements() if m.get("picture")}
    assert {m: slug for m, slug in named.items() if not words.get(slug)} == {}
    assert len(named) >= 100


def test_every_picture_is_shown_by_a_treatment_or_a_movement() -> None:
    muscles = [tomllib.loads(path.read_text(encoding="utf-8")) for path in MUSCLES.glob("*.toml")]
    shown = {t.get("picture") for m in muscles for t in m.get("treatments", [])}
    shown |= {m.get("picture") for m in movements()}
    assert {p["slug"] for p in positions()} - shown == set()


def test_no_picture_has_writing_in_it_so_that_it_may_be_mirrored() -> None:
    assert [path.name for path in PICTURES.glob("*.svg") if "<text" in path.read_text(encoding="utf-8")] == []


def test_no_picture_asks_another_site_for_anything() -> None:
    for path in PICTURES.glob("*.svg"):
        text = path.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "http" not in text, path.name
        assert "<script" not in text, path.name


def test_every_spot_of_points_json_belongs_to_a_muscle_and_is_seen_somewhere() -> None:
    hidden = [(m, n) for m, spots in points().items() for n, spot in spots.items() if not spot["views"]]
    assert hidden == []


def test_a_spot_lies_in_the_region_that_its_muscle_file_names() -> None:
    wrong = []
    for path in MUSCLES.glob("*.toml"):
        muscle = tomllib.loads(path.read_text(encoding="utf-8"))
        for point in muscle.get("points", []):
            spot = points().get(muscle["id"], {}).get(point["id"])
            if spot is not None and spot["region"] != point["at"]:
                wrong.append((muscle["id"], point["id"], point["at"], spot["region"]))
    assert wrong == []


def test_a_spot_is_drawn_inside_the_picture_on_its_own_side() -> None:
    sizes = {
        v["view"]: (v["width"], v["height"])
        for v in json.loads((BODY / "views.json").read_text(encoding="utf-8"))
    }
    for spots in points().values():
        for spot in spots.values():
            for view, sides in spot["views"].items():
                width, height = sizes[view]
                assert all(0 <= x <= width and 0 <= y <= height for x, y in sides.values())
                if view == "front" and set(sides) == {"left", "right"}:
                    assert sides["right"][0] < sides["left"][0]
                if view == "back" and set(sides) == {"left", "right"}:
                    assert sides["left"][0] < sides["right"][0]


def test_every_muscle_of_muscles_json_can_be_seen_in_some_view_and_is_one_of_ours() -> None:
    shapes = json.loads((BODY / "muscles.json").read_text(encoding="utf-8"))
    drawn = {muscle for view in shapes.values() for muscle in view}
    known = {path.stem for path in MUSCLES.glob("*.toml")}
    assert drawn <= known
    assert set(shapes) == {p.stem for p in BODY.glob("*.svg")}


def test_every_spot_on_a_whole_view_lies_near_the_shape_of_its_muscle() -> None:
    shapes = json.loads((BODY / "muscles.json").read_text(encoding="utf-8"))
    seen = near = 0
    for muscle, spots in points().items():
        for spot in spots.values():
            for view in ("front", "back"):
                shape, at = (
                    shapes[view].get(muscle, {}).get("right"),
                    spot["views"].get(view, {}).get("right"),
                )
                if shape and at:
                    seen += 1
                    near += closest(shape, at) < 45
    assert seen > 60
    assert near / seen > 0.95


def closest(d: str, at: list[int]) -> float:
    """Distance in picture units from a point to the nearest corner of path data (relative l and c after each M)."""
    best, x, y = 1e9, 0.0, 0.0
    for letter, rest in re.findall(r"([Mlcz])([^Mlcz]*)", d):
        n = [float(v) for v in re.findall(r"-?\d*\.?\d+", rest)]
        if letter == "z":
            continue
        x, y = (n[0], n[1]) if letter == "M" else (x + n[-2], y + n[-1])
        best = min(best, math.hypot(x - at[0], y - at[1]))
    return best
