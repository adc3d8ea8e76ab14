"""The guard against too much: spot, muscle, session, day and week, over planned and spontaneous care alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from unknot.core.assumed import assumed_count
from unknot.core.because import Because
from unknot.core.dose import Dose, Given, Hold
from unknot.core.knowledge import Knowledge, Mode
from unknot.core.response import rest_hours

MEANWHILE = "Warmth, easy movement and a slow walk are good meanwhile."


@dataclass(frozen=True, slots=True)
class CareLimits:
    """What a session, a day and a week may hold. The values are those of the assumptions of the same names."""

    pressure_seconds_per_session: int = 900
    pressure_seconds_per_day: int = 1200
    muscles_per_session: int = 3
    points_per_muscle: int = 4
    sessions_per_day: int = 3
    session_gap_hours: int = 3
    morning_hour: int = 6
    sessions_per_week: int = 14
    days_per_week: int = 6


def care_limits(knowledge: Knowledge, mode: Mode | None = None) -> CareLimits:
    """The limits in the library; a mode may narrow or, for a light look over the body, widen the muscles."""
    muscles = assumed_count(knowledge, "muscles-per-session")
    return CareLimits(
        pressure_seconds_per_session=assumed_count(knowledge, "pressure-minutes-per-session") * 60,
        pressure_seconds_per_day=assumed_count(knowledge, "pressure-minutes-per-day") * 60,
        muscles_per_session=muscles if mode is None else mode.muscles,
        points_per_muscle=assumed_count(knowledge, "points-per-muscle"),
        sessions_per_day=assumed_count(knowledge, "sessions-per-day"),
        session_gap_hours=assumed_count(knowledge, "session-gap-hours"),
        morning_hour=assumed_count(knowledge, "morning-hour"),
        sessions_per_week=assumed_count(knowledge, "sessions-per-week"),
        days_per_week=assumed_count(knowledge, "days-per-week"),
    )


def may_treat(
    given: tuple[Given, ...],
    wanted: Dose,
    now: datetime,
    limits: CareLimits | None = None,
    knowledge: Knowledge | None = None,
) -> Hold | None:
    """None when the dose is fine now; else a kind refusal with the hour from which it is fine again.

    What was given after `now` (a clock gone wrong) counts as given now. With `knowledge`, what came of earlier doses
    lengthens their rest, and the technique's own limits hold.
    """
    limits = limits or CareLimits()
    past = tuple(dict.fromkeys(given))
    return (
        _same_spot(past, wanted, now, knowledge)
        or _session_full(past, wanted, now, limits)
        or _day_full(past, wanted, now, limits)
        or _week_full(past, wanted, now, limits)
        or (_technique_full(past, wanted, now, limits, knowledge) if knowledge else None)
    )


def _hold(wanted: Dose, until: datetime, text: str, assumption: str) -> Hold:
    return Hold(wanted.muscle, wanted.side, until, MEANWHILE, (Because(text, "against", (assumption,)),))


def _same_spot(
    past: tuple[Given, ...], wanted: Dose, now: datetime, knowledge: Knowledge | None
) -> Hold | None:
    until = now
    for one in past:
        if not is_same_spot(one.dose, wanted):
            continue
        told = rest_hours(one, knowledge) if knowledge else one.dose.hours_between
        until = max(until, min(one.at, now) + timedelta(hours=max(told, wanted.hours_between)))
    if until <= now:
        return None
    return _hold(
        wanted, until, f"This spot has had its share; it rests until {until:%A %H:%M}.", "limits-common"
    )


def is_same_spot(one: Dose, other: Dose) -> bool:
    """The same point of the same muscle and side; a point without a name is the whole muscle."""
    same_point = one.point == other.point or not one.point or not other.point
    return (one.muscle, one.side) == (other.muscle, other.side) and same_point


def sessions_of(given: tuple[Given, ...], gap: timedelta) -> tuple[tuple[Given, ...], ...]:
    """What was given, cut into sessions wherever a pause is at least as long as `gap`, oldest first."""
    sessions: list[list[Given]] = []
    for one in sorted(given, key=lambda g: g.at):
        if sessions and one.at - sessions[-1][-1].at < gap:
            sessions[-1].append(one)
        else:
            sessions.append([one])
    return tuple(tuple(session) for session in sessions)


def _session_full(past: tuple[Given, ...], wanted: Dose, now: datetime, limits: CareLimits) -> Hold | None:
    gap = timedelta(hours=limits.session_gap_hours)
    sessions = sessions_of(past, gap)
    if not sessions or now - sessions[-1][-1].at >= gap:
        return None
    current = sessions[-1]
    until = min(current[-1].at, now) + gap
    muscles = {one.dose.muscle for one in current}
    if wanted.muscle not in muscles and len(muscles) >= limits.muscles_per_session:
        text = f"{len(muscles)} muscles are enough for one session."
        return _hold(wanted, until, text, "muscles-per-session")
    points = [one for one in current if one.dose.muscle == wanted.muscle and one.dose.side == wanted.side]
    if len(points) >= limits.points_per_muscle:
        return _hold(wanted, until, f"{len(points)} points of one muscle are enough.", "points-per-muscle")
    if sum(one.seconds for one in current) + pressed(wanted) > limits.pressure_seconds_per_session:
        minutes = limits.pressure_seconds_per_session // 60
        return _hold(
            wanted, until, f"{minutes} minutes of pressure are enough.", "pressure-minutes-per-session"
        )
    return None


def pressed(dose: Dose) -> int:
    """Seconds of pressure in a dose, rests not counted."""
    return dose.seconds * dose.repetitions


def _day_full(past: tuple[Given, ...], wanted: Dose, now: datetime, limits: CareLimits) -> Hold | None:
    gap = timedelta(hours=limits.session_gap_hours)
    today = tuple(one for one in past if _day_of(one, now) == now.date())
    sessions = sessions_of(today, gap)
    tomorrow = _morning_after(now, limits)
    opens_new = not sessions or now - sessions[-1][-1].at >= gap
    if opens_new and len(sessions) >= limits.sessions_per_day:
        return _hold(wanted, tomorrow, f"{len(sessions)} sessions today are enough.", "sessions-per-day")
    if sum(one.seconds for one in today) + pressed(wanted) > limits.pressure_seconds_per_day:
        minutes = limits.pressure_seconds_per_day // 60
        return _hold(
            wanted, tomorrow, f"{minutes} minutes of pressure a day are enough.", "pressure-minutes-per-day"
        )
    return None


def _day_of(one: Given, now: datetime) -> date:
    """The day on which it was given, by the clock of now: a device may have told another zone's."""
    return min(one.at, now).astimezone(now.tzinfo).date()


