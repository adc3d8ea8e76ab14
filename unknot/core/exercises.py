"""Exercise names as people and their apps write them, read as patterns with weighted muscles."""

from __future__ import annotations

from unknot.core.body import Side
from unknot.core.knowledge import ExercisePattern, Knowledge

SIDES = {"left": Side.LEFT, "right": Side.RIGHT}
LEAST = 0.6  # of the words of a name must be those of a pattern's


def recognise(name: str, knowledge: Knowledge) -> tuple[ExercisePattern, Side] | None:
    """The pattern that a logged name means, and its side when the name says one; None when nothing comes near.

    The whole name first, then the name without what stands in brackets, then the pattern that shares most words.
    """
    words = tuple(word for word in _words(name) if word not in SIDES)
    side = next((SIDES[word] for word in _words(name) if word in SIDES), Side.MIDDLE)
    bare = tuple(word for word in _words(name.split("(", maxsplit=1)[0]) if word not in SIDES)
    found = _exact(words, knowledge) or _exact(bare, knowledge) or _nearest(words, knowledge)
    return (found, side if found.sided else Side.MIDDLE) if found else None


def _exact(words: tuple[str, ...], knowledge: Knowledge) -> ExercisePattern | None:
    name = _names(knowledge).get(words)
    return knowledge.exercises[name] if name else None


def _nearest(words: tuple[str, ...], knowledge: Knowledge) -> ExercisePattern | None:
    wanted = frozenset(words)
    best, score = "", 0.0
    for known, pattern in _names(knowledge).items():
        shared = len(wanted & frozenset(known))
        near = 2 * shared / (len(wanted) + len(known)) if wanted else 0.0
        whole = frozenset(known) <= wanted  # every word of the pattern's name stands in the logged one
        if (whole or near > LEAST) and near > score:
            best, score = pattern, near
    return knowledge.exercises[best] if best and score >= LEAST / 1.5 else None


_CACHE: dict[
    str, dict[tuple[str, ...], str]
] = {}  # by version of the knowledge: the same content, the same names


def _names(knowledge: Knowledge) -> dict[tuple[str, ...], str]:
    if not knowledge.version or knowledge.version not in _CACHE:
        names = {
            _words(word): pattern.id
            for pattern in reversed(tuple(knowledge.exercises.values()))
            for word in (*pattern.words, pattern.name)
        }
        if not knowledge.version:
            return names
        _CACHE.clear()
        _CACHE[knowledge.version] = names
    return _CACHE[knowledge.version]


def _words(text: str) -> tuple[str, ...]:
    plain = "".join(c if c.isalnum() else " " for c in text.lower().replace("'", "").replace("’", ""))
    return tuple(word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
                 for word in plain.split())  # fmt: skip
