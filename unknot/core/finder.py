"""The finder: which muscle may be behind the pain, how sure, and what to ask next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from unknot.core.because import Because
from unknot.core.body import PainDrawing, Side
from unknot.core.reading import MovementFact
from unknot.core.target import Target as Target


class Pressing(StrEnum):
    """What pressing told. Recognised: "there, and that is my pain"."""

    RECOGNISED = "recognised"
    SORE = "sore"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Palpation:
    """The answer to pressing one point of a muscle on a side. `spreads`: the pain was felt to spread as drawn."""

    muscle: str
    side: Side
    point: str
    told: Pressing
    spreads: bool | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """How an earlier target went under care: a muscle that calmed is believed more, one that did not, less."""

    muscle: str
    side: Side
    calmed: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the belief rests on. Order never matters; taking one away undoes it."""

    drawing: PainDrawing = PainDrawing()
    movements: tuple[MovementFact, ...] = ()
    unsure: tuple[str, ...] = ()  # probes answered "can't tell", as `probe` or `probe:side`; not asked again
    activities: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    palpations: tuple[Palpation, ...] = ()
    courses: tuple[Course, ...] = ()
    constant: bool | None = None  # constant pain that no movement changes speaks for elsewhere
    all_over: bool | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A muscle that may be it. `probability` is the chance that it takes part; `sure`: low, fair or good."""

    muscle: str
    side: Side
    probability: float
    sure: str
    because: tuple[Because, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates, most likely first. `shares` of single causes and `elsewhere` sum to one."""

    candidates: tuple[Candidate, ...]
    elsewhere: float
    because: tuple[Because, ...] = ()
    left_out: float = 0.0  # bound on the probability of sets that were not considered


@dataclass(frozen=True, slots=True)
class Asking:
    """The question that tells most: a probe (with side) or pressing, how to try it, and why it is asked."""

    id: str  # probe or probe:side
    probe: str
    side: Side | None
    asks: str
    how: tuple[str, ...]
    gain_bits: float
    because: tuple[Because, ...] = ()
