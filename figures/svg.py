"""Shapes become SVG. Colours are attributes, so a page's own style sheet can change every one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from figures.ink import Shapes
from figures.places import Place

COLOURS = {
    "fig-skin": "#e4c6aa", "fig-cloth": "#7c8a93", "fig-shade": "#6e4d3c", "fig-deep": "#5a3d2f",
    "fig-light": "#fff3e2", "fig-line": "#4a3a33",
}  # fmt: skip
BORDER = "#40566b"
LINE = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'


def filled(name: str, d: str, opacity: float | None = None) -> str:
    if not d:
        return ""
    rule = ' fill-rule="evenodd"'
    see = "" if opacity is None else f' fill-opacity="{opacity:g}"'
    return f'<path class="{name}" fill="{COLOURS[name]}"{see}{rule} d="{d}"/>\n'


def stroked(d: str, width: float, opacity: float = 1.0) -> str:
    see = "" if opacity == 1 else f' stroke-opacity="{opacity:g}"'
    return f'<path stroke-width="{width:g}"{see} d="{d}"/>\n' if d else ""


def figure_layers(s: Shapes) -> str:
    return (
        filled("fig-skin", s.outline) + filled("fig-cloth", s.cloth) + filled("fig-shade", s.shade, 0.2)
        + filled("fig-deep", s.deep, 0.2) + filled("fig-light", s.glow, 0.22)
    )  # fmt: skip


def line_layers(s: Shapes, width: float) -> str:
    by_strength: dict[float, str] = {}
    for d, strength in s.marks:
        by_strength[strength] = by_strength.get(strength, "") + d
    marks = "".join(stroked(d, width * 0.6, round(k * 0.9, 2)) for k, d in sorted(by_strength.items()))
    lines = stroked(s.outline, width) + stroked(s.edges, width * 0.8) + marks
    return f'<g class="fig-line" stroke="{COLOURS["fig-line"]}" {LINE} pointer-events="none">\n{lines}</g>\n'


def region(place: Place, d: str, extra: Mapping[str, str]) -> str:
    more = "".join(f' {k}="{escape(v)}"' for k, v in extra.items())
    return f'<path class="region" data-region="{place.region}" data-side="{place.side}"{more} d="{d}"/>\n'


def zoom_layer(zooms: Sequence[tuple[str, str, str]]) -> str:
    """`zooms`: view, group, path data."""
    areas = "".join(
        f'<path class="zoom" data-zoom="{group}" data-zoom-view="{view}" d="{d}"/>\n'
        for view, group, d in zooms
    )
    return f'<g class="zooms" fill="none" pointer-events="all">\n{areas}</g>\n' if zooms else ""


def document(width: float, height: float, title: str, name: str, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" class="figure" data-view="{name}" '
        f'role="img" aria-label="{escape(title)}">\n{body}</svg>\n'
    )
