"""What to press with and how, what to move, what loads a muscle, and how change is measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unknot.core.claims import Backing


@dataclass(frozen=True, slots=True)
class Tool:
    """`firmness` 1-5, `contact_cm` its width on the skin; `kind`: hand, ball, roller, stick, cane, gun, support."""

    id: str
    name: str
    kind: str
    firmness: int
    contact_cm: float
    reach: tuple[str, ...]  # parts of the body it reaches alone
    needs: tuple[str, ...]  # floor, wall, chair …: any one of them; empty: nothing
    hazards: tuple[str, ...]
    stand_ins: tuple[str, ...]  # household things
    also: tuple[str, ...]
    how: str
    backing: Backing


@dataclass(frozen=True, slots=True)
class Limits:
    """A range of dose. Seconds are per hold or set; minutes per muscle; hours between the same spot."""

    seconds: tuple[int, int, int]  # start, usual, most
    repetitions: tuple[int, int]  # start, most
    points: int
    discomfort: tuple[int, int, int]  # from, to, cap
    rest_seconds: int
    minutes_per_muscle: float
    hours_between: int
    sessions_per_week: tuple[int, int]
    cadence: str


@dataclass(frozen=True, slots=True)
class Technique:
    """A way to press, with its limits and when to stop."""

    id: str
    name: str
    tools: tuple[str, ...]  # tool ids it may be done with
    moving: bool  # rolling or sweeping, not holding still
    how: str
    say: tuple[str, ...]  # what to say while doing it
    stop: str  # its stop condition
    limits: Limits
    backing: Backing


@dataclass(frozen=True, slots=True)
class Mode:
    """A context that changes dose and technique: before training, after, desk, bed, travel, deload, short, full."""

    id: str
    name: str
    says: str
    max_minutes: int
    max_seconds: int
    discomfort_cap: int
    muscles: int
    holds_allowed: bool
    settings: tuple[str, ...]  # where it takes place; empty: anywhere
    backing: Backing


@dataclass(frozen=True, slots=True)
class Movement:
    """A probe (a movement question), self-test, stretch, drill, strengthener, or an everyday movement to watch."""

    id: str
    name: str
    kind: str  # probe, self-test, stretch, drill, strengthener, everyday
    asks: str  # probes: the question, answerable with yes, no or can't tell
    how: tuple[str, ...]
    sided: bool
    muscles: tuple[str, ...]
    words: tuple[str, ...]  # what people call it, for reading complaints
    unit: str  # self-tests: degrees, seconds, cm, repetitions, pass
    norm: str
    smallest_change: float | None  # in `unit`, beyond measurement error
    seconds: int
    repetitions: int
    harder: tuple[str, ...]  # how it progresses
    avoid: str
    backing: Backing
    code: str = ""  # T01 … in the evidence notes
    picture: str = ""  # a slug in body/positions.json, "" when there is none yet


@dataclass(frozen=True, slots=True)
class Activity:
    """A sport, job or habit and how much it loads each muscle (0-1)."""

    id: str
    name: str
    kind: str
    words: tuple[str, ...]
    muscles: Mapping[str, float]
    backing: Backing


@dataclass(frozen=True, slots=True)
class ExercisePattern:
    """A movement as people log it. `words` are the names it is logged under, lower case; `muscles` weigh 0-1.

    `sided`: done with one side at a time, so that a log may load one side alone.
    """

    id: str
    name: str
    sided: bool
    words: tuple[str, ...]
    muscles: Mapping[str, float]
    backing: Backing


@dataclass(frozen=True, slots=True)
class Instrument:
    """An outcome scale. `better` is `lower` or `higher`; changes below `smallest_change` are noise."""

    id: str
    name: str
    asks: str
    low: float
    high: float
    better: str
    smallest_change: float
    important_change: float
    important_share: float | None
    backing: Backing
