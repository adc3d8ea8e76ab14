"""When not to press, what softens it, and where never to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from unknot.core.claims import Backing


class Urgency(IntEnum):
    """How soon a person must be seen. The highest one wins."""

    NONE = 0
    ADAPT = 1
    WITHIN_DAYS = 2
    SAME_DAY = 3
    EMERGENCY = 4

    @property
    def label(self) -> str:
        return self.name.lower().replace("_", "-")

    @classmethod
    def of(cls, label: str) -> Urgency:
        return cls[label.upper().replace("-", "_")]


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign that pressing must wait. `patterns` are word patterns that reveal it in a complaint (core/pattern.py).

    `worse_when` holds ids of other flags, which make this one an emergency when they are raised too, and plain words
    ("you are confused or drowsy"), which are told with the referral: then call at once.
    """

    id: str
    code: str  # G01 … in the evidence notes
    asks: str
    example: str
    concern: str
    urgency: Urgency
    parts: tuple[str, ...]  # body parts it is asked for; empty: always
    clarifies: str  # asked once after "don't know"
    worse_when: tuple[str, ...]
    advice: str
    say: str  # what to say on the phone
    meanwhile: str
    patterns: tuple[str, ...]
    sex: str  # "" any, "f", "m"
    min_age: int | None
    max_age: int | None
    backing: Backing
    group: str = ""  # the heading under which it is asked; one tap answers "none of these"
    brief: str = ""  # the question as one line of a list that is ticked
    only_when_told: bool = False  # never asked unless the complaint hints at it


@dataclass(frozen=True, slots=True)
class Condition:
    """A health condition: blocks everything, adapts the dose, or forbids tools, regions and positions.

    `words` are word patterns (core/pattern.py). `margin` says how far around a local finding is kept free: here,
    around (its neighbours too) or part (the whole part of the body on that side). `leads_to` are red flags whose
    questions a local finding gives cause to ask; `injury`: it tells that something happened, so all are asked again.
    """

    id: str
    code: str
    name: str
    asks: str
    effect: str  # blocks, adapts, local
    why: str
    advice: str
    forbids_tools: tuple[str, ...]
    forbids_kinds: tuple[str, ...]
    forbids_regions: tuple[str, ...]
    forbids_positions: tuple[str, ...]
    forbids_settings: tuple[str, ...]
    discomfort_cap: int | None
    max_seconds: int | None
    needs_sign_off: bool
    margin: str
    days: int | None  # local findings: how long at least; None until it is gone
    words: tuple[str, ...]
    backing: Backing
    urgency: Urgency | None = None  # when it blocks: how soon to be seen
    until_gone: bool = False  # local findings with days: these must have passed, and it must be gone
    leads_to: tuple[str, ...] = ()
    injury: bool = False
    agreed: str = ""  # what a person ticks when a professional has agreed
    beforehand: str = ""  # asked at the start of each session


@dataclass(frozen=True, slots=True)
class NoPressZone:
    """A site where pressing may harm. `verdicts` maps a tool (first) or its kind to forbidden, soft or allowed."""

    id: str
    code: str
    name: str
    regions: tuple[str, ...]
    whole: bool  # the zone covers all of its regions; else only a part, to be kept clear of
    at_risk: str
    verdicts: Mapping[str, str]
    discomfort_cap: int | None
    keep: str  # what to say: how to keep clear of it
    backing: Backing
    min_age: int | None = None  # holds only for people of this age or more; then it needs a known age
