"""Practising and planning: sessions, next days, weeks and their blocks, outcomes, trainings."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Router, Schema

from unknot.care import assess, practise, review
from unknot.care.assess import Unusable
from unknot.care.review import Week
from unknot.core.dose import Hold
from unknot.core.journal import NextDayTold, SessionLogged
from unknot.core.load import Training
from unknot.core.outcome import Change
from unknot.core.plan import Plan, PlanChange
from unknot.core.session import SessionLog, tape_json
from unknot.web.api.shapes import Core, Kept, Noted, Number, Text
from unknot.web.rooms import room_of

router = Router(tags=["practising"])


# --- Sessions ---------------------------------------------------------------------------------------------------------


class NextSession(Schema):
    """`session`: the tape of cues, or null when nothing is to be pressed now; then `holds` says why and until when."""

    session: dict[str, Any] | None
    holds: list[Core[Hold]]


@router.get("/sessions/next", response=NextSession)
def next_session(request: HttpRequest, mode: str = practise.USUAL_MODE, block: str = "") -> dict[str, Any]:
    """What is due, composed as a tape; of a block of the week when one is named. 409 without leave."""
    room = room_of(request)
    now = assess.here(room)
    opened = practise.open_session(room, now, mode, review.block_of(now, block) if block else None)
    return {"session": tape_json(opened.session) if opened.session else None, "holds": opened.holds}


@router.get("/sessions", response=list[Core[SessionLog]])
def sessions(request: HttpRequest) -> list[Any]:
    """The logs of all sessions, the oldest first."""
    return [body.log for _, body in room_of(request).journal().of(SessionLogged)]


class LogTold(Noted):
    log: Core[SessionLog]


class LogKept(Schema):
    """`new`: false when this session was logged before."""

    kept: bool
    new: bool


@router.post("/sessions", response={200: LogKept, 201: LogKept})
def log_session(request: HttpRequest, told: LogTold) -> HttpResponse:
    """Keep a session's log, on time or late, sent once or many times."""
    for moment in (told.log.started_at, told.log.ended_at):
        if moment.tzinfo is None:
            raise Unusable("started_at and ended_at need a time zone, for example 2026-03-02T19:00:00+01:00.")
    new = practise.finish_session(room_of(request), told.log, told.id)
    return JsonResponse({"kept": True, "new": new}, status=201 if new else 200)


class DayAfterTold(Noted):
    """How it was the day after the session with this id. Soreness 0-10."""

    session: Text
    soreness: Number
    bruise: bool = False
    nerve_signs: bool = False
    sore_hours: Number | None = None


@router.post("/next-days", response={201: Kept})
def tell_next_day(request: HttpRequest, told: DayAfterTold) -> dict[str, Any]:
    """How the day after was; it moves the next dose."""
    room = room_of(request)
    if told.session not in {body.log.session for _, body in room.journal().of(SessionLogged)}:
        raise Unusable("session: no session with this id was logged. GET /api/sessions lists them.")
    data = NextDayTold(told.session, told.soreness, told.bruise, told.nerve_signs, told.sore_hours)
    return {"id": practise.tell_next_day(room, data, told.id)}


# --- Weeks ------------------------------------------------------------------------------------------------------------


class WeekShown(Schema):
    """The plan as it stands, null when none is issued yet, and what changed against the one before."""

    plan: Core[Plan] | None
    changes: list[Core[PlanChange]]


@router.get("/weeks", response=WeekShown)
def week(request: HttpRequest) -> dict[str, Any]:
    """The week's plan. It issues none: POST does."""
    now = assess.here(room_of(request))
    plan = review.plan_of(now.journal, review.planned_start(now))
    return {"plan": plan, "changes": review.latest_changes(now.journal, plan) if plan else ()}


@router.post("/weeks", response={201: WeekShown})
def replan(request: HttpRequest) -> dict[str, Any]:
    """Plan the week, or plan it anew from what is known now; what is done or moved stays. 409 without leave."""
    return _shown(review.replan_week(room_of(request)))


def _shown(found: Week) -> dict[str, Any]:
    return {"plan": found.plan, "changes": found.changes}


class BlockChange(Noted):
    """Another day of the same week, or `skip`: one of the two."""

    to: date | None = None
    skip: bool = False


@router.patch("/weeks/blocks/{block}", response=WeekShown)
def change_block(request: HttpRequest, block: str, told: BlockChange) -> dict[str, Any]:
    """Move a block to another day, or skip it. Its id stays."""
    if told.skip == (told.to is not None):
        raise Unusable('Send {"to": "2026-03-05"} to move the block, or {"skip": true} to leave it out.')
    room = room_of(request)
    if told.to is None:
        review.skip_block(room, block, told.id)
    else:
        review.move_block(room, block, told.to, told.id)
    return week(request)


# --- Outcomes and trainings -------------------------------------------------------------------------------------------


class ScoreTold(Noted):
    """`instrument`: see GET /api/knowledge/instruments. `about`: a place, an activity, in your own words."""

    instrument: Text
    about: Text
    score: float


@router.post("/outcomes", response={201: Kept})
def take_outcome(request: HttpRequest, told: ScoreTold) -> dict[str, Any]:
    """A score on a scale, as of today."""
    about = told.about.strip()[:120]
    return {"id": practise.take_outcome(room_of(request), told.instrument, about, told.score, told.id)}


@router.get("/outcomes", response=list[Core[Change]])
def outcomes(request: HttpRequest) -> list[Any]:
    """For each scale and subject what really changed, told from noise."""
    room = room_of(request)
    return list(review.changes(room, assess.here(room)))


class TrainingTold(Noted):
    training: Core[Training]


class Taken(Schema):
    kept: bool


@router.post("/trainings", response={201: Taken})
def train(request: HttpRequest, told: TrainingTold) -> dict[str, Any]:
    """A training or a day of heavy work: activity, minutes, effort 0-10."""
    review.log_training(room_of(request), told.training, told.id)
    return {"kept": True}


@router.get("/trainings", response=list[Core[Training]])
def trainings(request: HttpRequest) -> list[Any]:
    """All trainings, the oldest first."""
    return list(assess.here(room_of(request)).trainings)
