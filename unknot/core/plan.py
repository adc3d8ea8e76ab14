"""The plan: one issued week of blocks, what it was made for, and what a person does with its blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from unknot.core.because import Because

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Availability:
    """What a week can hold: minutes per weekday, tools per weekday (empty mapping: all tools every day), the hour."""

    days: Mapping[str, int]
    tools: tuple[str, ...]
    tools_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    settings: tuple[str, ...] = ("floor", "wall", "chair", "bed", "table", "door")
    at: time = time(19, 0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A spot to treat in the week: muscle, side (left, right, middle), pain 0-10."""

    muscle: str
    side: str
    pain: int


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of care on a day. `id` is `2026-W48-2`: week and ordinal; the day may change, the id may not."""

    id: str
    day: str  # mon … sun
    on: date
    area: str
    tool: str
    minutes: int
    muscles: tuple[str, ...]  # muscle or muscle:side
    mode: str = "full"
    state: str = "due"  # due, done, skipped, moved
    because: tuple[Because, ...] = ()
    moved_from: date | None = None  # the day that it was planned for, which then stays free


@dataclass(frozen=True, slots=True)
class Plan:
    """One issued week, Monday first. `sequence` rises with each reissue of the same week."""

    id: str  # 2026-W48
    week_start: date
    blocks: tuple[Block, ...]
    sequence: int = 0
    phase: str = "build"  # build, deload, maintain
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanChange:
    """What is different for one block between two issues of a week."""

    block: str
    what: str  # new, moved, dropped, shorter, longer, tool
    text: str


def week_id(start: date) -> str:
    """`2026-W48`. Raises ValueError when `start` is not a Monday."""
    if start.weekday() != 0:
        raise ValueError(f"a week starts on a Monday; {start.isoformat()} is a {start:%A}")
    year, week, _ = start.isocalendar()
    return f"{year}-W{week:02}"


def ordinal(block_id: str) -> int:
    """The number of a block within its week; 0 when its id has none."""
    number = block_id.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0


def in_order(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(sorted(blocks, key=lambda b: (b.on, ordinal(b.id))))


def move(plan: Plan, block_id: str, to: date) -> Plan:
    """The block on another day of its week; its id stays. What is done stays where it was done.

    Raises ValueError for a block that the plan does not have, and for a day outside its week.
    """
    block = _block(plan, block_id)
    if not plan.week_start <= to < plan.week_start + timedelta(days=7):
        raise ValueError(
            f"{to.isoformat()} is not in the week of {plan.week_start.isoformat()}; choose a day of it"
        )
    if block.state == "done" or block.on == to:
        return plan
    home = block.moved_from or block.on
    moved = replace(block, on=to, day=WEEKDAYS[to.weekday()], state="moved", moved_from=home)
    return _with(plan, moved)


def skip(plan: Plan, block_id: str) -> Plan:
    """The block left out, without blame; what is done stays done. Raises ValueError for an unknown block."""
    block = _block(plan, block_id)
    return plan if block.state == "done" else _with(plan, replace(block, state="skipped"))


def mark_done(plan: Plan, block_id: str) -> Plan:
    """The block as done. A block that the plan no longer has is passed over: logs may come late."""
    if all(block.id != block_id for block in plan.blocks):
        return plan
    return _with(plan, replace(_block(plan, block_id), state="done"))


def _block(plan: Plan, block_id: str) -> Block:
    for block in plan.blocks:
        if block.id == block_id:
            return block
    known = ", ".join(block.id for block in plan.blocks) or "it is empty"
    raise ValueError(f"the plan {plan.id} has no block {block_id!r} ({known})")


def _with(plan: Plan, block: Block) -> Plan:
    others = tuple(other for other in plan.blocks if other.id != block.id)
    return replace(plan, blocks=in_order((*others, block)))


def compare(old: Plan, new: Plan) -> tuple[PlanChange, ...]:
    """What is different for the person, by block; reasons alone are no change."""
    before, after = ({block.id: block for block in plan.blocks} for plan in (old, new))
    changes: list[PlanChange] = []
    for block in new.blocks:
        was = before.get(block.id)
        if was is None or was.area != block.area:
            text = f"New on {block.on:%A}: {block.minutes} minutes with the {_plain(block.tool)}."
            changes.append(PlanChange(block.id, "new", text))
        else:
            changes.extend(_differences(was, block))
    gone = (block for block in old.blocks if block.id not in after)
    changes.extend(PlanChange(b.id, "dropped", f"No longer planned for {b.on:%A}.") for b in gone)
    return tuple(changes)


def _differences(was: Block, now: Block) -> list[PlanChange]:
    found = []
    if was.on != now.on:
        found.append(PlanChange(now.id, "moved", f"From {was.on:%A} to {now.on:%A}."))
    if was.minutes != now.minutes:
        what = "shorter" if now.minutes < was.minutes else "longer"
        found.append(PlanChange(now.id, what, f"{now.minutes} minutes instead of {was.minutes}."))
    if was.tool != now.tool:
        found.append(PlanChange(now.id, "tool", f"The {_plain(now.tool)} instead of the {_plain(was.tool)}."))
    if was.state != now.state and now.state == "skipped":
        found.append(PlanChange(now.id, "dropped", f"Left out on {now.on:%A}."))
    return found


def _plain(slug: str) -> str:
    return slug.replace("-", " ")
