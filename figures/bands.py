"""Where each muscle lies under the skin: strips and sheets from place to place, drawn in every view that sees them."""

from __future__ import annotations

import itertools
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from figures import charts, field
from figures.camera import take, view_camera
from figures.figure import REST, Figure, figure
from figures.frames import MIRROR, Floats, Ints
from figures.ink import contours
from figures.march import MISS
from figures.spots import BadSpot, on_skin, ray
from figures.views import VIEWS, View

FILE = Path(__file__).parent / "muscles.toml"
DRAFT = 0.5
PER_SEGMENT = 12
GRAIN, EDGE = 0.8, 0.75  # a sheet's samples are so far apart, and cover so much skin each (cm)
LEAST_CM2 = 1.0

Paths = dict[str, dict[str, str]]  # muscle, side: path data


@dataclass(frozen=True, slots=True)
class Band:
    """Samples on the skin of the resting figure's right side, and the half width (cm) at each."""

    muscle: str
    points: Floats
    half: Floats


def bands(path: Path = FILE) -> list[Band]:
    fig = figure(REST)
    out = []
    for muscle, strips in tomllib.loads(path.read_text(encoding="utf-8")).items():
        try:
            made = [sheet(fig, s["sheet"]) if isinstance(s, dict) else strip(fig, s) for s in strips]
        except BadSpot as e:
            raise BadSpot(f"{muscle}: {e}") from e
        out.append(Band(muscle, np.vstack([m[0] for m in made]), np.concatenate([m[1] for m in made])))
    return out


def place(fig: Figure, chart: str, u: float, v: float) -> Floats:
    part, start, way = ray(chart, u, v)
    local = on_skin(fig, part, start, way)
    return fig.bones.point(part if part in ("trunk", "head") else f"{part}-right", local)


def strip(fig: Figure, rows: list[list[Any]]) -> tuple[Floats, Floats]:
    ends = np.array([place(fig, chart, u, v) for chart, u, v, _ in rows])
    half = np.array([float(w) for *_, w in rows])
    t = np.linspace(0, len(rows) - 1, PER_SEGMENT * (len(rows) - 1) + 1)
    knots = np.arange(len(rows))
    line = np.stack([np.interp(t, knots, ends[:, k]) for k in range(3)], axis=1)
    return field.snap(fig.scene, np.ascontiguousarray(line), 8), np.interp(t, knots, half)


def sheet(fig: Figure, rails: list[list[list[Any]]]) -> tuple[Floats, Floats]:
    """All the skin from rail to rail; every rail runs in the same direction, with as many points as it needs."""
    lines = [np.array([place(fig, *row) for row in rail]) for rail in rails]
    long = max(length(line) for line in lines)
    n = max(2, round(long / GRAIN))
    even = np.array([evenly(line, n) for line in lines])
    rows = [even[0]]
    for a, b in itertools.pairwise(even):
        steps = max(1, round(float(np.linalg.norm(b - a, axis=1).max()) / GRAIN))
        rows += [a + (b - a) * (k / steps) for k in range(1, steps + 1)]
    points = field.snap(fig.scene, np.ascontiguousarray(np.concatenate(rows)), 8)
    return points, np.full(len(points), EDGE)


def length(line: Floats) -> float:
    return float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum())


def evenly(line: Floats, n: int) -> Floats:
    """`n` points along a line, at equal distances."""
    if len(line) == 1:
        return np.repeat(line, n, axis=0)
    passed = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    t = np.linspace(0, passed[-1], n)
    return np.stack([np.interp(t, passed, line[:, k]) for k in range(3)], axis=1)


def covered(band: Band, rest: Floats) -> Ints:
    """Indices of the skin points (at rest, as if on the right side) that the band covers."""
    low, high = (band.points - band.half[:, None]).min(axis=0), (band.points + band.half[:, None]).max(axis=0)
    near = np.flatnonzero(((rest > low) & (rest < high)).all(axis=1))
    if len(near) == 0:
        return near
    gap = np.linalg.norm(rest[near][:, None, :] - band.points[None], axis=2) - band.half
    return np.asarray(near[gap.min(axis=1) < 0])


def drawn(view: View, all_bands: list[Band]) -> tuple[Paths, Paths]:
    """Path data in this view and in its mirror image, in the view's units."""
    fig = figure(view.pose)
    shot = take(fig.only(view.keep) if view.keep else fig, view_camera(view, fig, DRAFT), view.symmetric)
    hit = shot.depth < MISS
    rows, cols = np.nonzero(hit)
    skin = charts.skin(fig, shot.place[hit], shot.part[hit])
    least = LEAST_CM2 * (view.units_per_cm * DRAFT) ** 2 * min(1.0, view.round_cm / 0.7)
    own: Paths = {}
    other: Paths = {}
    for band in all_bands:
        for side, away in (("right", "left"), ("left", "right")):
            here = skin.right if side == "right" else ~skin.right
            index = np.flatnonzero(here)
            chosen = index[covered(band, skin.rest[here] if side == "right" else skin.rest[here] @ MIRROR)]
            mask = np.zeros(hit.shape, bool)
            mask[rows[chosen], cols[chosen]] = True
            if mask.sum() < least:
                continue
            if d := contours(mask, 1.6, 1.0, least, 1.0, 1 / DRAFT):
                own.setdefault(band.muscle, {})[side] = d
                other.setdefault(band.muscle, {})[away] = contours(
                    mask[:, ::-1], 1.6, 1.0, least, 1.0, 1 / DRAFT
                )
    return own, other


def write(path: Path) -> None:
    all_bands = bands()
    out: dict[str, Paths] = {}
    for view in VIEWS:
        if view.mirror_of is None:
            own, other = drawn(view, all_bands)
            out[view.name] = own
            for mirror in VIEWS:
                if mirror.mirror_of == view.name:
                    out[mirror.name] = other
    lines = [f"{json.dumps(v)}: {json.dumps(out[v], separators=(',', ':'))}" for v in (v.name for v in VIEWS)]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
