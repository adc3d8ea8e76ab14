"""Candidates: up to three likely muscles with their patterns and reasons, and that it may not be a muscle."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_POST

from unknot.care import assess, conversation
from unknot.care.assess import Finding, Unusable
from unknot.care.room import Room
from unknot.care.standing import Standing
from unknot.core.companions import in_order, worth_a_look
from unknot.core.knowledge import Knowledge
from unknot.core.moved import likely_pattern
from unknot.web import figure
from unknot.web import pattern as patterns
from unknot.web.forms import read_side
from unknot.web.pages.skin import kept_now
from unknot.web.rooms import room_of

SHOWN = 3
LOOK = 3  # companions that are named beside a candidate


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
    context = _context(room, now, assess.find_points(room, now))
    return render(request, "candidates.html", {**context, "kept": kept_now(room, now)})


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back the answer named, or the last one when none is."""
    named = request.POST.get("entry", "")
    if named:
        conversation.take_back(room_of(request), _entry(named))
    else:
        assess.take_back_last_answer(room_of(request))
    return redirect("find-candidates")


def _entry(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Unusable("That answer is not there any more. Reload the page and choose it again.") from None


def way_back(now: Standing) -> str:
    """Where someone without leave to press must go first."""
    if now.drawing is None:
        return "find"
    return "find-referral" if now.referral else "find-screening"


def _context(room: Room, now: Standing, found: Finding) -> dict[str, Any]:
    knowledge = room.knowledge
    step = conversation.last_step(room, now, found.ranking)
    moves = step.moves if step else {}
    cards = [
        {
            "c": c,
            "muscle": knowledge.muscles[c.muscle],
            "moved": moves.get((c.muscle, c.side)),
            "look": worth_a_look(c.muscle, knowledge)[:LOOK],
        }
        for c in found.ranking.candidates[:SHOWN]
    ]
    asked = len(now.evidence.asked or ())
    return {
        "drawing": now.drawing.drawn.drawing if now.drawing else None,
        "complaint": now.drawing.complaint if now.drawing else None,
        "cards": cards,
        "step": step,
        "order": [
            why for _, why in in_order([c.muscle for c in found.ranking.candidates[:SHOWN]], knowledge) if why
        ],
        "likely": _likely(found, now, knowledge),
        "elsewhere": found.ranking.elsewhere,
        "because": found.ranking.because,
        "asking": found.asking,
        "number": asked + 1,
        "most": int(knowledge.weights["ask.most"]),
        "all_asked": asked >= knowledge.weights["ask.most"],
        "answers": conversation.answers(now, knowledge),
        "next_up": found.next_up,
        "cautions": now.clearance.cautions if now.clearance else (),
    }


STRONG, FAINT = 0.5, 0.2  # from these shares of the likeliest place on a place is drawn


def _likely(found: Finding, now: Standing, knowledge: Knowledge) -> list[SafeString]:
    """The drawing with the pattern of all candidates laid under it, in the views that show it best."""
    chances = likely_pattern(found.ranking, knowledge)
    pattern = {
        place: "essential" if chance >= STRONG else "spillover"
        for place, chance in chances.items()
        if chance >= FAINT
    }
    marks = figure.drawing_classes(now.drawing.drawn.drawing) if now.drawing else {}
    both = {p: f"{marks.get(p, '')} {pattern.get(p, '')}".strip() for p in {*marks, *pattern}}
    title = "What fits so far: where the likely muscles are felt, and what you marked, seen from the"
    return [
        figure.drawn(view, both, f"{title} {view.replace('-', ' ')}", both if view in figure.WHOLE else ())
        for view in patterns.pattern_views(both)
    ]
