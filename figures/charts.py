"""Charts: two coordinates for every point of the skin, the same in every pose.

A point belongs to a part; moved back with its bone to the resting figure it has a rest place (cm). From these:

front, back   x away from the middle, height z; the trunk and the roots of the limbs, by the sign of y
flank         depth y, height z; the same parts, seen from the side
head, neck    degrees round the neck's axis from the front (0) to the back (180), height z
ear           depth y, height z; only where the skin stands out to the side of the head
upper-arm, forearm, thigh, shank
              degrees round the bone: 0 front, 90 outer, 180 back, 270 inner (the forearm unrolled to palm forwards);
              share of the bone's length, 0 at the upper joint
palm, hand-back       x to the thumb, z to the fingertips
digit                 0 thumb to 4 little finger; cm from the knuckle along it
foot-top, sole        x outwards, z to the toes
foot-outer, foot-inner  z to the toes, y up (0 at the ankle joint)
toe                   0 big toe to 4 little toe; cm from its root
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from figures.figure import REST, Figure
from figures.flesh import foot, hand
from figures.frames import Bools, Floats, Ints, vec
from figures.skeleton import FOREARM, SHANK, SIDES, THIGH, UPPER_ARM, Grip, bones

LENGTHS = {"upper-arm": UPPER_ARM, "forearm": FOREARM, "thigh": THIGH, "shank": SHANK}
AXIS_Y = {"head": -0.3, "neck": -1.2}


@dataclass(frozen=True, slots=True)
class Skin:
    """Points of the skin. part: e.g. "thigh"; right: the person's; local: in the part's frame; rest: at rest."""

    part: np.ndarray[tuple[int], np.dtype[np.str_]]
    right: Bools
    local: Floats
    rest: Floats
    pronation: Floats
    grips: tuple[Grip, Grip]


@dataclass(frozen=True, slots=True)
class Chart:
    u: Floats
    v: Floats
    valid: Bools


def skin(figure: Figure, points: Floats, parts: Ints) -> Skin:
    """The skin under `points`; `parts` are indices into the figure's names."""
    local, rest = np.empty_like(points), np.empty_like(points)
    at_rest = bones(REST)
    right, pronation = np.zeros(len(points), bool), np.zeros(len(points))
    kind = np.array([n.removesuffix("-right").removesuffix("-left") for n in figure.names])
    for i, name in enumerate(figure.names):
        here = parts == i
        if name in ("trunk", "head"):
            local[here] = rest[here] = figure.rest(points[here])
            right[here] = rest[here, 0] > 0
            continue
        local[here] = figure.bones.frames[name].local(points[here])
        rest[here] = at_rest.frames[name].at(local[here])
        side = SIDES[0] if name.endswith("right") else SIDES[1]
        right[here] = side == "right"
        pronation[here] = figure.bones.pronation[side]
    grips = (figure.pose.arms[0].grip, figure.pose.arms[1].grip)
    return Skin(kind[parts], right, local, rest, pronation, grips)


def is_part(s: Skin, *names: str) -> Bools:
    return np.asarray(np.isin(s.part, names))


def torso(s: Skin, valid: Bools) -> Chart:
    return Chart(np.abs(s.rest[:, 0]), s.rest[:, 2], valid & is_part(s, "trunk", "thigh", "upper-arm"))


def flank(s: Skin) -> Chart:
    return Chart(s.rest[:, 1], s.rest[:, 2], is_part(s, "trunk", "thigh") & (np.abs(s.rest[:, 0]) > 6))


def around(s: Skin, centre_y: float) -> Chart:
    a = np.degrees(np.arctan2(np.abs(s.rest[:, 0]), s.rest[:, 1] - centre_y))
    return Chart(a, s.rest[:, 2], is_part(s, "head", "trunk"))


def ear(s: Skin) -> Chart:
    return Chart(s.rest[:, 1], s.rest[:, 2], is_part(s, "head") & (np.abs(s.rest[:, 0]) > 6.55))


