"""A word leads to one region, or stands among the broad words; it is lower case and names no side.

Words are compared as the reader of complaints compares them: stemmed, without "the", "a" and "my".
"""

from __future__ import annotations

from collections.abc import Iterator

from unknot.core.text import words_of
from unknot.library.problem import Problem
from unknot.library.read import Library

REGIONS, BROAD, RULE = "body/regions.toml", "body/words.toml", "words-unambiguous"
SIDES = {"left", "right"}
LEFT_OUT = {"the", "a", "an", "my"}


def problems(library: Library) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file, key, owner, word in _words(library):
        stems = " ".join(part.stem for part in words_of(word) if part.text not in LEFT_OUT)
        known = first.setdefault(stems, owner)
        if known != owner:
            repair = "keep it where it is meant most often, or make it a broad word of both in words.toml"
            yield Problem(file, key, f"{word!r} is also a word of {known}", repair, RULE)
        if word != word.lower().strip() or not stems:
            yield Problem(
                file, key, f"{word!r} is not in small letters", "write it without capitals or spaces", RULE
            )
        if SIDES & set(word.split()):
            yield Problem(
                file, key, f"{word!r} names a side", "leave the side out; it is read on its own", RULE
            )


def _words(library: Library) -> Iterator[tuple[str, str, str, str]]:
    for region in library.knowledge.regions.values():
        for word in region.words:
            yield REGIONS, f"{region.id}.words", region.id, word
    for number, broad in enumerate(library.knowledge.broad_words):
        for word in broad.say:
            yield BROAD, f"words[{number}].say", f"words[{number}] in words.toml", word
