"""Week: days, areas, tools, minutes, each with its reason; to be moved, skipped, replanned."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from unknot.care import assess, review
from unknot.care.review import Week
from unknot.care.standing import Standing
from unknot.core.planning import WEEKDAYS
from unknot.export.calendar import write_calendar
from unknot.web.forms import read_day
from unknot.web.pages.candidates import way_back
from unknot.web.pages.skin import kept_now
from unknot.web.rooms import room_of


@require_safe
def week(request: HttpRequest) -> HttpResponse:
    room = room_of(request)
    now = assess.here(room)
    if now.clearance is None:
        start = review.week_start(now.now.date())
        return render(
            request, "week-closed.html", {"plan": review.plan_of(now.journal, start), "way": way_back(now)}
        )
    return _page(request, now, review.this_week(room))


@require_POST
def replan(request: HttpRequest) -> HttpResponse:
    room = room_of(request)
    found = review.replan_week(room)
    return _page(request, assess.here(room), found, replanned=True)


@require_POST
def move(request: HttpRequest, block: str) -> HttpResponse:
    review.move_block(room_of(request), block, read_day(request.POST.get("to", "")))
    return redirect("week")


@require_POST
def skip(request: HttpRequest, block: str) -> HttpResponse:
    review.skip_block(room_of(request), block)
    return redirect("week")


def _page(request: HttpRequest, now: Standing, found: Week, replanned: bool = False) -> HttpResponse:
    plan = found.plan
    days = [_day(now, found, i) for i in range(7)]
    context: dict[str, Any] = {
        "plan": plan,
        "next": plan.week_start > now.now.date(),
        "days": days,
        "changes": found.changes,
        "replanned": replanned,
        "told": now.week_told,
        "minutes": sum(b.minutes for b in plan.blocks if b.state != "skipped"),
        "done": sum(1 for b in plan.blocks if b.state == "done"),
        "total": len([b for b in plan.blocks if b.state != "skipped"]),
        "kept": kept_now(room_of(request), now),
        "later": [d["on"] for d in days if d["on"] >= now.now.date()],
    }
    return render(request, "week.html", context)


def _day(now: Standing, found: Week, index: int) -> dict[str, Any]:
    on = found.plan.week_start + timedelta(days=index)
    return {
        "name": WEEKDAYS[index],
        "on": on,
        "today": on == now.now.date(),
        "past": on < now.now.date(),
        "blocks": [b for b in found.plan.blocks if b.on == on],
    }


@require_safe
def calendar_file(request: HttpRequest) -> HttpResponse:
    """The week as a calendar file with stable events."""
    room = room_of(request)
    now = assess.here(room)
    plans = review.plans(now)
    if not plans:
        return redirect("week")
    content = write_calendar(now.journal, plans, room.knowledge, now.week.at)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="unknot-{plans[0].id}.ics"'
    return response
