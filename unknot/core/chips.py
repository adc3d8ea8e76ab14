"""Chips: what was understood of a text, piece by piece, and what was not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from unknot.core.complaint import Span
from unknot.core.lay_words import FILLERS
from unknot.core.text import Word


class Piece(Protocol):
    """Words first to last."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


class Chips:
    """The pieces understood so far."""

    def __init__(self, text: str, words: tuple[Word, ...]) -> None:
        self.text, self.words = text, words
        self._spans: list[Span] = []
        self._used: set[int] = set()

    def note(self, piece: Piece, kind: str, meaning: str) -> None:
        """Keep a chip, and count its words as understood."""
        self.use(piece.first, piece.last)
        self._spans.append(Span(self.words[piece.first].start, self.words[piece.last].end, kind, meaning))

    def use(self, first: int, last: int) -> None:
        self._used.update(range(first, last + 1))

    @property
    def spans(self) -> tuple[Span, ...]:
        return tuple(sorted(set(self._spans), key=lambda s: (s.start, s.end, s.kind, s.meaning)))

    def left_over(self, known: frozenset[str]) -> tuple[str, ...]:
        """Runs of words that say something and were not understood; `known` stems are words of the lexicon."""
        runs: list[list[Word]] = [[]]
        for at, word in enumerate(self.words):
            if word.stop == ".":
                runs.append([])
            if at in self._used or (word.stem in known and word.text not in FILLERS):
                runs.append([])
            else:
                runs[-1].append(word)
        told = (_trimmed(run) for run in runs)
        return tuple(dict.fromkeys(self.text[run[0].start : run[-1].end] for run in told if run))


def _trimmed(run: Iterable[Word]) -> list[Word]:
    """Without the small words at both ends; empty when there are no others."""
    words = list(run)
    content = [at for at, word in enumerate(words) if word.text not in FILLERS and word.number is None]
    return words[content[0] : content[-1] + 1] if content else []
