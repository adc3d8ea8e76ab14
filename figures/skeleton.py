"""The bones: a pose in, one frame per part out. Numbers are for a person of 175 cm."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from figures.frames import IDENTITY, Floats, Vec, bend, columns, spread, turn, twist, unit, vec

Side = Literal["right", "left"]
SIDES: tuple[Side, ...] = ("right", "left")
STATURE = 175.0
UPPER_ARM, FOREARM, THIGH, SHANK = 31.0, 25.5, 43.0, 42.0
HIP: Floats = vec((8.8, 0.3, 92.5))
SHOULDER: Floats = vec((17.0, -1.6, 139.6))
PELVIS: Floats = vec((0, 0, 92.5))
DOWN = columns((1, 0, 0), (0, 1, 0), (0, 0, -1))
LUMBAR_FROM, THORAX_FROM, NECK_FROM = 96.0, 121.0, 142.5
SPINE_Z: Floats = np.concatenate(
    [np.linspace(96, 120, 13), np.linspace(122, 142, 11), np.linspace(143.5, 158, 11)]
)


class OutOfReach(ValueError):
    """A hand or foot was asked to be where the limb does not reach."""


@dataclass(frozen=True, slots=True)
class Grip:
    """Finger bend at the three joints (degrees), how far they spread, and the thumb's three directions."""

    curl: tuple[float, float, float] = (14, 18, 10)
    spread: float = 1.0
    thumb: tuple[Vec, Vec, Vec] = ((0.66, 0.52, 0.62), (0.42, 0.42, 0.85), (0.26, 0.38, 0.92))


@dataclass(frozen=True, slots=True)
class Arm:
    """By angles, or by `reach` (the wrist's place) with `pole` (where the elbow points)."""

    flex: float = 0
    abduct: float = 0
    rotate: float = 0
    elbow: float = 0
    carry: float = 7
    pronate: float = 0
    wrist: float = 0
    reach: Vec | None = None
    pole: Vec = (0, -1, -1)
    hand: Vec | None = None  # direction of the fingers
    palm: Vec = (0, 0, -1)  # where the palm looks
    shoulder: Vec = (0, 0, 0)  # shift of the shoulder joint: outwards, forwards, up
    grip: Grip = Grip()


@dataclass(frozen=True, slots=True)
class Leg:
    flex: float = 0
    abduct: float = 0
    rotate: float = 0
    knee: float = 0
    ankle: float = 0  # pointing the toes is positive
    toe_out: float = 0
    reach: Vec | None = None  # the ankle's place
    pole: Vec = (0, 1, 0)  # where the knee points
    foot: Vec | None = None  # direction of the toes
    foot_up: Vec = (0, 0, 1)


@dataclass(frozen=True, slots=True)
class Pose:
    """Pelvis place and turn; bends are (forwards, to the side, twist)."""

    place: Vec = (0, 0, 92.5)
    turn: Floats = field(default_factory=lambda: IDENTITY)
    lumbar: Vec = (0, 0, 0)
    thorax: Vec = (0, 0, 0)
    neck: Vec = (0, 0, 0)
    arms: tuple[Arm, Arm] = (Arm(), Arm())  # right, left
    legs: tuple[Leg, Leg] = (Leg(), Leg())


@dataclass(frozen=True, slots=True)
class Frame:
    origin: Floats
    axes: Floats

    def at(self, p: Floats | Vec) -> Floats:
        return np.asarray(self.origin + vec(p) @ self.axes.T)

    def local(self, p: Floats) -> Floats:
        return np.asarray((p - self.origin) @ self.axes)


@dataclass(frozen=True, slots=True)
class Spine:
    origins: Floats
    axes: Floats

    def frame(self, rest: Floats | Vec) -> Frame:
        """Where a point given at rest lies now, and how its surroundings are turned."""
        p, n = vec(rest), len(SPINE_Z)
        if p[2] <= SPINE_Z[0] or p[2] >= SPINE_Z[-1]:
            e = 0 if p[2] <= SPINE_Z[0] else n - 1
            return Frame(self.origins[e] + self.axes[e] @ vec((p[0], p[1], p[2] - SPINE_Z[e])), self.axes[e])
        i = min(n - 2, int(np.searchsorted(SPINE_Z, p[2])) - 1)
        u = (p[2] - SPINE_Z[i]) / (SPINE_Z[i + 1] - SPINE_Z[i])
        flat = vec((p[0], p[1], 0))
        low, high = (self.origins[k] + self.axes[k] @ flat for k in (i, i + 1))
        return Frame(low * (1 - u) + high * u, self.axes[i])


@dataclass(frozen=True, slots=True)
class Bones:
    frames: dict[str, Frame]
    spine: Spine
    pronation: dict[Side, float]  # twist of the forearm, degrees

    def point(self, part: str, p: Floats | Vec) -> Floats:
        """World place of a point in a part's coordinates."""
        return self.spine.frame(p).origin if part in ("trunk", "head") else self.frames[part].at(p)


def bones(pose: Pose) -> Bones:
    spine = bent_spine(pose)
    frames = {"trunk": Frame(np.zeros(3), IDENTITY), "head": Frame(np.zeros(3), IDENTITY)}
    pronation: dict[Side, float] = {}
    for side, arm, leg in zip(SIDES, pose.arms, pose.legs, strict=True):
        pronation[side] = place_arm(frames, spine, side, arm)
        place_leg(frames, spine, side, leg)
    return Bones(frames, spine, pronation)


