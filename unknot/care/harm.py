"""Harm after pressing: gathered from what was told at the session, the day after, and since; and its report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from unknot.core.adverse import TWO_DAYS_HOURS, Adverse, Event, Harm, Now, Since
from unknot.core.journal import (
    AdverseFollowed,
    AdverseTold,
    Corrected,
    Entry,
    Journal,
    NextDayTold,
    PainDrawn,
    ReferralAnswered,
    Screened,
    SessionLogged,
    TenMinutesTold,
)
from unknot.core.session import SessionLog

_NO_DAY = date(1, 1, 1)
LINK_DAYS = 3  # an event without its session belongs to the last one before it, when that is so near


def events_of(journal: Journal) -> tuple[Event, ...]:
    """Every harm there is, oldest first: told as such, told the day after, or logged in a session, late or in time."""
    logs = {body.log.session: body.log for _, body in journal.of(SessionLogged)}
    since: dict[UUID, list[Since]] = {}
    for entry, followed in journal.of(AdverseFollowed):
        since.setdefault(followed.event, []).append(Since(entry.happened_at, followed.told, followed.words))
    found = []
    for entry in journal:
        told = _told(entry.body)
        if told is not None:
            event = Event(entry.id, told, entry.happened_at, since=tuple(since.get(entry.id, ())))
            found.append(_linked(event, logs, only_nerves=isinstance(entry.body, SessionLogged)))
    return tuple(sorted(found, key=lambda event: (event.at, event.id)))


HOLDS_BACK = (AdverseTold, NextDayTold, TenMinutesTold, SessionLogged, ReferralAnswered, Screened)


def holds_back(body: object) -> bool:
    """Whether an entry may keep somebody from pressing: answers, a drawing, harm."""
    return isinstance(body, (Screened, ReferralAnswered, PainDrawn)) or _told(body) is not None


def frees(entry: Entry, mine: Journal) -> bool:
    """Whether an entry from elsewhere would end harm that was told here, or take back what holds back here."""
    body, own = entry.body, {each.id: each.body for each in mine.entries}
    if entry.id in own:
        return False
    if isinstance(body, AdverseFollowed):
        return body.event in own and body.told is Now.SETTLED
    return isinstance(body, Corrected) and isinstance(own.get(body.entry), HOLDS_BACK)


def _told(body: object) -> Adverse | None:
    if isinstance(body, AdverseTold):
        return body.adverse
    if isinstance(body, NextDayTold):
        return _of_next_day(body)
    if isinstance(body, TenMinutesTold) and body.still:
        return Adverse(body.still, _NO_DAY, session=body.session, lasting=True)
    return _of_log(body.log) if isinstance(body, SessionLogged) else None


def _of_next_day(told: NextDayTold) -> Adverse | None:
    hours = told.sore_hours or 0
    harms = {Harm.BRUISE: told.bruise, Harm.NUMB: told.nerve_signs, Harm.PAIN: hours > TWO_DAYS_HOURS}
    what = tuple(harm for harm, holds in harms.items() if holds)
    if not what:
        return None
    return Adverse(what, _NO_DAY, told.soreness, session=told.session, lasting=told.nerve_signs, hours=hours)


def _of_log(log: SessionLog) -> Adverse | None:
    if not any(done.response.nerve_signs for done in log.done):
        return None
    return Adverse((Harm.NUMB,), log.ended_at.date(), session=log.session)


def _linked(event: Event, logs: dict[str, SessionLog], only_nerves: bool) -> Event:
    """The event with the doses of its session; of the spot that was told, or all of them."""
    on = event.at.date() if event.told.on == _NO_DAY else min(event.told.on, event.at.date())
    told = replace(event.told, on=on)
    log = logs.get(told.session) if told.session else _nearest(event, logs)
    if log is None:
        return replace(event, told=told)
    doses = tuple(d.dose for d in log.done if d.seconds > 0 and (d.response.nerve_signs or not only_nerves))
    if told.muscle:
        doses = tuple(d for d in doses if d.muscle == told.muscle and told.side in (None, d.side))
    return replace(event, told=replace(told, session=log.session), doses=doses, ended_at=log.ended_at)


def _nearest(event: Event, logs: dict[str, SessionLog]) -> SessionLog | None:
    near = (
        log for log in logs.values() if timedelta() <= event.at - log.ended_at <= timedelta(days=LINK_DAYS)
    )
    return max(near, key=lambda log: log.ended_at, default=None)
