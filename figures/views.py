"""The pictures of the body map, as data."""

from __future__ import annotations

from dataclasses import dataclass, replace

from figures.figure import REST
from figures.frames import Floats, Vec, vec
from figures.skeleton import Arm, Bones, Grip, Leg, Pose

ASIDE = Arm(flex=46, abduct=4, elbow=14, carry=3, pronate=50)
# a step, so that the inner side of the farther leg can be seen
STEP = (Leg(flex=-8, ankle=-8, abduct=0.5, toe_out=4), Leg(flex=17, knee=4, ankle=13, abduct=0.5, toe_out=4))
SIDEWAYS = replace(REST, arms=(ASIDE, ASIDE), legs=STEP)
OPEN_HAND = Grip(curl=(5, 7, 5), spread=1.9)
HANDS = replace(REST, arms=(replace(REST.arms[0], grip=OPEN_HAND),) * 2)


@dataclass(frozen=True, slots=True)
class View:
    """`part`: the direction and the centre are in this part's frame. `mirror_of`: the same picture seen in a mirror."""

    name: str
    title: str
    direction: Vec  # from the body to the eye
    centre: Vec
    width_cm: float
    height_cm: float
    units_per_cm: float
    pose: Pose = REST
    part: str | None = None
    keep: tuple[str, ...] = ()
    symmetric: bool = False
    mirror_of: str | None = None
    round_cm: float = 0.7  # how far corners of regions are rounded
    gap_cm: float = 1.6  # a step in depth that is drawn as a line
    least_cm: float = 0.95  # a place narrower than this goes to its neighbours: no finger could choose it
    group: str = "body"
    zooms: tuple[str, ...] = ()  # close-ups reached from here

    def camera_place(self, bones: Bones) -> tuple[Floats, Floats]:
        """Direction and centre in the world."""
        if self.part is None:
            return vec(self.direction), vec(self.centre)
        f = bones.frames[self.part]
        return f.axes @ vec(self.direction), f.at(self.centre)


def mirrored(name: str, title: str, view: View) -> View:
    return replace(view, name=name, title=title, mirror_of=view.name)


FRONT = View(
    "front",
    "Front",
    (0, 1, 0),
    (0, 1, 87.3),
    104,
    179,
    10,
    symmetric=True,
    zooms=("head-front", "hand-right-palm", "hand-left-palm", "foot-right-top", "foot-left-top"),
)
BACK = View(
    "back",
    "Back",
    (0, -1, 0),
    (0, 1, 87.3),
    104,
    179,
    10,
    symmetric=True,
    zooms=("head-back", "hand-right-back", "hand-left-back", "foot-right-sole", "foot-left-sole"),
)
RIGHT = View(
    "right",
    "Right side",
    (1, 0, 0),
    (0, 23, 87.3),
    92,
    179,
    10,
    SIDEWAYS,
    zooms=("head-right", "hand-right-back", "foot-right-outer"),
)
HEAD_FRONT = View(
    "head-front",
    "Head from the front",
    (0, 1, 0),
    (0, 0, 159.6),
    25,
    32,
    36,
    symmetric=True,
    round_cm=0.28,
    gap_cm=0.5,
    least_cm=0.6,
    group="head",
)
HEAD_BACK = View(
    "head-back",
    "Head from behind",
    (0, -1, 0),
    (0, 0, 159.6),
    25,
    32,
    36,
    symmetric=True,
    round_cm=0.3,
    gap_cm=0.5,
    least_cm=0.6,
    group="head",
)
HEAD_RIGHT = View(
    "head-right",
    "Head from the right",
    (1, 0, 0),
    (0, 0.5, 159.6),
    27,
    32,
    36,
    round_cm=0.28,
    gap_cm=0.5,
    least_cm=0.6,
    group="head",
)
ARM_R, FOOT_R = ("hand-right", "forearm-right"), ("foot-right", "shank-right")
PALM = View(
    "hand-right-palm",
    "Palm of the right hand",
    (0, 1, 0),
    (0.6, 0, 6.5),
    18,
    29,
    36,
    HANDS,
    "hand-right",
    ARM_R,
    round_cm=0.2,
    gap_cm=0.35,
    least_cm=0.5,
    group="hand-right",
)
HAND_BACK = View(
    "hand-right-back",
    "Back of the right hand",
    (0, -1, 0),
    (0.6, 0, 6.5),
    18,
    29,
    36,
    HANDS,
    "hand-right",
    ARM_R,
    round_cm=0.2,
    gap_cm=0.35,
    least_cm=0.5,
    group="hand-right",
)
FOOT_TOP = View(
    "foot-right-top",
    "Top of the right foot",
    (0, 1, 0.35),
    (0, -4, 7),
    15,
    29,
    32,
    REST,
    "foot-right",
    FOOT_R,
    round_cm=0.25,
    gap_cm=0.35,
    least_cm=0.5,
    group="foot-right",
)
FOOT_SOLE = View(
    "foot-right-sole",
    "Sole of the right foot",
    (0, -1, 0),
    (0, -7, 7.5),
    15,
    29,
    32,
    REST,
    "foot-right",
    FOOT_R[:1],
    round_cm=0.25,
    gap_cm=0.35,
    least_cm=0.5,
    group="foot-right",
)
FOOT_OUTER = View(
    "foot-right-outer",
    "Outer side of the right foot",
    (1, 0, 0),
    (0, -0.5, 7),
    31,
    20,
    28,
    REST,
    "foot-right",
    FOOT_R,
    round_cm=0.25,
    gap_cm=0.35,
    least_cm=0.5,
    group="foot-right",
)
FOOT_INNER = View(
    "foot-right-inner",
    "Inner side of the right foot",
    (-1, 0, 0),
    (0, -0.5, 7),
    31,
    20,
    28,
    REST,
    "foot-right",
    FOOT_R,
    round_cm=0.25,
    gap_cm=0.35,
    least_cm=0.5,
    group="foot-right",
)


def left_of(view: View) -> View:
    out = mirrored(
        view.name.replace("right", "left"), view.title.replace("right", "left").replace("Right", "Left"), view
    )
    return replace(
        out,
        group=view.group.replace("right", "left"),
        zooms=tuple(z.replace("right", "left") for z in view.zooms),
    )


ONE_SIDED = (RIGHT, HEAD_RIGHT, PALM, HAND_BACK, FOOT_TOP, FOOT_SOLE, FOOT_OUTER, FOOT_INNER)
VIEWS = (FRONT, BACK, HEAD_FRONT, HEAD_BACK, *(v for one in ONE_SIDED for v in (one, left_of(one))))
