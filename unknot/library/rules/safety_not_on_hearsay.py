"""What keeps people safe does not claim more than was read: a grade A, B or C needs a work that somebody has seen.

When everything it cites is unverified, the honest grade is E or memory, so that a clinician knows what to check first.
"""

from __future__ import annotations

from collections.abc import Iterator

from unknot.core.knowledge import Grade
from unknot.library.problem import Problem
from unknot.library.read import Library
from unknot.library.walk import statements

SAFETY = ("red_flags/", "conditions/", "zones/", "techniques/")
CLAIMS_A_STUDY = {Grade.A, Grade.B, Grade.C}


def problems(library: Library) -> Iterator[Problem]:
    for spot in statements(library):
        cited = [library.knowledge.sources.get(name) for name in spot.value.cites]
        seen = any(source is None or source.status != "unverified" for source in cited)
        if spot.file.startswith(SAFETY) and spot.value.grade in CLAIMS_A_STUDY and cited and not seen:
            key = f"{spot.key}.grade" if spot.key else "grade"
            message = f"is {spot.value.grade}, but nobody has seen what it cites"
            repair = 'read one of them, or write grade = "memory"'
            yield Problem(spot.file, key, message, repair, "safety-not-on-hearsay")
