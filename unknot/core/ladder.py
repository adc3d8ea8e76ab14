"""The ladder: every way in which a person may treat a spot now, mildest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from unknot.core.assumed import assumed_count
from unknot.core.because import Because
from unknot.core.body import Side
from unknot.core.knowledge import Knowledge, Mode, Muscle, Technique, Tool, Treatment
from unknot.core.screening import Clearance

LEAST_SECONDS = 10  # shorter than a breath and a half is no dose
LEAST_DISCOMFORT = 2
WITH_MOVEMENT = ("pressure-and-move", "roller-hold-and-move")
FAMILY = {"hand": 0, "gun": 2}  # everything else lies between
LEAN = {"floor": 2, "bed": 1}  # how much of the body's weight a setting brings

Rung = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Way:
    """A treatment with one tool, and what this person, place and moment leave of its limits.

    `cap` is a discomfort of 0-10, `most_seconds` the longest single hold or set.
    """

    treatment: Treatment
    tool: Tool
    technique: Technique
    cap: int
    most_seconds: int
    soft: bool
    because: tuple[Because, ...] = ()

    @property
    def rung(self) -> Rung:
        return rung_of(self.tool, self.treatment.setting)

    @property
    def rolling(self) -> bool:
        return self.technique.moving

    @property
    def with_movement(self) -> bool:
        return self.technique.id in WITH_MOVEMENT


def rung_of(tool: Tool, setting: str) -> Rung:
    """How strong a tool in a setting is: hands, then by firmness, wall before bed before floor; the gun last."""
    return FAMILY.get(tool.kind, 1), tool.firmness, LEAN.get(setting, 0)


def mode_of(mode: Mode | str, knowledge: Knowledge) -> Mode:
    """The mode itself. Raises ValueError, which names the modes that there are."""
    if isinstance(mode, Mode):
        return mode
    if mode not in knowledge.modes:
        raise ValueError(f"there is no mode {mode!r}; choose one of: {', '.join(sorted(knowledge.modes))}")
    return knowledge.modes[mode]


@dataclass(frozen=True, slots=True)
class Choice:
    """What there is to choose from: tools, settings and the mode of the moment."""

    tools: tuple[str, ...]
    settings: tuple[str, ...]
    mode: Mode


def ladder(
    clearance: Clearance,
    muscle: Muscle,
    side: Side,
    point: str,
    choice: Choice,
    knowledge: Knowledge,
    on: date,
) -> tuple[tuple[Way, ...], tuple[Because, ...]]:
    """All permitted ways, mildest first, and the reasons against those that are not.

    A point that no treatment names is treated as the muscle is elsewhere, judged at the point's own place.
    """
    here = tuple(t for t in muscle.treatments if point in ("", t.point) or not t.point)
    nearby = tuple(replace(t, point=point) for t in muscle.treatments if t not in here)
    ways, refusals = _permitted(clearance, muscle, side, here, choice, knowledge, on)
    if not ways:
        ways, more = _permitted(clearance, muscle, side, nearby, choice, knowledge, on)
        refusals = (*refusals, *more)
        ways = tuple(replace(way, because=(*way.because, NEARBY)) for way in ways)
    return ways, tuple(dict.fromkeys(refusals))


NEARBY = Because("The steps are written for a spot close by: let the tender place lead you.", "note")


def _permitted(
    clearance: Clearance,
    muscle: Muscle,
    side: Side,
    treatments: tuple[Treatment, ...],
    choice: Choice,
    knowledge: Knowledge,
    on: date,
) -> tuple[tuple[Way, ...], tuple[Because, ...]]:
    ways: list[Way] = []
    refusals: list[Because] = []
    for treatment, tool in _offers(treatments, choice, knowledge):
        verdict = clearance.permits(muscle, treatment, tool, side, knowledge, on)
        way = None if verdict.forbidden else _way(clearance, treatment, tool, choice.mode, knowledge)
        if way is None:
            refusals.extend(verdict.because)
            continue
        seconds = way.most_seconds if verdict.seconds is None else min(way.most_seconds, verdict.seconds)
        cap = min(way.cap, verdict.cap)
        if cap >= LEAST_DISCOMFORT and seconds >= LEAST_SECONDS:
            ways.append(
                replace(way, cap=cap, most_seconds=seconds, soft=verdict.soft, because=verdict.because)
            )
    ways.sort(key=lambda way: way.rung)  # stable: the muscle's own order decides among equals
    return tuple(ways), tuple(refusals)


def _offers(
    treatments: tuple[Treatment, ...], choice: Choice, knowledge: Knowledge
) -> Iterator[tuple[Treatment, Tool]]:
    for treatment in treatments:
        if not _fits(treatment.setting, choice):
            continue
        for name in treatment.tools:
            tool = knowledge.tools.get(name)
            if tool and name in choice.tools and tool.kind != "support":
                yield treatment, tool


def _fits(setting: str, choice: Choice) -> bool:
    if setting in ("", "none"):
        return True
    return setting in choice.settings and (not choice.mode.settings or setting in choice.mode.settings)


def _way(
    clearance: Clearance, treatment: Treatment, tool: Tool, mode: Mode, knowledge: Knowledge
) -> Way | None:
    technique = knowledge.techniques.get(treatment.technique)
    if technique is None or not (mode.holds_allowed or technique.moving):
        return None
    caps = [
        technique.limits.discomfort[2],
        mode.discomfort_cap,
        clearance.discomfort_cap,
        assumed_count(knowledge, "adapted-cap" if clearance.adapted else "discomfort-cap"),
        treatment.max_discomfort,
    ]
    seconds = [technique.limits.seconds[2], mode.max_seconds, clearance.max_seconds, treatment.max_seconds]
    return Way(treatment, tool, technique, _least(caps), _least(seconds), soft=False)


def _least(numbers: list[int | None]) -> int:
    return min(number for number in numbers if number is not None)


def rungs(ways: tuple[Way, ...], rolling: bool = False) -> tuple[Way, ...]:
    """One ladder to climb: still holds for a tender spot; rolling when asked for; else what there is."""
    kinds = [
        tuple(way for way in ways if not way.rolling and not way.with_movement),
        tuple(way for way in ways if way.with_movement),
        tuple(way for way in ways if way.rolling),
    ]
    if rolling:
        kinds.reverse()
    return next((kind for kind in kinds if kind), ())


def rolls_first(mode: Mode) -> bool:
    """Whether the moment asks for rolling before holding still: where holds have no place, and for a first look."""
    return not mode.holds_allowed or mode.id == "check-in"
