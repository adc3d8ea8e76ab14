"""What a muscle offers can be done: for a healthy adult the core lets at least one of its tools press there.

A treatment that no tool may do is never shown, so its author should know; single tools that are refused are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from unknot.core.body import Side
from unknot.core.knowledge import Knowledge, Muscle, Press, Tool, Treatment
from unknot.core.pressure import USUAL_CAP, Bounds, treatment_verdict
from unknot.library.problem import WARNING, Problem
from unknot.library.read import Library

HEALTHY = Bounds(
    conditions=(),
    findings=(),
    closed=frozenset(),
    cap=USUAL_CAP,
    seconds=None,
    adapted=False,
    age=40,
    on=date(2026, 1, 1),
)
RULE = "treatments-possible"


def problems(library: Library) -> Iterator[Problem]:
    for muscle in library.knowledge.muscles.values():
        file = library.places["muscles", muscle.id]
        for number, treatment in enumerate(muscle.treatments if muscle.press is not Press.NEVER else ()):
            yield from _refused(file, f"treatments[{number}]", muscle, treatment, library.knowledge)


def _refused(
    file: str, key: str, muscle: Muscle, treatment: Treatment, knowledge: Knowledge
) -> Iterator[Problem]:
    tools = [knowledge.tools[name] for name in treatment.tools if name in knowledge.tools]
    reasons = {tool.id: why for tool in tools if (why := _why_not(muscle, treatment, tool, knowledge))}
    if tools and len(reasons) == len(tools):
        message = f"may be done with none of its tools. {next(iter(reasons.values()))}"
        repair = "choose a milder tool or another spot, or mend the zone"
        yield Problem(file, key, message, repair, RULE)
        return
    for tool, why in reasons.items():
        yield Problem(file, f"{key}.tools", f"{tool!r} is refused there. {why}", "take it out", RULE, WARNING)


def _why_not(muscle: Muscle, treatment: Treatment, tool: Tool, knowledge: Knowledge) -> str:
    """The first reason against it, "" when it may be done."""
    verdict = treatment_verdict(muscle, treatment, tool, Side.LEFT, HEALTHY, knowledge)
    return next((because.text for because in verdict.because), "no") if verdict.forbidden else ""
