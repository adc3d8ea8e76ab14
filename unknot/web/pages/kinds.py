"""The library kind by kind: a list of each, and a page for each thing that has no page of its own shape."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from unknot.care.for_you import pressing_for_you
from unknot.care.look_up import shown_by, sources_of
from unknot.care.standing import standing
from unknot.core.knowledge import Activity, ExercisePattern, Knowledge, Muscle
from unknot.web.rooms import room_of

Say = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """One list of the library. `of` keeps part of a collection; `line` says a little; `under` heads groups."""

    title: str
    intro: str
    collection: str
    page: str  # the page of one thing, by its name in urls.py
    of: str = ""  # only movements of this kind
    line: Say = lambda _: ""
    under: Say = lambda _: ""
    name: Say = lambda thing: str(thing.name)


def _stand_in(tool: Any) -> str:
    return f"or {tool.stand_ins[0]}" if tool.stand_ins else ""


def _also_called(thing: Any) -> str:
    return ", ".join(thing.words[:3])


def _movements(title: str, of: str, intro: str) -> Kind:
    return Kind(title, intro, "movements", "library-movement", of)


EFFECTS = {"blocks": "No pressing", "adapts": "Pressing, but gently", "local": "Leave the place alone"}
SOON = {
    "emergency": "An emergency",
    "same-day": "To be seen today",
    "within-days": "To be seen within days",
    "adapt": "Ask before you press",
}
ORDER = (*EFFECTS.values(), *SOON.values())  # of the groups: the most serious first
KINDS = {
    "tools": Kind(
        "Tools", "What to press with, and what does at home instead.", "tools", "library-tool", line=_stand_in
    ),
    "techniques": Kind(
        "Ways to press",
        "How, how long and how hard at most, and when to stop.",
        "techniques",
        "library-technique",
    ),
    "self-tests": _movements(
        "Self-tests", "self-test", "To see a change yourself, alone and without a device."
    ),
    "stretches": _movements("Stretches", "stretch", "For afterwards, slow and without force."),
    "drills": _movements("Movements for afterwards", "drill", "Small and easy: they use the new room."),
    "strengtheners": _movements("Strength for the days after", "strengthener", "What lasts. Start small."),
    "questions": _movements(
        "Movements that the finder asks about", "probe", "What hurts, stops early or eases tells."
    ),
    "everyday": _movements(
        "Everyday movements", "everyday", "Where a tight or weak muscle shows. Watch, do not force."
    ),
    "exercises": Kind(
        "Exercises",
        "As people log them, with the muscles that they load.",
        "exercises",
        "library-exercise",
        line=_also_called,
    ),
    "activities": Kind(
        "Sports, jobs and habits",
        "What they ask of which muscles.",
        "activities",
        "library-activity",
        under=lambda activity: f"{activity.kind}s",
        line=_also_called,
    ),
    "conditions": Kind(
        "Conditions",
        "What each forbids or softens, and why.",
        "conditions",
        "library-condition",
        under=lambda condition: EFFECTS[condition.effect],
    ),
    "red-flags": Kind(
        "Warning signs",
        "When not to press but to be seen, and how soon.",
        "red_flags",
        "library-red-flag",
        under=lambda flag: SOON[flag.urgency.label],
        name=lambda flag: flag.brief or flag.asks,
    ),
    "zones": Kind(
        "Where not to press",
        "Places with a vessel, a nerve or an organ close under the skin.",
        "zones",
        "library-zone",
        line=lambda zone: zone.keep,
    ),
    "instruments": Kind("Scales", "How a change is told from noise.", "instruments", "library-instrument"),
}


@require_safe
def listing(request: HttpRequest, kind: str) -> HttpResponse:
    known = KINDS[kind]
    groups: dict[str, list[dict[str, str]]] = {}
    for thing in things_of(known, room_of(request).knowledge):
        under = known.under(thing)
        groups.setdefault(under, []).append(row(known, thing))
    listed = sorted(groups.items(), key=lambda group: ORDER.index(group[0]) if group[0] in ORDER else 0)
    return render(request, "library/kind.html", {"kind": known, "groups": listed})


def things_of(kind: Kind, knowledge: Knowledge) -> Iterator[Any]:
    """In the order of their names."""
    things = getattr(knowledge, kind.collection).values()
    kept = (thing for thing in things if not kind.of or thing.kind == kind.of)
    yield from sorted(kept, key=lambda thing: kind.name(thing).casefold())


def row(kind: Kind, thing: Any) -> dict[str, str]:
    return {"name": kind.name(thing), "line": kind.line(thing), "url": reverse(kind.page, args=[thing.id])}


@require_safe
def thing(request: HttpRequest, kind: str, id: str) -> HttpResponse:
    """A page of a thing: an exercise, an activity, a condition, a warning sign, a zone, a scale."""
    room = room_of(request)
    knowledge = room.knowledge
    known = getattr(knowledge, KINDS[kind].collection).get(knowledge.moved.get(id, id))
    if known is None:
        raise Http404
    context = {
        "t": known,
        "kind": KINDS[kind],
        "slug": kind,
        "sources": sources_of(knowledge, [known.backing]),
        "you": pressing_for_you(standing(room.journal(), knowledge, room.clock()), knowledge),
        **_more(known, knowledge),
    }
    return render(request, f"library/{KINDS[kind].page.removeprefix('library-')}.html", context)


def _more(known: Any, knowledge: Knowledge) -> dict[str, Any]:
    if isinstance(known, (Activity, ExercisePattern)):
        loads = {name: muscle for name in known.muscles if (muscle := knowledge.muscles.get(name))}
        return {"loads": _by_load(known, loads), "shown": shown_by(known.id, knowledge)}
    regions = [knowledge.regions[r] for r in getattr(known, "regions", ()) if r in knowledge.regions]
    careful = [m for m in knowledge.muscles.values() if any(c.zone == known.id for c in m.cautions)]
    alike = [m for m in knowledge.muscles.values() if any(known.id in a.red_flags for a in m.look_alikes)]
    forbidden = [knowledge.tools[x].name for x in getattr(known, "forbids_tools", ()) if x in knowledge.tools]
    return {
        "regions": regions,
        "careful": careful,
        "alike": alike,
        "tools": forbidden,
        "soon": SOON.get(getattr(getattr(known, "urgency", None), "label", ""), ""),
    }


def _by_load(known: Activity | ExercisePattern, loads: dict[str, Muscle]) -> list[dict[str, Any]]:
    """The muscles in three steps, the most loaded first."""
    steps = (("Most of all", 0.7, 1.1), ("Clearly", 0.4, 0.7), ("A little", 0.0, 0.4))
    found = []
    for words, least, below in steps:
        named = sorted(
            ((w, n) for n, w in known.muscles.items() if least <= w < below and n in loads), reverse=True
        )
        if named:
            found.append({"words": words, "muscles": [loads[name] for _, name in named]})
    return found
