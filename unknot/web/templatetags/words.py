"""Words for pages: places, muscles with sides, reasons, figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from unknot import load_knowledge
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.complaint import Span
from unknot.web import figure as figures
from unknot.web import pattern as patterns

register = template.Library()

DAYS = {"mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday"}
DAYS |= {"sat": "Saturday", "sun": "Sunday"}


@register.filter
def place_words(place: Place) -> str:
    """“Left shoulder blade”."""
    region = load_knowledge().regions.get(place.region)
    name = region.name if region else place.region.replace("-", " ")
    return name if place.side is Side.MIDDLE else f"{place.side.capitalize()} {name[0].lower()}{name[1:]}"


@register.filter
def in_order(places: frozenset[Place]) -> list[Place]:
    return sorted(places)


@register.filter
def mark_words(mark: Mark) -> str:
    return f"{place_words(mark.place)}, {'tight, ' if mark.feel == 'tight' else ''}{mark.strength} of 10"


@register.filter
def span_words(span: Span) -> str:
    """A chip's words: a movement as people would say it, everything else as it was read."""
    if span.kind != "movement":
        known = load_knowledge().activities.get(span.meaning)
        return known.name if known else span.meaning.replace("-", " ")
    told, _, effect = span.meaning.rpartition(" ")
    probe, _, side = told.partition(":")
    movement = load_knowledge().movements.get(probe)
    name = movement.name.lower() if movement else probe.replace("-", " ")
    words = {"short": "is stiff", "hurts": "hurts", "eases": "eases it", "weak": "is weak"}.get(
        effect, effect
    )
    return " ".join(part for part in (name, side, words) if part).capitalize()


@register.filter
def muscle_words(muscle: str, side: Side | str = Side.MIDDLE) -> str:
    """“Levator scapulae, right”; also reads `muscle:side`."""
    name, _, own = muscle.partition(":")
    side = own or side
    known = load_knowledge().muscles.get(name)
    words = known.name if known else name.replace("-", " ")
    return words if side in ("", Side.MIDDLE) else f"{words}, {side}"


@register.filter
def tool_words(tool: str) -> str:
    known = load_knowledge().tools.get(tool)
    return known.name if known else tool.replace("-", " ")


@register.filter
def area_words(area: str) -> str:
    known = load_knowledge().areas.get(area)
    return known.name if known else area.replace("-", " ")


ACTIVITIES = {"sport": "Sport and training", "job": "Work", "habit": "Everyday"}


@register.filter
def kind_words(kind: str) -> str:
    return ACTIVITIES.get(kind, kind)


@register.filter
def day_words(day: str) -> str:
    return DAYS.get(day, day)


VERDICTS = {"too-early": "too early to tell", "steady": "steady, within the noise"}


@register.filter
def verdict_words(verdict: str) -> str:
    return VERDICTS.get(verdict, verdict)


@register.filter
def percent(share: float) -> str:
    return f"{share * 100:.0f} %"


@register.filter
def as_number(typed: str | None) -> int | None:
    """What was typed, as a number of a scale; None when it is none."""
    return int(typed) if typed and typed.isdecimal() else None


@register.filter
def per_thousand(share: float) -> int:
    return round(share * 1000)


@register.filter
def nice_date(day: date) -> str:
    return f"{day.strftime('%A')} {day.day} {day.strftime('%B')}"


@register.filter
def clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


@register.filter
def lookup(mapping: Any, key: str) -> Any:
    return mapping.get(key) if hasattr(mapping, "get") else None


@register.simple_tag
def drawing_figure(drawing: PainDrawing, view: str = "") -> SafeString:
    classes = figures.drawing_classes(drawing)
    title = "Your drawing: " + "; ".join(mark_words(m) for m in drawing.marks)
    return figures.drawn(view or patterns.pattern_views(classes)[0], classes, title)


@register.simple_tag
def place_figure(place: Place) -> SafeString:
    classes = {place: "marked level-3 pain"}
    view = next((v for v in figures.views() if place in figures.places_on(v)), "")
    if not view:
        return mark_safe("")
    near = classes if view in figures.WHOLE else ()
    svg = figures.drawn(view, classes, f"{place_words(place)}, seen from the {view.replace('-', ' ')}", near)
    return format_html('<div class="pattern-view">{}</div>', svg)


@register.simple_tag
def pattern_figures(muscle: str, side: str = "right", drawing: PainDrawing | None = None) -> SafeString:
    """The muscle's pattern in one or two views, close up, laid over the drawing when there is one."""
    knowledge = load_knowledge()
    known = knowledge.muscles[muscle]
    own = Side.RIGHT if side == Side.MIDDLE else Side(side)
    pattern = patterns.pattern_classes(known, own, knowledge)
    marks = figures.drawing_classes(drawing) if drawing else {}
    both = {p: f"{marks.get(p, '')} {pattern.get(p, '')}".strip() for p in {*marks, *pattern}}
    title = f"Where pain from {known.name} is often felt, seen from the"
    return format_html_join(
        "",
        '<div class="pattern-view">{}</div>',
        (
            (
                figures.drawn(
                    view,
                    both,
                    f"{title} {view.replace('-', ' ')}",
                    pattern if view in figures.WHOLE else (),
                    patterns.laid_over(view, muscle, own),
                ),
            )
            for view in patterns.muscle_views(muscle, own, pattern)
        ),
    )


GRADES = {
    "A": "pooled analysis or several consistent trials",
    "B": "one or few trials",
    "C": "observational studies or case reports",
    "E": "expert consensus or textbook",
    "memory": "standard teaching, not yet verified",
    "ours": "our own judgement",
}


@register.filter
def grade_words(grade: str) -> str:
    return GRADES.get(str(grade), str(grade))


@register.filter
def grade_short(grade: str) -> str:
    return {"memory": "unverified", "ours": "our own"}.get(str(grade), str(grade))


@register.filter
def source_id(cite: str) -> str:
    return cite.split("#", maxsplit=1)[0]


@register.filter
def source_words(cite: str) -> str:
    """“Lucas 2009” for lucas-2009."""
    return " ".join(part if part[:1].isdigit() else part.capitalize() for part in source_id(cite).split("-"))


@register.filter
def region_words(region: str) -> str:
    known = load_knowledge().regions.get(region)
    return known.name.lower() if known else region.replace("-", " ")


@register.simple_tag
def position_picture(slug: str) -> SafeString:
    """The picture of a position, or nothing when there is none yet."""
    return figures.position(slug)
