"""The figure on a page: a view's drawing with places marked by class. Works without JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from unknot.core.body import PainDrawing, Place, Side
from unknot.core.knowledge import Knowledge

WHOLE = ("front", "back", "left", "right")  # the views of the whole body; the others are close-ups

FOLDER = Path(__file__).parent.parent / "knowledge" / "body"
REGION = re.compile(r"<path\b[^>]*?data-region=\"([a-z-]+)\"[^>]*?data-side=\"([a-z]+)\"[^>]*?>")
PLACE = re.compile(r'<path class="region" data-region="([a-z-]+)" data-side="([a-z]+)"[^>]*?/>')
CLASS = re.compile(r'class="([^"]*)"')
VIEW_BOX = re.compile(r'viewBox="[^"]*"')
OWN_LABEL = re.compile(r' (?:role|aria-label)="[^"]*"')
WHOLE_VIEW = Place("whole-view")
ROOM, SMALLEST, SHAPE = 260.0, 760.0, 0.72  # of a close-up, in the figure's units (a tenth of a centimetre)


@cache
def view_source(view: str) -> str:
    """The SVG of a view, as rendered into `knowledge/body/`. Raises FileNotFoundError for an unknown view."""
    text = (FOLDER / f"{view}.svg").read_text(encoding="utf-8")
    tag, rest = text[text.index("<svg") :].strip().split(">", 1)
    return f"{OWN_LABEL.sub('', tag)}>{rest}"


@cache
def views() -> tuple[str, ...]:
    found = {path.stem for path in FOLDER.glob("*.svg")}
    return (*(v for v in WHOLE if v in found), *sorted(found.difference(WHOLE)))


def address(view: str) -> str:
    return static(f"body/{view}.svg")


@cache
def places_on(view: str) -> frozenset[Place]:
    return frozenset(Place(m[1], Side(m[2])) for m in REGION.finditer(view_source(view)))


def drawn(
    view: str, classes: Mapping[Place, str], title: str = "", near: Iterable[Place] = (), over: str = ""
) -> SafeString:
    """The view with extra classes on places, close up around `near` when given, with `over` (SVG) on top.

    `title` is its text alternative; without one the figure is decoration.
    """

    def with_class(match: re.Match[str]) -> str:
        extra = classes.get(Place(match[1], Side(match[2])))
        if not extra:
            return match[0]
        return CLASS.sub(lambda m: f'class="{m[1]} {extra}"', match[0], count=1)

    svg = REGION.sub(with_class, view_source(view))
    svg = svg.replace("</svg>", f"{over}</svg>")
    frame = closer(view, near)
    if frame:
        svg = VIEW_BOX.sub(f'viewBox="{frame}"', svg, count=1)
    label = f'role="img" aria-label="{escape(title)}"' if title else 'aria-hidden="true"'
    return mark_safe(svg.replace("<svg", f"<svg {label}", 1))  # noqa: S308 - our own drawing


def linked(view: str, knowledge: Knowledge) -> SafeString:
    """The view in which every place is a link to its page in the library; works without JavaScript."""

    def as_link(match: re.Match[str]) -> str:
        region = knowledge.regions.get(match[1])
        if region is None:
            return match[0]
        side = "" if match[2] == Side.MIDDLE else f", {match[2]}"
        name = escape(f"{region.name}{side}")
        return f'<a href="{reverse("library-place", args=[region.id])}" aria-label="{name}">{match[0]}</a>'

    svg = PLACE.sub(as_link, view_source(view))
    label = f'role="group" aria-label="Body, {escape(view)}: choose a place"'
    return mark_safe(svg.replace("<svg", f"<svg {label}", 1))  # noqa: S308 - our own drawing


@cache
def boxes(view: str) -> dict[Place, tuple[float, float, float, float]]:
    """x, y, width, height of each place in a view, and of the view itself under no region."""
    meta = json.loads((FOLDER / f"{view}.json").read_text(encoding="utf-8"))
    found = {Place(p["region"], Side(p["side"])): tuple(p["box"]) for p in meta["places"]}
    return {**found, WHOLE_VIEW: (0.0, 0.0, float(meta["width"]), float(meta["height"]))}


def closer(view: str, near: Iterable[Place]) -> str:
    """The viewBox around these places with room about them; "" for the whole view."""
    known = boxes(view)
    found = [known[p] for p in near if p in known]
    if not found:
        return ""
    _, _, width, height = known[WHOLE_VIEW]
    left, top = min(b[0] for b in found), min(b[1] for b in found)
    right, bottom = max(b[0] + b[2] for b in found), max(b[1] + b[3] for b in found)
    tall = min(height, max(bottom - top + ROOM, (right - left + ROOM) / SHAPE, SMALLEST))
    wide = min(width, tall * SHAPE)
    x = min(max(0.0, (left + right - wide) / 2), width - wide)
    y = min(max(0.0, (top + bottom - tall) / 2), height - tall)
    return f"{x:.0f} {y:.0f} {wide:.0f} {tall:.0f}"


def drawing_classes(drawing: PainDrawing) -> dict[Place, str]:
    """Marks by strength, in four steps; tight places hatched instead of filled."""
    return {m.place: f"marked level-{level(m.strength)} {m.feel}" for m in drawing.marks}


def level(strength: int) -> int:
    return 1 + min(3, max(0, strength - 1) // 3) if strength else 1


@cache
def positions() -> dict[str, dict[str, object]]:
    """Position pictures by slug, as `figures/` rendered them: alt text and file."""
    path = FOLDER / "positions.json"
    if not path.exists():
        return {}
    listed = json.loads(path.read_text(encoding="utf-8"))
    found = listed["positions"] if isinstance(listed, dict) and "positions" in listed else listed
    items = found.values() if isinstance(found, dict) else found
    return {str(item["slug"]): item for item in items}


def position(slug: str) -> SafeString:
    known = positions().get(slug)
    if known is None:
        return mark_safe("")
    return format_html(
        '<img class="position" src="{}" alt="{}" loading="lazy" decoding="async">',
        static(f"figures/{slug}.svg"),
        known["alt"],
    )
