"""A muscle file answers what a person asks: where, what it does, what one notices, what wakes it, what next."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.library.problem import WARNING, Problem
from unknot.library.read import Library

ANSWERS = {
    "latin": "its anatomical name",
    "also": "what people call it",
    "where": "where it lies, in everyday words",
    "does": "what it does",
    "under": "the regions under which it can be touched",
    "signs": "what a person notices",
    "wakes": "what wakes it and keeps it going",
    "points": "where tender spots are often found, and where they are felt",
    "tells": "what movements tell the finder",
    "look_alikes": "what else it could be",
    "mistakes": "what people often do wrong",
    "stretch": "a stretch for afterwards",
    "movement": "a movement for afterwards",
    "strengthener": "a strengthening exercise for the days after",
    "tests": "a self-test that shows a change",
    "antagonists": "which muscles move the other way",
    "synergists": "which muscles help it",
    "satellites": "which muscles often follow it",
    "chain": "what gives when it is tight or weak, what takes over, and what shows it",
    "cautions": "what to keep clear of",
    "dispute": "the dispute in one honest line",
}


def problems(library: Library) -> Iterator[Problem]:
    for muscle in library.knowledge.muscles.values():
        for key, answer in ANSWERS.items():
            if not getattr(muscle, key):
                file = library.places["muscles", muscle.id]
                yield Problem(file, key, "is empty", f"say {answer}", "muscle-is-whole", WARNING)
