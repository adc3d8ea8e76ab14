"""Help that needs no store: the words or answers of a form that cannot be kept are heard all the same."""

from __future__ import annotations

import logging
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from unknot import load_knowledge
from unknot.core.body import PainDrawing
from unknot.core.emergency import SIGNS, emergency_number
from unknot.core.knowledge import Urgency
from unknot.core.person import Person
from unknot.core.screening import Answer, Referral, ScreeningAnswers, screen

log = logging.getLogger("unknot.web")
MOST_WORDS = 4000


def without_store(request: HttpRequest) -> HttpResponse | None:
    """The page that sends a person to help at once, when what they just sent calls for it; else None.

    For use when something else failed: it reads the form alone, and a failure of its own gives None.
    """
    try:
        sent = _sent_away(request)
    except Exception as error:  # noqa: BLE001 - the other fault is still to be told
        log.error("no second reading: %s", type(error).__name__)
        return None
    if sent is None or sent.urgency < Urgency.SAME_DAY:
        return None
    html = render_to_string(
        "emergency.html", {"referral": sent, "urgency": sent.urgency.label, **signs(request)}
    )
    return HttpResponse(html, status=503)


def _sent_away(request: HttpRequest) -> Referral | None:
    if request.method != "POST":
        return None
    told = {
        name.removeprefix("answer:"): Answer(request.POST[name])
        for name in request.POST
        if name.startswith("answer:") and request.POST[name] in set(Answer)
    }
    text = request.POST.get("text", "")[:MOST_WORDS]
    if not text and not told:
        return None
    person = Person(locale=locale_of(request))
    found = screen(ScreeningAnswers(told), PainDrawing(), person, (), text, load_knowledge(), date.min)
    return found if isinstance(found, Referral) else None


def signs(request: HttpRequest | None) -> dict[str, object]:
    """The list of the worst signs and the number to call, for every page that says that something failed."""
    return {"signs": SIGNS, "number": emergency_number(locale_of(request) if request else "")}


def locale_of(request: HttpRequest) -> str:
    """The browser's first language: the nearest to a home that is known without the journal."""
    return request.headers.get("Accept-Language", "").split(",")[0].split(";")[0].strip()[:20]
