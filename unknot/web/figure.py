"""The figure on a page: a view's drawing with places marked by class. Works without JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.templatetags.static import static
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from unknot.core.body import PainDrawing, Place, Side
from unknot.core.knowledge import Knowledge, Muscle

WHOLE = ("front", "back", "left", "right")  # the views of the whole body; the others are close-ups

FOLDER = Path(__file__).parent.parent / "knowledge" / "body"
REGION = re.compile(r"<path\b[^>]*?data-region=\"([a-z-]+)\"[^>]*?data-side=\"([a-z]+)\"[^>]*?>")
CLASS = re.compile(r'class="([^"]*)"')


@cache
def view_source(view: str) -> str:
    """The SVG of a view, as rendered into `knowledge/body/`. Raises FileNotFoundError for an unknown view."""
    text = (FOLDER / f"{view}.svg").read_text(encoding="utf-8")
    return text[text.index("<svg") :].strip()


@cache
def views() -> tuple[str, ...]:
    found = {path.stem for path in FOLDER.glob("*.svg")}
    return (*(v for v in WHOLE if v in found), *sorted(found.difference(WHOLE)))


def address(view: str) -> str:
    return static(f"body/{view}.svg")


@cache
def places_on(view: str) -> frozenset[Place]:
    return frozenset(Place(m[1], Side(m[2])) for m in REGION.finditer(view_source(view)))


def drawn(view: str, classes: Mapping[Place, str], title: str = "") -> SafeString:
    """The view with extra classes on places. `title` is its text alternative; without one it is decoration."""

    def with_class(match: re.Match[str]) -> str:
        extra = classes.get(Place(match[1], Side(match[2])))
        if not extra:
            return match[0]
        return CLASS.sub(lambda m: f'class="{m[1]} {extra}"', match[0], count=1)

    svg = REGION.sub(with_class, view_source(view))
    label = f'role="img" aria-label="{escape(title)}"' if title else 'aria-hidden="true"'
    return mark_safe(svg.replace("<svg", f"<svg {label}", 1))  # noqa: S308 - our own drawing


def drawing_classes(drawing: PainDrawing) -> dict[Place, str]:
    """Marks by strength, in four steps; tight places hatched instead of filled."""
    return {m.place: f"marked level-{level(m.strength)} {m.feel}" for m in drawing.marks}


def level(strength: int) -> int:
    return 1 + min(3, max(0, strength - 1) // 3) if strength else 1


def pattern_classes(muscle: Muscle, side: Side, knowledge: Knowledge) -> dict[Place, str]:
    """Where a muscle's pain is usually felt: essential strong, spillover faint, the spot's place ringed."""
    found: dict[Place, str] = {}
    for region in muscle.spillover:
        found.update(dict.fromkeys(_places(region, side, muscle, knowledge), "spillover"))
    for region in muscle.essential:
        found.update(dict.fromkeys(_places(region, side, muscle, knowledge), "essential"))
    for point in muscle.points:
        for place in sided(point.at, side, knowledge):
            found[place] = f"{found.get(place, '')} spot".strip()
    return found


def _places(region: str, side: Side, muscle: Muscle, knowledge: Knowledge) -> tuple[Place, ...]:
    sides = {p.zone.side for p in muscle.points if region in (*p.zone.essential, *p.zone.spillover)}
    both = "both" in sides
    own = (*sided(region, side, knowledge),) if sides & {"same", "both"} else ()
    other = (*sided(region, side.opposite, knowledge),) if both or "opposite" in sides else ()
    return (*own, *other)


def sided(region: str, side: Side, knowledge: Knowledge) -> tuple[Place, ...]:
    known = knowledge.regions.get(region)
    if known is None:
        return ()
    return (Place(region, side if known.sided else Side.MIDDLE),)


def best_view(classes: Mapping[Place, str]) -> str:
    """The view that shows most of these places; front and back before the others."""
    weights = {"essential": 3, "spot": 2, "marked": 3, "spillover": 1}

    def shown(view: str) -> tuple[int, int]:
        total = sum(weights.get(word, 0) for p in places_on(view) for word in classes.get(p, "").split())
        return total, -views().index(view)

    return max((v for v in views() if v in WHOLE), key=shown)


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
