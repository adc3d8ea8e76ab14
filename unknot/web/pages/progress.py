"""Progress: what really changed, told from noise."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from unknot.care import assess, follow, practise, review
from unknot.care.assess import Unusable, check_strength
from unknot.care.standing import Standing
from unknot.core.journal import SessionLogged
from unknot.core.load import Training
from unknot.core.session import SessionLog
from unknot.web.forms import read_side
from unknot.web.pages.after import shown
from unknot.web.rooms import room_of

CHART = {"width": 640, "height": 180, "left": 34, "right": 10, "top": 12, "bottom": 26}

KINDS = ("sport", "job", "habit")  # what a person most likely wants to tell first


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    return _page(request)


def _page(request: HttpRequest, fault: str = "") -> HttpResponse:
    """The page; after a fault with what was typed still in its form."""
    room = room_of(request)
    now = assess.here(room)
    logs = [body.log for _, body in now.journal.of(SessionLogged)]
    context = {
        "changes": review.changes(room, now),
        "instruments": room.knowledge.instruments,
        "logs": list(reversed(logs))[:20],
        "chart": chart(logs),
        "targets": now.targets,
        "activities": sorted(room.knowledge.activities.values(), key=lambda a: (KINDS.index(a.kind), a.name)),
        "trainings": list(reversed(now.trainings))[:10],
        "scales": list(room.knowledge.instruments.values()),
        "sessions": len(logs),
        "minutes": _pressed_minutes(now),
        "advice": () if now.referral else follow.what_to_change(room, now),
        "events": shown(now, room.knowledge),
        "faults": (fault,) if fault else (),
        "typed": request.POST,
    }
    response = render(request, "progress.html", context, status=422 if fault else 200)
    response.spoken = True  # type: ignore[attr-defined]
    return response


def _pressed_minutes(now: Standing) -> int:
    return round(sum(g.seconds for g in now.given) / 60)


def chart(logs: list[SessionLog]) -> dict[str, Any] | None:
    """Pain before and after each session as points of an SVG; None with fewer than two sessions."""
    scored = [log for log in logs if log.pain_before is not None][-30:]
    if len(scored) < 2:
        return None
    inner_w = CHART["width"] - CHART["left"] - CHART["right"]
    inner_h = CHART["height"] - CHART["top"] - CHART["bottom"]

    def y(score: int) -> float:
        return round(CHART["top"] + inner_h * (1 - score / 10), 1)

    step = inner_w / (len(scored) - 1)
    points = [
        {
            "x": round(CHART["left"] + i * step, 1),
            "before": y(log.pain_before or 0),
            "after": y(log.pain_after) if log.pain_after is not None else None,
            "says": f"{log.ended_at.date():%d %b}: {log.pain_before} before, {log.pain_after} after",
        }
        for i, log in enumerate(scored)
    ]
    line = " ".join(f"{p['x']},{p['before']}" for p in points)
    return {"points": points, "line": line, "grid": [(n, y(n)) for n in (0, 2, 4, 6, 8, 10)], **CHART}


@require_POST
def outcome(request: HttpRequest) -> HttpResponse:
    told = request.POST
    try:
        score = check_strength(told.get("score", ""))
        practise.take_outcome(
            room_of(request), told.get("instrument", ""), told.get("about", "")[:120].strip(), score
        )
    except Unusable as fault:
        return _page(request, str(fault))
    return redirect("progress")


@require_POST
def training(request: HttpRequest) -> HttpResponse:
    try:
        review.log_training(room_of(request), _training(request))
    except Unusable as fault:
        return _page(request, str(fault))
    return redirect("progress")


def _training(request: HttpRequest) -> Training:
    minutes = request.POST.get("minutes", "")
    if not minutes.isdigit():
        raise Unusable("Write the minutes as a whole number, for example 45.")
    effort = check_strength(request.POST.get("effort", ""))
    return Training(room_of(request).clock().date(), request.POST.get("activity", ""), int(minutes), effort)


@require_POST
def let_go(request: HttpRequest) -> HttpResponse:
    """A spot is no longer under care: it calmed, or it did not change."""
    why = request.POST.get("why", "")
    if why not in ("calmed", "no-change", "dropped"):
        raise Unusable("Say why: calmed, no change, or dropped.")
    review.let_target(
        room_of(request), request.POST.get("muscle", ""), read_side(request.POST.get("side")), why
    )
    return redirect("find-pressing" if request.POST.get("next") == "press" else "progress")
