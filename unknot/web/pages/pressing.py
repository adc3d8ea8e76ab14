"""Pressing: how to find the spot, and what pressing told."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from unknot.care import assess, practise, review
from unknot.care.assess import Unusable
from unknot.care.room import Room
from unknot.care.standing import HANDS, Standing
from unknot.core.because import Because
from unknot.core.body import Side
from unknot.core.dosing import Hold
from unknot.core.finder import Pressing, Target
from unknot.core.knowledge import Knowledge, Muscle, Press, Tool, TriggerPoint
from unknot.core.planning import Availability
from unknot.web.forms import read_side
from unknot.web.pages.candidates import way_back
from unknot.web.rooms import room_of

TOLD = {p.value for p in Pressing}


@require_http_methods(["GET", "POST"])
def pressing(request: HttpRequest) -> HttpResponse:
    room = room_of(request)
    now = assess.here(room)
    if now.clearance is None:
        return redirect(way_back(now))
    muscle, side = request.POST.get("muscle", ""), read_side(request.POST.get("side"))
    if request.method == "POST" and "show" not in request.POST:
        return _told(request, room, muscle, side)
    if not muscle:
        up = assess.find_points(room, now).next_up
        if up is None:
            return render(request, "pressing-none.html", {"drawing": now.drawing})
        muscle, side = up.muscle, up.side
    if muscle not in room.knowledge.muscles:
        raise Unusable("That muscle is not in the library. Go back to the list and choose one.")
    return render(request, "pressing.html", _context(room, now, room.knowledge.muscles[muscle], side))


def _told(request: HttpRequest, room: Room, muscle: str, side: Side) -> HttpResponse:
    told = request.POST.get("told", "")
    if told not in TOLD:
        raise Unusable("Say what pressing told: your pain, sore, or nothing there.")
    target = assess.confirm_point(room, muscle, side, request.POST.get("point", ""), Pressing(told))
    review.keep_in_step(room)
    return redirect("session" if target else "find-pressing")


def _context(room: Room, now: Standing, muscle: Muscle, side: Side) -> dict[str, Any]:
    knowledge = room.knowledge
    point, hold = (None, None) if muscle.press is Press.NEVER else _point(room, now, muscle, side)
    if assess.is_ended(now, muscle.id, side):
        point, hold = None, ENDED
    return {
        "muscle": muscle,
        "side": side,
        "points": muscle.points,
        "point": point,
        "drawing": now.drawing.drawn.drawing if now.drawing else None,
        "never": muscle.press is Press.NEVER,
        "hold": hold,
        "after": [
            knowledge.movements[m] for m in (muscle.stretch, muscle.movement) if m in knowledge.movements
        ],
        "cautions": now.clearance.cautions if now.clearance else (),
        "tools": tools_to_own(knowledge),
        "owned": set(now.week.tools),
        "week_told": now.week_told,
    }


def _point(room: Room, now: Standing, muscle: Muscle, side: Side) -> tuple[TriggerPoint | None, Hold | None]:
    """The point that fits the drawing best and may be pressed with what is at hand; else why none may, now.

    Asked before a thumb goes there: a person who may not be treated here is not told to look for the spot.
    """
    first_hold: Hold | None = None
    for point in sorted(muscle.points, key=lambda p: -_fit(p, now)):
        dose = practise.dose_for(room, now, Target(muscle.id, side, point.id, active=True, pain=5))
        if not isinstance(dose, Hold):
            return point, None
        first_hold = first_hold or dose
    return None, first_hold


ENDED = Hold(
    muscle="",
    side=Side.MIDDLE,
    until=None,
    instead="Move it without pain, keep it warm, and let a doctor or physiotherapist look at it.",
    because=(
        Because(
            "It was sharp, electric or numb here before: that is not muscle. Leave it for good.", "against"
        ),
    ),
    ends=True,
)


def _fit(point: TriggerPoint, now: Standing) -> int:
    painted = now.drawing.drawn.drawing.regions if now.drawing else frozenset()
    return 2 * len(painted & set(point.zone.essential)) + len(painted & set(point.zone.spillover))


def tools_to_own(knowledge: Knowledge) -> tuple[Tool, ...]:
    """What one may have or not; hands are always there, walls and chairs are asked as places."""
    return tuple(t for t in knowledge.tools.values() if t.kind not in ("support", "hand"))


@require_POST
def tools(request: HttpRequest) -> HttpResponse:
    """What is at hand, ticked in passing; the rest of the week's wish stays as it is."""
    room = room_of(request)
    week = assess.here(room).week
    owned = (*HANDS, *request.POST.getlist("tool"))
    assess.wish_week(
        room,
        Availability(days=week.days, tools=owned, tools_on=week.tools_on, settings=week.settings, at=week.at),
    )
    return redirect("find-pressing" if request.POST.get("back") == "pressing" else "session")
