"""Which region a point of the skin belongs to. The patches are in places.toml: the first that holds a point wins."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from matplotlib.path import Path as Outline

from figures.charts import CHARTS, ROUND, Chart, Skin
from figures.frames import Bools, Floats, Ints, vec

HERE = Path(__file__).parent
REGIONS = HERE.parent / "unknot" / "knowledge" / "body" / "regions.toml"
NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Patch:
    region: str
    chart: str
    polygon: Floats


@dataclass(frozen=True, slots=True)
class Region:
    id: str
    sided: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A region and, when it is sided, the side."""

    region: str
    side: str  # "right", "left" or "middle"

    def __str__(self) -> str:
        return self.region if self.side == "middle" else f"{self.region}-{self.side}"


class BadPatch(ValueError):
    """places.toml names a region or chart that is not there."""


def regions(path: Path = REGIONS) -> tuple[Region, ...]:
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["regions"]
    return tuple(Region(r["id"], bool(r["sided"])) for r in rows)


def patches(path: Path = HERE / "places.toml") -> tuple[Patch, ...]:
    known = {r.id for r in regions()}
    out = []
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["patch"]:
        if row["region"] not in known or row["chart"] not in CHARTS:
            raise BadPatch(
                f"{path.name}: no region or chart of this name: {row['region']!r}, {row['chart']!r}"
            )
        shape = row["polygon"] if "polygon" in row else rectangle(*row["box"])
        out.append(Patch(row["region"], row["chart"], vec(shape)))
    return tuple(out)


def rectangle(u0: float, u1: float, v0: float, v1: float) -> list[list[float]]:
    return [[u0, v0], [u1, v0], [u1, v1], [u0, v1]]


def places() -> tuple[Place, ...]:
    """Every place, right before left, in the order of regions.toml."""
    return tuple(
        Place(r.id, side) for r in regions() for side in (("right", "left") if r.sided else ("middle",))
    )


def inside(patch: Patch, chart: Chart) -> Bools:
    outline = Outline(patch.polygon)
    hit = np.zeros(len(chart.u), bool)
    for shift in (-360, 0, 360) if patch.chart in ROUND else (0,):
        hit |= outline.contains_points(np.stack([chart.u + shift, chart.v], axis=1))
    return hit & chart.valid


def place_indices(s: Skin) -> Ints:
    """Index into places() for each point of the skin; NOWHERE where no patch holds it."""
    all_places = {(p.region, p.side): i for i, p in enumerate(places())}
    sided = {r.id: r.sided for r in regions()}
    charts = {name: make(s) for name, make in CHARTS.items()}
    out = np.full(len(s.part), NOWHERE)
    for patch in patches():
        new = inside(patch, charts[patch.chart]) & (out == NOWHERE)
        if sided[patch.region]:
            out[new & s.right] = all_places[patch.region, "right"]
            out[new & ~s.right] = all_places[patch.region, "left"]
        else:
            out[new] = all_places[patch.region, "middle"]
    return out
