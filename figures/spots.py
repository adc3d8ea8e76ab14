"""The spots of the muscles: given in charts, found on the skin, shown in every view that sees them."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from figures import charts, field, places
from figures.camera import project, take, view_camera
from figures.charts import AXIS_Y, LENGTHS
from figures.figure import REST, Figure, figure
from figures.frames import MIRROR, Floats, Ints, vec
from figures.march import MISS
from figures.views import VIEWS, View

FILE = Path(__file__).parent / "points.toml"
DRAFT = 0.35
SEEN_CM = 0.8  # a spot is in sight when nothing is nearer to the eye by more than this
FACING = 0.12  # and the skin there turns at least a little towards the eye


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the right half of the body, in its part's frame."""

    muscle: str
    name: str
    part: str  # without side
    local: Floats
    region: str


class BadSpot(ValueError):
    """points.toml names a chart that is not there, or a point beside the body."""


def ray(chart: str, u: float, v: float) -> tuple[str, Floats, Floats]:
    """Part, a point inside it and the way out to the skin, in the part's frame (of the right side)."""
    a = np.radians(u)
    if chart in ("front", "back"):
        return "trunk", vec((u, -1.5, v)), vec((0, 1 if chart == "front" else -1, 0))
    if chart == "flank":
        return "trunk", vec((4, u, v)), vec((1, 0, 0))
    if chart in ("head", "neck"):
        return (
            ("head" if chart == "head" else "trunk"),
            vec((0, AXIS_Y[chart], v)),
            vec((np.sin(a), np.cos(a), 0)),
        )
    if chart in LENGTHS:
        return chart, vec((0, 0, v * LENGTHS[chart])), vec((np.sin(a), np.cos(a), 0))
    ways: dict[str, tuple[str, tuple[float, ...], tuple[float, ...]]] = {
        "palm": ("hand", (u, 0, v), (0, 1, 0)), "hand-back": ("hand", (u, 0, v), (0, -1, 0)),
        "foot-top": ("foot", (u, -6.4, v), (0, 1, 0)), "sole": ("foot", (u, -6.4, v), (0, -1, 0)),
        "foot-outer": ("foot", (0, v, u), (1, 0, 0)), "foot-inner": ("foot", (0, v, u), (-1, 0, 0)),
    }  # fmt: skip
    if chart not in ways:
        raise BadSpot(f"no chart {chart!r} for a spot")
    part, start, out = ways[chart]
    return part, vec(start), vec(out)


def on_skin(fig: Figure, part: str, start: Floats, way: Floats) -> Floats:
    """The first point on the way out where the skin is crossed."""
    full = part if part in ("trunk", "head") else f"{part}-right"
    steps = np.arange(0.0, 22.0, 0.1)
    local = start + steps[:, None] * way
    if part in ("trunk", "head"):
        world = np.array([fig.bones.point(part, p) for p in local])
    else:
        world = fig.bones.frames[full].at(local)
    out = field.distances(fig.scene, np.ascontiguousarray(world)) > 0
    if out[0] or not out.any():
        raise BadSpot(f"the line from {np.round(start, 1).tolist()} in the {part} does not cross the skin")
    return np.asarray(local[int(np.argmax(out))])


def spots(path: Path = FILE) -> list[Spot]:
    fig = figure(REST)
    found = []
    for muscle, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
        for name, (chart, u, v) in rows.items():
            part, start, way = ray(chart, float(u), float(v))
            try:
                local = on_skin(fig, part, start, way)
            except BadSpot as e:
                raise BadSpot(f"{muscle}/{name}: {e}") from e
            found.append((muscle, name, part, local))
    regions = region_of(fig, [f[2] for f in found], np.array([f[3] for f in found]))
    return [Spot(m, n, p, local, r) for (m, n, p, local), r in zip(found, regions, strict=True)]


def region_of(fig: Figure, parts: list[str], local: Floats) -> list[str]:
    full = [p if p in ("trunk", "head") else f"{p}-right" for p in parts]
    world = np.array([fig.bones.point(p, q) for p, q in zip(full, local, strict=True)])
    index: Ints = np.array([fig.names.index(p) for p in full])
    found = places.place_indices(charts.skin(fig, world, index))
    all_places = places.places()
    return [all_places[int(i)].region if i >= 0 else "" for i in found]


def seen(view: View, all_spots: list[Spot]) -> dict[tuple[str, str], dict[str, list[int]]]:
    """Per muscle and spot the picture units of each side that this view sees."""
    fig = figure(view.pose)
    cam = view_camera(view, fig)
    small = view_camera(view, fig, DRAFT)
    shot = take(fig.only(view.keep) if view.keep else fig, small, view.symmetric)
    out: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(dict)
    for side in ("right", "left"):
        world = np.array([world_point(fig, s, side) for s in all_spots])
        uv, depth = project(cam, world)
        facing = -(field.slopes(fig.scene, np.ascontiguousarray(world)) @ cam.ahead)
        for s, (x, y), d, f in zip(all_spots, uv, depth, facing, strict=True):
            i, j = int(y * DRAFT), int(x * DRAFT)
            inside = 0 <= i < small.height and 0 <= j < small.width
            if inside and shot.depth[i, j] < MISS and abs(d - shot.depth[i, j]) < SEEN_CM and f > FACING:
                out[s.muscle, s.name][side] = [round(float(x)), round(float(y))]
    return dict(out)


def world_point(fig: Figure, s: Spot, side: str) -> Floats:
    if s.part in ("trunk", "head"):
        return fig.bones.point(s.part, s.local if side == "right" else MIRROR @ s.local)
    return fig.bones.point(f"{s.part}-{side}", s.local)


def table() -> dict[str, dict[str, Any]]:
    """What points.json says: per muscle and spot its region and where each view shows it."""
    all_spots = spots()
    out: dict[str, dict[str, Any]] = {}
    for s in all_spots:
        out.setdefault(s.muscle, {})[s.name] = {"region": s.region, "views": {}}
    for view in VIEWS:
        if view.mirror_of is not None:
            continue
        width = round(view.width_cm * view.units_per_cm)
        mirror = next((v.name for v in VIEWS if v.mirror_of == view.name), None)
        for (muscle, name), sides in seen(view, all_spots).items():
            shown = out[muscle][name]["views"]
            shown[view.name] = sides
            if mirror is not None:
                other = {"right": "left", "left": "right"}
                shown[mirror] = {other[k]: [width - x, y] for k, (x, y) in sides.items()}
    return out


def write(path: Path) -> None:
    rows = [f"{json.dumps(m)}: {json.dumps(p, separators=(',', ':'))}" for m, p in table().items()]
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")
