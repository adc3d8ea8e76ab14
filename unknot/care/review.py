"""Reviewing: the week, what moved it, and what really changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from unknot.care.assess import NotCleared, Unusable, here
from unknot.care.room import Room
from unknot.care.standing import Standing
from unknot.core.body import Side
from unknot.core.journal import (
    BlockMoved,
    Journal,
    OutcomeTaken,
    PlanIssued,
    SessionLogged,
    TargetLet,
    Trained,
)
from unknot.core.load import Training, muscle_loads, muscles_of
from unknot.core.outcome import Change, Outcome, change
from unknot.core.planning import (
    WEEKDAYS,
    Block,
    Plan,
    PlanChange,
    Wanted,
    compare,
    mark_done,
    move,
    plan_week,
    replan,
    skip,
)
from unknot.core.screening import Clearance

PAIN_SCALE = "pain-now"


@dataclass(frozen=True, slots=True)
class Week:
    """The week's plan as it stands, and what changed against the one issued before."""

    plan: Plan
    changes: tuple[PlanChange, ...]


def week_start(day: date) -> date:
    return day - timedelta(days=day.weekday())


def plan_of(journal: Journal, start: date) -> Plan | None:
    """The latest issued plan of the week, with what was moved, skipped and done since."""
    plan = next(
        (body.plan for _, body in reversed(journal.of(PlanIssued)) if body.plan.week_start == start), None
    )
    if plan is None:
        return None
    for _, body in journal.of(BlockMoved):
        if any(block.id == body.block for block in plan.blocks):
            plan = skip(plan, body.block) if body.to is None else move(plan, body.block, body.to)
    for _, logged in journal.of(SessionLogged):
        if logged.log.block:
            plan = mark_done(plan, logged.log.block)
    return plan


def planned_start(now: Standing) -> date:
    """The Monday of the week to plan: this one while a day with time is left in it, else the next."""
    today = now.now.date()
    start = week_start(today)
    left = (start + timedelta(days=i) for i in range(today.weekday(), 7))
    plan = plan_of(now.journal, start)
    open_blocks = any(b.on >= today and b.state in ("due", "moved") for b in plan.blocks) if plan else False
    free_days = any(now.week.days.get(WEEKDAYS[day.weekday()]) for day in left)
    return start if open_blocks or (plan is None and free_days) else start + timedelta(days=7)


def this_week(room: Room) -> Week:
    """The plan of the week that is being lived, or of the next when this one is over; issued when there is none yet.

    Raises NotCleared without leave.
    """
    now = here(room)
    plan = plan_of(now.journal, planned_start(now))
    return Week(plan, latest_changes(now.journal, plan)) if plan else replan_week(room)


def replan_week(room: Room) -> Week:
    """Issue the week anew from everything known now; what is done, moved or skipped stays as it is."""
    now = here(room)
    if now.clearance is None:
        raise NotCleared("Answer the safety questions first.")
    start = planned_start(now)
    old = plan_of(now.journal, start)
    new = _planned(room, now, now.clearance, start, old)
    if old is not None and new.blocks == old.blocks and new.phase == old.phase:
        return Week(old, ())
    room.note(PlanIssued(new))
    return Week(new, compare(old, new) if old else ())


def keep_in_step(room: Room) -> None:
    """Plan anew after something was learnt: a log, a confirmed spot, the day after, a training, another wish.

    Without leave nothing is planned; what was planned stays and waits.
    """
    if here(room).clearance is not None:
        replan_week(room)


def latest_changes(journal: Journal, plan: Plan) -> tuple[PlanChange, ...]:
    """What the latest issue of a week changed against the one before; empty for the first."""
    issued = [body.plan for _, body in journal.of(PlanIssued) if body.plan.id == plan.id]
    return compare(issued[-2], issued[-1]) if len(issued) > 1 else ()


def plans(now: Standing) -> tuple[Plan, ...]:
    """The issued plans of this week and the next."""
    start = week_start(now.now.date())
    found = (plan_of(now.journal, start), plan_of(now.journal, start + timedelta(days=7)))
    return tuple(plan for plan in found if plan)


def _planned(room: Room, now: Standing, clearance: Clearance, start: date, old: Plan | None) -> Plan:
    today = now.now.date()
    wanted = tuple(Wanted(t.muscle, str(t.side), t.pain) for t in now.targets)
    known: dict[str, Any] = {
        "loads": muscle_loads(now.trainings, room.knowledge, today),
        "given": now.given,
        "today": today,
        "person": now.person,
        "training": now.trainings,
    }
    if old is None:
        last_week = plan_of(now.journal, start - timedelta(days=7))
        return plan_week(clearance, now.week, wanted, room.knowledge, start, previous=last_week, **known)
    return replan(clearance, old, now.week, wanted, room.knowledge, **known)


def block_of(now: Standing, name: str) -> Block:
    for block in blocks(now):
        if block.id == name:
            return block
    raise Unusable("That part of the plan is not there any more. Open the week again.")


def blocks(now: Standing) -> tuple[Block, ...]:
    return tuple(block for plan in plans(now) for block in plan.blocks)


def due_today(now: Standing) -> tuple[Block, ...]:
    return tuple(b for b in blocks(now) if b.on == now.now.date() and b.state in ("due", "moved"))


def move_block(room: Room, name: str, to: date, id: UUID | None = None) -> None:
    """Move a block within its week. Raises Unusable for a day outside of it or in the past."""
    now = here(room)
    block = block_of(now, name)
    if week_start(to) != week_start(block.on):
        raise Unusable("Choose a day of the same week.")
    if to < now.now.date():
        raise Unusable("That day is over. Choose today or a later day.")
    room.note(BlockMoved(block.id, to), id=id)


def skip_block(room: Room, name: str, id: UUID | None = None) -> None:
    room.note(BlockMoved(block_of(here(room), name).id, None), id=id)


def let_target(room: Room, muscle: str, side: Side, why: str, id: UUID | None = None) -> None:
    """Take a spot out of care: calmed, no-change, ended or dropped."""
    room.note(TargetLet(muscle, side, why), id=id)


def log_training(room: Room, training: Training, id: UUID | None = None) -> None:
    """A training or a heavy day. Raises Unusable for an unknown activity or an effort off 0-10."""
    if not muscles_of(training.activity, room.knowledge):
        raise Unusable(f"“{training.activity[:40]}” is not an activity or exercise that Unknot knows.")
    if not 0 <= training.effort <= 10:
        raise Unusable("Effort goes from 0 (rest) to 10 (all you have).")
    if not 0 < training.minutes <= 1440:
        raise Unusable("Minutes must be between 1 and 1440.")
    room.note(Trained(training), id=id)
    keep_in_step(room)


def outcomes(journal: Journal) -> tuple[Outcome, ...]:
    """All scores: those taken by themselves, and the pain before and after each session."""
    taken = [body.outcome for _, body in journal.of(OutcomeTaken)]
    for _, body in journal.of(SessionLogged):
        log = body.log
        if log.pain_before is not None:
            taken.append(Outcome(PAIN_SCALE, "before a session", log.pain_before, log.started_at.date()))
    return tuple(sorted(taken, key=lambda o: o.on))


def changes(room: Room, now: Standing) -> tuple[Change, ...]:
    """Per scale and subject: a real change or noise."""
    grouped: dict[tuple[str, str], list[Outcome]] = {}
    for outcome in outcomes(now.journal):
        grouped.setdefault((outcome.instrument, outcome.about), []).append(outcome)
    scales = room.knowledge.instruments
    return tuple(change(tuple(group), scales[name]) for (name, _), group in grouped.items() if name in scales)
