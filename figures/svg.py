"""Shapes become SVG. Colours are attributes, so a page's own style sheet can change every one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from figures.ink import Shapes
from figures.places import Place

COLOURS = {
    "fig-skin": "#dcc0a4", "fig-shade": "#c6a385", "fig-deep": "#b08a6c", "fig-light": "#e6cfb6",
    "fig-cloth": "#6f7f86", "fig-cloth-shade": "#5b6a71", "fig-line": "#4a3a30", "fig-tool": "#2f7d78",
    "fig-furniture": "#a9a293", "fig-floor": "#d9d5c9", "fig-wall": "#e6e1d5", "fig-wall-edge": "#b9b3a5",
    "fig-bed": "#d5d9dc", "fig-bed-side": "#b4babf", "fig-pillow": "#cfd6da", "fig-gloom": "#1c1714",
    "fig-aim": "#b5462f", "fig-arrow": "#1d5b63",
}  # fmt: skip
BORDER = "#40566b"
NIGHT = {
    "fig-skin": "#a58a73", "fig-shade": "#866d59", "fig-deep": "#6c5747", "fig-light": "#bfa48b",
    "fig-cloth": "#4d5a61", "fig-cloth-shade": "#3f4a50", "fig-tool": "#3b9a93", "fig-furniture": "#6c675d",
    "fig-floor": "#363b40", "fig-wall": "#2f3439", "fig-wall-edge": "#474d53", "fig-bed": "#3a4046",
    "fig-bed-side": "#2c3136", "fig-pillow": "#59626a", "fig-aim": "#d0593c",
}  # fmt: skip
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
    """Skin with its tones, the cloth over it; all opaque, so each theme says each colour."""
    return (
        filled("fig-skin", s.outline) + filled("fig-shade", s.shade) + filled("fig-deep", s.deep)
        + filled("fig-light", s.glow) + filled("fig-cloth", s.cloth) + filled("fig-cloth-shade", s.cloth_shade)
    )  # fmt: skip


def line_layers(s: Shapes, width: float) -> str:
    by_strength: dict[float, str] = {}
    for d, strength in s.marks:
        by_strength[strength] = by_strength.get(strength, "") + d
    marks = "".join(stroked(d, width * 0.6, round(k * 0.9, 2)) for k, d in sorted(by_strength.items()))
    lines = (
        stroked(s.cloth, width * 0.5, 0.6) + stroked(s.outline, width) + stroked(s.edges, width * 0.8) + marks
    )
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


def document(width: float, height: float, title: str, name: str, body: str, inset: float = 0) -> str:
    """`inset`: leaves out the rim of the picture, where shapes that go on are cut."""
    box = f"{inset:g} {inset:g} {width - 2 * inset:g} {height - 2 * inset:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" class="figure" data-view="{name}" '
        f'role="img" aria-label="{escape(title)}">\n{body}</svg>\n'
    )


def night() -> str:
    """For pictures shown as images, which no page can style: other colours where the reader's system is dark."""
    rules = "".join(f".{name}{{fill:{colour}}}" for name, colour in NIGHT.items())
    line = f".fig-line{{stroke:#15110e}}.fig-ring{{fill:none;stroke:{NIGHT['fig-aim']}}}"
    return f"<style>@media (prefers-color-scheme:dark){{{rules}{line}}}</style>\n"