def bent_spine(pose: Pose) -> Spine:
    """Each bend is shared evenly by the stations of its stretch of spine."""
    low = SPINE_Z[:-1]
    stretch = [(low < THORAX_FROM), (low >= THORAX_FROM) & (low < NECK_FROM), (low >= NECK_FROM)]
    share = [s / s.sum() for s in stretch]
    m = pose.turn
    o = vec(pose.place) + m @ (vec((0, 0, SPINE_Z[0])) - PELVIS)
    origins, axes = [o], [m]
    for i, step in enumerate(np.diff(SPINE_Z)):
        f, s, t = (
            sum(b[k] * w[i] for b, w in zip((pose.lumbar, pose.thorax, pose.neck), share, strict=True))
            for k in range(3)
        )
        half = turn((1, 0, 0), -f / 2) @ turn((0, 1, 0), s / 2) @ turn((0, 0, 1), t / 2)
        o = o + m @ half @ vec((0, 0, step))
        m = m @ half @ half
        origins.append(o)
        axes.append(m)
    return Spine(np.array(origins), np.array(axes))


def sign(side: Side) -> float:
    return 1.0 if side == "right" else -1.0


def handed(y: Floats, z: Floats, side: Side) -> Floats:
    """A frame along z leaning to y; x points outwards on either side."""
    w = unit(z)
    v = unit(y - w * float(y @ w))
    return np.stack([-sign(side) * np.cross(v, w), v, w], axis=1)


def two_bones(o: Floats, target: Floats, first: float, second: float, pole: Floats) -> Floats:
    """The middle joint of a two-bone limb from `o` to `target`."""
    v = target - o
    d = float(np.linalg.norm(v))
    if d > (first + second) * 1.0005 or d < abs(first - second):
        raise OutOfReach(
            f"the target is {d:.1f} cm away, the limb reaches {abs(first - second):.1f} to {first + second:.1f}"
        )
    u = v / d
    a = (first * first - second * second + d * d) / (2 * d)
    h = math.sqrt(max(0.0, first * first - a * a))
    return np.asarray(o + u * a + unit(pole - u * float(pole @ u)) * h)


def root(spine: Spine, side: Side, joint: Floats) -> Frame:
    m = np.diag([sign(side), 1.0, 1.0])
    f = spine.frame(m @ joint)
    return Frame(f.origin, f.axes @ m @ DOWN)


def place_arm(frames: dict[str, Frame], spine: Spine, side: Side, arm: Arm) -> float:
    base = root(spine, side, SHOULDER + vec(arm.shoulder))
    o, s = base.origin, sign(side)
    if arm.reach is not None:
        t = vec(arm.reach)
        e = two_bones(o, t, UPPER_ARM, FOREARM, vec(arm.pole))
        upper = handed(unit(t - e), unit(e - o), side)
        z = unit(t - e)
        lower = np.stack([upper[:, 0], -s * np.cross(z, upper[:, 0]), z], axis=1)
    else:
        upper = base.axes @ bend(arm.flex) @ spread(arm.abduct) @ twist(arm.rotate)
        e = o + upper[:, 2] * UPPER_ARM
        lower = upper @ bend(arm.elbow) @ spread(arm.carry)
        t = e + lower[:, 2] * FOREARM
    if arm.hand is not None:
        hand = handed(vec(arm.palm), vec(arm.hand), side)
        q = lower.T @ hand[:, 0]
        pronate = math.degrees(math.atan2(q[1], q[0]))
    else:
        pronate = arm.pronate
        hand = lower @ twist(pronate) @ bend(arm.wrist)
    frames[f"upper-arm-{side}"] = Frame(o, upper)
    frames[f"forearm-{side}"] = Frame(e, lower)
    frames[f"hand-{side}"] = Frame(t + hand[:, 2] * 0.6, hand)
    return -pronate


def place_leg(frames: dict[str, Frame], spine: Spine, side: Side, leg: Leg) -> None:
    base = root(spine, side, HIP)
    o, s = base.origin, sign(side)
    if leg.reach is not None:
        t = vec(leg.reach)
        k = two_bones(o, t, THIGH, SHANK, vec(leg.pole))
        z1, z2 = unit(k - o), unit(t - k)
        lean = -(z2 - z1 * float(z2 @ z1))
        upper = handed(lean if float(np.linalg.norm(lean)) > 1e-3 else vec(leg.pole), z1, side)
        lower = np.stack([upper[:, 0], -s * np.cross(z2, upper[:, 0]), z2], axis=1)
    else:
        upper = base.axes @ bend(leg.flex) @ spread(leg.abduct) @ twist(leg.rotate)
        k = o + upper[:, 2] * THIGH
        lower = upper @ bend(-leg.knee)
        t = k + lower[:, 2] * SHANK
    frames[f"thigh-{side}"] = Frame(o, upper)
    frames[f"shank-{side}"] = Frame(k, lower)
    frames[f"foot-{side}"] = Frame(t, foot_axes(leg, lower, s))


def foot_axes(leg: Leg, shank: Floats, s: float) -> Floats:
    """Foot frame: x outwards, y up, z to the toes."""
    if leg.foot is not None:
        z = unit(leg.foot)
        up = vec(leg.foot_up)
        y = unit(up - z * float(up @ z))
        return np.stack([s * np.cross(z, y), y, z], axis=1)
    m = np.stack([shank[:, 0], -shank[:, 2], shank[:, 1]], axis=1)
    a = math.radians(leg.ankle)
    z, y = m[:, 2] * math.cos(a) - m[:, 1] * math.sin(a), m[:, 1] * math.cos(a) + m[:, 2] * math.sin(a)
    b = math.radians(leg.toe_out)
    x = m[:, 0]
    return np.stack([x * math.cos(b) - z * math.sin(b), y, z * math.cos(b) + x * math.sin(b)], axis=1)
