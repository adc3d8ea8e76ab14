"""The body as the library knows it: places, and muscles with all that is said of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from unknot.core.claims import Backing, Claim


class Press(StrEnum):
    """Whether a person may press this muscle on themselves."""

    SELF = "self"
    GENTLE = "gentle"  # only soft tools and hands, with its cautions
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Region:
    """A place of the body that can hurt, as people point at it. `words`: what they call it; `views`: where it shows."""

    id: str
    name: str
    part: str
    sided: bool
    views: tuple[str, ...]
    words: tuple[str, ...]
    neighbours: tuple[str, ...]
    few: str = ""  # why fewer than three muscles, or none, are felt here


@dataclass(frozen=True, slots=True)
class ReferralZone:
    """Where a trigger point's pain is felt. `side`: same, both or opposite, as seen from the muscle's own side."""

    essential: tuple[str, ...]
    spillover: tuple[str, ...]
    side: str
    backing: Backing


@dataclass(frozen=True, slots=True)
class TriggerPoint:
    """A place in a muscle where a tender spot is often found: where it is, how to find it, where it refers."""

    id: str
    at: str  # the region it lies under
    where: str
    find: str
    zone: ReferralZone


@dataclass(frozen=True, slots=True)
class Tell:
    """What a movement or habit tells of a muscle.

    `probe` is a movement question, `side` its direction seen from the muscle's side (same, opposite, any), `effect`
    what speaks for the muscle (hurts, short, eases, weak), `strength` how much (strong, fair, weak).
    """

    probe: str
    side: str
    effect: str
    strength: str


@dataclass(frozen=True, slots=True)
class LookAlike:
    """What else may feel like this, how to tell it apart, and the red flags that then count."""

    name: str
    tell: str
    red_flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Treatment:
    """One way to treat a muscle: technique, the tools that do it, the position, and the steps."""

    id: str
    technique: str
    tools: tuple[str, ...]
    position: str  # how the body is: lying, side-lying, wall, seated, standing
    setting: str  # what it needs: floor, wall, chair, bed, table, none
    picture: str  # slug of a position picture, "" when there is none yet
    point: str  # the trigger point it is for, "" for the whole muscle
    steps: tuple[str, ...]
    leave: str  # how to come out of it and what to do next, "" when letting go is all
    angles: tuple[str, ...]  # other angles or positions worth exploring
    max_discomfort: int | None  # stricter than the technique's cap, when the place asks for it
    max_seconds: int | None
    backing: Backing


@dataclass(frozen=True, slots=True)
class ChainLink:
    """Tight or weak here, so it moves like this, so others take over: shown by a movement one can try."""

    when: str  # tight or weak
    shows: str
    compensates: tuple[str, ...]
    exercises: tuple[str, ...]
    test: str
    backing: Backing


@dataclass(frozen=True, slots=True)
class Caution:
    """What to keep clear of while pressing; `zone` names the no-press zone when it is one."""

    text: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Who checked a file against which references, when, and with what verdict."""

    on: str
    against: tuple[str, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Muscle:
    """One muscle: where it lies and hurts, how to find, treat and follow it up, and what else it may be.

    `tests`, `stretch`, `movement` and `strengthener` are movements by id; `antagonists` move the other
    way, `synergists` help, and `satellites` often follow when this one is the first.
    """

    id: str
    name: str
    latin: str
    also: tuple[str, ...]
    area: str
    press: Press
    why_not: str
    instead: str
    where: str
    does: str
    under: tuple[str, ...]  # the regions under which it lies
    signs: tuple[str, ...]
    wakes: tuple[Claim, ...]
    factors: tuple[str, ...]  # posture, repetition, overuse, stress, dehydration, recovery, trauma, cold
    points: tuple[TriggerPoint, ...]
    tells: tuple[Tell, ...]
    look_alikes: tuple[LookAlike, ...]
    treatments: tuple[Treatment, ...]
    mistakes: tuple[str, ...]
    stretch: str
    movement: str
    strengthener: str
    tests: tuple[str, ...]
    antagonists: tuple[str, ...]
    synergists: tuple[str, ...]
    satellites: tuple[str, ...]
    chain: tuple[ChainLink, ...]
    cautions: tuple[Caution, ...]
    dispute: str  # the dispute in one honest line
    backing: Backing
    readings: tuple[Reading, ...] = ()
    part_of: str = ""  # the muscle of the library that names the whole group, "" when there is none

    @property
    def essential(self) -> frozenset[str]:
        return frozenset(region for point in self.points for region in point.zone.essential)

    @property
    def spillover(self) -> frozenset[str]:
        return frozenset(r for point in self.points for r in point.zone.spillover) - self.essential


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the body that a week's block treats: its muscles, in the order they are taken when nothing hurts."""

    id: str
    name: str
    muscles: tuple[str, ...]
    tools: Mapping[str, float]  # how well a tool suits the area, 0-1
    minutes: int  # what it takes to do it well
    turn: int  # its turn in the week when nothing else decides
    whole_body: bool
    because: str
    backing: Backing
