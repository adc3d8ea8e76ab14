"""The body map: one SVG and one JSON per view, and who is whose neighbour."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage  # type: ignore[import-untyped]

from figures import borders, ink, labels, places, svg
from figures.borders import OUTSIDE
from figures.places import Place
from figures.sketch import GROUPS, Sketch, sketch
from figures.views import VIEWS, View

SCREEN = (390, 700)  # CSS pixels that a whole view gets on a phone
FINGER = 24  # CSS pixels
TOUCHING_CM = 0.8  # a common border shorter than this makes no neighbours
SAME_SKIN_CM = 1.0  # a step in depth beyond this is one thing before another, not a neighbour

Json = dict[str, object]
Lengths = dict[tuple[str, str], float]  # cm of common border, by pair of regions
N = TypeVar("N", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a view: where a focus ring goes, its box (x, y, width, height), and how far to zoom in."""

    place: Place
    centre: tuple[float, float]
    box: tuple[int, int, int, int]
    scale: float  # zoom at which a finger can choose it; 1: at once


def draw(view: View, scale: float = 1.0) -> tuple[str, Json, Lengths]:
    """SVG text, meta, and cm of border between pairs of regions."""
    s = sketch(view, scale)
    shapes = ink.shapes(s, view.gap_cm)
    spots = found(s, view)
    height, width = s.places.shape
    all_places = places.places()
    regions = "".join(
        svg.region(all_places[i], d, {"data-scale": f"{spots[i].scale:g}"}) for i, d in shapes.regions
    )
    zooms = zoom_areas(s, view)
    body = (
        svg.figure_layers(shapes)
        + f'<g class="regions" fill="none" stroke="{svg.BORDER}" stroke-opacity="0.35" '
        f'stroke-width="{width / 800:g}" pointer-events="all">\n{regions}</g>\n'
        + svg.line_layers(shapes, width / 420)
        + svg.zoom_layer(zooms)
    )
    meta = describe(view, s, spots, [v for v, _, _ in zooms])
    return svg.document(width, height, view.title, view.name, body), meta, touching(s)


def found(s: Sketch, view: View) -> dict[int, Spot]:
    all_places = places.places()
    per_cm = min(SCREEN[0] / view.width_cm, SCREEN[1] / view.height_cm)
    out = {}
    for label, width in labels.widths(s.places).items():
        window = labels.around(s.places == label, 1)
        mask = np.pad(s.places[window] == label, 1)
        depth = ndimage.distance_transform_edt(mask)
        y, x = np.unravel_index(int(depth.argmax()), depth.shape)
        top, left = int(window[0].start) - 1, int(window[1].start) - 1
        rows, cols = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        box = (
            left + int(cols[0]),
            top + int(rows[0]),
            int(cols[-1] - cols[0]) + 1,
            int(rows[-1] - rows[0]) + 1,
        )
        needed = FINGER / (width * s.unit_cm * per_cm)
        out[label] = Spot(
            all_places[label], (float(left + x), float(top + y)), box, max(1.0, round(needed + 0.05, 1))
        )
    return out


def zoom_areas(s: Sketch, view: View) -> list[tuple[str, str, str]]:
    """View, group and outline of what leads to a close-up."""
    out = []
    for name in view.zooms:
        group = next(v.group for v in VIEWS if v.name == name)
        mask = (s.group == GROUPS.index(group)) & s.body
        if mask.any():
            grown = ndimage.binary_closing(mask, iterations=3) & s.body
            traced = borders.trace(np.where(grown, 1, OUTSIDE))
            borders.smooth(traced, outline=3, inner=3, error=1.0)
            out.append((name, group, borders.region_path(traced, 1, 1.0)))
    return out


def describe(view: View, s: Sketch, spots: dict[int, Spot], zooms: list[str]) -> Json:
    ordered = [spots[i] for i in sorted(spots)]
    height, width = s.places.shape
    return {
        "view": view.name, "title": view.title, "file": f"{view.name}.svg", "group": view.group, "width": width,
        "height": height, "units_per_cm": round(1 / s.unit_cm, 2), "zooms": zooms,
        "places": [
            {"place": str(p.place), "region": p.place.region, "side": p.place.side, "x": p.centre[0], "y": p.centre[1],
             "box": list(p.box), "scale": p.scale, "arrows": arrows(p, ordered)}
            for p in ordered
        ],
    }  # fmt: skip


def arrows(spot: Spot, spots: list[Spot]) -> dict[str, str]:
    """For each arrow key the place to go to: the nearest one that lies mostly that way."""
    ways = {"up": (0, -1), "right": (1, 0), "down": (0, 1), "left": (-1, 0)}
    out = {}
    for name, (wx, wy) in ways.items():
        best, cost = None, np.inf
        for other in spots:
            dx, dy = other.centre[0] - spot.centre[0], other.centre[1] - spot.centre[1]
            ahead, aside = dx * wx + dy * wy, abs(dx * wy) + abs(dy * wx)
            if other is not spot and ahead > aside * 0.6 and ahead + 1.5 * aside < cost:
                best, cost = other, ahead + 1.5 * aside
        if best is not None:
            out[name] = str(best.place)
    return out


def touching(s: Sketch) -> Lengths:
    """Length in cm of the border between regions of one side (or of the middle), where skin meets skin."""
    all_places = places.places()
    out: Lengths = defaultdict(float)
    for axis in (0, 1):
        a, b = pairs(s.places, axis)
        da, db = pairs(s.depth, axis)
        here = (a != b) & (a != OUTSIDE) & (b != OUTSIDE) & (np.abs(da - db) < SAME_SKIN_CM)
        for (i, j), n in Counter(zip(a[here].tolist(), b[here].tolist(), strict=True)).items():
            p, q = all_places[i], all_places[j]
            if p.region != q.region and (p.side == q.side or "middle" in (p.side, q.side)):
                out[min(p.region, q.region), max(p.region, q.region)] += n * s.unit_cm
    return out


def pairs(a: NDArray[N], axis: int) -> tuple[NDArray[N], NDArray[N]]:
    return (a[1:], a[:-1]) if axis == 0 else (a[:, 1:], a[:, :-1])


def neighbours(lengths: list[Lengths]) -> dict[str, list[str]]:
    """Regions that touch in at least one view, by id."""
    longest: dict[tuple[str, str], float] = defaultdict(float)
    for counted in lengths:
        for pair, cm in counted.items():
            longest[pair] = max(longest[pair], cm)
    out: dict[str, set[str]] = {r.id: set() for r in places.regions()}
    for (a, b), cm in longest.items():
        if cm >= TOUCHING_CM:
            out[a].add(b)
            out[b].add(a)
    return {k: sorted(v) for k, v in out.items()}


def as_json(value: object) -> str:
    return (
        json.dumps(value, ensure_ascii=False, indent=None, separators=(",", ":")).replace(
            '{"place"', '\n{"place"'
        )
        + "\n"
    )


def write_index(folder: Path, metas: list[Json]) -> None:
    """views.json: what there is; places.json: in which view each place is chosen best."""
    views = [{k: m[k] for k in ("view", "title", "file", "group", "width", "height", "zooms")} for m in metas]
    (folder / "views.json").write_text(json.dumps(views, indent=1) + "\n", encoding="utf-8")
