"""Today: what is due, or the one question for someone new."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from unknot.care import assess, practise, review
from unknot.care.assess import Unusable, check_strength
from unknot.care.standing import Standing
from unknot.core.journal import NextDayTold, SessionLogged
from unknot.web.rooms import room_of


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    room = room_of(request)
    now = assess.here(room)
    if now.drawing is None:
        return redirect("find")
    return render(request, "today.html", _context(now))


def _context(now: Standing) -> dict[str, Any]:
    plan = review.plan_of(now.journal, review.week_start(now.now.date()))
    logs = [body.log for _, body in now.journal.of(SessionLogged)]
    upcoming = (
        [b for b in plan.blocks if b.on > now.now.date() and b.state in ("due", "moved")] if plan else []
    )
    return {
        "date": now.now.date(),
        "drawing": now.drawing.drawn.drawing if now.drawing else None,
        "referral": now.referral,
        "screen_again": now.screen_again,
        "needs_screening": now.clearance is None and now.referral is None,
        "due": review.due_today(now),
        "next_block": min(upcoming, key=lambda b: b.on, default=None),
        "targets": now.targets,
        "day_after": practise.unanswered_next_day(now),
        "last": logs[-1] if logs else None,
        "has_plan": plan is not None,
    }


@require_POST
def next_day(request: HttpRequest) -> HttpResponse:
    """How the day after was; it lowers or holds the next dose."""
    session = request.POST.get("session", "")[:80]
    if not session:
        raise Unusable("Which session? Open Today again.")
    practise.tell_next_day(
        room_of(request),
        NextDayTold(
            session=session,
            soreness=check_strength(request.POST.get("soreness", "")),
            bruise=request.POST.get("bruise") == "yes",
            nerve_signs=request.POST.get("nerve") == "yes",
        ),
    )
    return redirect("today")
