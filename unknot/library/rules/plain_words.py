"""Advice is read by tired people: short sentences, and easy words wherever it must be understood at once.

The threshold is a Flesch reading ease of 60 over the whole advice of a file, the usual mark of plain English, which a
13- to 15-year-old reads without effort. It is taken over at least 60 words, since the figure means little for less.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from unknot.library.problem import WARNING, Problem
from unknot.library.read import Library
from unknot.library.walk import Spot, texts

ADVICE = {
    "muscles": {
        "steps",
        "leave",
        "angles",
        "find",
        "signs",
        "mistakes",
        "why_not",
        "instead",
        "does",
        "shows",
        "tell",
    },
    "tools": {"how", "hazards"},
    "techniques": {"how", "say", "stop"},
    "modes": {"says"},
    "movements": {"asks", "how", "avoid", "harder"},
    "red_flags": {"asks", "clarifies", "advice", "say", "meanwhile"},
    "conditions": {"asks", "advice", "why"},
    "zones": {"keep"},
    "instruments": {"asks"},
}
LONGEST_SENTENCE = 25
EASE, ENOUGH_WORDS = 60.0, 60
RULE = "plain-words"


def problems(library: Library) -> Iterator[Problem]:
    advice: dict[str, list[str]] = defaultdict(list)
    for spot in texts(library):
        if not _is_advice(spot):
            continue
        advice[spot.file].append(spot.value)
        for sentence in sentences(spot.value):
            if len(sentence) > LONGEST_SENTENCE:
                message = f"has a sentence of {len(sentence)} words ({' '.join(sentence[:4])} …)"
                repair = f"make two of it: at most {LONGEST_SENTENCE} words each"
                yield Problem(spot.file, spot.key, message, repair, RULE)
    for file, spoken in advice.items():
        ease = reading_ease(
            " ".join(text if text.endswith((".", "?", "!")) else text + "." for text in spoken)
        )
        if ease < EASE:
            repair = "use shorter words and sentences"
            yield Problem(
                file, "", f"its advice has a reading ease of {ease:.0f}, below 60", repair, RULE, WARNING
            )


def _is_advice(spot: Spot) -> bool:
    folder = spot.file.partition("/")[0]
    return spot.key.rpartition(".")[2].partition("[")[0] in ADVICE.get(folder, ())


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence. A colon or semicolon ends one too: a reader may rest there."""
    return [words for part in re.split(r"[.!?;:]+(?:\s|$)", text) if (words := re.findall(r"[\w’'-]+", part))]


def reading_ease(text: str) -> float:
    """The Flesch reading ease: 100 very easy, 0 very hard; 100 when there are too few words to tell."""
    split = sentences(text)
    words = [word for sentence in split for word in sentence]
    if len(words) < ENOUGH_WORDS:
        return 100.0
    return 206.835 - 1.015 * len(words) / len(split) - 84.6 * sum(map(syllables, words)) / len(words)


def syllables(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels, less a silent e."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", plain))
    silent = plain.endswith("e") and not plain.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
