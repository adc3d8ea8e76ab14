"""A red flag asks a question one can answer with yes or no, says what to do, and, when it is urgent, what to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unknot.core.knowledge import RedFlag, Urgency
from unknot.library.problem import Problem
from unknot.library.read import Library

RULE = "red-flag-has-advice"


def problems(library: Library) -> Iterator[Problem]:
    for flag in library.knowledge.red_flags.values():
        file = library.places["red_flags", flag.id]
        for key, message, repair in _faults(flag):
            yield Problem(file, key, message, repair, RULE)


def _faults(flag: RedFlag) -> Iterator[tuple[str, str, str]]:
    if not flag.asks.rstrip().endswith("?"):
        yield "asks", "is not a question", "ask it so that yes, no or don't know answers it"
    if not flag.advice.strip():
        yield "advice", "is empty", "say what to do, and how soon"
    if not flag.concern:
        yield "concern", "is empty", "say in a few words what it may be"
    if flag.urgency is Urgency.NONE:
        yield "urgency", "is none", "say how soon; adapt is for a sign that only counts beside another"
    if flag.urgency >= Urgency.SAME_DAY and not flag.say:
        yield (
            "say",
            "is empty",
            "give the words to say on the phone: a frightened person should not have to find them",
        )
    if flag.urgency is Urgency.EMERGENCY and not flag.meanwhile:
        yield "meanwhile", "is empty", "say what to do until help comes"
    for number, pattern in enumerate(flag.patterns):
        if fault := _broken(pattern):
            yield f"patterns[{number}]", f"is not a pattern: {fault}", "mend it, or write plain words"


def _broken(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        return str(error)
    return ""
