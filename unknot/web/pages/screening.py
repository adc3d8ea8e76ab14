"""Screening: the safety questions, and the referral that ends the way kindly."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from unknot.care import assess, practise, review
from unknot.care.assess import Unusable
from unknot.care.room import Room
from unknot.care.standing import Standing
from unknot.core.questions import unanswered
from unknot.core.screening import Clearance, Question, Referral, ScreeningAnswers, emergency_number
from unknot.web.cards import cards
from unknot.web.forms import read_screening
from unknot.web.homes import LOCALES
from unknot.web.pages.after import followed_up
from unknot.web.pages.skin import kept_now
from unknot.web.rooms import room_of


@require_http_methods(["GET", "POST"])
def screening(request: HttpRequest) -> HttpResponse:
    """`block` names a planned block whose area was not asked about yet; it leads back to its session."""
    room = room_of(request)
    now = assess.here(room)
    if now.drawing is None:
        return redirect("find")
    block = request.GET.get("block", "")[:40]
    regions = _regions_of(room, now, block)
    asked = assess.safety_questions(room, now, regions)
    if request.method == "GET":
        known = (
            now.screened.answers if now.screened and block and not now.screen_again else ScreeningAnswers()
        )
        return _page(request, now, asked, known, block=block)
    answers = read_screening(request.POST, asked)
    closer = assess.closer_questions(room, now, answers)
    if closer and not unanswered(asked, answers):
        return _page(request, now, asked, answers, closer=closer, block=block)
    try:
        result = assess.answer_screening(room, answers, regions=regions)
    except Unusable as fault:
        return _page(request, now, asked, answers, (str(fault),), block=block)
    if isinstance(result, Referral):
        return redirect("find-referral")
    if isinstance(result, Clearance) and not unanswered(asked, answers):
        return redirect(f"{reverse('session')}?block={block}" if block else "find-candidates")
    return _page(request, now, asked, answers, (OPEN,), block=block)


def _regions_of(room: Room, now: Standing, block: str) -> tuple[str, ...]:
    if not block or now.clearance is None:
        return ()
    return practise.to_ask(room, now, review.block_of(now, block))


def _page(
    request: HttpRequest,
    now: Standing,
    asked: tuple[Question, ...],
    answers: ScreeningAnswers,
    faults: tuple[str, ...] = (),
    closer: tuple[Question, ...] = (),
    block: str = "",
) -> HttpResponse:
    ask_again = frozenset(q.flag for q in unanswered(asked, answers)) if faults else frozenset()
    context = {
        "cards": cards(asked, answers, ask_again),
        "closer": closer,
        "drawing": now.drawing.drawn.drawing if now.drawing else None,
        "again": now.screen_again if now.screened else (),
        "faults": faults,
        "block_id": block,
        "kept": kept_now(room_of(request), now),
        "number": emergency_number(now.person.locale),
    }
    return render(request, "screening.html", context, status=422 if faults else 200)


OPEN = "Some parts are open still. In each one, tick what applies, or “none of these”."


@require_safe
def referral(request: HttpRequest) -> HttpResponse:
    """What, why, how soon, what to say, what to do meanwhile; no muscle beside it."""
    room = room_of(request)
    now = assess.here(room)
    if now.referral is None:
        return redirect("find-screening" if now.drawing else "find")
    return render(request, "referral.html", _referral_context(room, now, now.referral))


def _referral_context(room: Room, now: Standing, sent: Referral) -> dict[str, object]:
    return {
        "referral": sent,
        "urgency": sent.urgency.label,
        "home": LOCALES.get(now.person.locale, "your home"),
        "flags": [room.knowledge.red_flags[f.flag] for f in sent.flags if f.flag in room.knowledge.red_flags],
        "number": emergency_number(now.person.locale),
        **followed_up(now),
    }
