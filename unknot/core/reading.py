"""Reading: a complaint in plain words becomes marks, movements, activities and facts; what is not understood is kept."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.core.body import Mark, Side


@dataclass(frozen=True, slots=True)
class MovementFact:
    """"Turning left is stiff": the probe, its direction (None: not said), the effect (hurts, short, eases, weak), true or denied."""

    probe: str
    side: Side | None
    effect: str
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the complaint and what it was read as, for the chips: `kind` is place, side, strength, movement, activity …"""

    start: int
    end: int
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint as understood. `text` is what was typed, whole."""

    text: str
    marks: tuple[Mark, ...] = ()
    movements: tuple[MovementFact, ...] = ()
    activities: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()  # what the text says is not there
    days: int | None = None
    age: int | None = None
    sex: str = ""
    spans: tuple[Span, ...] = ()
    not_understood: tuple[str, ...] = ()
