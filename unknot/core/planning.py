"""Planning: one issued week of blocks with reasons, replanned from what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time

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
    block: str
    what: str  # new, moved, dropped, shorter, longer, tool
    text: str
