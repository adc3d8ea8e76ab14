"""Following up: what came of a referral, harm after pressing, ten minutes later, and what to change."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from unknot.care import assess, follow
from unknot.care.standing import Standing
from unknot.core.adverse import Adverse, Event, Harm, Now, changed_by
from unknot.core.knowledge import Knowledge
from unknot.export.harm_report import harm_rows
from unknot.web.api.shapes import Core, Kept, Noted, Text
from unknot.web.rooms import room_of

router = Router(tags=["following"])


# --- A referral -------------------------------------------------------------------------------------------------


class SignShown(Schema):
    id: str
    urgency: str
    because: str


class VisitShown(Schema):
    """`signs` wait for a professional; `asks`: the day after has come, and what they said is not told yet."""

    signs: list[SignShown]
    since: date | None
    visit_by: date | None
    asks: bool


class VisitTold(Noted):
    """`seen_on` is needed for an all-clear. It gives no leave: the safety questions come afresh after it."""

    told: Literal["not-yet", "all-clear", "named", "worse", "mistake"]
    seen_on: date | None = None
    who: Text = ""
    words: Text = ""


@router.get("/visits", response=VisitShown)
def visits(request: HttpRequest) -> dict[str, Any]:
    """What waits for a professional, since when, and by when the visit is due."""
    return _visit(assess.here(room_of(request)))


@router.post("/visits", response={201: VisitShown})
def tell_visit(request: HttpRequest, told: VisitTold) -> dict[str, Any]:
    """What came of being sent to a professional. An urgent sign is not lifted on its own day."""
    room = room_of(request)
    follow.answer_referral(room, told.told, told.seen_on, told.who, told.words, told.id)
    return _visit(assess.here(room))


def _visit(now: Standing) -> dict[str, Any]:
    signs = follow.signs_waiting(now)
    return {
        "signs": [{"id": s.flag, "urgency": s.urgency.label, "because": s.because} for s in signs],
        "since": follow.waits_since(now),
        "visit_by": follow.visit_by(now),
        "asks": follow.asks_after_referral(now),
    }


# --- Harm -------------------------------------------------------------------------------------------------------


class HarmTold(Noted):
    harm: Core[Adverse]


class HarmShown(Kept):
    """`changed`: what it changed in the care."""

    at: datetime
    harm: Core[Adverse]
    settled_at: datetime | None
    changed: list[str]


class HarmNow(Noted):
    event: UUID
    now: Literal["settled", "better", "same", "worse"]
    words: Text = ""


@router.get("/harms", response=list[HarmShown])
def harms(request: HttpRequest) -> list[dict[str, Any]]:
    """All harm after pressing that was told, at the session, the day after or since; the oldest first."""
    room = room_of(request)
    return [_harm(event, room.knowledge) for event in assess.here(room).after.events]


@router.post("/harms", response={201: HarmShown})
def tell_harm(request: HttpRequest, told: HarmTold) -> dict[str, Any]:
    """Harm after pressing: it closes, ends, pauses or sends on at once."""
    room = room_of(request)
    kept = follow.tell_adverse(room, told.harm, told.id)
    return next(_harm(e, room.knowledge) for e in assess.here(room).after.events if e.id == kept)


@router.post("/harms/now", response={201: HarmShown})
def tell_harm_now(request: HttpRequest, told: HarmNow) -> dict[str, Any]:
    """How it is on a later day; settled ends what it closed, worse sends on."""
    room = room_of(request)
    follow.follow_adverse(room, told.event, Now(told.now), told.words, told.id)
    return next(_harm(e, room.knowledge) for e in assess.here(room).after.events if e.id == told.event)


@router.get("/harms/report", response=list[dict[str, Any]])
def harm_report(request: HttpRequest) -> list[dict[str, Any]]:
    """The same for a report: what, where, tool, dose and times. No name, unless somebody typed one."""
    room = room_of(request)
    return harm_rows(assess.here(room).after.events, room.knowledge)


def _harm(event: Event, knowledge: Knowledge) -> dict[str, Any]:
    return {
        "id": event.id,
        "at": event.at,
        "harm": event.told,
        "settled_at": event.settled_at,
        "changed": [str(change) for change in changed_by(event, knowledge)],
    }


# --- Ten minutes later ------------------------------------------------------------------------------------------


class TenMinutesShown(Schema):
    """`session`: the one to ask about, null when nothing calls for it."""

    session: str | None


class TenMinutesTold(Noted):
    """`still`: what is still there, ten minutes after; empty when nothing is."""

    session: Text
    still: tuple[Harm, ...] = ()


@router.get("/ten-minutes", response=TenMinutesShown)
def ten_minutes(request: HttpRequest) -> dict[str, Any]:
    """Whether to ask if anything is still there: after a session that was sharp or near a nerve."""
    room = room_of(request)
    log = follow.asks_if_still_there(assess.here(room), room.knowledge)
    return {"session": log.session if log else None}


@router.post("/ten-minutes", response={201: Kept})
def tell_ten_minutes(request: HttpRequest, told: TenMinutesTold) -> dict[str, Any]:
    """What is still there. What stays so long goes to a professional."""
    return {"id": follow.tell_ten_minutes(room_of(request), told.session, tuple(told.still), told.id)}


# --- Getting nowhere --------------------------------------------------------------------------------------------


class AdviceShown(Schema):
    """`do`: professional, screen or change. `instead`: the muscle and side to try next."""

    do: str
    because: list[str]
    spot: str | None
    instead: str | None


@router.get("/advice", response=list[AdviceShown])
def advice(request: HttpRequest) -> list[dict[str, Any]]:
    """What the weeks so far call for, the most urgent first; empty while nothing does."""
    room = room_of(request)
    now = assess.here(room)
    return [] if now.referral else [follow.advice_data(one) for one in follow.what_to_change(room, now)]
