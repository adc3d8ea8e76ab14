"""Skin: a bruise, a wound, a vein … marked on the figure, so that its place is left alone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from unknot.care import assess, review, skin
from unknot.care.assess import Unusable
from unknot.care.room import Room
from unknot.care.skin import KeptFree
from unknot.care.standing import Standing
from unknot.core.body import Place
from unknot.core.knowledge import Condition
from unknot.web.forms import read_place
from unknot.web.pages.find import body_views, places_by_part
from unknot.web.rooms import room_of

BACK = {"screening": "find-screening", "session": "session"}  # where somebody came from, to go on there


@require_http_methods(["GET", "POST"])
def on_skin(request: HttpRequest) -> HttpResponse:
    room = room_of(request)
    if request.method == "GET":
        return _page(request, room)
    try:
        _save(request, room)
    except Unusable as fault:
        return _page(request, room, (str(fault),))
    review.keep_in_step(room)
    back = request.POST.get("back", "")
    return redirect(BACK[back] if back in BACK and assess.here(room).drawing else "me-skin")


def _save(request: HttpRequest, room: Room) -> None:
    if "gone" in request.POST:
        condition, _, place = request.POST["gone"].partition("@")
        assess.end_finding(room, condition[:40], read_place(place))
        return
    if not request.POST.get("condition"):
        raise Unusable("Say what it is.")
    if not request.POST.get("place"):
        raise Unusable("Say where it is: tap the body, or choose from the list.")
    assess.mark_finding(room, request.POST["condition"][:40], read_place(request.POST["place"]))


def kept_now(room: Room, now: Standing) -> tuple[KeptFree, ...]:
    """What is left alone today, for every page that leads to pressing."""
    return skin.all_kept_free(now.findings, now.now.date(), room.knowledge)


def _page(request: HttpRequest, room: Room, faults: tuple[str, ...] = ()) -> HttpResponse:
    now = assess.here(room)
    kept = kept_now(room, now)
    context: dict[str, Any] = {
        "kept": kept,
        "kinds": sorted(
            kinds(room), key=lambda kind: ORDER.index(kind.id) if kind.id in ORDER else len(ORDER)
        ),
        "views": body_views(_classes(kept)),
        "parts": places_by_part(room.knowledge),
        "condition": request.POST.get("condition", ""),
        "place": request.POST.get("place", ""),
        "back": request.POST.get("back") or request.GET.get("back", ""),
        "questions": now.drawing is not None and now.clearance is None and now.referral is None,
        "faults": faults,
    }
    return render(request, "skin.html", context, status=422 if faults else 200)


def kinds(room: Room) -> tuple[Condition, ...]:
    return tuple(c for c in room.knowledge.conditions.values() if c.effect == "local")


# What people most often have comes first.
ORDER = ("small-bruise", "bruise-or-tear", "wound-or-rash", "sunburn", "varicose-vein", "recent-injection", "lump",
         "numb-skin", "hot-joint", "suspected-fracture", "metalwork", "hernia", "acute-disc")  # fmt: skip


def _classes(kept: tuple[KeptFree, ...]) -> dict[Place, str]:
    margin = {place: "kept-margin" for each in kept for place in each.margin}
    return margin | {each.finding.place: "kept-free" for each in kept}
