"""The library by body, by area, by name: muscles, places, tools, ways to press, movements, and what they stand on."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from unknot.care.for_you import muscle_for_you, pressing_for_you, technique_for_you, tool_for_you
from unknot.care.look_up import backings_of, shown_by, sources_of
from unknot.care.room import Room
from unknot.care.search import search, search_others
from unknot.care.standing import Standing, standing
from unknot.core.body import Place, Side
from unknot.core.knowledge import ChainLink, Knowledge, Movement, Muscle, Region
from unknot.library.coverage import coverage, total
from unknot.web import figure
from unknot.web.pages.explained import PAGES
from unknot.web.pages.find import PARTS
from unknot.web.pages.kinds import KINDS, row, things_of
from unknot.web.rooms import room_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """`q` is a name or a lay word looked up in the library; it says nothing of the person."""
    knowledge = room_of(request).knowledge
    wanted = request.GET.get("q", "").strip()[:80]
    kinds = [(slug, kind.title, len(list(things_of(kind, knowledge)))) for slug, kind in KINDS.items()]
    context = {
        "q": wanted,
        "found": search(wanted, knowledge) if wanted else (),
        "others": _others(wanted, knowledge),
        "areas": _by_area(knowledge),
        "views": [figure.linked(view, knowledge) for view in ("front", "back")],
        "parts": _places_by_part(knowledge),
        "kinds": kinds,
        "explained": PAGES,
        "muscles": len(knowledge.muscles),
        "works": len(knowledge.sources),
    }
    return render(request, "library/index.html", context)


def _others(wanted: str, knowledge: Knowledge) -> list[dict[str, str]]:
    """What else in the book has that name, with the word for its kind."""
    lists = {(kind.collection, kind.of): kind for kind in KINDS.values()}
    found = []
    for collection, thing in search_others(wanted, knowledge):
        kind = lists.get((collection, thing.kind if collection == "movements" else ""))
        if kind:
            found.append({**row(kind, thing), "kind": kind.title})
        elif collection == "regions":
            found.append(
                {"name": thing.name, "url": reverse("library-place", args=[thing.id]), "kind": "Place"}
            )
    return found


def _by_area(knowledge: Knowledge) -> list[dict[str, Any]]:
    muscles = sorted(knowledge.muscles.values(), key=lambda m: m.name)
    areas = [area for area in knowledge.areas.values() if not area.whole_body]
    return [{"area": a, "muscles": [m for m in muscles if m.area == a.id]} for a in areas]


def _places_by_part(knowledge: Knowledge) -> list[dict[str, Any]]:
    parts: dict[str, list[Region]] = {}
    for region in knowledge.regions.values():
        parts.setdefault(region.part, []).append(region)
    return [{"name": PARTS.get(part, part), "regions": regions} for part, regions in parts.items()]


@require_safe
def area(request: HttpRequest, id: str) -> HttpResponse:
    """The muscles of an area, and with what it is best treated."""
    knowledge = room_of(request).knowledge
    known = knowledge.areas.get(knowledge.moved.get(id, id))
    if known is None:
        raise Http404
    fits = sorted(((fit, tool) for tool, fit in known.tools.items() if tool in knowledge.tools), reverse=True)
    named = {name for name in known.muscles if name in knowledge.muscles}
    own = [
        m for m in knowledge.muscles.values() if m.area == known.id or (known.whole_body and m.id in named)
    ]
    context = {
        "a": known,
        "muscles": sorted(own, key=lambda m: m.name),
        "tools": [knowledge.tools[tool] for _, tool in fits],
        "sources": sources_of(knowledge, [known.backing]),
    }
    return render(request, "library/area.html", context)


@require_safe
def place(request: HttpRequest, id: str) -> HttpResponse:
    """Who refers here: a place, the muscles whose pain is often felt at it, and those that lie under it."""
    knowledge = room_of(request).knowledge
    region = knowledge.regions.get(knowledge.moved.get(id, id))
    if region is None:
        raise Http404
    muscles = sorted(knowledge.muscles.values(), key=lambda m: m.name)
    context = {
        "region": region,
        "place": Place(region.id, Side.RIGHT if region.sided else Side.MIDDLE),
        "often": [m for m in muscles if region.id in m.essential],
        "sometimes": [m for m in muscles if region.id in m.spillover],
        "under": [m for m in muscles if region.id in m.under],
        "near": [knowledge.regions[n] for n in region.neighbours if n in knowledge.regions],
        "zones": [z for z in knowledge.zones.values() if region.id in z.regions],
    }
    return render(request, "library/place.html", context)


@require_safe
def muscle(request: HttpRequest, id: str) -> HttpResponse:
    room = room_of(request)
    known = room.knowledge.muscles.get(room.knowledge.moved.get(id, id))
    if known is None:
        raise Http404
    context = _muscle_context(room.knowledge, known)
    context["you"] = muscle_for_you(_stands(room), known, room.knowledge)
    return render(request, "library/muscle.html", context)


def _stands(room: Room) -> Standing:
    return standing(room.journal(), room.knowledge, room.clock())


def _muscle_context(knowledge: Knowledge, known: Muscle) -> dict[str, Any]:
    muscles = knowledge.muscles
    return {
        "m": known,
        "area": knowledge.areas.get(known.area),
        "after": [knowledge.movements[x] for x in _follow_up(known) if x in knowledge.movements],
        "tests": [knowledge.movements[x] for x in known.tests if x in knowledge.movements],
        "chain": [_told(link, knowledge) for link in known.chain],
        "antagonists": [muscles[x] for x in known.antagonists if x in muscles],
        "synergists": [muscles[x] for x in known.synergists if x in muscles],
        "satellites": [muscles[x] for x in known.satellites if x in muscles],
        "group": muscles.get(known.part_of),
        "parts": [m for m in muscles.values() if m.part_of == known.id],
        "techniques": knowledge.techniques,
        "flags": knowledge.red_flags,
        "sources": sources_of(knowledge, backings_of(known)),
        "knowledge": knowledge,
    }


def _told(link: ChainLink, knowledge: Knowledge) -> dict[str, Any]:
    """A link of the chain as steps to read: tight here, so it moves like this, so others take over; it shows in …"""
    places = [_place_of(name, knowledge) for name in dict.fromkeys((*link.exercises, link.test))]
    return {
        "when": link.when,
        "shows": link.shows,
        "others": [knowledge.muscles[x] for x in link.compensates if x in knowledge.muscles],
        "seen_in": [place for place in places if place],
        "backing": link.backing,
    }


def _place_of(name: str, knowledge: Knowledge) -> dict[str, str] | None:
    """Where an exercise, a movement or an activity is told of: its name, in small letters, and its page."""
    pages = (("exercises", "exercise"), ("movements", "movement"), ("activities", "activity"))
    for collection, page in pages:
        thing = getattr(knowledge, collection).get(name)
        if thing:
            return {
                "name": thing.name[:1].lower() + thing.name[1:],
                "url": reverse(f"library-{page}", args=[name]),
            }
    return None


def _follow_up(known: Muscle) -> tuple[str, ...]:
    return (known.stretch, known.movement, known.strengthener)


@require_safe
def tool(request: HttpRequest, id: str) -> HttpResponse:
    room = room_of(request)
    knowledge = room.knowledge
    known = knowledge.tools.get(knowledge.moved.get(id, id))
    if known is None:
        raise Http404
    context = {
        "t": known,
        "muscles": [m for m in knowledge.muscles.values() if any(known.id in t.tools for t in m.treatments)],
        "techniques": [t for t in knowledge.techniques.values() if known.id in t.tools],
        "sources": sources_of(knowledge, [known.backing]),
        "you": tool_for_you(_stands(room), known, knowledge),
    }
    return render(request, "library/tool.html", context)


@require_safe
def technique(request: HttpRequest, id: str) -> HttpResponse:
    room = room_of(request)
    knowledge = room.knowledge
    known = knowledge.techniques.get(knowledge.moved.get(id, id))
    if known is None:
        raise Http404
    context = {
        "t": known,
        "tools": [knowledge.tools[x] for x in known.tools if x in knowledge.tools],
        "sources": sources_of(knowledge, [known.backing]),
        "you": technique_for_you(_stands(room), known, knowledge),
    }
    return render(request, "library/technique.html", context)


@require_safe
def movement(request: HttpRequest, id: str) -> HttpResponse:
    room = room_of(request)
    knowledge = room.knowledge
    known: Movement | None = knowledge.movements.get(knowledge.moved.get(id, id))
    if known is None:
        raise Http404
    context = {
        "m": known,
        "muscles": [m for m in knowledge.muscles.values() if known.id in (*_follow_up(m), *m.tests)],
        "shown": shown_by(known.id, knowledge),
        "tell": [m for m in knowledge.muscles.values() if any(t.probe == known.id for t in m.tells)],
        "sources": sources_of(knowledge, [known.backing]),
        "you": pressing_for_you(_stands(room), knowledge),
    }
    return render(request, "library/movement.html", context)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    knowledge = room_of(request).knowledge
    listed = sorted(knowledge.sources.values(), key=lambda s: (s.authors or s.id, s.year or 0))
    context = {"sources": listed, "assumptions": knowledge.assumptions.values()}
    return render(request, "library/sources.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """How good the book is, in figures."""
    known = coverage(room_of(request).knowledge)
    context = {"known": known, "areas": (*known.areas, total(known.areas))}
    return render(request, "library/about.html", context)
