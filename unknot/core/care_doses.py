"""The doses of a session without a complaint: an area's block, the whole-body check-in, and what fits into a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from unknot.core.assumed import assumed_count
from unknot.core.body import Side
from unknot.core.dose import Dose, Given, Hold, Response
from unknot.core.dosing import next_dose
from unknot.core.knowledge import Knowledge, Mode, Muscle, Press
from unknot.core.ladder import mode_of
from unknot.core.overtreatment import care_limits, may_treat, pressed
from unknot.core.screening import Clearance
from unknot.core.target import Target

SETTINGS = ("floor", "wall", "chair", "bed", "table", "door")
BOTH = (Side.LEFT, Side.RIGHT)


class CareBlock(Protocol):
    """What an area's session needs to know of a planned block."""

    @property
    def area(self) -> str: ...
    @property
    def tool(self) -> str: ...
    @property
    def minutes(self) -> int: ...
    @property
    def muscles(self) -> tuple[str, ...]: ...
    @property
    def mode(self) -> str: ...


def area_doses(
    clearance: Clearance,
    block: CareBlock,
    tools: tuple[str, ...],
    settings: tuple[str, ...],
    knowledge: Knowledge,
    given: tuple[Given, ...],
    now: datetime,
) -> tuple[Dose | Hold, ...]:
    """Gentle doses for the muscles of a block, both sides, with its tool where that reaches, else with another owned.

    A muscle that may not be treated now gives its Hold. Raises ValueError for an unknown area, mode or muscle.
    """
    area = knowledge.areas.get(block.area)
    if area is None:
        raise ValueError(
            f"there is no area {block.area!r}; choose one of: {', '.join(sorted(knowledge.areas))}"
        )
    if area.whole_body:
        owned = tuple(dict.fromkeys((block.tool, *tools)))
        return whole_body(clearance, owned, block.minutes, knowledge, now, block.mode, settings, given)
    doses: list[Dose | Hold] = []
    for name in (
        block.muscles
        or area.muscles[: most_muscles(block.minutes, knowledge, mode_of(block.mode, knowledge))]
    ):
        muscle, _, side = name.partition(":")
        for one in (Side(side),) if side else sides_of(muscle, knowledge):
            target = Target(muscle, one, "", active=False, pain=0)
            doses.append(_with_tool(clearance, target, block, tools, settings, knowledge, given, now))
    return tuple(doses)


def most_muscles(minutes: int, knowledge: Knowledge, mode: Mode) -> int:
    """How many muscles, both sides, fit into so many minutes."""
    return max(1, min(mode.muscles, minutes // assumed_count(knowledge, "minutes-per-muscle")))


def sides_of(muscle: str, knowledge: Knowledge) -> tuple[Side, ...]:
    """Left and right, or the middle for a muscle that lies only under places of the middle line."""
    known = knowledge.muscles.get(muscle)
    regions = [knowledge.regions[r] for r in known.under if r in knowledge.regions] if known else []
    return (Side.MIDDLE,) if regions and not any(region.sided for region in regions) else BOTH


def _with_tool(  # noqa: PLR0913
    clearance: Clearance,
    target: Target,
    block: CareBlock,
    tools: tuple[str, ...],
    settings: tuple[str, ...],
    knowledge: Knowledge,
    given: tuple[Given, ...],
    now: datetime,
) -> Dose | Hold:
    dose = next_dose(clearance, target, given, (block.tool,), settings, block.mode, knowledge, now)
    if isinstance(dose, Hold) or dose.tool != block.tool:
        dose = next_dose(clearance, target, given, tools, settings, block.mode, knowledge, now)
    return gently(dose, knowledge) if isinstance(dose, Dose) else dose


def gently(dose: Dose, knowledge: Knowledge) -> Dose:
    """Where nothing hurts, good discomfort stays at its low end."""
    low, high = dose.discomfort
    most = assumed_count(knowledge, "latent-discomfort")
    return replace(dose, discomfort=(min(low, most - 1), min(high, most)), cap=min(dose.cap, most + 1))


def whole_body(  # noqa: PLR0913
    clearance: Clearance,
    tools: tuple[str, ...],
    minutes: int,
    knowledge: Knowledge,
    now: datetime,
    mode: Mode | str = "check-in",
    settings: tuple[str, ...] = SETTINGS,
    given: tuple[Given, ...] = (),
) -> tuple[Dose, ...]:
    """A light pass over the big muscles from the check-in's list, one of each area before a second of any.

    As many as the minutes hold, both sides; muscles that may not be pressed now are passed over.
    """
    mode = mode_of(mode, knowledge)
    most = max(1, min(mode.muscles, int(minutes // assumed_count(knowledge, "check-in-minutes-per-muscle"))))
    doses: list[Dose] = []
    for muscle in round_the_body(knowledge):
        if len({dose.muscle for dose in doses}) == most:
            break
        targets = (
            Target(muscle.id, side, "", active=False, pain=0) for side in sides_of(muscle.id, knowledge)
        )
        found = [next_dose(clearance, t, given, tools, settings, mode, knowledge, now) for t in targets]
        doses.extend(
            gently(dose, knowledge) for dose in found if isinstance(dose, Dose) and dose.tool in tools
        )
    return tuple(doses)


def round_the_body(knowledge: Knowledge) -> tuple[Muscle, ...]:
    """The check-in's muscles so that every area has its first one before any has its second."""
    listed = [m for area in knowledge.areas.values() if area.whole_body for m in area.muscles]
    known = [knowledge.muscles[m] for m in dict.fromkeys(listed) if m in knowledge.muscles]
    taken: dict[str, int] = {}
    rounds = []
    for place, muscle in enumerate(m for m in known if m.press is not Press.NEVER):
        taken[muscle.area] = taken.get(muscle.area, 0) + 1
        rounds.append((taken[muscle.area], place, muscle))
    return tuple(muscle for _, _, muscle in sorted(rounds, key=lambda r: r[:2]))


def within_session(
    doses: tuple[Dose, ...], given: tuple[Given, ...], mode: Mode | str, knowledge: Knowledge, now: datetime
) -> tuple[tuple[Dose, ...], tuple[Hold, ...]]:
    """The doses that may be given now, one after the other, and the kind refusals for the others."""
    limits = care_limits(knowledge, mode_of(mode, knowledge))
    so_far, fine, over = given, [], []
    for dose in doses:
        held = may_treat(so_far, dose, now, limits, knowledge)
        if held:
            over.append(held)
            continue
        fine.append(dose)
        so_far = (*so_far, Given(dose, now, pressed(dose), Response()))
    return tuple(fine), tuple(over)
