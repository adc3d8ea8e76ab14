"""A treatment keeps to its technique: its tools, its cap, its longest hold; a gentle muscle keeps to soft tools."""

from __future__ import annotations

from collections.abc import Iterator

from unknot.core.knowledge import Knowledge, Muscle, Press, Tool, Treatment
from unknot.library.problem import Problem
from unknot.library.read import Library

SOFT_FIRMNESS = 2
RULE = "treatments-within-technique"


def problems(library: Library) -> Iterator[Problem]:
    for muscle in library.knowledge.muscles.values():
        file = library.places["muscles", muscle.id]
        for number, treatment in enumerate(muscle.treatments):
            for key, message, repair in _faults(muscle, treatment, library.knowledge):
                yield Problem(file, f"treatments[{number}].{key}", message, repair, RULE)


def _faults(muscle: Muscle, treatment: Treatment, knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    points = {point.id for point in muscle.points}
    if treatment.point and treatment.point not in points:
        names = ", ".join(sorted(points)) or "none"
        yield (
            "point",
            f"{treatment.point!r} is no point of this muscle",
            f'write one of its points ({names}) or ""',
        )
    if not treatment.tools:
        yield "tools", "is empty", "name the tools, the mildest first"
    yield from _beyond_technique(treatment, knowledge)
    for tool in (knowledge.tools[name] for name in treatment.tools if name in knowledge.tools):
        if muscle.press is Press.GENTLE and not _soft(tool):
            yield (
                "tools",
                f"{tool.id!r} is too firm for a muscle that is pressed gently",
                "keep to hands and soft tools",
            )
        if tool.needs and treatment.setting not in tool.needs:
            needs = ", ".join(tool.needs)
            yield (
                "setting",
                f"is {treatment.setting!r}, but {tool.id} needs one of {needs}",
                "change one of the two",
            )


def _beyond_technique(treatment: Treatment, knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    technique = knowledge.techniques.get(treatment.technique)
    if technique is None:
        return
    for name in treatment.tools:
        if name not in technique.tools:
            tools = ", ".join(technique.tools)
            yield (
                "tools",
                f"{name!r} is not a tool of {technique.id} ({tools})",
                "choose another tool or technique",
            )
    limits = technique.limits
    for key, value, most in (
        ("max_discomfort", treatment.max_discomfort, limits.discomfort[2]),
        ("max_seconds", treatment.max_seconds, limits.seconds[2]),
    ):
        if value is not None and value > most:
            repair = "lower it, or raise the technique's limit with a source"
            yield key, f"{value} is above the {most} of {technique.id}", repair


def _soft(tool: Tool) -> bool:
    return tool.kind == "hand" or tool.firmness <= SOFT_FIRMNESS
