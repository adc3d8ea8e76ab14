"""The slots of a week: the days and minutes that a person has, and all else that bears on the week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from unknot.core.assumed import assumed_count
from unknot.core.body import Side
from unknot.core.dose import Given
from unknot.core.knowledge import Knowledge
from unknot.core.load import MuscleLoad, Training
from unknot.core.person import Person
from unknot.core.plan import WEEKDAYS, Availability, Wanted
from unknot.core.response import rest_hours
from unknot.core.screening import Clearance

LEAST_MINUTES = 5  # a second block of a day is at least this long


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time on a day, and what is at hand then."""

    on: date
    at: datetime
    minutes: int
    tools: tuple[str, ...]
    settings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Everything that bears on a week beside its slots."""

    clearance: Clearance
    wanted: tuple[Wanted, ...]
    knowledge: Knowledge
    loads: Mapping[str, MuscleLoad]
    given: tuple[Given, ...]
    person: Person
    training: tuple[Training, ...]
    contest: date | None
    phase: str


def slots_of(
    week: Availability, start: date, knowledge: Knowledge, given: tuple[Given, ...]
) -> tuple[Slot, ...]:
    """The week's slots, Monday first. Hands are always at hand.

    A long wish becomes two slots only where the week has fewer days than a week of care may have blocks, the longest
    days first: little and often does more than much at once.
    """
    hands = tuple(tool.id for tool in knowledge.tools.values() if tool.kind == "hand")
    zone = next((one.at.tzinfo for one in given if one.at.tzinfo), None)
    offered = [day for day in WEEKDAYS if week.days.get(day, 0) > 0]
    spare = max(0, assumed_count(knowledge, "week-cap") - len(offered))
    twice = sorted(offered, key=lambda day: -week.days[day])[:spare]
    slots: list[Slot] = []
    for day in offered:
        on = start + timedelta(days=WEEKDAYS.index(day))
        owned = week.tools_on.get(day, week.tools) if week.tools_on else week.tools
        tools = tuple(dict.fromkeys((*(t for t in owned if t in knowledge.tools), *hands)))
        at = datetime.combine(on, week.at, tzinfo=zone)
        lengths = split(week.days[day], day in twice, knowledge)
        slots.extend(Slot(on, at, minutes, tools, week.settings) for minutes in lengths)
    return tuple(slots)


def split(minutes: int, twice: bool, knowledge: Knowledge) -> tuple[int, ...]:
    """A day's minutes as blocks: one, or two of which none is long. What is more than a check-in takes is let go."""
    block, check_in = assumed_count(knowledge, "longest-block"), assumed_count(knowledge, "longest-check-in")
    rest = min(block, minutes - block)
    return (block, rest) if twice and minutes > check_in and rest >= LEAST_MINUTES else (minutes,)


def sore_by_area(about: Circumstances) -> dict[str, tuple[Wanted, ...]]:
    """What is wanted in each area, the strongest pain first."""
    sore: dict[str, tuple[Wanted, ...]] = {}
    for want in sorted(about.wanted, key=lambda w: (-w.pain, w.muscle, w.side)):
        area = about.knowledge.muscles[want.muscle].area
        sore[area] = (*sore.get(area, ()), want)
    return sore


def rests(about: Circumstances) -> dict[tuple[str, Side], tuple[datetime, ...]]:
    """Until when each muscle and side rests."""
    adapted = assumed_count(about.knowledge, "adapted-hours") if about.clearance.adapted else 0
    found: dict[tuple[str, Side], tuple[datetime, ...]] = {}
    for one in about.given:
        key = one.dose.muscle, one.dose.side
        until = one.at + timedelta(hours=max(rest_hours(one, about.knowledge), adapted))
        found[key] = (*found.get(key, ()), until)
    return found
