"""Following up: what came of a referral, of harm after pressing, of the ten minutes after; and what to change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from unknot.care.aftermath import ALL_CLEAR, MISTAKE, NAMED, NOT_YET, WORSE, asks_what_they_said, is_too_early
from unknot.care.assess import Unusable, check_place, here, is_ended
from unknot.care.review import keep_in_step, outcomes
from unknot.care.room import Room
from unknot.care.standing import Standing
from unknot.core.adverse import Adverse, Event, Harm, Now, places_of
from unknot.core.assumed import assumed_count
from unknot.core.body import MAX_STRENGTH
from unknot.core.companions import worth_a_look
from unknot.core.dosing import Felt
from unknot.core.due import parts_marked
from unknot.core.evidence import Course as Past
from unknot.core.finder import Candidate, rank
from unknot.core.journal import (
    AdverseFollowed,
    AdverseTold,
    ReferralAnswered,
    SessionLogged,
    TargetLet,
    TenMinutesTold,
)
from unknot.core.knowledge import Knowledge, Urgency
from unknot.core.nowhere import Course, Do, Spot, Turn, turns
from unknot.core.screening import Clearance, RaisedFlag
from unknot.core.session import SessionLog

ANSWERS = (NOT_YET, ALL_CLEAR, NAMED, WORSE, MISTAKE)
MAX_WORDS = 1000
NERVE_WORDS = ("nerve", "plexus")  # what a zone says is at risk
ASK_STILL_HOURS = 12
OLDEST_DAYS = 90
VISIT_DAYS = 14  # knowledge/assumptions/urgency-codes.toml: within days means two to fourteen


# --- A referral ---------------------------------------------------------------------------------------------


def signs_waiting(now: Standing) -> tuple[RaisedFlag, ...]:
    """The signs that a professional has to look at: those of now, and those of before that nobody has seen."""
    sent, leave = now.referral, now.screening
    raised = sent.flags if sent else getattr(leave, "see", ())
    closed = getattr(leave, "closed", True)
    now_ones = (flag for flag in raised if flag.urgency >= Urgency.WITHIN_DAYS and closed)
    return tuple({flag.flag: flag for flag in (*(w.flag for w in now.after.waiting), *now_ones)}.values())


def waits_since(now: Standing) -> date | None:
    """The day on which the first of them was raised; None when nothing waits."""
    if not signs_waiting(now):
        return None
    days = [waiting.at.date() for waiting in now.after.waiting]
    told = [day for day in (now.screened_on, now.drawing.at.date() if now.drawing else None) if day]
    return min(days, default=max(told, default=None)) if days or told else None


def visit_by(now: Standing) -> date | None:
    """The last good day for the visit, for a sign that can wait for days; None for one that cannot."""
    since = waits_since(now)
    urgent = any(flag.urgency >= Urgency.SAME_DAY for flag in signs_waiting(now))
    return None if since is None or urgent else since + timedelta(days=VISIT_DAYS)


def asks_after_referral(now: Standing) -> bool:
    """Whether Today asks what they said: from the next day on, until it is answered."""
    return asks_what_they_said(now.after, waits_since(now), now.now.date())


def answer_referral(
    room: Room,
    told: str,
    seen_on: date | None = None,
    who: str = "",
    words: str = "",
    id: UUID | None = None,
) -> UUID:
    """What came of the visit. It gives no leave: after an all-clear the questions are answered afresh, and then a
    within-days sign is weighed anew. Raises Unusable, above all for an all-clear on the day of an urgent sign."""
    now = here(room)
    flags = signs_waiting(now)
    if told not in ANSWERS:
        raise Unusable(f"Say what came of it: {', '.join(ANSWERS)}.")
    if not flags:
        raise Unusable("No sign is waiting for a visit. Answer the safety questions when something is new.")
    if told == ALL_CLEAR:
        seen_on = _check_visit(now, seen_on)
    regions = now.drawing.drawn.drawing.regions if now.drawing else ()
    parts = tuple(sorted(parts_marked(regions, room.knowledge)))
    body = ReferralAnswered(
        told, tuple(f.flag for f in flags), parts, seen_on, _short(who)[:80], _short(words)
    )
    return room.note(body, id=id)


def _check_visit(now: Standing, seen_on: date | None) -> date:
    today = now.now.date()
    if seen_on is None or seen_on > today:
        raise Unusable("On which day were you seen? Today or an earlier day.")
    if (today - seen_on).days > OLDEST_DAYS:
        raise Unusable("That visit was too long ago for what you feel now. Please see somebody again.")
    if any(is_too_early(waiting, seen_on, now.now) for waiting in now.after.waiting):
        raise Unusable(
            "An emergency or same-day sign is never lifted on its own day, and not by a visit before it. "
            "Come back tomorrow, tell it then, and answer the questions afresh."
        )
    return seen_on


def _short(words: str) -> str:
    words = words.strip()
    if len(words) > MAX_WORDS:
        raise Unusable(f"That is {len(words):,} characters long; at most {MAX_WORDS:,} are kept. Shorten it.")
    return words


# --- Harm after pressing ------------------------------------------------------------------------------------


def tell_adverse(room: Room, told: Adverse, id: UUID | None = None) -> UUID:
    """Keep what happened after pressing; it closes, ends, pauses or sends on at once. Raises Unusable."""
    entry = room.note(AdverseTold(_checked(room, told)), id=id)
    keep_in_step(room)
    return entry


def _checked(room: Room, told: Adverse) -> Adverse:
    today = room.clock().date()
    if not told.what or (told.what == (Harm.OTHER,) and not told.words.strip()):
        raise Unusable("Tick what happened, or write it in your own words.")
    if not 0 <= told.bad <= MAX_STRENGTH:
        raise Unusable(f"How bad it is goes from 0 to {MAX_STRENGTH}, not {told.bad}.")
    if not today - timedelta(days=OLDEST_DAYS) <= told.on <= today:
        raise Unusable("The day it began is today or one of the last 90 days.")
    if not 0 <= told.hours <= OLDEST_DAYS * 24:
        raise Unusable("The hours of pain must be 0 or more.")
    if told.muscle and told.muscle not in room.knowledge.muscles:
        raise Unusable(f"“{told.muscle[:40]}” is not a muscle that Unknot knows.")
    if told.tool and told.tool not in room.knowledge.tools:
        raise Unusable(f"“{told.tool[:40]}” is not a tool that Unknot knows.")
    if told.place is not None:
        check_place(told.place, room.knowledge)
    return replace(told, words=_short(told.words), did=_short(told.did), session=told.session[:80])


def follow_adverse(room: Room, event: UUID, told: Now, words: str = "", id: UUID | None = None) -> UUID:
    """How it is now. Raises Unusable when there is no such event."""
    if all(each.id != event for each in here(room).after.events):
        raise Unusable("That is not in the journal any more; reload the page.")
    entry = room.note(AdverseFollowed(event, told, _short(words)), id=id)
    keep_in_step(room)
    return entry


def events_to_follow(now: Standing) -> tuple[Event, ...]:
    """What is not settled and was not asked about today."""
    today = now.now.date()
    told = ((max((e.at, *(s.at for s in e.since))).date(), e) for e in now.after.events if e.is_open)
    return tuple(event for day, event in told if day < today)


# --- Ten minutes later --------------------------------------------------------------------------------------


def asks_if_still_there(now: Standing, knowledge: Knowledge, at_once: bool = False) -> SessionLog | None:
    """The last session, when it was sharp or near a nerve and nobody asked ten minutes later. `at_once`: not before."""
    found = now.journal.of(SessionLogged)
    if not found:
        return None
    log = found[-1][1].log
    since = now.now - log.ended_at
    least = timedelta(minutes=0 if at_once else assumed_count(knowledge, "still-there-minutes"))
    asked = {body.session for _, body in now.journal.of(TenMinutesTold)}
    due = least <= since <= timedelta(hours=ASK_STILL_HOURS) and log.session not in asked
    return log if due and _matters(log, knowledge) else None


def _matters(log: SessionLog, knowledge: Knowledge) -> bool:
    felt = {f for done in log.done for f in done.response.felt}
    signs = any(done.response.nerve_signs for done in log.done)
    return signs or Felt.SHARP in felt or log.ended == "sharp" or _near_a_nerve(log, knowledge)


def _near_a_nerve(log: SessionLog, knowledge: Knowledge) -> bool:
    """Whether a place was pressed where the library says that a nerve is at risk."""
    nerves = (
        zone for zone in knowledge.zones.values() if any(w in zone.at_risk.lower() for w in NERVE_WORDS)
    )
    regions = {region for zone in nerves for region in zone.regions}
    doses = tuple(done.dose for done in log.done if done.seconds > 0)
    event = Event(UUID(int=0), Adverse((), log.ended_at.date()), log.ended_at, doses)
    return any(place.region in regions for place in places_of(event, knowledge))


def tell_ten_minutes(room: Room, session: str, what: tuple[Harm, ...], id: UUID | None = None) -> UUID:
    """What is still there ten minutes after; nothing is an answer too. What stays is harm that lasts."""
    if all(body.log.session != session for _, body in here(room).journal.of(SessionLogged)):
        raise Unusable("Which session? Open Today again.")
    return room.note(TenMinutesTold(session[:80], what), id=id)


# --- Getting nowhere ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Advice:
    """A turn of the care, and what to try instead: another candidate, or a muscle beside the one that stayed."""

    turn: Turn
    instead: Spot | None = None
    why: str = ""


def advice_data(one: Advice) -> dict[str, object]:
    """The advice as plain JSON data: `{do, because, spot, instead}`, spots as `muscle:side`."""
    return {
        "do": str(one.turn.do),
        "because": [*map(str, one.turn.because), *([one.why] if one.why else [])],
        "spot": ":".join(one.turn.spot) if one.turn.spot else None,
        "instead": ":".join(one.instead) if one.instead else None,
    }


def what_to_change(room: Room, now: Standing) -> tuple[Advice, ...]:
    """What the weeks so far call for; empty while nothing does, and while something more urgent waits."""
    found = turns(course_of(room, now))
    return tuple(_advised(room, now, turn) for turn in found)


def course_of(room: Room, now: Standing) -> Course:
    lets = [(entry.happened_at.date(), body) for entry, body in now.journal.of(TargetLet)]
    return Course(
        targets=now.targets,
        given=now.given,
        scores=outcomes(now.journal),
        set_aside=tuple((day, (b.muscle, b.side)) for day, b in lets if b.why == "no-change"),
        calmed=tuple((day, (b.muscle, b.side)) for day, b in lets if b.why == "calmed"),
        today=now.now.date(),
        knowledge=room.knowledge,
    )


def _advised(room: Room, now: Standing, turn: Turn) -> Advice:
    if turn.do is not Do.CHANGE or turn.spot is None or now.clearance is None:
        return Advice(turn)
    instead = _next_candidate(room, now.clearance, now, turn.spot)
    if instead is not None:
        reason = str(instead.because[0]) if instead.because else ""
        return Advice(turn, (instead.muscle, instead.side), reason)
    for companion in worth_a_look(turn.spot[0], room.knowledge):
        if not is_ended(now, companion.muscle, turn.spot[1]):
            return Advice(turn, (companion.muscle, turn.spot[1]), str(companion.because))
    return Advice(turn)


def _next_candidate(room: Room, clearance: Clearance, now: Standing, stayed: Spot) -> Candidate | None:
    """The likeliest other muscle once this one is believed less, that is neither under care nor ended."""
    course = Past(stayed[0], stayed[1], calmed=False)
    ranking = rank(clearance, replace(now.evidence, courses=(*now.evidence.courses, course)), room.knowledge)
    under_care = {(target.muscle, target.side) for target in now.targets} | {stayed}
    free = (c for c in ranking.candidates if (c.muscle, c.side) not in under_care)
    return next((c for c in free if not is_ended(now, c.muscle, c.side)), None)
