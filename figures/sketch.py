"""What one view shows, as arrays: places, light, depth, clothes, lines."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage  # type: ignore[import-untyped]

from figures import charts, labels, landmarks, places
from figures.borders import OUTSIDE
from figures.camera import project, take, view_camera
from figures.figure import Figure, figure
from figures.frames import Bools, Floats, Ints, unit
from figures.march import MISS, Camera, Shot
from figures.views import View

LIGHT = (-0.3, 0.5, 0.8)  # to the left, above, before
WAIST, LEG_END = 101.5, 13.5  # cm: the shorts' upper rim in rest height, their length on the thigh bone
CRUMB = 0.25  # of the square of the rounding: smaller pieces are dropped


@dataclass(frozen=True, slots=True)
class Stroke:
    points: Floats  # picture units
    strength: float


@dataclass(frozen=True, slots=True)
class Sketch:
    """`places`: index into places.places() or OUTSIDE; `light` 0 to 1; `group`: index into GROUPS."""

    places: Ints
    light: Floats
    depth: Floats
    cloth: Bools
    group: Ints
    strokes: tuple[Stroke, ...]
    unit_cm: float

    @property
    def body(self) -> Bools:
        return np.asarray(self.places != OUTSIDE)


GROUPS = ("", "head", "hand-right", "hand-left", "foot-right", "foot-left")


def sketch(view: View, scale: float = 1.0) -> Sketch:
    fig = figure(view.pose)
    seen = fig.only(view.keep) if view.keep else fig
    cam = view_camera(view, fig, scale)
    shot = take(seen, cam, view.symmetric)
    hit = shot.depth < MISS
    skin = charts.skin(fig, shot.place[hit], shot.part[hit])
    raw = np.full(hit.shape, OUTSIDE)
    raw[hit] = places.place_indices(skin)
    per_cm = view.units_per_cm * scale
    smallest = round(CRUMB * (view.round_cm * per_cm) ** 2)
    tidy = labels.tidy(framed(raw), places.NOWHERE, view.round_cm * per_cm, smallest, view.least_cm * per_cm)
    cloth = np.zeros(hit.shape, bool)
    cloth[hit] = shorts(skin)
    out = Sketch(
        tidy,
        light(shot, cam),
        shot.depth,
        cloth,
        groups(shot, fig),
        strokes(fig, shot, cam),
        1 / per_cm,
    )
    return mirrored(out) if view.mirror_of else out


def framed(raw: Ints) -> Ints:
    """The picture's rim is never body, so every border closes."""
    out = raw.copy()
    out[0], out[-1], out[:, 0], out[:, -1] = OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE
    return out


def shorts(s: charts.Skin) -> Bools:
    trunk = (s.part == "trunk") & (s.rest[:, 2] < WAIST)
    return np.asarray(trunk | ((s.part == "thigh") & (s.local[:, 2] < LEG_END)))


def light(shot: Shot, cam: Camera) -> Floats:
    n = shot.normal
    seen = np.stack([n @ cam.right, n @ cam.up, -(n @ cam.ahead)], axis=-1)
    direct = np.clip(seen @ unit(LIGHT), 0, 1)
    return np.asarray(
        np.where(shot.depth < MISS, np.clip(direct - 0.12 * np.clip(shot.shelter, 0, 2.2), 0, 1), 1)
    )


def groups(shot: Shot, fig: Figure) -> Ints:
    out = np.zeros(shot.part.shape, np.int64)
    for i, name in enumerate(fig.names):
        if name in GROUPS:
            out[shot.part == i] = GROUPS.index(name)
    return out


def strokes(fig: Figure, shot: Shot, cam: Camera) -> tuple[Stroke, ...]:
    """The parts of the landmark lines that are in sight."""
    out: list[Stroke] = []
    for line in landmarks.laid(fig):
        uv, depth = project(cam, line.points)
        i, j = uv[:, 1].astype(int), uv[:, 0].astype(int)
        inside = (i >= 0) & (i < cam.height) & (j >= 0) & (j < cam.width)
        open_ = inside.copy()
        open_[inside] = np.abs(depth[inside] - shot.depth[i[inside], j[inside]]) < 0.9
        out += [Stroke(uv[run], line.strength) for run in runs(open_) if len(run) > 4]
    return tuple(out)


def runs(mask: Bools) -> list[Ints]:
    where = np.flatnonzero(mask)
    return [] if len(where) == 0 else list(np.split(where, np.flatnonzero(np.diff(where) > 1) + 1))


def mirrored(s: Sketch) -> Sketch:
    all_places = places.places()
    index = {p: i for i, p in enumerate(all_places)}
    swap = {"right": "left", "left": "right", "middle": "middle"}
    other = np.array([index[places.Place(p.region, swap[p.side])] for p in all_places])
    flipped = s.places[:, ::-1]
    turned = np.array([0, 1, 3, 2, 5, 4])
    return Sketch(
        np.where(flipped >= 0, other[flipped], OUTSIDE),
        s.light[:, ::-1],
        s.depth[:, ::-1],
        s.cloth[:, ::-1],
        turned[s.group[:, ::-1]],
        tuple(Stroke(flipped_points(k.points, s.places.shape[1]), k.strength) for k in s.strokes),
        s.unit_cm,
    )


def flipped_points(p: Floats, width: int) -> Floats:
    return np.stack([width - p[:, 0], p[:, 1]], axis=1)


def soft_light(s: Sketch, sigma_cm: float) -> Floats:
    """Light blurred within the body, so that the outline does not darken."""
    sigma = sigma_cm / s.unit_cm
    body = s.body.astype(float)
    top = ndimage.gaussian_filter(s.light * body, sigma)
    return np.asarray(top / np.maximum(ndimage.gaussian_filter(body, sigma), 1e-3))