def limb(s: Skin, part: str) -> Chart:
    t = s.local[:, 2] / LENGTHS[part]
    x, y = s.local[:, 0], s.local[:, 1]
    if part == "forearm":
        w = np.clip(t, 0, 1)
        a = np.radians(-s.pronation) * w * w * (3 - 2 * w)
        x, y = np.cos(a) * x + np.sin(a) * y, np.cos(a) * y - np.sin(a) * x
    return Chart(np.degrees(np.arctan2(x, y)) % 360, t, is_part(s, part))


def plate(s: Skin, part: str, axes: tuple[int, int], valid: Bools) -> Chart:
    return Chart(s.local[:, axes[0]], s.local[:, axes[1]], valid & is_part(s, part))


def chains(s: Skin, part: str, lines: Sequence[Sequence[Floats]], radii: Sequence[Sequence[float]]) -> Chart:
    """The nearest of several jointed rods, and how far along it."""
    best, which, far = np.full(len(s.local), np.inf), np.zeros(len(s.local)), np.full(len(s.local), -9.0)
    for n, (line, radius) in enumerate(zip(lines, radii, strict=True)):
        passed = 0.0
        for i in range(len(line) - 1):
            d = line[i + 1] - line[i]
            length = float(np.linalg.norm(d))
            raw = (s.local - line[i]) @ d / length**2
            t = np.clip(raw, 0, 1)
            gap = (
                np.linalg.norm(s.local - line[i] - t[:, None] * d, axis=1)
                - radius[i] * (1 - t)
                - radius[i + 1] * t
            )
            along = passed + (np.minimum(raw, 1) if i == 0 else t) * length
            near = gap < best
            best, which, far = np.where(near, gap, best), np.where(near, n, which), np.where(near, along, far)
            passed += length
    return Chart(which, far, is_part(s, part))


def digits(s: Skin) -> Chart:
    out = Chart(np.zeros(len(s.local)), np.full(len(s.local), -9.0), is_part(s, "hand"))
    for grip, here in zip(s.grips, (s.right, ~s.right), strict=True):
        lines = [hand.thumb_joints(grip)] + [hand.joints(f, grip) for f in hand.FINGERS]
        radii: list[Sequence[float]] = [(1.35, 1.2, 1.0, 0.78), *(f.radii for f in hand.FINGERS)]
        c = chains(s, "hand", lines, radii)
        out.u[here], out.v[here] = c.u[here], c.v[here]
    return out


def toes(s: Skin) -> Chart:
    lines = [[vec(a), vec(b), vec(c)] for a, b, c, *_ in foot.TOES]
    return chains(s, "foot", lines, [t[3:] for t in foot.TOES])


CHARTS: dict[str, Callable[[Skin], Chart]] = {
    "front": lambda s: torso(s, s.rest[:, 1] > -1),
    "back": lambda s: torso(s, s.rest[:, 1] <= -1),
    "flank": flank,
    "head": lambda s: around(s, AXIS_Y["head"]),
    "neck": lambda s: around(s, AXIS_Y["neck"]),
    "ear": ear,
    "upper-arm": lambda s: limb(s, "upper-arm"),
    "forearm": lambda s: limb(s, "forearm"),
    "thigh": lambda s: limb(s, "thigh"),
    "shank": lambda s: limb(s, "shank"),
    "palm": lambda s: plate(s, "hand", (0, 2), s.local[:, 1] > 0),
    "hand-back": lambda s: plate(s, "hand", (0, 2), s.local[:, 1] <= 0),
    "digit": digits,
    "foot-top": lambda s: plate(s, "foot", (0, 2), s.local[:, 1] > -7),
    "sole": lambda s: plate(s, "foot", (0, 2), s.local[:, 1] <= -7),
    "foot-outer": lambda s: plate(s, "foot", (2, 1), s.local[:, 0] > 0),
    "foot-inner": lambda s: plate(s, "foot", (2, 1), s.local[:, 0] <= 0),
    "toe": toes,
}
ROUND = {"upper-arm", "forearm", "thigh", "shank"}
