"""Spelling: a misspelt word is taken for the known word nearest to it, unless it is an everyday word itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from unknot.core.english import COMMON
from unknot.core.text import Word, stem

COMMON_STEMS = frozenset(map(stem, COMMON))


class Vocabulary:
    """Known stems, and the nearest of them to a misspelt word: within one edit, for long words two, for short a swap.

    Only `targets` (all known stems when None) are ever meant by a misspelt word.
    """

    def __init__(
        self, stems: Iterable[str], common: Iterable[str] = (), targets: Iterable[str] | None = None
    ) -> None:
        self.known = frozenset(stems)
        self.common = frozenset(map(stem, common)) | COMMON_STEMS
        self._by_letter: dict[str, list[tuple[str, int]]] = {}
        for target in sorted(self.known if targets is None else targets):
            if len(target) >= SHORT:
                self._by_letter.setdefault(target[0], []).append((target, _letters(target)))
        self._nearest = lru_cache(maxsize=4096)(self._look_up)

    def nearest(self, word: str) -> str | None:
        """The target nearest to a stem; None when it is known, common, too short, or nothing is near."""
        if len(word) < SHORT or word in self.known or word in self.common or not word.isalpha():
            return None
        return self._nearest(word[:32])

    def _look_up(self, word: str) -> str | None:
        allowed = 1 if len(word) < 8 else 2
        letters, best = _letters(word), (allowed + 1, False, "")
        near = [
            *self._by_letter.get(word[0], ()),
            *(self._by_letter.get(word[1], ()) if len(word) > SHORT else ()),
        ]
        for known, mask in near:
            if abs(len(known) - len(word)) > allowed or (letters ^ mask).bit_count() > 2 * allowed:
                continue
            if min(len(known), len(word)) > SHORT or sorted(known) == sorted(word):
                best = min(best, (edits(word, known, allowed), known[0] != word[0], known))
        return best[2] or None


# Short words, often misspelt; longer ones are mended by likeness.
MISSPELT = dict(  # noqa: C408 – a table of words reads better so
    bak="back", bck="back", bakc="back", nek="neck", nck="neck", kne="knee", hed="head", haed="head",
    amr="arm", elbo="elbow", elow="elbow", rist="wrist", wirst="wrist", wist="wrist", hipp="hip", tumb="thumb",
    thum="thumb", tigh="thigh", calve="calf", claf="calf", caff="calf", ancle="ankle", ankel="ankle",
    feets="feet", sholder="shoulder", shulder="shoulder", shoulda="shoulder",
    butox="buttock", buttox="buttock", jore="jaw", ribb="rib", acke="ache", akes="aches", sor="sore", tite="tight",
    pian="pain", hert="hurt", loer="lower", lwoer="lower", lowr="lower",
)  # fmt: skip
SHORT = 4  # so short a word has too many neighbours: only a swap of letters is mended ("nekc")


MENDED = {typed: stem(meant) for typed, meant in MISSPELT.items()}


def _letters(word: str) -> int:
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask


def edits(a: str, b: str, most: int = 2) -> int:
    """Insertions, deletions, changes and swaps of neighbours from a to b; `most` + 1 when there are more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before, last = [0] * (len(b) + 1), list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)


def respell(words: tuple[Word, ...], vocabulary: Vocabulary) -> tuple[Word, ...]:
    """The same words, misspelt stems replaced by the nearest known stem; the text stays as typed."""
    mended = ((word, MENDED.get(word.text) or vocabulary.nearest(word.stem)) for word in words)
    return tuple(replace(word, stem=near) if near else word for word, near in mended)
