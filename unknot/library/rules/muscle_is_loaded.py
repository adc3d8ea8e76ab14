"""Each muscle, or the group it is part of, is loaded by an exercise or an activity: else no training ever rests it."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.library.problem import WARNING, Problem
from unknot.library.read import Library

RULE = "muscle-is-loaded"


def problems(library: Library) -> Iterator[Problem]:
    known = library.knowledge
    loaded = {muscle for exercise in known.exercises.values() for muscle in exercise.muscles}
    loaded |= {muscle for activity in known.activities.values() for muscle in activity.muscles}
    if not loaded:
        return
    for muscle in known.muscles.values():
        if not {muscle.id, muscle.part_of} & loaded:
            repair = "give it a weight where it works, in exercises/ or activities/"
            message = "no exercise and no activity loads it"
            yield Problem(library.places["muscles", muscle.id], "", message, repair, RULE, WARNING)
