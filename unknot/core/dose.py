"""A dose, the answers to it, and what was given: the words that dosing, the session and the plan share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from unknot.core.because import Because
from unknot.core.body import Side


class Felt(StrEnum):
    """The one-tap answer while pressing."""

    TOO_MUCH = "too-much"
    GOOD = "good"
    MORE = "more"
    SHARP = "sharp"  # sharp, electric, numb or burning: wrong tissue
    NOT_THERE = "not-there"


@dataclass(frozen=True, slots=True)
class Dose:
    """One prescription for one spot: seconds and repetitions of a technique with a tool at a discomfort of 0-10."""

    muscle: str
    side: Side
    point: str
    treatment: str
    technique: str
    tool: str
    setting: str
    discomfort: tuple[int, int]  # from, to
    cap: int
    seconds: int
    repetitions: int
    rest_seconds: int
    hours_between: int
    because: tuple[Because, ...] = ()

    @property
    def total_seconds(self) -> int:
        return self.repetitions * self.seconds + max(0, self.repetitions - 1) * self.rest_seconds


@dataclass(frozen=True, slots=True)
class Response:
    """What came of a dose: answers and discomfort while pressing; soreness, bruise and nerve signs after it."""

    felt: tuple[Felt, ...] = ()
    discomfort: int | None = None
    discomfort_end: int | None = None
    soreness: int | None = None  # next day, 0-10
    sore_hours: int | None = None
    bruise: bool = False
    nerve_signs: bool = False  # tingling, numbness or spreading pain over 10 minutes after release


@dataclass(frozen=True, slots=True)
class Given:
    """A dose that was given, when, for how many seconds in truth, and the response to it."""

    dose: Dose
    at: datetime
    seconds: int
    response: Response


@dataclass(frozen=True, slots=True)
class Hold:
    """No dose now: why, until when (None: until seen or asked again), and something good to do meanwhile."""

    muscle: str
    side: Side
    until: datetime | None
    instead: str
    because: tuple[Because, ...]
    ends: bool = False  # this point is ended for good
