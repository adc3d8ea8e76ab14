"""After: what they said, what happened after pressing, and whether it is still there."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from unknot.care import aftermath, assess, follow
from unknot.care.assess import Unusable, check_strength
from unknot.care.room import Room
from unknot.care.standing import Standing
from unknot.core.adverse import WORDS, Adverse, Event, Harm, Now, changed_by, in_words
from unknot.core.emergency import emergency_number
from unknot.core.journal import SessionLogged
from unknot.core.knowledge import Knowledge, Urgency
from unknot.core.session import SessionLog
from unknot.export.harm_report import harm_csv
from unknot.web.forms import read_side
from unknot.web.rooms import room_of
from unknot.web.templatetags.words import place_words

LATEST = 5  # sessions to choose from
STILL = (Harm.NUMB, Harm.WEAK, Harm.DIZZY)
NOW_WORDS = {
    Now.SETTLED: "It is over",
    Now.BETTER: "Better",
    Now.SAME: "The same",
    Now.WORSE: "Worse",
}


# --- What they said ---------------------------------------------------------------------------------------------


def followed_up(now: Standing) -> dict[str, Any]:
    """What the card "What did they say?" shows, on Today and beside the referral."""
    today = now.now.date()
    return {
        "signs": follow.signs_waiting(now),
        "asks_what_they_said": follow.asks_after_referral(now),
        "too_early": any(aftermath.is_too_early(w, today, now.now) for w in now.after.waiting),
        "visit_by": follow.visit_by(now),
        "say": _to_say(now),
        "today": today.isoformat(),
    }


def _to_say(now: Standing) -> list[str]:
    """The words for the phone, with the places that were marked filled in."""
    places = sorted(now.drawing.drawn.drawing.places) if now.drawing else []
    named = " and ".join(place_words(place).lower() for place in places[:2])
    return [
        line.replace("(place)", named or "(place)") for line in (now.referral.say if now.referral else ())
    ]


@require_POST
def referral_answer(request: HttpRequest) -> HttpResponse:
    """What came of being sent away. It opens nothing by itself; it leads on to what is next."""
    room, form = room_of(request), request.POST
    told = form.get("told", "")
    follow.answer_referral(
        room, told, _day(form.get("seen_on", "")), form.get("who", ""), form.get("words", "")
    )
    if told == aftermath.MISTAKE:
        return redirect("/find?again=1" if form.get("way") == "find" else "find-screening")
    if told == aftermath.ALL_CLEAR:
        return redirect(_afresh(room))
    return redirect({aftermath.NAMED: "/me#health", aftermath.WORSE: "find-referral"}.get(told, "today"))


def _afresh(room: Room) -> str:
    """The questions; or the drawing, when its own words are what was urgent: they are not answered away."""
    now = assess.here(room)
    urgent = now.referral is not None and any(
        flag.urgency >= Urgency.SAME_DAY and flag.because.startswith("You wrote")
        for flag in now.referral.flags
    )
    return "/find?again=1" if urgent else "find-screening"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Unusable("Write the day as 2026-03-31, or choose it in the calendar.") from None


# --- What happened after pressing -------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
def harm(request: HttpRequest) -> HttpResponse:
    """Tell what happened; below it what was told so far, what it changed, and how it is now."""
    room = room_of(request)
    if request.method == "GET":
        return _harm_page(request, room)
    try:
        follow.tell_adverse(room, _read_harm(request.POST, room))
    except Unusable as fault:
        return _harm_page(request, room, (str(fault),))
    now = assess.here(room)
    return redirect("find-referral" if now.referral else "progress-harm")


def _harm_page(request: HttpRequest, room: Room, faults: tuple[str, ...] = ()) -> HttpResponse:
    now = assess.here(room)
    logs = [body.log for _, body in now.journal.of(SessionLogged)][-LATEST:][::-1]
    chosen = request.POST.getlist("what")
    context = {
        "faults": faults,
        "harms": [{"id": str(h), "words": WORDS[h].capitalize(), "on": str(h) in chosen} for h in Harm],
        "logs": logs,
        "spots": [] if now.referral else _spots(logs),
        "events": shown(now, room.knowledge),
        "today": now.now.date().isoformat(),
        "number": emergency_number(now.person.locale),
        "form": request.POST,
        "needs_screening": now.drawing is not None and now.clearance is None and now.referral is None,
    }
    return render(request, "harm.html", context, status=422 if faults else 200)


def _spots(logs: list[SessionLog]) -> list[str]:
    """What was pressed lately, each spot once."""
    doses = (done.dose for log in logs for done in log.done if done.seconds > 0)
    return list(dict.fromkeys(f"{dose.muscle}:{dose.side}" for dose in doses))


def shown(now: Standing, knowledge: Knowledge, some: tuple[Event, ...] | None = None) -> list[dict[str, Any]]:
    """Events for a page, the newest first, with what each changed; all, or some. No muscle beside a referral."""
    return [
        {
            "event": event,
            "what": in_words(event).capitalize(),
            "places": [] if now.referral else sorted(f"{muscle}:{side}" for muscle, side in event.spots),
            "changed": changed_by(event, knowledge),
            "choices": [(str(how), words) for how, words in NOW_WORDS.items()],
        }
        for event in reversed(now.after.events if some is None else some)
    ]


def _read_harm(form: QueryDict, room: Room) -> Adverse:
    muscle, _, side = form.get("spot", "").partition(":")
    what = read_harms(form.getlist("what"))
    return Adverse(
        what=what,
        on=_day(form.get("on", "")) or room.clock().date(),
        bad=check_strength(form.get("bad", "") or "0"),
        muscle=muscle,
        side=read_side(side) if muscle else None,
        session=form.get("session", ""),
        lasting=form.get("lasting") == "yes",
        wide=form.get("wide") == "yes",
        hours=_hours(form.get("hours", "")) if Harm.PAIN in what else 0,
        did=form.get("did", ""),
        words=form.get("words", ""),
    )


def read_harms(names: list[str]) -> tuple[Harm, ...]:
    try:
        return tuple(dict.fromkeys(Harm(name) for name in names))
    except ValueError:
        raise Unusable("Tick what happened, from the list on the page.") from None


def _hours(text: str) -> int:
    if not text:
        return 0
    if not text.isdecimal():
        raise Unusable("Say how long: up to a day, more than a day, or more than two days.")
    return int(text[:6])


@require_POST
def harm_now(request: HttpRequest) -> HttpResponse:
    """How it is now."""
    room, form = room_of(request), request.POST
    try:
        event, told = UUID(form.get("event", "")), Now(form.get("now", ""))
    except ValueError:
        raise Unusable("Say how it is now: over, better, the same or worse.") from None
    follow.follow_adverse(room, event, told, form.get("words", ""))
    return redirect("find-referral" if assess.here(room).referral else "today")


@require_POST
def harm_report(request: HttpRequest) -> HttpResponse:
    """All of it as a sheet. POST, so that no link and no cache ever holds it."""
    room = room_of(request)
    now = assess.here(room)
    response = HttpResponse(
        harm_csv(now.after.events, room.knowledge), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="unknot-harm-{now.now:%Y-%m-%d}.csv"'
    return response


# --- Ten minutes later ------------------------------------------------------------------------------------------


@require_POST
def still_there(request: HttpRequest) -> HttpResponse:
    """What of it is still there ten minutes after; nothing is an answer too."""
    room, form = room_of(request), request.POST
    what = read_harms(form.getlist("still"))
    if not what and form.get("none") != "yes":
        raise Unusable("Tick what is still there, or “nothing is”.")
    follow.tell_ten_minutes(room, form.get("session", ""), what)
    return redirect("find-referral" if what and assess.here(room).referral else "today")


def still_choices() -> list[dict[str, str]]:
    return [{"id": str(harm), "words": WORDS[harm].capitalize()} for harm in STILL]
