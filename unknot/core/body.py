"""The body: places, what a person marks there, and the drawing that the marks make."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

MAX_STRENGTH = 10


class Side(StrEnum):
    """Which half of the body, as its owner says it; `middle` is for places on the middle line."""

    LEFT = "left"
    RIGHT = "right"
    MIDDLE = "middle"

    @property
    def opposite(self) -> Side:
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, Side.MIDDLE)


class Feel(StrEnum):
    """The two ways in: it hurts, or it feels tight."""

    PAIN = "pain"
    TIGHT = "tight"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A region on a side: `Place("shoulder-blade", Side.RIGHT)`, written `shoulder-blade:right`."""

    region: str
    side: Side = Side.MIDDLE

    def __str__(self) -> str:
        return f"{self.region}:{self.side}"

    @property
    def mirrored(self) -> Place:
        return Place(self.region, self.side.opposite)

    @classmethod
    def parse(cls, text: str) -> Place:
        """Read `region:side` (or `region` alone for the middle line). Raises ValueError saying what to write."""
        region, _, side = text.strip().partition(":")
        if not region:
            raise ValueError("a place is written region:side, for example shoulder-blade:right")
        try:
            return cls(region, Side(side or "middle"))
        except ValueError:
            raise ValueError(f"{text!r}: the side must be left, right or middle") from None


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person says of one place: how strong (0-10), pain or tight, its quality and how long it has been so.

    `quality` holds words of a closed list (dull, sharp, burning, electric, numb, tingling, throbbing, stiff);
    `days` is the time since it began, None when unknown.
    """

    place: Place
    strength: int
    feel: Feel = Feel.PAIN
    quality: tuple[str, ...] = ()
    days: int | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.strength <= MAX_STRENGTH:
            raise ValueError(f"{self.place}: strength must be from 0 to {MAX_STRENGTH}, not {self.strength}")

    @property
    def mirrored(self) -> Mark:
        return replace(self, place=self.place.mirrored)


@dataclass(frozen=True, slots=True)
class PainDrawing:
    """All marks of one moment, each place at most once. Raises ValueError when a place is marked twice."""

    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        places = [mark.place for mark in self.marks]
        twice = sorted({str(place) for place in places if places.count(place) > 1})
        if twice:
            raise ValueError(f"marked twice: {', '.join(twice)}; give each place one strength")

    def at(self, place: Place) -> Mark | None:
        return next((mark for mark in self.marks if mark.place == place), None)

    @property
    def places(self) -> frozenset[Place]:
        return frozenset(mark.place for mark in self.marks)

    @property
    def regions(self) -> frozenset[str]:
        return frozenset(mark.place.region for mark in self.marks)

    @property
    def strongest(self) -> int:
        return max((mark.strength for mark in self.marks), default=0)

    @property
    def mirrored(self) -> PainDrawing:
        return PainDrawing(tuple(mark.mirrored for mark in self.marks))
