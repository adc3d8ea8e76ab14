"""From a sketch to shapes: outline, clothes, tones, lines. Everything is SVG path data in the view's units."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage  # type: ignore[import-untyped]
from skimage import measure

from figures import borders, curves
from figures.borders import OUTSIDE
from figures.frames import Bools, Floats
from figures.sketch import Sketch, soft_light

DARKER, DARKEST, LIGHTER = 0.60, 0.40, 0.90


@dataclass(frozen=True, slots=True)
class Shapes:
    outline: str
    cloth: str
    cloth_shade: str
    shade: str
    deep: str
    glow: str
    edges: str  # where a nearer part ends before a farther one
    marks: tuple[tuple[str, float], ...]  # landmark lines and their strength
    regions: tuple[tuple[int, str], ...]


def shapes(s: Sketch, gap_cm: float, error: float = 0.7) -> Shapes:
    arcs = borders.trace(s.places)
    borders.smooth(arcs, outline=2.2, inner=4.0, error=error)
    soft = soft_light(s, 9 * s.unit_cm * tone_size(s))
    present = sorted({a.left for a in arcs} | {a.right for a in arcs})
    return Shapes(
        outline=outline(arcs),
        cloth=masked(s.cloth & s.body, 1.5, error, s),
        cloth_shade=masked(s.cloth & s.body & (soft < DARKER), 5, 1.6, s),
        shade=masked(s.body & (soft < DARKER), 5, 1.6, s),
        deep=masked(s.body & (soft < DARKEST), 5, 1.6, s),
        glow=masked(s.body & (soft > LIGHTER), 6, 1.8, s),
        edges=edges(s, gap_cm),
        marks=tuple((curves.path(curves.fit_open(k.points, 0.5), False), k.strength) for k in s.strokes),
        regions=tuple((label, borders.region_path(arcs, label)) for label in present if label != OUTSIDE),
    )


def tone_size(s: Sketch) -> float:
    return float(max(0.4, min(1.0, s.body.shape[0] / 1800)))


def outline(arcs: list[borders.Arc]) -> str:
    """The border of the body against nothing, walked so that the body lies left."""
    pen = curves.Pen()
    for loop in borders.oriented(arcs, OUTSIDE):
        for i, (a, forwards) in enumerate([(a, not f) for a, f in loop[::-1]]):
            cs = a.fitted if forwards else [c[::-1] for c in a.fitted[::-1]]
            if i == 0:
                pen.move(cs[0][0])
            for c in cs:
                pen.curve(c)
        pen.close()
    return pen.text


def masked(mask: Bools, sigma: float, error: float, s: Sketch) -> str:
    """A soft-edged shape round the mask; crumbs are left out."""
    least = (1.2 / s.unit_cm) ** 2 * tone_size(s)
    return contours(mask, sigma, error, least, 1.0 if sigma > 2 else curves.STEP)


def contours(mask: Bools, sigma: float, error: float, least: float, step: float, scale: float = 1.0) -> str:
    """Path data round the mask's pieces larger than `least` pixels; coordinates times `scale`."""
    grown = ndimage.gaussian_filter(np.pad(mask.astype(float), 4), sigma)
    out = ""
    for c in measure.find_contours(grown, 0.5):  # type: ignore[no-untyped-call]
        p = c[:-1, ::-1] - 3.5
        if abs(area(p)) > least:
            out += curves.path(curves.fit_closed(curves.smooth_closed(p * scale, sigma), error), True, step)
    return out


def area(p: Floats) -> float:
    q = np.roll(p, -1, axis=0)
    return float(np.sum(p[:, 0] * q[:, 1] - q[:, 0] * p[:, 1])) / 2


def edges(s: Sketch, gap_cm: float) -> str:
    d, inside = s.depth, s.body
    upright = (np.abs(np.diff(d, axis=1)) > gap_cm) & inside[:, 1:] & inside[:, :-1]
    level = (np.abs(np.diff(d, axis=0)) > gap_cm) & inside[1:] & inside[:-1]
    out = ""
    shortest = 2.2 * gap_cm / s.unit_cm
    rim = ndimage.distance_transform_edt(inside)
    for chain in borders.walks(borders.steps(upright, level)):
        p = np.array(chain, float)
        from_rim = float(np.mean([rim[y, x] for x, y in chain]))
        if len(p) > shortest * 1.3 and from_rim > 4:  # nearer to the rim it would only thicken the outline
            out += curves.path(curves.fit_open(curves.smooth_open(p, 5.0), 0.6), False)
    return out
