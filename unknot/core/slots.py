"""The slots of a week: the days and minutes that a person has, and all else that bears on the week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from unknot.core.assumed import assumed_count
from unknot.core.dose import Given
from unknot.core.knowledge import Knowledge
from unknot.core.load import MuscleLoad, Training
from unknot.core.person import Person
from unknot.core.plan import WEEKDAYS, Availability, Wanted
from unknot.core.screening import Clearance


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
    """The week's slots, Monday first. A long wish becomes two slots; hands are always at hand."""
    hands = tuple(tool.id for tool in knowledge.tools.values() if tool.kind == "hand")
    zone = next((one.at.tzinfo for one in given if one.at.tzinfo), None)
    slots: list[Slot] = []
    for index, day in enumerate(WEEKDAYS):
        on = start + timedelta(days=index)
        owned = week.tools_on.get(day, week.tools) if week.tools_on else week.tools
        tools = tuple(dict.fromkeys((*(t for t in owned if t in knowledge.tools), *hands)))
        slot = Slot(on, datetime.combine(on, week.at, tzinfo=zone), 0, tools, week.settings)
        slots.extend(replace(slot, minutes=m) for m in split(week.days.get(day, 0), knowledge))
    return tuple(slots)


def split(minutes: int, knowledge: Knowledge) -> tuple[int, ...]:
    """A day's minutes as blocks: one when it is short enough, else two of which none is long."""
    block, check_in = assumed_count(knowledge, "longest-block"), assumed_count(knowledge, "longest-check-in")
    if minutes <= 0:
        return ()
    if minutes <= check_in:
        return (minutes,)
    rest = min(block, minutes - block)
    return (block, rest) if rest >= 5 else (check_in,)
