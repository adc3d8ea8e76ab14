"""Planning: one issued week of blocks with reasons, replanned from what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from unknot.core.dose import Given
from unknot.core.issuing import issued
from unknot.core.knowledge import Knowledge
from unknot.core.load import MuscleLoad, Training
from unknot.core.offers import Offers
from unknot.core.person import Person
from unknot.core.plan import (
    WEEKDAYS,
    Availability,
    Block,
    Plan,
    PlanChange,
    Wanted,
    compare,
    mark_done,
    move,
    skip,
    week_id,
)
from unknot.core.screening import Clearance
from unknot.core.slots import Circumstances, Slot, slots_of

__all__ = [
    "WEEKDAYS", "Availability", "Block", "Plan", "PlanChange", "Wanted",
    "compare", "mark_done", "move", "plan_week", "replan", "skip",
]  # fmt: skip

NOBODY = Person()


def plan_week(  # noqa: PLR0913
    clearance: Clearance,
    availability: Availability,
    wanted: tuple[Wanted, ...],
    knowledge: Knowledge,
    week_start: date,
    loads: Mapping[str, MuscleLoad] | None = None,
    previous: Plan | None = None,
    given: tuple[Given, ...] = (),
    today: date | None = None,
    person: Person = NOBODY,
    training: tuple[Training, ...] = (),
    contest: date | None = None,
    phase: str = "build",
) -> Plan:
    """One week from `week_start`, a Monday; only days from `today` on are filled.

    Within the minutes, days and tools: the sore areas first and more often, the others by their turn, each with the
    tool that suits it best, no spot within its hours, nothing that the clearance forbids. `previous` is last week's
    plan: of weeks that are about as good, the one most like it is taken. Raises ValueError for an unknown day, tool or
    muscle, and for minutes or pain off their range.
    """
    check(availability, wanted, knowledge)
    about = Circumstances(clearance, wanted, knowledge, loads or {}, given, person, training, contest, phase)
    empty = Plan(week_id(week_start), week_start, (), 0, phase)
    wont = _by_weekday(previous) if previous else {}
    return issued(empty, availability, about, today or week_start, (), wont)


def replan(  # noqa: PLR0913
    clearance: Clearance,
    plan: Plan,
    availability: Availability,
    wanted: tuple[Wanted, ...],
    knowledge: Knowledge,
    loads: Mapping[str, MuscleLoad] | None = None,
    given: tuple[Given, ...] = (),
    today: date | None = None,
    person: Person = NOBODY,
    training: tuple[Training, ...] = (),
    contest: date | None = None,
    phase: str | None = None,
) -> Plan:
    """The same week issued anew from what is known now. What is done, moved, skipped or past stays, with its id; a
    moved block falls only when it is no longer allowed. When nothing changes for the person, the plan itself is
    returned: replanning twice is replanning once. Errors as `plan_week`."""
    check(availability, wanted, knowledge)
    phase = phase or plan.phase
    about = Circumstances(clearance, wanted, knowledge, loads or {}, given, person, training, contest, phase)
    today = today or plan.week_start
    fixed = tuple(b for b in plan.blocks if b.state != "due" or b.on < today)
    fixed = tuple(b for b in (_still_allowed(b, availability, about, today) for b in fixed) if b is not None)
    new = issued(replace(plan, phase=phase), availability, about, today, fixed, _by_weekday(plan, fixed))
    same = [replace(b, because=()) for b in new.blocks] == [replace(b, because=()) for b in plan.blocks]
    if same and phase == plan.phase:
        return plan
    return replace(new, sequence=plan.sequence + 1)


def check(availability: Availability, wanted: tuple[Wanted, ...], knowledge: Knowledge) -> None:
    """Raises ValueError, which says what to write, for days, minutes, tools and spots that cannot be."""
    for day, minutes in availability.days.items():
        if day not in WEEKDAYS:
            raise ValueError(f"there is no day {day!r}; write one of: {', '.join(WEEKDAYS)}")
        if not 0 <= minutes <= 24 * 60:
            raise ValueError(f"{day}: minutes must be from 0 to {24 * 60}, not {minutes}")
    for tool in {*availability.tools, *(t for some in availability.tools_on.values() for t in some)}:
        if tool not in knowledge.tools:
            raise ValueError(f"there is no tool {tool!r}; choose from: {', '.join(sorted(knowledge.tools))}")
    for want in wanted:
        if want.muscle not in knowledge.muscles:
            raise ValueError(
                f"there is no muscle {want.muscle!r} in the library; see `unknot knowledge muscles`"
            )
        if want.side not in ("left", "right", "middle") or not 0 <= want.pain <= 10:
            raise ValueError(f"{want.muscle}: the side is left, right or middle, and pain is from 0 to 10")


def _by_weekday(plan: Plan, fixed: tuple[Block, ...] = ()) -> dict[str, list[str]]:
    """The areas of each weekday, as the person is used to them; `fixed` blocks have their slots already."""
    standing = {block.id for block in fixed}
    days: dict[str, list[str]] = {}
    for block in plan.blocks:
        if block.id not in standing:
            days.setdefault(block.day, []).append(block.area)
    return days


def _still_allowed(block: Block, week: Availability, about: Circumstances, today: date) -> Block | None:
    """A moved block that lies ahead: as it is, with another tool, or None. What is over is not touched."""
    if block.state != "moved" or block.on < today:
        return block
    slot, makes, mode = _slot_for(block, week, about), Offers(about), about.knowledge.modes.get(block.mode)
    holds = about.clearance.holds_on(max(block.on, about.clearance.given_on))
    if holds and mode and block.tool in slot.tools and makes.allows(block.muscles, block.tool, slot, mode):
        return block
    offer = next((offer for offer in makes.for_slot(slot) if offer.area == block.area), None)
    return replace(block, tool=offer.tool, muscles=offer.muscles, because=offer.because) if offer else None


def _slot_for(block: Block, week: Availability, about: Circumstances) -> Slot:
    whole = replace(week, days={block.day: min(block.minutes, 20)})
    slots = slots_of(whole, block.on - timedelta(days=block.on.weekday()), about.knowledge, about.given)
    return replace(slots[0], minutes=block.minutes)
