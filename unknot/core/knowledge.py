"""The library as values: everything that `knowledge/` holds, by id. Reading the files is the library's work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from unknot.core.anatomy import (
    Area,
    Caution,
    ChainLink,
    LookAlike,
    Muscle,
    Press,
    Reading,
    ReferralZone,
    Region,
    Tell,
    Treatment,
    TriggerPoint,
)
from unknot.core.claims import (
    Assumption,
    Backing,
    Claim,
    Grade,
    Source,
)
from unknot.core.hazards import (
    Condition,
    NoPressZone,
    RedFlag,
    Urgency,
)
from unknot.core.practice import (
    Activity,
    ExercisePattern,
    Instrument,
    Limits,
    Mode,
    Movement,
    Technique,
    Tool,
)

__all__ = [
    "Activity",
    "Area",
    "Assumption",
    "Backing",
    "BroadWord",
    "Caution",
    "ChainLink",
    "Claim",
    "Condition",
    "ExercisePattern",
    "Grade",
    "Instrument",
    "Knowledge",
    "Limits",
    "LookAlike",
    "Mode",
    "Movement",
    "Muscle",
    "NoPressZone",
    "Press",
    "Reading",
    "RedFlag",
    "ReferralZone",
    "Region",
    "Source",
    "Technique",
    "Tell",
    "Tool",
    "Treatment",
    "TriggerPoint",
    "Urgency",
    "WordSet",
]


@dataclass(frozen=True, slots=True)
class BroadWord:
    """A word for several places ("back", "leg"). `regions`: how likely each is meant, 0-1, the likeliest first."""

    say: tuple[str, ...]
    regions: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class WordSet:
    """Words that mean the same in word patterns, written there as {id}."""

    id: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything the library knows, by id. `version` is a hash of the content it was read from."""

    version: str = ""
    regions: Mapping[str, Region] = field(default_factory=dict)
    muscles: Mapping[str, Muscle] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)
    tools: Mapping[str, Tool] = field(default_factory=dict)
    techniques: Mapping[str, Technique] = field(default_factory=dict)
    modes: Mapping[str, Mode] = field(default_factory=dict)
    movements: Mapping[str, Movement] = field(default_factory=dict)
    red_flags: Mapping[str, RedFlag] = field(default_factory=dict)
    conditions: Mapping[str, Condition] = field(default_factory=dict)
    zones: Mapping[str, NoPressZone] = field(default_factory=dict)
    activities: Mapping[str, Activity] = field(default_factory=dict)
    exercises: Mapping[str, ExercisePattern] = field(default_factory=dict)
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    assumptions: Mapping[str, Assumption] = field(default_factory=dict)
    broad_words: tuple[BroadWord, ...] = ()
    word_sets: Mapping[str, WordSet] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)  # the finder's, by name
    moved: Mapping[str, str] = field(default_factory=dict)  # old slug → new slug
