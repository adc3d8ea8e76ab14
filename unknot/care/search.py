"""Search in the library: by name, Latin name, what people call it, and the place; forgives slips of the pen."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from typing import Any

from unknot.core.knowledge import Condition, Knowledge, Muscle

CLOSE = 0.76  # below this two words are different words, not a slip
PLACE_WORTH = 0.55  # a place says less than a name
OWN_WORTH = 1.02  # its own name before what others are also called
SAME = 1.0  # all else is shown when every word was typed as it stands, or nearly all of the name
NAMED = (
    "regions", "tools", "techniques", "movements", "exercises", "activities", "conditions", "red_flags", "zones",
    "instruments",
)  # fmt: skip
GENERAL = frozenset({"muscle", "muscles", "musculus", "the", "of", "my", "pain", "in"})


def search(wanted: str, knowledge: Knowledge, most: int = 12) -> tuple[Muscle, ...]:
    """Muscles that fit the words, best first; empty when nothing comes near."""
    words = _asked(wanted)
    if not words:
        return ()
    scored = ((_score(words, muscle, knowledge), muscle) for muscle in knowledge.muscles.values())
    good = [(score, muscle) for score, muscle in scored if score > 0]
    return tuple(m for _, m in sorted(good, key=lambda pair: (-pair[0], pair[1].name))[:most])


def search_others(wanted: str, knowledge: Knowledge, most: int = 8) -> tuple[tuple[str, Any], ...]:
    """(collection, thing) of all else that bears the name: places, tools, ways to press, movements, exercises …"""
    words = _asked(wanted)
    found = [
        (max(_fit(words, _words(name)) for name in _names(thing)), collection, thing)
        for collection in NAMED
        for thing in getattr(knowledge, collection).values()
        if words
    ]
    good = sorted((one for one in found if one[0] >= SAME), key=lambda one: (-one[0], one[2].id))
    return tuple((collection, thing) for _, collection, thing in good[:most])


def _names(thing: Any) -> tuple[str, ...]:
    """What a thing is called; the word patterns of conditions are for reading, not for naming."""
    more = () if isinstance(thing, Condition) else (*getattr(thing, "words", ()), *getattr(thing, "also", ()))
    return (getattr(thing, "name", "") or getattr(thing, "brief", ""), *more)


def _score(words: tuple[str, ...], muscle: Muscle, knowledge: Knowledge) -> float:
    """The best of its names; a name of which every word was typed beats one of which only a part was."""
    own, others = [_words(n) for n in (muscle.name, muscle.latin)], [_words(n) for n in muscle.also]
    names = [*own, *others]
    by_name = max(*(OWN_WORTH * _fit(words, name) for name in own), *(_fit(words, name) for name in names))
    places = tuple(w for region in muscle.under for w in _region_words(region, knowledge))
    together = _fit(words, (*(w for name in names for w in name), *places))
    return max(by_name, PLACE_WORTH * together)


def _fit(words: tuple[str, ...], known: tuple[str, ...]) -> float:
    near = [_near(word, known) for word in words]
    if not known or not all(near):
        return 0.0
    covered = min(1.0, len(words) / len(known))
    return sum(near) / len(near) + 0.3 * covered


def _region_words(region: str, knowledge: Knowledge) -> tuple[str, ...]:
    known = knowledge.regions.get(region)
    return _words(" ".join((known.name, *known.words))) if known else ()


def _asked(wanted: str) -> tuple[str, ...]:
    """The words that tell; a misspelt "muscle" tells no more than a well-spelt one."""
    return tuple(word for word in _words(wanted) if not get_close_matches(word, ["muscle"], cutoff=0.83))


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    plain = "".join(c if c.isalnum() else " " for c in text.lower().replace("'", "").replace("’", ""))
    return tuple(_singular(word) for word in plain.split() if word not in GENERAL)


def _singular(word: str) -> str:
    return (
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "is", "us")) else word
    )


def _near(word: str, known: tuple[str, ...]) -> float:
    if word in known:
        return 1.0
    if len(word) >= 3 and any(w.startswith(word) for w in known):
        return 0.85
    if len(word) < 4:
        return 0.0
    near = get_close_matches(word, known, n=1, cutoff=CLOSE)
    return 0.8 * SequenceMatcher(None, word, near[0]).ratio() if near else 0.0
