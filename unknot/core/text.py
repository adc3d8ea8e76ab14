"""Words as people type them: found, stemmed, spelling mended, phrases looked up. Linear in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Generic, TypeVar

from unknot.core.english import COMMON, IRREGULAR, UNMARKED

V = TypeVar("V")
Node = dict[str, Any]  # the next stems; under "" what a phrase that ends here stands for

TOKEN = re.compile(r"\d+(?:\.\d+)?|[^\W\d_]+(?:['’‘`´][^\W\d_]+)*|[.!?…;:\n\r]|[,()\[\]–—]|(?<=\s)-|[&+]")
HARD, SOFT = frozenset(".!?…;\n\r"), frozenset(",:()[]–—-")

WHOLE = frozenset(word for word, same in IRREGULAR.items() if word == same)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as compared (`text`: lower case, no accents), its stem, where it is, what is before it.

    `stop` is "" when nothing parts it from the word before, "," for a light stop, "." for a sentence's end.
    """

    text: str
    stem: str
    start: int
    end: int
    stop: str = ""

    @property
    def number(self) -> float | None:
        plain = (
            self.text.isascii() and self.text[:1].isdecimal() and self.text.replace(".", "", 1).isdecimal()
        )
        return float(self.text) if plain else None


def words_of(text: str) -> tuple[Word, ...]:
    """The words in order, with their offsets in `text`. Never raises."""
    found: list[Word] = []
    stop = "."
    for match in TOKEN.finditer(text):
        typed = match.group()
        if typed in HARD:
            stop = "."
        elif typed in SOFT:
            stop = stop or ","
        else:
            plain = _plain(typed)
            found.append(Word(plain, stem(plain), match.start(), match.end(), stop))
            stop = ""
    return tuple(found)


@lru_cache(maxsize=4096)
def _plain(typed: str) -> str:
    if typed in "&+":
        return "and"
    lower = typed.lower().replace("’", "'").replace("‘", "'").replace("`", "'").replace("´", "'")
    if not lower.isascii():
        lower = "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))
    return UNMARKED.get(lower, lower)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A light stem: drives, driving → driv; numbness → numb. For comparing only, never for showing."""
    word = IRREGULAR.get(word, word)
    if len(word) <= 3 or word in WHOLE:
        return word
    word = word.removesuffix("'s")
    if word.endswith("ness") and len(word) > 6:
        word = word[:-4]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and _has_vowel(word[: -len(ending)]):
            word = _undoubled(word[: -len(ending)])
            break
    if word.endswith("e") and len(word) > 4:  # shorter ones would collide: late and lat, note and not
        word = word[:-1]
    return word


def _has_vowel(word: str) -> bool:
    return any(letter in "aeiouy" for letter in word)


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "lsz" else word


def is_plural(word: Word) -> bool:
    """Whether a word was typed in the plural: knees, calves, feet."""
    if word.text in ("calves", "calfs", "feet", "teeth"):
        return True
    return (
        word.text.endswith("s")
        and not word.text.endswith(("ss", "us", "is", "'s"))
        and word.text != word.stem
    )


COMMON_STEMS = frozenset(map(stem, COMMON))


PLAIN = re.compile(r"[a-z' ]*").fullmatch


def stems_of(phrase: str) -> list[str]:
    """The stems of a phrase; the quick way for plain small letters, of which a library has thousands."""
    if PLAIN(phrase):
        return [stem(_plain(word)) for word in phrase.split()]
    return [word.stem for word in words_of(phrase)]


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
        letters, best = _letters(word), (allowed + 1, "")
        near = [
            *self._by_letter.get(word[0], ()),
            *(self._by_letter.get(word[1], ()) if len(word) > SHORT else ()),
        ]
        for known, mask in near:
            if abs(len(known) - len(word)) > allowed or (letters ^ mask).bit_count() > 2 * allowed:
                continue
            if min(len(known), len(word)) > SHORT or sorted(known) == sorted(word):
                best = min(best, (edits(word, known, allowed), known))
        return best[1] or None


SHORT = 4  # so short a word has too many neighbours: only a swap of letters is mended ("nekc")


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
    mended = ((word, vocabulary.nearest(word.stem)) for word in words)
    return tuple(replace(word, stem=near) if near else word for word, near in mended)


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """A phrase found: the words from `first` to `last` (both included) and what it stands for."""

    first: int
    last: int
    value: V


class Phrases(Generic[V]):
    """Phrases and what they stand for; finds the longest at each place. `skips` may stand inside a phrase."""

    def __init__(self, phrases: Mapping[str, V], skips: Iterable[str] = ()) -> None:
        self.skips = frozenset(map(stem, skips))
        self._root: Node = {}
        for phrase, value in phrases.items():
            stems = stems_of(phrase)
            node = self._root
            for part in [s for s in stems if s not in self.skips] or stems:
                node = node.setdefault(part, {})
            node.setdefault("", value)

    @property
    def stems(self) -> frozenset[str]:
        """Every stem that stands in a phrase: the vocabulary for mending spelling."""
        return frozenset(_keys(self._root))

    def find(self, words: tuple[Word, ...]) -> tuple[Found[V], ...]:
        """Phrases in order, the longest first come, none overlapping."""
        found: list[Found[V]] = []
        at = 0
        while at < len(words):
            hit = self.at(words, at)
            if hit is not None:
                found.append(hit)
            at = hit.last + 1 if hit is not None else at + 1
        return tuple(found)

    def at(self, words: tuple[Word, ...], first: int) -> Found[V] | None:
        """The longest phrase that starts at a word. A phrase never runs over the end of a sentence."""
        node, best, at = self._root.get(words[first].stem), None, first
        while node is not None:
            if "" in node:
                best = Found(first, at, node[""])
            at += 1
            while (
                at < len(words)
                and words[at].stem in self.skips
                and words[at].stem not in node
                and at - first < 12
            ):
                at += 1
            if at >= len(words) or any(w.stop == "." for w in words[first + 1 : at + 1]):
                break
            node = node.get(words[at].stem)
        return best


def _keys(node: Node) -> Iterable[str]:
    for key, inner in node.items():
        if key:
            yield key
            yield from _keys(inner)
