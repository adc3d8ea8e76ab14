"""The complaint: what a text in plain words was understood to say."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.core.body import Mark, Place, Side


@dataclass(frozen=True, slots=True)
class MovementFact:
    """“Turning left is stiff”: probe, direction (None: not said), effect (hurts, short, eases, weak), or denied."""

    probe: str
    side: Side | None
    effect: str
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the complaint and what it was read as, for the chips: `kind` is place, side, strength, movement, …"""

    start: int
    end: int
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place in words that may mean several: “shoulder”, or “calf” without a side. One pain, told once.

    `chances`: how likely each of `places` is meant, 0-1. `marked`: those of them that the reading marked.
    """

    places: tuple[Place, ...]
    chances: tuple[float, ...]
    marked: frozenset[Place]

    @property
    def mirrored(self) -> Phrase:
        places = tuple(place.mirrored for place in self.places)
        return Phrase(places, self.chances, frozenset(place.mirrored for place in self.marked))


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint as understood. `text` is what was typed, whole.

    `denied` is what it says is not there: qualities, and places as `region:side`. `days` is how long it has been so.
    `assumed` names what was not said and had to be assumed: `strength`, `side` (both sides are marked then).
    """

    text: str
    marks: tuple[Mark, ...] = ()
    movements: tuple[MovementFact, ...] = ()
    activities: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    days: int | None = None
    age: int | None = None
    sex: str = ""
    spans: tuple[Span, ...] = ()
    not_understood: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    constant: bool | None = None
    all_over: bool | None = None
    phrases: tuple[Phrase, ...] = ()
