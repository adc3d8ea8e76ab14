"""What a picture of a movement adds: where the body was before, arrows along the way, and what the hands hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from figures import props, svg
from figures.camera import project
from figures.frames import Floats, vec
from figures.march import Camera
from figures.props import Prop
from figures.skeleton import Bones

Table = Mapping[str, Any]

# names for the ends of arrows, bands and towels: part and place in it
MARKS: dict[str, tuple[str, tuple[float, float, float]]] = {
    "crown": ("head", (0, -1, 175)),
    "nose": ("head", (0, 11, 160)),
    "chin": ("head", (0, 9, 153)),
    "chest": ("trunk", (0, 10, 130)),
    "back": ("trunk", (0, -10, 120)),
    "belly": ("trunk", (0, 10, 108)),
    "pelvis": ("trunk", (0, 0, 96)),
}
LIMBS: dict[str, tuple[str, tuple[float, float, float]]] = {
    "hand": ("hand", (0, 0, 9)),
    "grip": ("hand", (0.4, 2.2, 7.4)),
    "wrist": ("hand", (0, 0, 0)),
    "elbow": ("forearm", (0, 0, 0)),
    "knee": ("shank", (0, 0, 0)),
    "ankle": ("shank", (0, 0, 40)),
    "foot": ("foot", (0, -5, 11)),
    "toes": ("foot", (0, -6, 18)),
    "big-toe": ("foot", (-3, -6, 20)),
    "shoulder": ("upper-arm", (0, 0, -4)),
    "heel": ("foot", (0, -6, -5)),
}
NIGHT = "#bfe3e0"
SHORT = 3.0  # cm: nothing as small as this gets an arrow


class NoSuchMark(ValueError):
    """positions.toml names an end of an arrow or of a band that is not there."""


def mark(b: Bones, name: str) -> Floats:
    """World place of a named point: "crown", "hand-right", "knee-left" …"""
    if name in MARKS:
        part, at = MARKS[name]
        return b.point(part, at)
    kind, _, side = name.rpartition("-")
    if kind not in LIMBS or side not in ("right", "left"):
        known = ", ".join([*MARKS, *LIMBS])
        raise NoSuchMark(f"no point {name!r}; there are {known}, limbs with -right or -left")
    part, at = LIMBS[kind]
    return b.frames[f"{part}-{side}"].at(at)


def end(b: Bones, where: Any) -> Floats:
    """A named point, [part, [x, y, z]] in a part's frame, or a place in the world."""
    if isinstance(where, str):
        return mark(b, where)
    return b.point(where[0], where[1]) if isinstance(where[0], str) else vec(where)


def held(b: Bones, row: Table) -> list[Prop]:
    """Bands, towels and sticks between two points, and blocks and balls in the world."""
    out = []
    for one in row.get("rods", []):
        p, q = end(b, one["from"]), end(b, one["to"])
        more = (q - p) / float(np.linalg.norm(q - p)) * float(one.get("over", 0))
        out.append(props.rod(p - more, q + more, float(one.get("radius", 0.8)), one.get("name", "fig-tool")))
    for one in row.get("blocks", []):
        middle = end(b, one["at"]) + vec(one.get("off", (0, 0, 0)))
        out.append(
            props.block(
                middle, vec(one["half"]), one.get("name", "fig-furniture"), float(one.get("round", 0.6))
            )
        )
    for one in row.get("balls", []):
        middle = end(b, one["at"]) + vec(one.get("off", (0, 0, 0)))
        out.append(props.sphere(middle, float(one["radius"]), one.get("name", "fig-tool")))
    return out


@dataclass(frozen=True, slots=True)
class Arc:
    """On the picture, in pixels: from `p` past `c` to `q`."""

    p: Floats
    c: Floats
    q: Floats
    both: bool  # a head at either end


def arcs(row: Table, before: Bones | None, now: Bones, cam: Camera) -> list[Arc]:
    """`at`: what moves. From where it was before, or `by` so many cm. `bow`: how far the arrow bulges, as a share of
    its length; `off`: cm by which it is moved aside; `both`: a head at either end."""
    out = []
    for one in row.get("arrows", []):
        q = end(now, one["at"])
        if "by" in one:
            p, q = q, q + vec(one["by"])
        elif before is None:
            raise NoSuchMark(f"{row['slug']}: an arrow needs `by` where there is no `before`")
        else:
            p = end(before, one["at"])
        (a, b), _ = project(cam, np.array([p, q]) + vec(one.get("off", (0, 0, 0))))
        if float(np.linalg.norm(b - a)) * cam.pixel_cm > SHORT:
            across = np.array([b[1] - a[1], a[0] - b[0]])
            out.append(
                Arc(a, (a + b) / 2 + across * float(one.get("bow", 0.18)), b, bool(one.get("both", False)))
            )
    return out


def arrows(row: Table, before: Bones | None, now: Bones, cam: Camera) -> str:
    out = "".join(drawn(arc) for arc in arcs(row, before, now, cam))
    if not out:
        return ""
    return (
        f"<style>@media (prefers-color-scheme:dark){{.fig-arrow{{stroke:{NIGHT}}}}}</style>\n"
        f'<g class="fig-arrow" stroke="{svg.COLOURS["fig-arrow"]}" {svg.LINE}>\n{out}</g>\n'
    )


def drawn(arc: Arc) -> str:
    """An arc with a head of fixed size."""
    (px, py), (cx, cy), (qx, qy) = arc.p, arc.c, arc.q
    size = min(16.0, float(np.linalg.norm(arc.q - arc.p)) * 0.4)
    d = f"M{px:.0f} {py:.0f}Q{cx:.0f} {cy:.0f} {qx:.0f} {qy:.0f}" + head(arc.q, arc.q - arc.c, size)
    return f'<path d="{d}{head(arc.p, arc.p - arc.c, size) if arc.both else ""}" stroke-width="4.5"/>\n'


def head(tip: Floats, way: Floats, size: float) -> str:
    u = way / max(float(np.linalg.norm(way)), 1e-6)
    n = np.array([-u[1], u[0]])
    a, b = tip - u * size + n * size * 0.6, tip - u * size - n * size * 0.6
    return f"M{a[0]:.0f} {a[1]:.0f}L{tip[0]:.0f} {tip[1]:.0f}L{b[0]:.0f} {b[1]:.0f}"
