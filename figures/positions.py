"""The pictures of positions: read from positions.toml, drawn as small SVG."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from figures import borders, charts, curves, motion, places, props, svg
from figures.arrange import RADIUS, BadPicture, Scenery, Staged, Table, focus, stage
from figures.borders import OUTSIDE
from figures.camera import camera, project
from figures.frames import Bools, Floats, Ints, vec
from figures.ink import edges, masked
from figures.march import MISS, Camera, Shot, picture
from figures.sketch import Sketch, light, shorts, soft_light, strokes

FILES = tuple(Path(__file__).parent / name for name in ("positions.toml", "movements.toml"))
WIDE = 560  # units across
PER_CM = (3.2, 9.0)  # least and most units per cm
MARGIN = 5.0  # cm
RING_CM = 9.0


@dataclass(frozen=True, slots=True)
class Drawn:
    text: str
    width: int
    height: int
    remarks: tuple[str, ...]


def pictures(files: tuple[Path, ...] = FILES) -> dict[str, dict[str, Any]]:
    """Slug to everything about the picture; a picture's own keys win over its pose's."""
    raw = [tomllib.loads(path.read_text(encoding="utf-8")) for path in files]
    poses = {name: pose for one in raw for name, pose in one["pose"].items()}
    out: dict[str, dict[str, Any]] = {}
    for row in (asked for one in raw for asked in one["picture"]):
        if row["pose"] not in poses:
            raise BadPicture(f"{row['slug']}: there is no pose {row['pose']!r}")
        if row["slug"] in out:
            raise BadPicture(f"{row['slug']}: named twice")
        base = dict(poses[row["pose"]])
        while "like" in base:
            base = {**poses[base.pop("like")], **base}
        out[row["slug"]] = {"tool": {"kind": "none"}, **base, **row}
    return out


def draw(row: Table, detail: float = 1.0) -> Drawn:
    staged = stage(row)
    before = stage({**row, **row["before"]}) if "before" in row else None
    cam = framed(staged, before, row, detail)
    shot = picture(staged.figure.scene, props.things(list(staged.props)), cam)
    text = drawing(staged, before, row, cam, shot)
    return Drawn(text, cam.width, cam.height, staged.remarks + (before.remarks if before else ()))


def direction(row: Table) -> Floats:
    azimuth, elevation = (math.radians(float(a)) for a in row.get("camera", (90, 10)))
    return vec(
        (
            math.sin(azimuth) * math.cos(elevation),
            math.cos(azimuth) * math.cos(elevation),
            math.sin(elevation),
        )
    )


def framed(staged: Staged, before: Staged | None, row: Table, detail: float) -> Camera:
    """A close-up of `width` cm round the spot, or the whole body and its things, before and after."""
    look = direction(row)
    if "width" in row:
        wide = float(row["width"])
        high = wide * float(row.get("shape", 0.85))
        shift = vec(row.get("shift", (0, 0, 0)))
        per_cm = min(max(WIDE / wide, PER_CM[0]), PER_CM[1]) * detail
        return camera(look, staged.target + shift, wide, high, per_cm)
    middle = vec(staged.figure.pose.place)
    rough = camera(look, middle, 300, 300, 0.7)
    seen = picture(staged.figure.scene, props.things(list(staged.props)), rough).depth < MISS
    if before is not None:
        seen |= silhouette(before, rough)
    for arc in motion.arcs(row, before.figure.bones if before else None, staged.figure.bones, rough):
        for x, y in (arc.p, (arc.p + 2 * arc.c + arc.q) / 4, arc.q):
            seen[round(float(y)), round(float(x))] = True
    rows, cols = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    left, right = (float(c) * rough.pixel_cm - 150 for c in (cols[0] - 1, cols[-1] + 2))
    top, bottom = (150 - float(r) * rough.pixel_cm for r in (rows[0] - 1, rows[-1] + 2))
    centre = middle + rough.right * (left + right) / 2 + rough.up * (top + bottom) / 2
    wide, high = right - left + 2 * MARGIN, top - bottom + 2 * MARGIN
    per_cm = min(max(WIDE / max(wide, high * 1.1), PER_CM[0]), PER_CM[1]) * detail
    return camera(look, centre, wide, high, per_cm)


def silhouette(staged: Staged, cam: Camera) -> Bools:
    shot = picture(staged.figure.scene, props.things([]), cam)
    return np.asarray(shot.depth < MISS)


def ghost(before: Staged, s: Sketch, cam: Camera) -> str:
    """Where the body was before it moved, faint and behind everything."""
    mask = silhouette(before, cam)
    mask[0], mask[-1], mask[:, 0], mask[:, -1] = False, False, False, False
    d = masked(mask, 1.4, 0.8, s)
    line = f'<path class="fig-line" stroke="{svg.COLOURS["fig-line"]}" {svg.LINE} '
    rim = f'stroke-width="1.4" stroke-opacity="0.4" stroke-dasharray="6 5" d="{d}"/>\n'
    return svg.filled("fig-skin", d, 0.38) + line + rim


def drawing(staged: Staged, before: Staged | None, row: Table, cam: Camera, shot: Shot) -> str:
    fig = staged.figure
    hit = shot.depth < MISS
    body = shot.thing == 0
    skin = charts.skin(fig, shot.place[body], shot.part[body])
    cloth, aim = np.zeros(hit.shape, bool), np.zeros(hit.shape, bool)
    cloth[body] = shorts(skin)
    aim[body] = aimed(row, skin)
    what = labelled(shot, staged)
    zero = np.zeros(hit.shape, np.int64)
    s = Sketch(
        np.where(what == OUTSIDE, OUTSIDE, 0),
        light(shot, cam),
        shot.depth,
        cloth,
        zero,
        strokes(fig, shot, cam),
        cam.pixel_cm,
    )
    arcs = borders.trace(what)
    borders.smooth(arcs, outline=1.4, inner=1.4, error=0.6)
    layers = svg.night() + scenery(staged, cam) + (ghost(before, s, cam) if before else "")
    layers += coloured(arcs) + tones(s, what)
    layers += svg.filled("fig-aim", masked(aim, 1.5, 0.8, s), 0.75)
    layers += lines(arcs, s, what) + ring(staged, row, cam)
    layers += motion.arrows(row, before.figure.bones if before else None, fig.bones, cam)
    return svg.document(cam.width, cam.height, str(row["alt"]), str(row["slug"]), layers, 3)


def tones(s: Sketch, what: Ints) -> str:
    """Shade on the skin, the shorts over it with their own, and a shadow on things."""
    soft = soft_light(s, 0.7)
    body = what == 1
    gloom = masked((what > 1) & (soft < 0.5), 2.0, 1.2, s)
    return (
        svg.filled("fig-shade", masked(body & (soft < 0.6), 2.5, 1.2, s))
        + svg.filled("fig-deep", masked(body & (soft < 0.38), 2.5, 1.2, s))
        + svg.filled("fig-cloth", masked(s.cloth, 1.2, 0.6, s))
        + svg.filled("fig-cloth-shade", masked(s.cloth & (soft < 0.55), 2.5, 1.2, s))
        + svg.filled("fig-gloom", gloom, 0.2)
    )


def ring(staged: Staged, row: Table, cam: Camera) -> str:
    """A ring round the spot in pictures of the whole body, where the tool is small or half hidden."""
    if row["tool"]["kind"] not in RADIUS and ("width" in row or moves(row)):
        return ""
    uv, _ = project(cam, staged.target[None])
    r = RING_CM / cam.pixel_cm
    return (
        f'<circle class="fig-ring" cx="{uv[0, 0]:.0f}" cy="{uv[0, 1]:.0f}" r="{r:.0f}" fill="none" '
        f'stroke="{svg.COLOURS["fig-aim"]}" stroke-width="3" stroke-opacity="0.85"/>\n'
    )


def aimed(row: Table, skin: charts.Skin) -> Bools:
    """Skin of the regions under treatment, on the side (or sides) treated."""
    source = focus(row)
    wanted = set(aims(row))
    side = row.get("aim_side", source.get("side", "right"))
    all_places = places.places()
    chosen = [
        i
        for i, p in enumerate(all_places)
        if p.region in wanted and (p.side in (side, "middle") or side == "both")
    ]
    return np.isin(places.place_indices(skin), chosen)


KINDS = {"fig-skin": 1, "fig-tool": 2, "fig-furniture": 3, "fig-pillow": 4}


def labelled(shot: Shot, staged: Staged) -> Ints:
    """1 the body, 2 tools, 3 furniture, 4 pillows."""
    out = np.full(shot.depth.shape, OUTSIDE)
    out[shot.thing == 0] = 1
    for i, prop in enumerate(staged.props):
        out[shot.thing == i + 1] = KINDS[prop.name]
    out[0], out[-1], out[:, 0], out[:, -1] = OUTSIDE, OUTSIDE, OUTSIDE, OUTSIDE
    return out


def coloured(arcs: list[borders.Arc]) -> str:
    present = {a.left for a in arcs} | {a.right for a in arcs}
    return "".join(
        svg.filled(name, borders.region_path(arcs, n)) for name, n in KINDS.items() if n in present
    )


def lines(arcs: list[borders.Arc], s: Sketch, what: Ints) -> str:
    outline = "".join(curves.path(a.fitted, a.closed) for a in arcs)
    marks = "".join(
        curves.path(curves.fit_open(k.points, 0.6), False) for k in s.strokes if k.strength >= 0.5
    )
    inner = edges(replace(s, places=np.where(what == 1, 0, OUTSIDE)), 2.2)
    return (
        f'<g class="fig-line" stroke="{svg.COLOURS["fig-line"]}" {svg.LINE}>\n'
        + svg.stroked(outline + inner, 1.6) + svg.stroked(marks, 0.9, 0.5) + "</g>\n"
    )  # fmt: skip


def scenery(staged: Staged, cam: Camera) -> str:
    """Floor, bed and wall as flat shapes behind everything."""
    out = ""
    for s in sorted(staged.scenery, key=lambda s: s.kind != "wall"):
        for name, corners in shapes_of(s, staged, cam):
            uv, _ = project(cam, np.array(corners))
            d = "M" + "L".join(f"{u:.0f} {v:.0f}" for u, v in uv) + "z"
            out += svg.filled(name, d)
    return out


def shapes_of(s: Scenery, staged: Staged, cam: Camera) -> list[tuple[str, list[Floats]]]:
    low, high = footprint(staged)
    if s.kind == "wall":
        n = vec(s.normal)
        side = np.cross(n, vec((0, 0, 1)))
        at = n * s.offset
        middle = float(((low + high) / 2) @ side)
        a, b = side * (middle - 42), side * (middle + 42)
        up = vec((0, 0, float(high[2]) + 14))
        face = [at + a, at + b, at + b + up, at + a + up]
        thick = n * 3.5
        edge = a if float(a @ cam.ahead) < float(b @ cam.ahead) else b
        return [
            ("fig-wall-edge", [at + edge, at + edge + thick, at + edge + thick + up, at + edge + up]),
            ("fig-wall", face),
        ]
    x0, y0, x1, y1 = float(low[0]) - 10, float(low[1]) - 10, float(high[0]) + 10, float(high[1]) + 10
    top = [vec((x0, y0, 0)), vec((x1, y0, 0)), vec((x1, y1, 0)), vec((x0, y1, 0))]
    if s.kind == "floor":
        return [("fig-floor", top)]
    down = vec((0, 0, -14))
    out: list[tuple[str, list[Floats]]] = []
    for i in range(4):
        p, q = top[i], top[(i + 1) % 4]
        out_ward = np.cross(q - p, vec((0, 0, 1)))
        if float(out_ward @ cam.ahead) < 0:
            out.append(("fig-bed-side", [p, q, q + down, p + down]))
    return [*out, ("fig-bed", top)]


def footprint(staged: Staged) -> tuple[Floats, Floats]:
    """A box round bones and props."""
    b = staged.figure.bones
    names = ("hand", "foot", "shank", "forearm", "thigh")
    ends = [
        f.at((0, 0, 10 if k.startswith(("hand", "foot")) else 0))
        for k, f in b.frames.items()
        if k.startswith(names)
    ]
    ends += [b.point("head", (0, 0, 174)), b.point("trunk", (0, 0, 90))]
    p = np.array(ends)
    return p.min(axis=0), p.max(axis=0)


def listed(rows: dict[str, dict[str, Any]], folder: Path) -> list[dict[str, object]]:
    """What positions.json says about each picture that lies in the folder."""
    sizes = {slug: size(folder / f"{slug}.svg") for slug in rows if (folder / f"{slug}.svg").exists()}
    return [
        {
            "slug": slug, "file": f"{slug}.svg", "alt": rows[slug]["alt"], "tool": tool_of(rows[slug]),
            "regions": aims(rows[slug]), "position": rows[slug]["position"], "setting": setting(rows[slug]),
            "side": "right", "width": width, "height": height,
        }
        for slug, (width, height) in sizes.items()
    ]  # fmt: skip


def size(path: Path) -> tuple[int, int]:
    """Width and height as the picture's viewBox has them."""
    *_, width, height = path.read_text(encoding="utf-8").split('viewBox="', 1)[1].split('"', 1)[0].split()
    return int(width), int(height)


def tool_of(row: Table) -> str:
    kind = str(row["tool"]["kind"])
    return str(row["press"][0]["grip"]) if kind == "none" and not moves(row) else kind


def moves(row: Table) -> bool:
    """A picture of a movement, with nothing that presses."""
    return "focus" in row


def aims(row: Table) -> list[str]:
    """What is coloured: in a picture of a movement nothing, unless it is said where it pulls or works."""
    return list(row.get("regions", [] if moves(row) else [focus(row)["at"]]))


def setting(row: Table) -> str:
    return "none" if row["support"] == "chair" and "width" in row else str(row["support"])
