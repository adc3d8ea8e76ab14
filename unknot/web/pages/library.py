"""The library: by body, by area, by name; each thing with what it stands on."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from unknot.care.search import search
from unknot.core.body import Place, Side
from unknot.core.knowledge import Backing, Knowledge, Movement, Muscle, Region, Source
from unknot.web import figure
from unknot.web.pages.find import PARTS
from unknot.web.rooms import room_of


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """`q` is a name or a lay word looked up in the library; it says nothing of the person."""
    knowledge = room_of(request).knowledge
    wanted = request.GET.get("q", "").strip()[:80]
    muscles = search(wanted, knowledge) if wanted else tuple(knowledge.muscles.values())
    context = {
        "q": wanted,
        "found": muscles if wanted else (),
        "areas": _by_area(knowledge),
        "views": [figure.linked(view, knowledge) for view in ("front", "back")],
        "parts": _places_by_part(knowledge),
        "tools": [t for t in knowledge.tools.values() if t.kind != "support"],
        "techniques": knowledge.techniques.values(),
        "tests": [m for m in knowledge.movements.values() if m.kind == "self-test"],
        "knowledge": knowledge,
    }
    return render(request, "library/index.html", context)


def _by_area(knowledge: Knowledge) -> list[dict[str, Any]]:
    areas = [{"name": a.name, "id": a.id} for a in knowledge.areas.values() if not a.whole_body]
    known = {area["id"] for area in areas}
    muscles = sorted(knowledge.muscles.values(), key=lambda m: m.name)
    listed = [{**area, "muscles": [m for m in muscles if m.area == area["id"]]} for area in areas]
    rest = [m for m in muscles if m.area not in known]
    return [*listed, {"name": "other", "id": "other", "muscles": rest}] if rest else listed


def _places_by_part(knowledge: Knowledge) -> list[dict[str, Any]]:
    parts: dict[str, list[Region]] = {}
    for region in knowledge.regions.values():
        parts.setdefault(region.part, []).append(region)
    return [{"name": PARTS.get(part, part), "regions": regions} for part, regions in parts.items()]


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
    }
    return render(request, "library/place.html", context)


@require_safe
def muscle(request: HttpRequest, id: str) -> HttpResponse:
    knowledge = room_of(request).knowledge
    known = knowledge.muscles.get(knowledge.moved.get(id, id))
    if known is None:
        raise Http404
    return render(request, "library/muscle.html", _muscle_context(knowledge, known))


def _muscle_context(knowledge: Knowledge, known: Muscle) -> dict[str, Any]:
    return {
        "m": known,
        "after": [knowledge.movements[x] for x in _follow_up(known) if x in knowledge.movements],
        "tests": [knowledge.movements[x] for x in known.tests if x in knowledge.movements],
        "antagonists": [knowledge.muscles[x] for x in known.antagonists if x in knowledge.muscles],
        "satellites": [knowledge.muscles[x] for x in known.satellites if x in knowledge.muscles],
        "techniques": knowledge.techniques,
        "flags": {f.id: f for f in knowledge.red_flags.values()},
        "sources": _sources(knowledge, _backings(known)),
        "knowledge": knowledge,
    }


def _follow_up(known: Muscle) -> tuple[str, ...]:
    return (known.stretch, known.movement, known.strengthener)


def _backings(known: Muscle) -> list[Backing]:
    zones = [point.zone.backing for point in known.points]
    links = [link.backing for link in known.chain]
    return [
        known.backing,
        *zones,
        *(t.backing for t in known.treatments),
        *links,
        *(w.backing for w in known.wakes),
    ]


def _sources(knowledge: Knowledge, backings: list[Backing]) -> list[Source]:
    ids = dict.fromkeys(s.split("#")[0] for b in backings for s in (*b.cites, *b.against))
    return [knowledge.sources[i] for i in ids if i in knowledge.sources]


@require_safe
def tool(request: HttpRequest, id: str) -> HttpResponse:
    knowledge = room_of(request).knowledge
    known = knowledge.tools.get(id)
    if known is None:
        raise Http404
    using = [m for m in knowledge.muscles.values() if any(id in t.tools for t in m.treatments)]
    techniques = [t for t in knowledge.techniques.values() if id in t.tools]
    context = {
        "t": known,
        "muscles": using,
        "techniques": techniques,
        "sources": _sources(knowledge, [known.backing]),
    }
    return render(request, "library/tool.html", context)


@require_safe
def technique(request: HttpRequest, id: str) -> HttpResponse:
    knowledge = room_of(request).knowledge
    known = knowledge.techniques.get(id)
    if known is None:
        raise Http404
    context = {"t": known, "tools": [knowledge.tools[x] for x in known.tools if x in knowledge.tools],
               "sources": _sources(knowledge, [known.backing])}  # fmt: skip
    return render(request, "library/technique.html", context)


@require_safe
def movement(request: HttpRequest, id: str) -> HttpResponse:
    knowledge = room_of(request).knowledge
    known: Movement | None = knowledge.movements.get(id)
    if known is None or known.kind == "probe":
        raise Http404
    used = [m for m in knowledge.muscles.values() if id in (*_follow_up(m), *m.tests)]
    context = {"m": known, "muscles": used, "sources": _sources(knowledge, [known.backing])}
    return render(request, "library/movement.html", context)


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    knowledge = room_of(request).knowledge
    listed = sorted(knowledge.sources.values(), key=lambda s: (s.authors or s.id, s.year or 0))
    return render(
        request, "library/sources.html", {"sources": listed, "assumptions": knowledge.assumptions.values()}
    )


@require_safe
def explained(request: HttpRequest) -> HttpResponse:
    knowledge = room_of(request).knowledge
    cited = ("fernandez-2018", "lucas-2009", "rathbone-2017", "quintner-1994", "quintner-2015", "bron-2012",
             "lu-2022", "aboodarda-2015", "grabow-2018", "hou-2002", "sjors-2009", "staffe-2019", "mahmoud-2019",
             "araujo-2018", "bear-2016")  # fmt: skip
    return render(
        request,
        "library/explained.html",
        {"sources": [knowledge.sources[s] for s in cited if s in knowledge.sources]},
    )
