"""Words as people type them: found, stemmed, phrases looked up. Linear in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

from unknot.core.english import IRREGULAR, UNMARKED

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


PLAIN = re.compile(r"[a-z' ]*").fullmatch


def stems_of(phrase: str) -> list[str]:
    """The stems of a phrase; the quick way for plain small letters, of which a library has thousands."""
    if PLAIN(phrase):
        return [stem(_plain(word)) for word in phrase.split()]
    return [word.stem for word in words_of(phrase)]


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
