"""Weeks for the tests of the exports, on fixed dates: the week in which the clocks go forward, and its changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from unknot.core.because import Because
from unknot.core.journal import BlockMoved, Body, Entry, Journal, PlanIssued
from unknot.core.planning import Block, Plan

MONDAY = date(2026, 3, 23)  # on Sunday the 29th the clocks of Europe go forward
ISSUED = datetime(2026, 3, 22, 18, 0, tzinfo=UTC)
HALF_PAST_SEVEN = time(7, 30)


def block(number: int, day: str, area: str, tool: str, minutes: int, *muscles: str) -> Block:
    on = MONDAY + timedelta(days=("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(day))
    why = (Because("It is the first day that has room; nothing else is due."),)
    return Block(f"2026-W13-{number}", day, on, area, tool, minutes, muscles, because=why)


NECK = block(1, "mon", "upper-back-neck", "peanut-ball", 10, "upper-trapezius:right", "rhomboids")
CALVES = block(2, "sat", "glutes-calves", "lacrosse-ball", 15, "gluteus-medius:left", "gastrocnemius:middle")
CHECK_IN = block(3, "sun", "full-body-check-in", "foam-roller-soft", 20)
WEEK = Plan("2026-W13", MONDAY, (NECK, CALVES, CHECK_IN))


def told(number: int, body: Body, learnt_at: datetime = ISSUED) -> Entry:
    return Entry(UUID(int=0x7 << 76 | 0b10 << 62 | number), learnt_at, learnt_at, body, knowledge="2026.3")


JOURNAL = Journal.from_entries([told(1, PlanIssued(WEEK))])

# On Tuesday the calves move to Friday and a shorter week is issued without the check-in.
MOVED = replace(CALVES, day="fri", on=date(2026, 3, 27), state="moved")
SHORTER = Plan("2026-W13", MONDAY, (NECK, MOVED), sequence=1)
TUESDAY = ISSUED + timedelta(days=2)
LATER = Journal.from_entries(
    [
        *JOURNAL.entries,
        told(2, BlockMoved(CALVES.id, date(2026, 3, 27)), TUESDAY),
        told(3, PlanIssued(SHORTER), TUESDAY + timedelta(minutes=1)),
    ]
)