def _morning_after(now: datetime, limits: CareLimits) -> datetime:
    return _morning(now.date() + timedelta(days=1), now, limits)


def _morning(day: date, now: datetime, limits: CareLimits) -> datetime:
    return datetime.combine(day, time(limits.morning_hour), tzinfo=now.tzinfo)


WEEK = timedelta(days=7)


def _week_full(past: tuple[Given, ...], wanted: Dose, now: datetime, limits: CareLimits) -> Hold | None:
    """Sessions in seven days, and one day in seven without any."""
    week = tuple(one for one in past if _day_of(one, now) > now.date() - WEEK)
    days = {_day_of(one, now) for one in week}
    free = _first_free(days, limits.days_per_week, now.date())
    if free > now.date():
        text = f"You pressed on {limits.days_per_week} of the last seven days; today is for rest."
        return _hold(wanted, _morning(free, now, limits), text, "days-per-week")
    gap = timedelta(hours=limits.session_gap_hours)
    sessions = sessions_of(week, gap)
    opens_new = not sessions or now - sessions[-1][-1].at >= gap
    if opens_new and len(sessions) >= limits.sessions_per_week:
        leaves = _day_of(sessions[-limits.sessions_per_week][0], now)
        text = f"{len(sessions)} sessions in a week are enough."
        return _hold(wanted, _morning(leaves + WEEK, now, limits), text, "sessions-per-week")
    return None


def _technique_full(
    past: tuple[Given, ...], wanted: Dose, now: datetime, limits: CareLimits, knowledge: Knowledge
) -> Hold | None:
    """What the technique itself bears: minutes and points of a muscle in one session, and days of it in a week."""
    technique = knowledge.techniques.get(wanted.technique)
    if technique is None:
        return None
    mine = tuple(one for one in past if (one.dose.muscle, one.dose.side) == (wanted.muscle, wanted.side))
    gap, own = timedelta(hours=limits.session_gap_hours), technique.limits
    current = tuple(one for one in mine if now - one.at < gap)
    until = now + gap
    if sum(one.seconds for one in current) + pressed(wanted) > own.minutes_per_muscle * 60 and current:
        text = f"{own.minutes_per_muscle:g} minutes of one muscle are enough for this."
        return _hold(wanted, until, f"{technique.name}: {text}", "limits-common")
    if len(current) >= own.points:
        text = f"{technique.name}: {own.points} points of one muscle are enough."
        return _hold(wanted, until, text, "limits-common")
    most = own.sessions_per_week[1]
    free = _first_free({_day_of(one, now) for one in mine}, most, now.date())
    if free > now.date():
        text = f"{technique.name}: {most} days a week are the most for one muscle."
        return _hold(wanted, _morning(free, now, limits), text, "limits-common")
    return None


def _first_free(days: set[date], most: int, today: date) -> date:
    """The first day from today on that may be one more of `most` in seven. What was done on the day itself does not
    open it: it only adds to the days after."""
    day = today
    while sum(day - WEEK < one < day for one in days) >= max(1, most):
        day += timedelta(days=1)
    return day
