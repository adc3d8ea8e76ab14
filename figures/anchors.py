"""The middle of every place on the skin, in the coordinates of its part: where a tool is set."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from scipy import ndimage  # type: ignore[import-untyped]

from figures import charts, labels, places
from figures.borders import OUTSIDE
from figures.camera import take, view_camera
from figures.figure import figure
from figures.frames import MIRROR, Floats, vec
from figures.march import MISS
from figures.sketch import framed
from figures.views import VIEWS, View

FILE = Path(__file__).parent / "anchors.json"
DRAFT = 0.35


@dataclass(frozen=True, slots=True)
class Anchor:
    """`part` without its side, `at` in the part's frame (for the person's right side)."""

    part: str
    at: tuple[float, float, float]

    def on(self, side: str) -> tuple[str, Floats]:
        """The part's full name and the point, on one side of the body."""
        if self.part in ("trunk", "head"):
            return self.part, vec(self.at) if side != "left" else MIRROR @ vec(self.at)
        return f"{self.part}-{side}", vec(self.at)


def measure(view: View) -> dict[str, tuple[float, Anchor]]:
    """Per region: how wide it shows (cm) and its middle; right side and middle only."""
    fig = figure(view.pose)
    shot = take(fig.only(view.keep) if view.keep else fig, view_camera(view, fig, DRAFT), view.symmetric)
    hit = shot.depth < MISS
    skin = charts.skin(fig, shot.place[hit], shot.part[hit])
    raw = np.full(hit.shape, OUTSIDE)
    raw[hit] = places.place_indices(skin)
    per_cm = view.units_per_cm * DRAFT
    tidy = labels.fill(framed(raw), framed(raw) == places.NOWHERE)
    number = np.full(hit.shape, -1)
    number[hit] = np.arange(int(hit.sum()))
    out = {}
    for i, place in enumerate(places.places()):
        mask = np.pad((tidy == i) & hit, 1)[1:-1, 1:-1]
        if place.side == "left" or not mask.any():
            continue
        depth = ndimage.distance_transform_edt(mask)
        n = number[np.unravel_index(int(depth.argmax()), depth.shape)]
        x, y, z = (round(float(v), 2) for v in skin.local[n])
        x = abs(x) if str(skin.part[n]) in ("trunk", "head") and place.side == "right" else x
        out[place.region] = (2 * float(depth.max()) / per_cm, Anchor(str(skin.part[n]), (x, y, z)))
    return out


def write(path: Path = FILE) -> None:
    best: dict[str, tuple[float, Anchor]] = {}
    for view in VIEWS:
        if view.mirror_of is None:
            for region, found in measure(view).items():
                if region not in best or found[0] > best[region][0]:
                    best[region] = found
    rows = {k: {"part": a.part, "at": a.at} for k, (_, a) in sorted(best.items())}
    lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in rows.items())
    path.write_text("{\n" + lines + "\n}\n", encoding="utf-8")


@cache
def anchors(path: Path = FILE) -> dict[str, Anchor]:
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {k: Anchor(r["part"], (r["at"][0], r["at"][1], r["at"][2])) for k, r in rows.items()}
