"""Issuing a week: open slots are filled by the timetable, blocks get their names, and the week its notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from unknot.core.assumed import assumed_count
from unknot.core.because import Because
from unknot.core.offers import Offer, Offers
from unknot.core.plan import WEEKDAYS, Availability, Block, Plan, in_order, ordinal
from unknot.core.slots import Circumstances, Slot, slots_of
from unknot.core.timetable import Chosen, Option, Wish, timetable

AS_IT_WAS = 60  # thousandths: what it is worth not to change a week without need


@dataclass(frozen=True, slots=True)
class _Filled:
    slot: Slot
    offer: Offer


def issued(
    plan: Plan,
    week: Availability,
    about: Circumstances,
    today: date,
    fixed: tuple[Block, ...],
    wont: Mapping[str, list[str]],
) -> Plan:
    """The week with its fixed blocks and the best filling of the rest. `wont`: areas by weekday, as it was."""
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
    hours = assumed_count(about.knowledge, "adapted-hours" if about.clearance.adapted else "same-point-hours")
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
