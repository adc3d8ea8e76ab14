"""Clauses: how far apart words stand in meaning, so that a strength or a quality goes to the place it is said of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol, TypeVar

from unknot.core.text import Word

REACH = 24  # words; further away nothing belongs together
SENTENCE = 1000
COSTS = {
    "but": 8,
    "however": 8,
    "although": 8,
    "though": 8,
    "and": 2,
    "while": 6,
    "whereas": 8,
    "because": 2,
    "plus": 4,
    "also": 3,
}
COMMA = 3


class Piece(Protocol):
    """Anything found in the text: words first to last."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


P = TypeVar("P", bound=Piece)


class Clauses:
    """Distances between words: one per word, more over a comma or a "but", endless over a full stop."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        costs = ({".": SENTENCE, ",": COMMA}.get(w.stop, 0) + COSTS.get(w.text, 0) for w in words)
        self._sums = list(accumulate(costs))

    def barrier(self, a: Piece, b: Piece) -> int:
        """What stands between two pieces: 0 within one clause, SENTENCE and more over a full stop."""
        if a.first > b.first:
            a, b = b, a
        return self._sums[b.first] - self._sums[min(a.last, b.first)]

    def distance(self, a: Piece, b: Piece) -> int:
        if a.first > b.first:
            a, b = b, a
        return max(0, b.first - a.last) + self.barrier(a, b)

    def around(self, piece: Piece, others: Sequence[P]) -> list[P]:
        """Those of `others` (in order) that stand in the same sentence, within reach."""
        starts = [other.first for other in others] if len(others) < 40 else None
        if starts is None:
            low = bisect_left(others, piece.first - REACH, key=lambda o: o.first)
            near = others[low : low + 2 * REACH]
        else:
            near = others
        return [o for o in near if abs(o.first - piece.first) <= REACH and self.barrier(piece, o) < SENTENCE]

    def nearest(self, piece: Piece, others: Sequence[P]) -> P | None:
        """The nearest of `others` in the same sentence; of two, the one before."""
        return min(self.around(piece, others), key=lambda o: (self.distance(piece, o), o.first), default=None)
