"""A picture's words and numbers become a posed figure, its tools and its furniture."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from figures import field, grips, motion, props
from figures.anchors import anchors
from figures.figure import Figure, figure
from figures.frames import IDENTITY, Floats, Vec, along, turn, unit, vec
from figures.props import Prop
from figures.skeleton import SIDES, Arm, Bones, Leg, OutOfReach, Pose, Side, bones

PRESS = 0.8  # cm that a tool sinks in
UNDER = 3.0  # cm that a tool moves in where the skin slants
Table = Mapping[str, Any]


class BadPicture(ValueError):
    """positions.toml asks for something that cannot be drawn; the message says what."""


@dataclass(frozen=True, slots=True)
class Scenery:
    """What is drawn flat behind everything: kind and the place of its plane."""

    kind: str  # floor, bed, wall
    normal: Vec
    offset: float


@dataclass(frozen=True, slots=True)
class Staged:
    figure: Figure
    props: tuple[Prop, ...]
    scenery: tuple[Scenery, ...]
    target: Floats  # the spot in the world
    normal: Floats
    remarks: tuple[str, ...]  # what a person who checks the pictures should know


AXES: dict[str, Vec] = {"x": (1, 0, 0), "y": (0, 1, 0), "z": (0, 0, 1)}


def turned(turns: list[list[Any]]) -> Floats:
    m = IDENTITY
    for axis, degrees in turns:
        m = turn(AXES[axis], float(degrees)) @ m
    return m


def triple(v: Any) -> Vec:
    return (float(v[0]), float(v[1]), float(v[2]))


VECTORS = {"reach", "pole", "hand", "palm", "shoulder", "foot", "foot_up"}


def limb(kind: type[Arm] | type[Leg], row: Table) -> dict[str, Any]:
    known = {f.name for f in fields(kind)}
    if bad := set(row) - known:
        raise BadPicture(f"no such joint: {', '.join(sorted(bad))}; there are {', '.join(sorted(known))}")
    out: dict[str, Any] = {k: triple(v) if k in VECTORS else v for k, v in row.items()}
    if isinstance(out.get("grip"), str):
        out["grip"] = grips.touches()[out["grip"]].grip
    return out


def pose_of(row: Table) -> Pose:
    arms = tuple(Arm(**{"grip": grips.RELAXED, **limb(Arm, row.get(f"{s}_arm", {}))}) for s in SIDES)
    legs = tuple(Leg(**limb(Leg, row.get(f"{s}_leg", {}))) for s in SIDES)
    return Pose(
        place=(*row.get("over", (0.0, 0.0)), float(row.get("height", 92.5))), turn=turned(row.get("turns", [])),
        lumbar=triple(row.get("lumbar", (0, 0, 0))), thorax=triple(row.get("thorax", (0, 0, 0))),
        neck=triple(row.get("neck", (0, 0, 0))), arms=(arms[0], arms[1]), legs=(legs[0], legs[1]),
    )  # fmt: skip


def spot(fig: Figure, row: Table) -> tuple[Floats, Floats]:
    """World place and outward normal of the middle of a region (with `nudge` in its part's frame)."""
    region = row["at"]
    if region not in anchors():
        raise BadPicture(f"no anchor for the region {region!r}")
    part, at = anchors()[region].on(row.get("side", "right"))
    nudge = vec(row.get("nudge", (0, 0, 0)))
    p = fig.bones.point(part, at + nudge)[None]
    q = field.snap(fig.scene, np.ascontiguousarray(p), 6)
    return q[0], field.slopes(fig.scene, q)[0]


def rough_spot(b: Bones, row: Table) -> Floats:
    part, at = anchors()[row["at"]].on(row.get("side", "right"))
    return b.point(part, at + vec(row.get("nudge", (0, 0, 0))))


RADIUS = {
    "ball": props.BALL, "small-ball": props.SMALL_BALL, "soft-ball": props.SOFT_BALL, "peanut": props.BALL - 0.3,
    "roller": props.ROLLER, "soft-balls": props.SOFT_BALL - 0.8,
}  # fmt: skip


def stage(row: Table) -> Staged:
    pose = lifted(pose_of(row), row)
    for _ in range(3):
        wrong = hovering(figure(pose), row)
        if abs(wrong) < 0.25:
            break
        pose = (
            raised(pose, row["lift"], wrong)
            if "lift" in row
            else replace(pose, place=added(pose.place, (0, 0, wrong)))
        )
    pose, remarks = with_hands(pose, row)
    fig = figure(pose)
    target, normal = spot(fig, focus(row))
    made, scenery, more = equipped(fig, row, target, normal)
    return Staged(fig, tuple(made), tuple(scenery), target, normal, tuple(remarks + more))


def focus(row: Table) -> Table:
    """What the picture is about: the tool's place, what a movement says, or the first hand's place."""
    if "at" in row["tool"]:
        return row["tool"]  # type: ignore[no-any-return]
    return row.get("focus") or row["press"][0]  # type: ignore[no-any-return]


def hovering(fig: Figure, row: Table) -> float:
    """How far (cm) the tool's lower side is below what it should lie on: the body has to rise by this."""
    tool = row["tool"]
    if "lift" not in row and not tool.get("under"):
        return 0.0
    p, n = spot(fig, tool)
    _, plane = placed(fig, tool, p, n, vec((0, 0, -1)))
    return float(tool.get("base", 0.0)) + plane


def lifted(pose: Pose, row: Table) -> Pose:
    """Raises or lowers the body until it rests on its tool or on `rest`, tilts it until `balance` rests too, and
    raises the limb named by `lift` until it lies on the tool."""
    tool = row["tool"]
    top = float(tool.get("base", 0.0)) + 2 * RADIUS.get(tool["kind"], 0.0) - PRESS
    resting = row.get("rest") or ({**tool, "height": top} if tool.get("under") else None)
    for _ in range(12 if "balance" in row else 4):
        if resting is None:
            break
        p = rough_spot(bones(without_reach(pose)), resting)
        up = float(resting.get("height", -0.3)) - float(p[2])
        pose = replace(pose, place=added(pose.place, (0, 0, up)))
        if "balance" in row:
            pose = tilted(pose, p + vec((0, 0, up)), row["balance"])
    for _ in range(8 if "lift" in row else 0):
        up = top - float(rough_spot(bones(pose), tool)[2])
        pose = raised(pose, row["lift"], up)
    return pose


def raised(pose: Pose, limbs: list[str], up: float) -> Pose:
    """Moves the hands or feet named (e.g. "right_leg") up; they are placed by `reach`."""
    changed: dict[str, list[Any]] = {"arm": list(pose.arms), "leg": list(pose.legs)}
    for name in limbs:
        side, kind = name.split("_")
        i = SIDES.index(side)
        one = changed[kind][i]
        if one.reach is None:
            raise BadPicture(f"{name} is to be lifted, so it needs a reach")
        changed[kind][i] = replace(one, reach=added(one.reach, (0, 0, up)))
    return replace(pose, arms=tuple(changed["arm"]), legs=tuple(changed["leg"]))


def added(a: Vec, b: Vec) -> Vec:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def without_reach(pose: Pose) -> Pose:
    """The trunk alone decides where the body lies; hands and feet follow."""
    return replace(
        pose,
        arms=(replace(pose.arms[0], reach=None), replace(pose.arms[1], reach=None)),
        legs=tuple(leg if leg.reach is None else replace(leg, reach=None) for leg in pose.legs),  # type: ignore[arg-type]
    )


def tilted(pose: Pose, pivot: Floats, balance: Table) -> Pose:
    """Turns the body about its tool until the balancing spot is at the height asked for."""
    q = rough_spot(bones(without_reach(pose)), balance)
    arm = vec((q[0] - pivot[0], q[1] - pivot[1], 0))
    far = float(np.linalg.norm(arm))
    wrong = float(q[2]) - float(balance.get("height", -0.4))
    angle = math.degrees(math.asin(max(-0.5, min(0.5, wrong / max(far, 1.0)))))
    m = turn(np.cross(arm, vec((0, 0, -1))), angle)
    p = pivot + m @ (vec(pose.place) - pivot)
    return replace(pose, turn=m @ pose.turn, place=triple(p))


def with_hands(pose: Pose, row: Table) -> tuple[Pose, list[str]]:
    """Places the hands that press or hold; they never move the rest of the body."""
    remarks: list[str] = []
    arms = list(pose.arms)
    for press in row.get("press", []):
        fig = figure(replace(pose, arms=(arms[0], arms[1])))
        p, n = spot(fig, press) if "at" in press else handle(fig, row, press)
        side: Side = press["hand"]
        i = SIDES.index(side)
        shoulder = fig.bones.frames[f"upper-arm-{side}"].origin
        away = tuple(n for n in fig.names if not n.endswith(f"arm-{side}") and n != f"hand-{side}")
        ahead = fig.bones.spine.frame((0, 0, 132)).axes[:, 1]
        asked = grips.Asked(
            side, shoulder, ahead, p + n * float(press.get("off", 0)), n, grips.touches()[press["grip"]],
            triple(press["way"]) if "way" in press else None, triple(press["pole"]) if "pole" in press else None,
        )  # fmt: skip
        try:
            if press["grip"] == "hold":
                arms[i] = grips.held(asked, vec(press.get("axis", (0, 0, 1))), fig.only(away).scene)
            else:
                arms[i] = grips.reach(asked, fig.only(away).scene)
        except OutOfReach as e:
            remarks.append(str(e))
    return replace(pose, arms=(arms[0], arms[1])), remarks


def handle(fig: Figure, row: Table, press: Table) -> tuple[Floats, Floats]:
    """Where a hand holds the tool: `handle` cm from the middle of a stick, or below the bow of a cane."""
    tool = row["tool"]
    p, n = spot(fig, tool)
    if tool["kind"] == "stick":
        return p + n * 1.4 + unit(tool.get("axis", (1, 0, 0))) * float(press["handle"]), n
    if tool["kind"] == "gun":
        return (props.gun_handle(p, n) + p + n * 12) / 2, n
    tip = p + n * 1.5
    front = props.cane_front(tip, float(tool["over"]), float(tool["ahead"]), float(tool.get("slant", 0)))
    return front - vec((0, 0, float(press["handle"]))), vec((0, 1, 0))


def equipped(fig: Figure, row: Table, p: Floats, n: Floats) -> tuple[list[Prop], list[Scenery], list[str]]:
    tool, support = row["tool"], row["support"]
    made: list[Prop] = []
    scenery: list[Scenery] = []
    remarks: list[str] = []
    into = vec(row["wall"]) if support == "wall" else vec(tool.get("from", (0, 0, -1)))
    if tool["kind"] in RADIUS:
        made, plane = placed(fig, tool, p, n, unit(into))
        if support == "wall":
            scenery.append(Scenery("wall", triple(unit(into)), plane))
            remarks += through_wall(fig, unit(into), plane)
    elif tool["kind"] == "stick":
        made = props.stick(p + n * 1.4, vec(tool.get("axis", (1, 0, 0))))
    elif tool["kind"] == "gun":
        made = props.gun(p, n)
    elif tool["kind"] == "cane":
        made = props.cane(p + n * 1.5, float(tool["over"]), float(tool["ahead"]), float(tool.get("slant", 0)))
    elif support == "wall":
        scenery.append(Scenery("wall", triple(unit(into)), float(row["wall_at"])))
        remarks += through_wall(fig, unit(into), float(row["wall_at"]))
    made += motion.held(fig.bones, row)
    if support == "chair":
        made += props.chair(float(row.get("seat", 30)))
    if support == "table" and "table" in row:
        made += props.stool(float(row.get("seat", 24))) + props.table(
            float(row.get("table", 34)), top=float(row.get("top", 70))
        )
    if float(row.get("pillow", 0)) > 0:
        made.append(pillow(fig, float(row["pillow"])))
    if support in ("floor", "wall", "chair", "table", "bed"):
        scenery.append(Scenery("bed" if support == "bed" else "floor", (0, 0, 1), 0.0))
    return made, scenery, remarks


def pillow(fig: Figure, width: float) -> Prop:
    """Fills the room between the head and the ground."""
    middle = fig.bones.point("head", (0, -1, 166))
    top = max(2.0, float(lowest(fig, middle)))
    centre = vec((middle[0], middle[1], top / 2))
    turned_to = fig.bones.spine.frame((0, 0, 166)).axes[:, 2]
    flat = along(vec((0, 0, 1)), vec((turned_to[0], turned_to[1], 0)))
    return props.block(
        centre, vec((width / 2, 15, top / 2 + 0.8)), "fig-pillow", min(6.0, top / 2 + 0.7), flat
    )


def lowest(fig: Figure, under: Floats) -> float:
    """Height of the skin above the ground, straight below a point."""
    z = np.arange(0.0, float(under[2]), 0.25)
    column = np.stack([np.full_like(z, under[0]), np.full_like(z, under[1]), z], axis=1)
    inside = field.distances(fig.scene, np.ascontiguousarray(column)) < 0
    return float(z[int(np.argmax(inside))]) if bool(inside.any()) else 0.0


def placed(fig: Figure, tool: Table, p: Floats, n: Floats, into: Floats) -> tuple[list[Prop], float]:
    """The tool between the spot and what it lies on, sunk in by PRESS; also the far side of the tool along `into`.
    Where the skin slants away, the tool moves under the limb, as it would roll."""
    r = RADIUS[tool["kind"]]
    axis = vec(tool.get("axis", (1, 0, 0)))
    c = p + into * (r - PRESS) - (n - into * float(n @ into)) * UNDER
    shell = tube(c, axis, r) if tool["kind"] == "roller" else ball_shell(c, r)
    c = c + into * settled(fig, shell, into)
    plane = float(c @ into) + r
    if tool["kind"] == "peanut":
        return props.peanut(c, axis), plane
    if tool["kind"] == "soft-balls":
        a = unit(axis) * 3.4
        return [props.sphere(c - a, r), props.sphere(c + a, r)], plane
    return [props.roller(c, axis) if tool["kind"] == "roller" else props.sphere(c, r)], plane


def settled(fig: Figure, shell: Floats, into: Floats) -> float:
    """How far to move the shell along `into` until it comes from outside and its deepest point lies PRESS inside the
    body. Stepwise, since a thin limb is free on both sides."""
    for shift in np.arange(5.0, -10.0, -0.2):
        if float(field.distances(fig.scene, np.ascontiguousarray(shell + into * shift)).min()) < -PRESS:
            return float(shift)
    return 0.0


def ball_shell(c: Floats, r: float, n: int = 300) -> Floats:
    i = np.arange(n) + 0.5
    polar, around = np.arccos(1 - 2 * i / n), np.pi * (1 + 5**0.5) * i
    return c + r * np.stack(
        [np.cos(around) * np.sin(polar), np.sin(around) * np.sin(polar), np.cos(polar)], axis=1
    )


def tube(c: Floats, axis: Floats, r: float) -> Floats:
    m = along(axis)
    t, z = np.meshgrid(
        np.linspace(0, 2 * np.pi, 40, endpoint=False), np.linspace(-1, 1, 17) * props.ROLLER_HALF
    )
    flat = np.stack([r * np.cos(t).ravel(), r * np.sin(t).ravel(), z.ravel()], axis=1)
    return np.asarray(c + flat @ m.T)


def through_wall(fig: Figure, into: Floats, plane: float) -> list[str]:
    """How far the body would stick into the wall."""
    side = unit(np.cross(into, vec((0, 0, 1))))
    a, z = np.meshgrid(np.arange(-45, 46, 2.5), np.arange(2, 180, 2.5))
    points = (
        into * plane
        + np.stack([a.ravel(), a.ravel(), a.ravel()], axis=1) * side
        + z.ravel()[:, None] * vec((0, 0, 1))
    )
    deepest = float(field.distances(fig.scene, np.ascontiguousarray(points)).min())
    return [f"{-deepest:.1f} cm inside the wall"] if deepest < -0.7 else []
