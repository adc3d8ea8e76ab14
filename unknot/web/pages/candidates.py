"""Candidates: up to three likely muscles with their patterns and reasons, and that it may not be a muscle."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from unknot.care import assess
from unknot.care.assess import Finding
from unknot.care.standing import Standing
from unknot.core.journal import Palpated, ProbeAnswered
from unknot.core.knowledge import Knowledge
from unknot.web.forms import read_side
from unknot.web.pages.skin import kept_now
from unknot.web.rooms import room_of

SHOWN = 3


@require_http_methods(["GET", "POST"])
def candidates(request: HttpRequest) -> HttpResponse:
    room = room_of(request)
    if request.method == "POST":
        side = request.POST.get("side") or None
        assess.answer_probe(
            room,
            request.POST.get("probe", ""),
            read_side(side) if side else None,
            request.POST.get("told", ""),
        )
        return redirect("find-candidates")
    now = assess.here(room)
    if now.clearance is None:
        return redirect(way_back(now))
    context = _context(room.knowledge, now, assess.find_points(room, now))
    return render(request, "candidates.html", {**context, "kept": kept_now(room, now)})


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    assess.take_back_last_answer(room_of(request))
    return redirect("find-candidates")


def way_back(now: Standing) -> str:
    """Where someone without leave to press must go first."""
    if now.drawing is None:
        return "find"
    return "find-referral" if now.referral else "find-screening"


def _can_undo(now: Standing) -> bool:
    return now.drawing is not None and any(
        isinstance(e.body, (ProbeAnswered, Palpated)) and e.body.drawing == now.drawing.id
        for e in now.journal
    )


def _context(knowledge: Knowledge, now: Standing, found: Finding) -> dict[str, Any]:
    shown = found.ranking.candidates[:SHOWN]
    return {
        "drawing": now.drawing.drawn.drawing if now.drawing else None,
        "complaint": now.drawing.complaint if now.drawing else None,
        "cards": [{"c": c, "muscle": knowledge.muscles[c.muscle]} for c in shown],
        "elsewhere": found.ranking.elsewhere,
        "because": found.ranking.because,
        "asking": found.asking,
        "answered": len(now.evidence.unsure) + len(now.evidence.movements),
        "next_up": found.next_up,
        "cautions": now.clearance.cautions if now.clearance else (),
        "can_undo": _can_undo(now),
    }
