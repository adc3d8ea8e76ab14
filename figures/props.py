"""Tools and furniture as rigid solids. Lengths in cm; everything is named by the class it is drawn with."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from figures.field import Things
from figures.frames import IDENTITY, Floats, along, columns, unit, vec
from figures.march import NOTHING

BALL, SMALL_BALL, SOFT_BALL, ROLLER, ROLLER_HALF = 3.3, 2.2, 4.0, 7.2, 17.0
PEANUT_GAP = 3.1  # from the middle to each bulge
SEAT_HEIGHT, TABLE_HEIGHT = 44.0, 72.0


@dataclass(frozen=True, slots=True)
class Prop:
    kind: int  # as in field.py
    params: tuple[float, ...]
    axes: Floats
    origin: Floats
    name: str = "fig-tool"


def things(props: list[Prop]) -> Things:
    if not props:
        return NOTHING
    return Things(
        np.array([p.kind for p in props]),
        np.array([p.params + (0.0,) * (8 - len(p.params)) for p in props]),
        np.array([p.axes for p in props]),
        np.array([p.origin for p in props]),
    )


def sphere(centre: Floats, radius: float, name: str = "fig-tool") -> Prop:
    return Prop(0, (radius, radius, radius), IDENTITY, centre, name)


def rod(a: Floats, b: Floats, radius: float, name: str = "fig-tool") -> Prop:
    half = float(np.linalg.norm(b - a)) / 2
    return Prop(5, (radius, half + radius * 0.6, radius * 0.6, 0), along(b - a), (a + b) / 2, name)


def block(centre: Floats, half: Floats, name: str, rounding: float = 0.6, axes: Floats = IDENTITY) -> Prop:
    return Prop(4, (float(half[0]), float(half[1]), float(half[2]), rounding), axes, centre, name)


def peanut(centre: Floats, axis: Floats) -> list[Prop]:
    a = unit(axis) * PEANUT_GAP
    return [sphere(centre - a, BALL - 0.3), sphere(centre + a, BALL - 0.3), rod(centre - a, centre + a, 1.7)]


def roller(centre: Floats, axis: Floats) -> Prop:
    return Prop(5, (ROLLER, ROLLER_HALF, 0.6, 0), along(axis), centre)


def stick(centre: Floats, axis: Floats) -> list[Prop]:
    a = unit(axis)
    ends = [rod(centre + a * s * 12.5, centre + a * s * 22, 1.5, "fig-tool") for s in (-1, 1)]
    return [rod(centre - a * 12.5, centre + a * 12.5, 1.9), *ends]


def gun(tip: Floats, normal: Floats) -> list[Prop]:
    """A massage gun whose soft head touches at `tip`; its handle hangs down."""
    n = unit(normal)
    body = tip + n * 9
    return [
        sphere(tip + n * 1.6, 1.9),
        rod(tip + n * 2.5, body, 1.2),
        rod(body - n * 1.5, body + n * 6, 2.6),
        rod(gun_handle(tip, n), body + n * 3, 1.7),
    ]


def gun_handle(tip: Floats, n: Floats) -> Floats:
    return tip + n * 12 - vec((0, 0, 13))


def cane_front(tip: Floats, over: float, ahead: float, slant: float) -> Floats:
    """The front end of the bow: `over` is its height, `ahead` how far before the tip, `slant` how far to the right."""
    return vec((tip[0] + slant, tip[1] + ahead, over))


def cane(tip: Floats, over: float, ahead: float, slant: float = 0) -> list[Prop]:
    """A hook over the shoulder: from the tip up to the height `over`, half a ring forwards, the shaft down."""
    top = vec((tip[0], tip[1], over))
    front = cane_front(tip, over, ahead, slant)
    across = unit(front - top)
    axes = columns(across, (0, 0, 1), np.cross(across, vec((0, 0, 1))))
    ring = Prop(6, (float(np.linalg.norm(front - top)) / 2, 1.1), axes, (top + front) / 2)
    shaft = rod(front, front - vec((0, 0, 50)), 1.1)
    knob = rod(front + vec((0, 0, -30)) - across * 2, front + vec((0, 0, -30)) + across * 7, 1.1)
    return [sphere(tip, 2.0), rod(tip, top, 1.1), ring, shaft, knob]


def chair(seat_front_y: float, half_width: float = 21) -> list[Prop]:
    """The sitter looks along +y; the seat's front edge is at `seat_front_y`."""
    deep, h = 42.0, SEAT_HEIGHT
    seat = block(vec((0, seat_front_y - deep / 2, h - 2)), vec((half_width, deep / 2, 2)), "fig-furniture")
    back = block(vec((0, seat_front_y - deep + 1, h + 24)), vec((half_width, 1.4, 22)), "fig-furniture")
    legs = [
        rod(
            vec((sx * (half_width - 2.5), y, 1)),
            vec((sx * (half_width - 2.5), y, h - 3)),
            1.5,
            "fig-furniture",
        )
        for sx in (-1, 1)
        for y in (seat_front_y - 2.5, seat_front_y - deep + 2.5)
    ]
    return [seat, back, *legs]


def stool(seat_front_y: float) -> list[Prop]:
    return [p for i, p in enumerate(chair(seat_front_y)) if i != 1]


def table(near_y: float, half_width: float = 44, top: float = TABLE_HEIGHT) -> list[Prop]:
    """A table before the sitter, its near edge at `near_y`."""
    board = block(vec((0, near_y + 28, top - 1.5)), vec((half_width, 28, 1.5)), "fig-furniture")
    legs = [
        rod(
            vec((sx * (half_width - 4), near_y + 52, 1)),
            vec((sx * (half_width - 4), near_y + 52, top - 3)),
            1.8,
            "fig-furniture",
        )
        for sx in (-1, 1)
    ]
    return [board, *legs]
