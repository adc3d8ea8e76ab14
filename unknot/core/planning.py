"""Planning: one issued week of blocks with reasons, replanned from what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from unknot.core.assumed import assumed_count
from unknot.core.because import Because
from unknot.core.dose import Given
from unknot.core.knowledge import Knowledge
from unknot.core.load import MuscleLoad, Training
from unknot.core.offers import Offer, Offers
from unknot.core.person import Person
from unknot.core.plan import (
    WEEKDAYS,
    Availability,
    Block,
    Plan,
    PlanChange,
    Wanted,
    compare,
    in_order,
    mark_done,
    move,
    ordinal,
    skip,
    week_id,
)
from unknot.core.screening import Clearance
from unknot.core.slots import Circumstances, Slot, slots_of
from unknot.core.timetable import Chosen, Option, Wish, timetable

__all__ = [
    "WEEKDAYS", "Availability", "Block", "Plan", "PlanChange", "Wanted",
    "compare", "mark_done", "move", "plan_week", "replan", "skip",
]  # fmt: skip

AS_IT_WAS = 60  # thousandths: what it is worth not to change a week without need
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
    return _issued(empty, availability, about, today or week_start, (), wont)


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
    new = _issued(replace(plan, phase=phase), availability, about, today, fixed, _by_weekday(plan))
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


def _by_weekday(plan: Plan) -> dict[str, list[str]]:
    """The areas of each weekday, as the person is used to them."""
    days: dict[str, list[str]] = {}
    for block in plan.blocks:
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


# --- Issuing ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Filled:
    slot: Slot
    offer: Offer


def _issued(
    plan: Plan,
    week: Availability,
    about: Circumstances,
    today: date,
    fixed: tuple[Block, ...],
    wont: Mapping[str, list[str]],
) -> Plan:
    slots = _open_slots(slots_of(week, plan.week_start, about.knowledge, about.given), today, fixed)
    makes = Offers(about)
    offers = tuple(makes.for_slot(slot) for slot in slots)
    filled = _filled(slots, offers, about, fixed, wont)
    fresh = _named(plan, filled, fixed)
    notes = tuple(_notes(week, about, (*fixed, *fresh), today))
    return replace(plan, blocks=in_order((*fixed, *fresh)), because=notes)


def _open_slots(slots: tuple[Slot, ...], today: date, fixed: tuple[Block, ...]) -> tuple[Slot, ...]:
    """Slots from today on that no fixed block takes: neither where it stands nor where it was moved away from."""
    taken = [block.on for block in fixed] + [b.moved_from for b in fixed if b.moved_from]
    free = []
    for slot in slots:
        if slot.on in taken:
            taken.remove(slot.on)
        elif slot.on >= today:
            free.append(slot)
    return tuple(free)


def _filled(
    slots: tuple[Slot, ...],
    offers: tuple[tuple[Offer, ...], ...],
    about: Circumstances,
    fixed: tuple[Block, ...],
    wont: Mapping[str, list[str]],
) -> tuple[_Filled, ...]:
    if not slots:
        return ()
    used = {day: list(areas) for day, areas in wont.items()}
    was = tuple(_next_of(used, WEEKDAYS[slot.on.weekday()]) for slot in slots)
    options = [
        tuple(_option(offer, AS_IT_WAS if offer.area == name else 0) for offer in some)
        for name, some in zip(was, offers, strict=True)
    ]
    days = [slot.on.weekday() for slot in slots]
    stand = [_chosen(block, about) for block in fixed]
    cap = assumed_count(about.knowledge, "week-cap-adapted" if about.clearance.adapted else "week-cap")
    cap += 1 if about.phase == "deload" else 0
    found = timetable(
        days, options, _wishes(about, offers, len(slots) + len(fixed)), stand, max(0, cap - len(fixed)), was
    )
    return tuple(
        _Filled(slot, next(offer for offer in some if offer.area == option.area))
        for slot, some, option in zip(slots, offers, found, strict=True)
        if option is not None
    )


def _next_of(areas: dict[str, list[str]], day: str) -> str:
    return areas[day].pop(0) if areas.get(day) else ""


def _option(offer: Offer, extra: int) -> Option:
    return Option(offer.area, offer.worth + extra, offer.presses, offer.hours)


def _chosen(block: Block, about: Circumstances) -> Chosen:
    """A fixed block as the search sees it: what was skipped took its turn, and presses nothing."""
    presses = (
        frozenset(m.partition(":")[0] for m in block.muscles)
        if block.state != "skipped"
        else frozenset[str]()
    )
    hours = assumed_count(about.knowledge, "adapted-hours") if about.clearance.adapted else 24
    return Chosen(block.on.weekday(), Option(block.area, 0, presses, hours))


def _wishes(about: Circumstances, offers: tuple[tuple[Offer, ...], ...], blocks: int) -> dict[str, Wish]:
    """What each area asks of the week: often and early for a pain that can be reached. One sore area takes half of the
    blocks at most, for the others have their turn."""
    often = min(assumed_count(about.knowledge, "blocks-for-pain"), max(1, (blocks + 1) // 2))
    strong = assumed_count(about.knowledge, "pain-is-strong")
    wishes = {}
    for area in about.knowledge.areas.values():
        pain = max((offer.pain for some in offers for offer in some if offer.area == area.id), default=0)
        most = 1 if pain == 0 else often if pain >= strong else min(often, 2)
        wishes[area.id] = Wish(most, area.turn, pain)
    return wishes


def _named(plan: Plan, filled: tuple[_Filled, ...], fixed: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks with ids. An id keeps its area: a block that is planned again for another day keeps its name."""
    kept = {block.id for block in fixed}
    free = [block for block in in_order(plan.blocks) if block.id not in kept]
    last = max((ordinal(block.id) for block in (*plan.blocks, *fixed)), default=0)
    blocks = []
    for one in filled:
        old = next((b for b in free if b.area == one.offer.area and b.on == one.slot.on), None)
        old = old or next((b for b in free if b.area == one.offer.area), None)
        if old:
            free.remove(old)
        else:
            last += 1
        blocks.append(_block(old.id if old else f"{plan.id}-{last}", one))
    return tuple(blocks)


