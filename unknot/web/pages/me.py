"""Me: health, sport and job, days, minutes, tools and where they are, and the data itself."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from unknot.care import assess, review
from unknot.care.assess import Unusable
from unknot.care.room import Room
from unknot.care.standing import Standing
from unknot.core.journal import PersonTold
from unknot.core.person import Person
from unknot.core.planning import WEEKDAYS
from unknot.core.profile import by_age
from unknot.web.forms import read_person, read_week
from unknot.web.homes import LOCALES
from unknot.web.pages.pressing import tools_to_own
from unknot.web.pages.skin import kept_now
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
            context = {**_context(room, (str(fault),)), **_typed(request, assess.here(room))}
            return render(request, "me.html", context, status=422)
        return redirect("me")
    return render(request, "me.html", _context(room))


def _save(request: HttpRequest, room: Room) -> None:
    if request.POST.get("form") == "week":
        settings = tuple(s for s in SETTINGS if s in request.POST.getlist("setting"))
        assess.wish_week(room, read_week(request.POST, settings))
        review.keep_in_step(room)
        return
    if request.POST.get("finding"):  # a form of before, kept open in a tab
        raise Unusable(
            "A bruise or wound is marked on a page of its own now: “A place to leave alone”, below."
        )
    now, told = assess.here(room), read_person(request.POST)
    if request.POST.get("seen", "") != _seen(now) and _is_milder(told, now.person):
        raise Unusable(
            "Your health was changed elsewhere since this page was opened. Look it over, then save again."
        )
    assess.tell_person(room, told, now.findings)
    review.keep_in_step(room)


def _seen(now: Standing) -> str:
    """Which word about health a page shows, so that one kept open in another tab takes nothing back unseen."""
    told = now.journal.of(PersonTold)
    return str(told[-1][0].id) if told else ""


def _is_milder(told: Person, before: Person) -> bool:
    """Whether something that narrows would be left out, or an agreement added."""
    dropped = set(before.conditions) - set(told.conditions)
    agreed = set(told.signed_off) - set(before.signed_off)
    return bool(dropped or agreed) or (before.age is not None and told.age != before.age)


def _typed(request: HttpRequest, now: Standing) -> dict[str, Any]:
    """What a faulty form held, to be shown again as it was, beside the conditions that are told already."""
    form = request.POST
    if form.get("form") == "week":
        return {
            "days": [{"id": day, "minutes": form.get(f"minutes:{day}", "")} for day in WEEKDAYS],
            "at": form.get("at", ""),
            "owned": set(form.getlist("tool")),
            "has": set(form.getlist("setting")),
        }
    lists = {
        "conditions": form.getlist("condition"),
        "activities": form.getlist("activity"),
        "signed_off": form.getlist("agreed"),
    }
    both = dict.fromkeys((*form.getlist("condition"), *now.person.conditions))
    lists["conditions"] = list(both)
    return {"person": {**{name: form.get(name, "") for name in ("age", "sex", "locale")}, **lists}}


def _context(room: Room, faults: tuple[str, ...] = ()) -> dict[str, Any]:
    now = assess.here(room)
    knowledge = room.knowledge
    conditions = [c for c in knowledge.conditions.values() if c.effect != "local" and c.asks]
    return {
        "person": now.person,
        "at": f"{now.week.at:%H:%M}",
        "days": [{"id": d, "minutes": now.week.days.get(d, 0)} for d in WEEKDAYS],
        "tools": tools_to_own(knowledge),
        "owned": set(now.week.tools),
        "settings": SETTINGS,
        "has": set(now.week.settings),
        "conditions": conditions,
        "by_age": by_age(now.person.age),
        "seen": _seen(now),
        "kept": kept_now(room, now),
        "activities": sorted(knowledge.activities.values(), key=lambda a: a.name),
        "locales": LOCALES,
        "entries": len(now.journal.entries),
        "faults": faults,
    }


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about.html", {"knowledge": room_of(request).knowledge})
