"""A posed figure: bones and flesh together, as the arrays that the rays are shot at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from figures import field
from figures.field import STATIONS, Scene
from figures.flesh import arm, foot, hand, head, leg, trunk
from figures.frames import Floats, dense, vec
from figures.skeleton import SIDES, SPINE_Z, Arm, Bones, Leg, Pose, bones
from figures.solids import ADD, Part, Solid

MAP_ARM = Arm(abduct=20, elbow=8, carry=4)
MAP_LEG = Leg(abduct=1.5, toe_out=8)
REST = Pose(arms=(MAP_ARM, MAP_ARM), legs=(MAP_LEG, MAP_LEG))


@dataclass(frozen=True, slots=True)
class Joint:
    """Reach of the blend round the joint (cm), blend there, blend elsewhere."""

    radius: float
    near: float
    far: float


JOINTS = {
    "trunk": Joint(1, 0, 0),
    "head": Joint(13, 3.2, 0.8), "upper-arm": Joint(14, 4.0, 0.4), "forearm": Joint(11, 2.0, 0.15),
    "hand": Joint(8, 2.4, 0.1), "thigh": Joint(26, 5.0, 0.5), "shank": Joint(12, 2.4, 0.3), "foot": Joint(8, 1.8, 0.2),
}  # fmt: skip
HEAD_JOINT = (0.0, -5.0, 156.0)  # behind, else the chin melts into the neck


@dataclass(frozen=True, slots=True)
class Figure:
    pose: Pose
    bones: Bones
    names: tuple[str, ...]
    scene: Scene

    def rest(self, points: Floats) -> Floats:
        """Trunk coordinates (spine at rest) of points in the world."""
        s = self.scene
        return field.rest_points(np.ascontiguousarray(points), s.spine_origin, s.spine_frame, s.spine_z)

    def only(self, keep: tuple[str, ...]) -> Figure:
        """The same with every other part moved out of sight."""
        centre = self.scene.part_centre.copy()
        for i, name in enumerate(self.names):
            if name not in keep:
                centre[i] = 1e4
        return Figure(self.pose, self.bones, self.names, self.scene._replace(part_centre=centre))


def parts(pose: Pose, b: Bones, lines: dict[str, Floats]) -> list[Part]:
    out = [trunk.build(lines), head.build()]
    for i, side in enumerate(SIDES):
        out += [
            arm.upper(side, lines),
            arm.lower(side, b.pronation[side]),
            hand.build(side, pose.arms[i].grip),
            leg.upper(side),
            leg.lower(side),
            foot.build(side),
        ]
    return out


def figure(pose: Pose, carved: bool = True) -> Figure:
    b = bones(pose)
    made = parts(pose, b, carved_lines() if carved else {})
    return Figure(pose, b, tuple(p.name for p in made), scene(made, b))


@lru_cache(maxsize=1)
def carved_lines() -> dict[str, Floats]:
    """The carved lines laid onto the uncarved skin of the resting figure, in part coordinates."""
    plain = figure(REST, carved=False)
    out = {}
    for name, points in trunk.LINES.items():
        q = np.array([plain.bones.point("trunk", p) for p in dense(points, 14)])
        out[name] = plain.rest(field.snap(plain.scene, q, 8))
    f = plain.bones.frames["upper-arm-right"]
    for name, points in arm.LINES.items():
        out[name] = f.local(field.snap(plain.scene, np.ascontiguousarray(f.at(dense(points))), 8))
    return out


def floats(values: object) -> Floats:
    return np.ascontiguousarray(np.array(values, dtype=np.float64))


def padded(p: tuple[float, ...]) -> tuple[float, ...]:
    return p + (0.0,) * (8 - len(p))


def scene(made: list[Part], b: Bones) -> Scene:
    solids: list[tuple[Solid, Part]] = [(s, p) for p in made for s in p.solids]
    tables: list[Floats] = []
    params = []
    for s, _ in solids:
        params.append(padded(s.params) if s.table is None else padded((*s.params[:4], float(len(tables)))))
        if s.table is not None:
            tables.append(s.table)
    at = [b.frames[p.name] for _, p in solids]
    ends = np.cumsum([len(p.solids) for p in made])
    balls = [bounds(p, b) for p in made]
    kinds = [JOINTS[p.name.rsplit("-", 1)[0] if p.name not in JOINTS else p.name] for p in made]
    index = {p.name: i for i, p in enumerate(made)}
    return Scene(
        kind=np.array([s.kind for s, _ in solids]), op=np.array([s.op for s, _ in solids]),
        blend=floats([s.blend for s, _ in solids]), params=floats(params),
        axes=floats([f.axes @ s.axes for f, (s, _) in zip(at, solids, strict=True)]),
        origin=floats([f.at(s.origin) for f, (s, _) in zip(at, solids, strict=True)]),
        centre=floats([f.at(s.centre) for f, (s, _) in zip(at, solids, strict=True)]),
        radius=floats([s.radius for s, _ in solids]), tables=floats(tables).reshape(-1, STATIONS, 7),
        first=np.array([0, *ends[:-1]]), last=np.array(ends),
        part_centre=floats([c for c, _ in balls]), part_radius=floats([r for _, r in balls]),
        bent=np.array([int(p.bent) for p in made]),
        parent=np.array([-1 if p.parent is None else index[p.parent] for p in made]),
        joint=floats([HEAD_JOINT if p.name == "head" else b.frames[p.name].origin for p in made]),
        blend_near=floats([j.near for j in kinds]), blend_far=floats([j.far for j in kinds]),
        joint_radius=floats([j.radius for j in kinds]),
        spine_origin=floats(b.spine.origins), spine_frame=floats(b.spine.axes), spine_z=floats(SPINE_Z),
    )  # fmt: skip


def bounds(p: Part, b: Bones) -> tuple[Floats, float]:
    """A ball that holds the whole part."""
    f = b.frames[p.name]
    balls = [(f.at(s.centre), s.radius) for s in p.solids if s.op == ADD]
    low = np.min([c - r for c, r in balls], axis=0)
    high = np.max([c + r for c, r in balls], axis=0)
    centre = vec((low + high) / 2)
    return centre, max(float(np.linalg.norm(c - centre)) + r for c, r in balls)
