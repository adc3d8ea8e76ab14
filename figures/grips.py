"""Hands that press: where the wrist must be so that a thumb, fingertips or the flat hand lie on a spot."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from figures import field
from figures.field import Scene
from figures.flesh import hand
from figures.frames import Floats, Vec, turn, unit, vec
from figures.skeleton import FOREARM, UPPER_ARM, Arm, Grip, OutOfReach, Side, handed, two_bones

WRIST_GAP = 0.6  # from the end of the forearm to the hand's origin


@dataclass(frozen=True, slots=True)
class Touch:
    """A grip, the point of the hand that touches (hand frame), how steeply the fingers meet the skin, and how deep."""

    grip: Grip
    contact: Floats
    steep: float  # degrees between the fingers and the skin
    sink: float = 0.4


def tip(grip: Grip, finger: int) -> Floats:
    return hand.joints(hand.FINGERS[finger], grip)[3]


RELAXED = Grip(curl=(16, 22, 14))
STRAIGHT = Grip(curl=(12, 10, 6), spread=0.6)
SPREAD = Grip(curl=(2, 4, 4), spread=2.6, thumb=((0.9, 0.2, 0.4), (0.85, 0.1, 0.5), (0.8, 0.1, 0.6)))
HOOKED = Grip(curl=(38, 38, 26), spread=0.5)
FIST = Grip(curl=(78, 92, 62), spread=0.3, thumb=((0.45, 0.75, 0.5), (-0.25, 0.75, 0.6), (-0.8, 0.3, 0.45)))
AROUND = Grip(curl=(62, 72, 40), spread=0.4, thumb=((0.5, 0.8, 0.35), (-0.1, 0.9, 0.4), (-0.6, 0.6, 0.4)))
THUMB = Grip(curl=(46, 52, 30), spread=0.6, thumb=((0.78, 0.42, 0.46), (0.62, 0.35, 0.70), (0.58, 0.3, 0.76)))
PINCH = Grip(curl=(52, 34, 18), spread=0.4, thumb=((0.45, 0.72, 0.53), (0.15, 0.62, 0.77), (0.0, 0.4, 0.92)))


def touches() -> dict[str, Touch]:
    thumb_tip = hand.thumb_joints(THUMB)[3]
    pinch_tip = (hand.thumb_joints(PINCH)[3] + tip(PINCH, 0)) / 2
    return {
        "thumb": Touch(THUMB, thumb_tip + vec((0.3, 0.2, 0.5)), 38),
        "fingers": Touch(HOOKED, tip(HOOKED, 1) + vec((0, 0.5, 0.4)), 30),
        "flat": Touch(STRAIGHT, vec((0.3, 1.6, 9.0)), 2, 0.1),
        "fingers-flat": Touch(STRAIGHT, (tip(STRAIGHT, 1) + vec((0, 0.7, -1.6))), 6, 0.2),
        "heel": Touch(STRAIGHT, vec((0.2, 1.7, 2.4)), 2, 0.1),
        "knuckles": Touch(FIST, vec((0.3, 0.2, 10.2)), 72),
        "pinch": Touch(PINCH, pinch_tip, 52, 1.0),
        "hold": Touch(AROUND, vec((0, 2.6, 7.2)), 0, 0.0),
        "spread": Touch(SPREAD, vec((0.3, 1.6, 9.0)), 2, 0.1),
        "rest": Touch(RELAXED, vec((0.2, 1.7, 7.5)), 4, 0.0),
    }


@dataclass(frozen=True, slots=True)
class Asked:
    """Which hand, from where to where. `way`: wished direction of the fingers; `pole`: of the elbow."""

    side: Side
    shoulder: Floats
    ahead: Floats  # where the chest looks
    spot: Floats
    normal: Floats
    touch: Touch
    way: Vec | None = None
    pole: Vec | None = None


def reach(asked: Asked, body: Scene) -> Arm:
    """The arm that touches the spot. Of many ways to do it the one that bends the wrist little, keeps clear of the
    `body` (without this arm) and lets the elbow hang. Raises OutOfReach."""
    tries = [t for way in ways(asked) for t in one_way(asked, way)]
    if not tries:
        raise OutOfReach(f"the {asked.side} hand does not reach the spot from the shoulder")
    elbows, wrists = np.array([t[1] for t in tries]), np.array([t[2] for t in tries])
    crowded = clearance(asked.shoulder, elbows, wrists, body)
    comfort = np.array([discomfort(asked, *t) for t in tries])
    return tries[int(np.argmin(comfort + crowded))][0]


def ways(asked: Asked) -> list[Floats]:
    n = unit(asked.normal)
    start = unit(np.cross(n, vec((0, 0, 1)) if abs(n[2]) < 0.9 else vec((1, 0, 0))))
    return [turn(n, degrees) @ start for degrees in range(0, 360, 12)]


def one_way(asked: Asked, along_skin: Floats) -> list[tuple[Arm, Floats, Floats]]:
    """Arms with the fingers along `along_skin`, the elbow in turn in each of eight directions; elbow and wrist."""
    n, tilt = unit(asked.normal), np.radians(asked.touch.steep)
    fingers = along_skin * np.cos(tilt) - n * np.sin(tilt)
    palm = -(n * np.cos(tilt) + along_skin * np.sin(tilt))
    axes = handed(palm, fingers, asked.side)
    wrist = asked.spot - n * asked.touch.sink - axes @ asked.touch.contact - axes[:, 2] * WRIST_GAP
    line = wrist - asked.shoulder
    far = float(np.linalg.norm(line))
    if not 9 < far < (UPPER_ARM + FOREARM) * 0.995:
        return []
    across = unit(np.cross(line, vec((0, 0, 1)) if abs(line[2]) < 0.9 * far else vec((0, 1, 0))))
    out = []
    for degrees in range(0, 360, 30):
        pole = turn(line, degrees) @ across
        elbow = two_bones(asked.shoulder, wrist, UPPER_ARM, FOREARM, pole)
        arm = Arm(
            reach=triple(wrist),
            pole=triple(pole),
            grip=asked.touch.grip,
            hand=triple(fingers),
            palm=triple(palm),
        )
        out.append((arm, elbow, wrist))
    return out


def triple(v: Floats) -> Vec:
    return (float(v[0]), float(v[1]), float(v[2]))


def discomfort(asked: Asked, arm: Arm, elbow: Floats, wrist: Floats) -> float:
    assert arm.hand is not None
    bend = 1 - float(unit(wrist - elbow) @ vec(arm.hand))
    cost = (
        2.0 * bend + (6.0 * (bend - 0.6) if bend > 0.6 else 0.0) + 0.02 * float(elbow[2] - asked.shoulder[2])
    )
    behind = -float(unit(elbow - asked.shoulder) @ asked.ahead) - 0.45  # a shoulder does not go back further
    cost += 14.0 * max(0.0, behind)
    if asked.way is not None:
        cost += 4 * (1 - float(unit(vec(asked.way)) @ vec(arm.hand)))
    if asked.pole is not None:
        cost += 2.5 * (1 - float(unit(vec(asked.pole)) @ vec(arm.pole)))
    return cost


ARM_ROOM, FOREARM_ROOM = 4.0, 3.4  # cm from the bones to the body that the flesh needs


def clearance(shoulder: Floats, elbows: Floats, wrists: Floats, body: Scene) -> Floats:
    """A cost for every try: how far the arm would sink into the body."""
    cost = np.zeros(len(elbows))
    for t in (0.55, 0.75, 0.95):
        p = shoulder + (elbows - shoulder) * t
        cost += np.clip(ARM_ROOM - field.distances(body, np.ascontiguousarray(p)), 0, 6)
    for t in (0.2, 0.45, 0.7, 0.9):
        p = elbows + (wrists - elbows) * t
        cost += np.clip(FOREARM_ROOM - field.distances(body, np.ascontiguousarray(p)), 0, 6)
    return np.asarray(cost * 0.5)


def held(asked: Asked, axis: Floats, body: Scene) -> Arm:
    """The arm whose fist holds a rod at `asked.spot`; `axis` is the rod's direction."""
    tries: list[tuple[Arm, Floats, Floats]] = []
    x = unit(axis)
    start = unit(np.cross(x, vec((0.31, 0.9, 0.12))))
    for degrees in range(0, 360, 15):
        fingers = turn(x, degrees) @ start
        for flip in (1.0, -1.0):
            normal = np.cross(fingers, x) * flip
            tries += one_way(replace(asked, normal=normal, touch=touches()["hold"]), fingers)
    if not tries:
        raise OutOfReach(f"the {asked.side} hand does not reach the handle")
    elbows, wrists = np.array([t[1] for t in tries]), np.array([t[2] for t in tries])
    cost = np.array([discomfort(asked, *t) for t in tries]) + clearance(asked.shoulder, elbows, wrists, body)
    return tries[int(np.argmin(cost))][0]
