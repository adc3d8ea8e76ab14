"""Me: health, sport and job, days, minutes, tools and where they are, and the data itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from unknot.care import assess, review
from unknot.care.assess import Unusable
from unknot.care.room import Room
from unknot.core.planning import WEEKDAYS
from unknot.core.screening import LocalFinding
from unknot.web.forms import read_person, read_place, read_week
from unknot.web.homes import LOCALES
from unknot.web.pages.pressing import tools_to_own
from unknot.web.rooms import room_of

SETTINGS = {"floor": "a floor to lie on", "bed": "a bed", "wall": "a free wall", "chair": "a chair",
            "table": "a table", "door": "a door frame"}  # fmt: skip


@require_http_methods(["GET", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    room = room_of(request)
    if request.method == "POST":
        try:
            _save(request, room)
        except Unusable as fault:
            context = {**_context(room, (str(fault),)), **_typed(request)}
            return render(request, "me.html", context, status=422)
        return redirect("me")
    return render(request, "me.html", _context(room))


def _save(request: HttpRequest, room: Room) -> None:
    if request.POST.get("form") == "week":
        settings = tuple(s for s in SETTINGS if s in request.POST.getlist("setting"))
        assess.wish_week(room, read_week(request.POST, settings))
        review.keep_in_step(room)
        return
    now = assess.here(room)
    person = read_person(request.POST)
    assess.tell_person(room, person, (*_kept_findings(request, now.findings), *_new_finding(request, room)))
    review.keep_in_step(room)


def _kept_findings(request: HttpRequest, findings: tuple[LocalFinding, ...]) -> tuple[LocalFinding, ...]:
    healed = set(request.POST.getlist("healed"))
    return tuple(f for f in findings if f"{f.condition}@{f.place}" not in healed)


def _new_finding(request: HttpRequest, room: Room) -> tuple[LocalFinding, ...]:
    condition, place = request.POST.get("finding", ""), request.POST.get("finding_place", "")
    if not condition:
        return ()
    if not place:
        raise Unusable("Say where the bruise, wound or lump is.")
    return (LocalFinding(condition, read_place(place), room.clock().date()),)


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What a faulty form held, to be shown again as it was."""
    form = request.POST
    if form.get("form") == "week":
        return {
            "days": [{"id": day, "minutes": form.get(f"minutes:{day}", "")} for day in WEEKDAYS],
            "at": form.get("at", ""),
            "owned": set(form.getlist("tool")),
            "has": set(form.getlist("setting")),
        }
    lists = {"conditions": form.getlist("condition"), "activities": form.getlist("activity")}
    return {
        "person": {**{name: form.get(name, "") for name in ("age", "sex", "locale")}, **lists},
        "finding": form.get("finding", ""),
        "finding_place": form.get("finding_place", ""),
    }


def _context(room: Room, faults: tuple[str, ...] = ()) -> dict[str, Any]:
    now = assess.here(room)
    knowledge = room.knowledge
    conditions = [c for c in knowledge.conditions.values() if c.effect != "local" and c.asks]
    places = [
        (f"{r.id}:{side}", f"{r.name}{', ' + side if r.sided else ''}")
        for r in knowledge.regions.values()
        for side in (("left", "right") if r.sided else ("middle",))
    ]
    return {
        "person": now.person,
        "at": f"{now.week.at:%H:%M}",
        "days": [{"id": d, "minutes": now.week.days.get(d, 0)} for d in WEEKDAYS],
        "tools": tools_to_own(knowledge),
        "owned": set(now.week.tools),
        "settings": SETTINGS,
        "has": set(now.week.settings),
        "conditions": conditions,
        "locals": [c for c in knowledge.conditions.values() if c.effect == "local"],
        "findings": now.findings,
        "places": places,
        "activities": sorted(knowledge.activities.values(), key=lambda a: a.name),
        "locales": LOCALES,
        "entries": len(now.journal.entries),
        "faults": faults,
    }


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html", {"knowledge": room_of(request).knowledge})
