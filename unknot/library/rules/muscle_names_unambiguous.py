"""A name leads to one muscle. Parts of a group may bear its name, and three or more a name that is a group's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from unknot.core.knowledge import Muscle
from unknot.library.problem import Problem
from unknot.library.read import Library

GROUP = 3  # "rotator cuff" is a name for four muscles, not a mistake
RULE = "muscle-names-unambiguous"


def problems(library: Library) -> Iterator[Problem]:
    bearers: dict[str, list[Muscle]] = defaultdict(list)
    for muscle in library.knowledge.muscles.values():
        for name in dict.fromkeys(n.casefold() for n in (muscle.name, muscle.latin, *muscle.also) if n):
            bearers[name].append(muscle)
    for name, muscles in bearers.items():
        if len(muscles) == 1 or len(muscles) >= GROUP or _one_group(muscles):
            continue
        first, second = sorted(muscle.id for muscle in muscles)
        repair = "keep it where it is meant most often, or say in part_of which of them is the group"
        message = f"{name!r} is also a name of {first}"
        yield Problem(library.places["muscles", second], "also", message, repair, RULE)


def _one_group(muscles: list[Muscle]) -> bool:
    one, other = muscles
    return (
        one.part_of == other.id
        or other.part_of == one.id
        or (bool(one.part_of) and one.part_of == other.part_of)
    )
