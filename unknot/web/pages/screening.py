"""Screening: the safety questions, and the referral that ends the way kindly."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from unknot.care import assess
from unknot.care.assess import Unusable
from unknot.care.room import Room
from unknot.care.standing import Standing
from unknot.core.knowledge import Urgency
from unknot.core.questions import unanswered
from unknot.core.screening import Clearance, Question, Referral, ScreeningAnswers, emergency_number
from unknot.web.forms import read_screening
from unknot.web.homes import LOCALES
from unknot.web.rooms import room_of

GROUPS = {
    Urgency.EMERGENCY: ("Is any of this so right now?", "These need help at once, not a ball."),
    Urgency.SAME_DAY: ("And any of this?", "These need a doctor's eye today."),
    Urgency.WITHIN_DAYS: ("Last: any of this?", "These deserve a visit soon."),
}


@require_http_methods(["GET", "POST"])
def screening(request: HttpRequest) -> HttpResponse:
    room = room_of(request)
    now = assess.here(room)
    if now.drawing is None:
        return redirect("find")
    asked = assess.safety_questions(room, now)
    if request.method == "GET":
        return _page(request, now, asked, ScreeningAnswers())
    answers = read_screening(request.POST, asked)
    closer = assess.closer_questions(room, now, answers)
    if closer and not unanswered(asked, answers):
        return _page(request, now, asked, answers, closer=closer)
    try:
        result = assess.answer_screening(room, answers)
    except Unusable as fault:
        return _page(request, now, asked, answers, (str(fault),))
    if isinstance(result, Clearance):
        return redirect("find-candidates")
    if isinstance(result, Referral):
        return redirect("find-referral")
    return _page(request, now, asked, answers, (OPEN,))


def _page(
    request: HttpRequest,
    now: Standing,
    asked: tuple[Question, ...],
    answers: ScreeningAnswers,
    faults: tuple[str, ...] = (),
    closer: tuple[Question, ...] = (),
) -> HttpResponse:
    open_flags = {q.flag for q in unanswered(asked, answers)} if faults else set()
    context = {
        "groups": _groups(asked, answers, open_flags),
        "closer": closer,
        "told": {q.flag: str(answers.answers.get(q.flag, "")) for q in closer},
        "drawing": now.drawing.drawn.drawing if now.drawing else None,
        "again": now.screen_again if now.screened else (),
        "faults": faults,
        "number": emergency_number(now.person.locale),
    }
    return render(request, "screening.html", context, status=422 if faults else 200)


OPEN = "Some questions are open still. Tick what applies, or “none of these”, in every part."


def _groups(
    asked: tuple[Question, ...], answers: ScreeningAnswers, open_flags: set[str]
) -> list[dict[str, object]]:
    groups = []
    for urgency, members in groupby(asked, key=lambda q: q.urgency):
        questions = list(members)
        title, says = GROUPS.get(urgency, GROUPS[Urgency.WITHIN_DAYS])
        told = [q for q in questions if q.flag in answers.answers]
        groups.append(
            {
                "urgency": urgency.label,
                "title": title,
                "says": says,
                "rows": [{"q": q, "told": str(answers.answers.get(q.flag, ""))} for q in questions],
                "open": bool(open_flags & {q.flag for q in questions}),
                "none": bool(told) and len(told) == len(questions),
            }
        )
    return groups


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
    }
