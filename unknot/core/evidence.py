"""Evidence: what the finder's belief rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from unknot.core.body import PainDrawing, Side
from unknot.core.complaint import MovementFact, Phrase


class Pressing(StrEnum):
    """What pressing told. Recognised: "there, and that is my pain"."""

    RECOGNISED = "recognised"
    SORE = "sore"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Palpation:
    """The answer to pressing one point of a muscle on a side. `spreads`: the pain was felt to spread as drawn.

    `point` is "" when the muscle as a whole was pressed; side `middle` means both sides, or a muscle in the middle.
    """

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
    asked: tuple[str, ...] | None = (
        None  # ids of the questions put so far; None: every movement fact counts as one
    )
    phrases: tuple[Phrase, ...] = ()  # marks that one vague word led to; each counts once