def _block(name: str, one: _Filled) -> Block:
    on, offer = one.slot.on, one.offer
    return Block(
        name,
        WEEKDAYS[on.weekday()],
        on,
        offer.area,
        offer.tool,
        offer.minutes,
        offer.muscles,
        offer.mode,
        because=offer.because,
    )


def _notes(week: Availability, about: Circumstances, blocks: tuple[Block, ...], today: date) -> list[Because]:
    """What a person should know of the week as a whole."""
    notes = []
    treated = {name for block in blocks for name in block.muscles}
    for want in about.wanted:
        if not {want.muscle, f"{want.muscle}:{want.side}"} & treated:
            muscle = about.knowledge.muscles[want.muscle]
            text = muscle.why_not or f"{muscle.name} is not pressed this week: no tool or day allows it."
            notes.append(Because(f"{text} {muscle.instead}".strip(), "against", muscle.backing.cites))
    lapses = about.clearance.until
    if any(slot_day >= lapses for slot_day in (block.on for block in blocks)) or lapses <= today + timedelta(
        days=6
    ):
        text = (
            f"From {lapses:%A} on the safety questions are due again; then the rest of the week is planned."
        )
        notes.append(Because(text, "note", ("rescreen",)))
    if about.phase == "deload":
        notes.append(Because("A light week: training rests, so care may take a little more room.", "note"))
    longest = assumed_count(about.knowledge, "longest-check-in")
    if any(minutes > longest for minutes in week.days.values()):
        text = "A long day is cut into short blocks: little and often does more than one long hour."
        notes.append(Because(text, "note", ("longest-block",)))
    if not any(week.days.values()):
        notes.append(Because("No day has minutes yet: give one or two days ten minutes.", "note"))
    return notes
