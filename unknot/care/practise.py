"""Practising: opening a session, keeping its log, the day after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from unknot.care.assess import Unusable, cleared, is_ended
from unknot.care.review import keep_in_step
from unknot.care.room import Room
from unknot.care.standing import Standing
from unknot.core.because import Because
from unknot.core.body import MAX_STRENGTH
from unknot.core.dosing import Dose, Hold, first_dose, next_dose
from unknot.core.finder import Target
from unknot.core.journal import NextDayTold, OutcomeTaken, SessionLogged
from unknot.core.outcome import Outcome
from unknot.core.planning import Block
from unknot.core.session import (
    PlannedSession,
    SessionLog,
    area_doses,
    compose,
    is_permitted,
    not_asked,
    within_session,
)

USUAL_MODE = "full"
ENDINGS = ("done", "stopped", "sharp", "unwell", "left")
LONGEST_SECONDS = 3600
LONGEST_SORE_HOURS = 14 * 24


@dataclass(frozen=True, slots=True)
class Opened:
    """A session ready to play, or nothing to press now: then the holds say why and until when."""

    session: PlannedSession | None
    holds: tuple[Hold, ...]


def open_session(room: Room, now: Standing, mode: str = USUAL_MODE, block: Block | None = None) -> Opened:
    """Compose what is due: the targets, or the area of a planned block. Raises NotCleared, Unusable."""
    clearance, _ = cleared(now)
    if mode not in room.knowledge.modes:
        raise Unusable(f"“{mode[:40]}” is not a kind of session.")
    if block and mode == USUAL_MODE:
        mode = block.mode
    decided = _block_doses(room, now, block, mode) if block else _target_doses(room, now, mode)
    doses = tuple(d for d in decided if isinstance(d, Dose))
    holds = tuple(d for d in decided if isinstance(d, Hold))
    doses, over = within_session(doses, now.given, mode, room.knowledge, now.now)
    if not doses:
        return Opened(None, (*holds, *over))
    name = block.id if block else str(room.make_id())
    minutes = block.minutes if block else None
    composed = compose(clearance, name, doses, mode, room.knowledge, now.now, minutes)
    return Opened(composed, (*holds, *over))


def to_ask(room: Room, now: Standing, block: Block) -> tuple[str, ...]:
    """The regions of a block for which the safety questions were not asked yet. They come before its session."""
    clearance, _ = cleared(now)
    doses = tuple(d for d in _block_doses(room, now, block, block.mode) if isinstance(d, Dose))
    return tuple(r for r in not_asked(clearance, doses, room.knowledge) if r not in clearance.closed)


def refusals(room: Room, now: Standing, doses: tuple[Dose, ...]) -> tuple[Because, ...]:
    """Why doses that were composed before may not be pressed now; empty while all of them may.

    For a session that is open or kept on a device while something was told elsewhere.
    """
    if now.clearance is None:
        return (*now.screen_again, *(now.referral.because if now.referral else ())) or (ASK_FIRST,)
    return tuple(
        dict.fromkeys(
            Because(f"{_name(room, dose)}: this is not for you now.", "against")
            for dose in doses
            if is_ended(now, dose.muscle, dose.side)
            or not is_permitted(now.clearance, dose, room.knowledge, now.now)
        )
    )


ASK_FIRST = Because("The safety questions come first.")


def _name(room: Room, dose: Dose) -> str:
    known = room.knowledge.muscles.get(dose.muscle)
    return known.name if known else dose.muscle


def _target_doses(room: Room, now: Standing, mode: str) -> tuple[Dose | Hold, ...]:
    return tuple(dose_for(room, now, target, mode) for target in now.targets)


def dose_for(
    room: Room, now: Standing, target: Target, mode: str = USUAL_MODE, tools: tuple[str, ...] = ()
) -> Dose | Hold:
    """The next dose of one target: the first, or what the history makes of it."""
    clearance, _ = cleared(now)
    given = tuple(g for g in now.given if (g.dose.muscle, g.dose.side) == (target.muscle, target.side))
    owned, settings = tools or now.week.tools, now.week.settings
    if given:
        return next_dose(clearance, target, given, owned, settings, mode, room.knowledge, now.now)
    return first_dose(clearance, target, owned, settings, mode, room.knowledge, now.now)


def _block_doses(room: Room, now: Standing, block: Block, mode: str) -> tuple[Dose | Hold, ...]:
    """A block treats its confirmed targets first, then the rest of its area."""
    clearance, _ = cleared(now)
    named = {name.partition(":")[0] for name in block.muscles}
    own = tuple(
        dose_for(room, now, t, mode, (block.tool, *now.week.tools)) for t in now.targets if t.muscle in named
    )
    treated = {(d.muscle, d.side) for d in own}
    rest = area_doses(clearance, block, now.week.tools, now.week.settings, room.knowledge, now.given, now.now)
    return (*own, *(d for d in rest if (d.muscle, d.side) not in treated))


def finish_session(room: Room, log: SessionLog, id: UUID | None = None) -> bool:
    """Keep a session's log, sent once or many times, on time or late. True when it was new.

    Pain before and after are kept as outcomes of their own, under ids derived from the log's.
    """
    check_log(log)
    if log.ended_at < log.started_at:
        raise Unusable("The session ends before it starts; look at the clock of the device.")
    if log.started_at > room.clock() + timedelta(days=1):
        raise Unusable("The session lies in the future; look at the clock of the device.")
    known = {body.log.session for _, body in room.journal().of(SessionLogged)}
    if log.session in known:
        return False
    room.note(SessionLogged(log), id=id, happened_at=log.ended_at)
    keep_in_step(room)
    return True


def check_log(log: SessionLog) -> None:
    """Raises Unusable for what no session can have been."""
    for name, pain in (("pain_before", log.pain_before), ("pain_after", log.pain_after)):
        if pain is not None and not 0 <= pain <= MAX_STRENGTH:
            raise Unusable(f"{name} must be from 0 to {MAX_STRENGTH}, not {pain}.")
    if log.ended not in ENDINGS:
        raise Unusable(f"ended is one of: {', '.join(ENDINGS)}.")
    if any(not 0 <= done.seconds <= LONGEST_SECONDS for done in log.done):
        raise Unusable(f"The seconds of a dose are from 0 to {LONGEST_SECONDS}.")


def tell_next_day(room: Room, told: NextDayTold, id: UUID | None = None) -> UUID:
    """How the day after was: it lowers, holds or frees the next dose, and the week with it. Raises Unusable."""
    if not 0 <= told.soreness <= MAX_STRENGTH:
        raise Unusable(f"Soreness must be from 0 to {MAX_STRENGTH}, not {told.soreness}.")
    if told.sore_hours is not None and not 0 <= told.sore_hours <= LONGEST_SORE_HOURS:
        raise Unusable(f"The hours of soreness are from 0 to {LONGEST_SORE_HOURS}.")
    entry = room.note(told, id=id)
    keep_in_step(room)
    return entry


def take_outcome(room: Room, instrument: str, about: str, score: float, id: UUID | None = None) -> UUID:
    """A score on a scale. Raises Unusable when it is off the scale."""
    scale = room.knowledge.instruments.get(instrument)
    if scale is None:
        raise Unusable(f"“{instrument[:40]}” is not a scale that Unknot knows.")
    if not scale.low <= score <= scale.high:
        raise Unusable(f"{scale.name} goes from {scale.low:g} to {scale.high:g}, not {score:g}.")
    return room.note(OutcomeTaken(Outcome(instrument, about, score, room.clock().date())), id=id)


def unanswered_next_day(now: Standing) -> SessionLog | None:
    """The latest session of 12 to 72 hours ago whose next day was not told yet."""
    told = {body.session for _, body in now.journal.of(NextDayTold)}
    for _, body in reversed(now.journal.of(SessionLogged)):
        if _day_after(body.log.ended_at, now.now) and body.log.session not in told:
            return body.log
    return None


def _day_after(ended: datetime, now: datetime) -> bool:
    return timedelta(hours=12) <= now - ended <= timedelta(hours=72)
