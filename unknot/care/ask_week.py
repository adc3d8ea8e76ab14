"""Asking for a week without a journal: one profile in, the plan as plain data out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from unknot.care.ask import MAX_AGE, Leave, Told, all_answered_no, unknown
from unknot.care.assess import Unusable
from unknot.care.review import week_start
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.codec import decode
from unknot.core.knowledge import Knowledge
from unknot.core.planning import WEEKDAYS, Availability, Block, Plan, Wanted, plan_week
from unknot.core.screening import Person, Referral, Unfinished

MAX_MINUTES = 120
EXAMPLE = '{"days": {"mon": 10, "wed": 15}, "tools": ["tennis-ball"]}'
SIDES = {
    "left": "left",
    "right": "right",
    "middle": "middle",
    "both": "middle",
}  # the planner's word for both


@dataclass(frozen=True, slots=True)
class Profile:
    """Who the week is for. `days`: minutes by weekday; all but days and tools may be left out."""

    days: Mapping[str, int]
    tools: tuple[str, ...]
    targets: tuple[Wanted, ...] = ()
    conditions: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    age: int | None = None
    sex: str = ""

    @property
    def person(self) -> Person:
        return Person(self.age, self.sex, self.conditions, self.activities)


def week_for(data: Any, knowledge: Knowledge, on: date) -> Told:
    """`{days: [{day, area, tool, minutes, muscles, because}], because}`, for the whole week in which `on` lies.

    The safety questions count as answered with no; conditions do not: when they forbid pressing, `days` is empty and
    `urgency` and `advice` say what to do. Raises Unusable or Undecodable.
    """
    profile = read_profile(data, knowledge)
    outcome = all_answered_no(_everywhere(knowledge), profile.person, "", knowledge, on)
    if isinstance(outcome, Referral):
        advice = {"urgency": outcome.urgency.label, "advice": outcome.advice}
        return Told(Leave.REFUSED, {"days": [], "because": [], **advice})
    if isinstance(outcome, Unfinished):
        raise Unusable("Some safety questions are open for this person; take the way through `unknot serve`.")
    wanted = tuple(Wanted(t.muscle, SIDES[t.side], t.pain) for t in profile.targets)
    availability = Availability(days=profile.days, tools=profile.tools)
    plan = plan_week(outcome, availability, wanted, knowledge, week_start(on), person=profile.person)
    return Told(Leave.GIVEN, plan_data(plan, knowledge))


def plan_data(plan: Plan, knowledge: Knowledge) -> dict[str, Any]:
    """The week as the command line and the API show it. `because` beside `days` is about the week as a whole."""
    days = [_day(block, knowledge) for block in plan.blocks]
    return {"days": days, "because": [str(reason) for reason in plan.because]}


def _day(block: Block, knowledge: Knowledge) -> dict[str, Any]:
    area = knowledge.areas.get(block.area)
    return {
        "day": block.day,
        "area": area.name if area else block.area,
        "tool": block.tool,
        "minutes": block.minutes,
        "muscles": list(block.muscles),
        "because": [str(reason) for reason in block.because],
    }


def read_profile(data: Any, knowledge: Knowledge) -> Profile:
    """Raises Unusable or Undecodable, each saying what to write."""
    if not isinstance(data, dict) or not {"days", "tools"} <= data.keys():
        raise Unusable(f"A profile is an object with days and tools, for example {EXAMPLE}")
    profile = decode(Profile, data)
    _check_days(profile.days)
    _check_person(profile)
    _check_names("tool", "tools", profile.tools, knowledge.tools)
    _check_names("muscle", "muscles", tuple(t.muscle for t in profile.targets), knowledge.muscles)
    _check_names("condition", "conditions", profile.conditions, knowledge.conditions)
    _check_names("activity", "activities", profile.activities, knowledge.activities)
    for target in profile.targets:
        if target.side not in SIDES or not 0 <= target.pain <= 10:
            raise Unusable(f"targets: {target.muscle}: side is {', '.join(SIDES)}; pain is from 0 to 10.")
    return profile


def _check_days(days: Mapping[str, int]) -> None:
    for day, minutes in days.items():
        if day not in WEEKDAYS:
            raise Unusable(f"days: there is no “{day[:20]}”; a day is one of {', '.join(WEEKDAYS)}.")
        if not 0 <= minutes <= MAX_MINUTES:
            raise Unusable(f"days.{day}: minutes go from 0 to {MAX_MINUTES}, not {minutes}.")


def _check_person(profile: Profile) -> None:
    if profile.age is not None and not 0 <= profile.age <= MAX_AGE:
        raise Unusable(f"age must be from 0 to {MAX_AGE}, not {profile.age}.")
    if profile.sex not in ("", "f", "m"):
        raise Unusable("sex is f or m, or left out.")


def _check_names(what: str, kind: str, names: tuple[str, ...], known: Mapping[str, object]) -> None:
    for name in names:
        if name not in known:
            raise Unusable(unknown(what, name, known, kind))


def _everywhere(knowledge: Knowledge) -> PainDrawing:
    """A drawing that touches every part of the body, so that every safety question is among those answered."""
    places = (Place(r.id, Side.RIGHT if r.sided else Side.MIDDLE) for r in knowledge.regions.values())
    return PainDrawing(tuple(Mark(place, 0) for place in places))
