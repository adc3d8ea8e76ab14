"""Today: what is due, or the one question for someone new."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from unknot.care import assess, follow, practise, review
from unknot.care.assess import Unusable, check_strength
from unknot.care.room import Room
from unknot.care.standing import Standing
from unknot.core.dosing import Hold
from unknot.core.journal import NextDayTold, SessionLogged
from unknot.web.pages.after import followed_up, shown, still_choices
from unknot.web.rooms import room_of


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    room = room_of(request)
    now = assess.here(room)
    if now.drawing is None:
        return redirect("find")
    return render(request, "today.html", _context(room, now))


def _context(room: Room, now: Standing) -> dict[str, Any]:
    logs = [body.log for _, body in now.journal.of(SessionLogged)]
    due = review.due_today(now)
    upcoming = [b for b in review.blocks(now) if b.on > now.now.date() and b.state in ("due", "moved")]
    return {
        "date": now.now.date(),
        "drawing": now.drawing.drawn.drawing if now.drawing else None,
        "referral": now.referral,
        "screen_again": now.screen_again,
        "needs_screening": now.clearance is None and now.referral is None,
        "due": due,
        "next_block": min(upcoming, key=lambda b: b.on, default=None),
        "targets": now.targets,
        "resting": _resting(room, now) if now.clearance and not due else None,
        "day_after": practise.unanswered_next_day(now),
        "last": logs[-1] if logs else None,
        "has_plan": bool(review.plans(now)),
        "advice": () if now.referral else follow.what_to_change(room, now),
        "still": follow.asks_if_still_there(now, room.knowledge),
        "still_choices": still_choices(),
        "to_follow": shown(now, room.knowledge, follow.events_to_follow(now)),
        **followed_up(now),
    }


def _resting(room: Room, now: Standing) -> Hold | None:
    """Why nothing is pressed at this hour, when every spot under care has to rest."""
    doses = [practise.dose_for(room, now, target) for target in now.targets]
    holds = [dose for dose in doses if isinstance(dose, Hold)]
    return holds[0] if holds and len(holds) == len(doses) else None


@require_POST
def next_day(request: HttpRequest) -> HttpResponse:
    """How the day after was; it lowers or holds the next dose."""
    session = request.POST.get("session", "")[:80]
    if not session:
        raise Unusable("Which session? Open Today again.")
    room = room_of(request)
    practise.tell_next_day(
        room,
        NextDayTold(
            session=session,
            soreness=check_strength(request.POST.get("soreness", "")),
            bruise=request.POST.get("bruise") == "yes",
            nerve_signs=request.POST.get("nerve") == "yes",
            sore_hours=_hours(request.POST.get("sore_hours", "")),
        ),
    )
    return redirect("find-referral" if assess.here(room).referral else "today")


def _hours(text: str) -> int | None:
    if text and text not in ("24", "25", "49"):
        raise Unusable("Say how long it was sore: up to a day, more than a day, or more than two days.")
    return int(text) if text else None
