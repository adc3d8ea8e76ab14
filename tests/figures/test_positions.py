"""The pictures of positions and the spots of the muscles, as they ship."""

from __future__ import annotations

import json
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
