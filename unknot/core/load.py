"""Training load: what sport and work asked of each muscle, heavy weeks and deloads. A description, never a risk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unknot.core.body import Side


@dataclass(frozen=True, slots=True)
class Training:
    """One training or heavy-work session: activity id, minutes, effort 0-10 (CR-10)."""

    on: date
    activity: str
    minutes: int
    effort: int


@dataclass(frozen=True, slots=True)
class MuscleLoad:
    """Load on one muscle: this week, the mean of four weeks, the class (low, usual, heavy, very-heavy), last hard day."""

    muscle: str
    week: float
    four_weeks: float
    level: str
    last_hard: date | None
    side: Side = Side.MIDDLE
