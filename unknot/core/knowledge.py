"""The library as values: what `knowledge/` holds, typed. Reading the files is the library's work, not the core's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Grade(StrEnum):
    """How well a claim is backed. Letters as in the evidence notes; `memory` and `ours` must be verified or settled."""

    A = "A"  # meta-analysis, or several consistent trials
    B = "B"  # one or few trials
    C = "C"  # cross-sectional, cohort, case reports
    E = "E"  # expert consensus or textbook only
    MEMORY = "memory"  # standard teaching written from memory, unverified
    OURS = "ours"  # our own inference: names an assumption


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


class Press(StrEnum):
    """Whether a person may press this muscle on themselves."""

    SELF = "self"
    GENTLE = "gentle"  # only soft tools and hands, with its cautions
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Backing:
    """What a statement stands on: its grade, sources for and against, the assumptions that it makes, a note."""

    grade: Grade
    cites: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    assumes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence shown to people, with its backing."""

    text: str
    backing: Backing


@dataclass(frozen=True, slots=True)
class Region:
    id: str
    name: str
    part: str
    sided: bool
    views: tuple[str, ...]
    words: tuple[str, ...]
    neighbours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BroadWord:
    """A word that may mean several places ("back", "leg"). `regions`: how likely each one is meant, 0-1, the likeliest first."""

    say: tuple[str, ...]
    regions: Mapping[str, float]


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


@dataclass(frozen=True, slots=True)
class Tool:
    """`firmness` 1-5, `contact_cm` its width on the skin; `kind`: hand, ball, roller, stick, cane, gun, support."""

    id: str
    name: str
    kind: str
    firmness: int
    contact_cm: float
    reach: tuple[str, ...]  # parts of the body it reaches alone
    needs: tuple[str, ...]  # floor, wall, chair …: any one of them; empty: nothing
    hazards: tuple[str, ...]
    stand_ins: tuple[str, ...]  # household things
    also: tuple[str, ...]
    how: str
    backing: Backing


@dataclass(frozen=True, slots=True)
class Limits:
    """A range of dose. Seconds are per hold or set; minutes per muscle; hours between the same spot."""

    seconds: tuple[int, int, int]  # start, usual, most
    repetitions: tuple[int, int]  # start, most
    points: int
    discomfort: tuple[int, int, int]  # from, to, cap
    rest_seconds: int
    minutes_per_muscle: float
    hours_between: int
    sessions_per_week: tuple[int, int]
    cadence: str


@dataclass(frozen=True, slots=True)
class Technique:
    id: str
    name: str
    tools: tuple[str, ...]  # tool ids it may be done with
    moving: bool  # rolling or sweeping, not holding still
    how: str
    say: tuple[str, ...]  # what to say while doing it
    stop: str  # its stop condition
    limits: Limits
    backing: Backing


@dataclass(frozen=True, slots=True)
class Mode:
    """A context that changes dose and technique: before training, after, desk, bed, travel, deload, short, full."""

    id: str
    name: str
    says: str
    max_minutes: int
    max_seconds: int
    discomfort_cap: int
    muscles: int
    holds_allowed: bool
    settings: tuple[str, ...]  # where it takes place; empty: anywhere
    backing: Backing


@dataclass(frozen=True, slots=True)
class Movement:
    """A probe (a movement question), self-test, stretch, drill or strengthener."""

    id: str
    name: str
    kind: str  # probe, self-test, stretch, drill, strengthener
    asks: str  # probes: the question, answerable with yes, no or can't tell
    how: tuple[str, ...]
    sided: bool
    muscles: tuple[str, ...]
    words: tuple[str, ...]  # what people call it, for reading complaints
    unit: str  # self-tests: degrees, seconds, cm, repetitions, pass
    norm: str
    smallest_change: float | None  # in `unit`, beyond measurement error
    seconds: int
    repetitions: int
    harder: tuple[str, ...]  # how it progresses
    avoid: str
    backing: Backing
    code: str = ""  # T01 … in the evidence notes


@dataclass(frozen=True, slots=True)
class WordSet:
    """Words that mean the same in word patterns, written there as {id}."""

    id: str
    words: tuple[str, ...]


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
    only_when_told: bool = False  # never asked unless the complaint hints at it


@dataclass(frozen=True, slots=True)
class Condition:
    """A health condition: blocks everything, adapts the dose, or forbids tools, regions and positions.

    `words` are word patterns (core/pattern.py). `margin` says how far around a local finding is kept free: here,
    around (its neighbours too) or part (the whole part of the body on that side).
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
    days: int | None  # local findings: how long; None until healed
    words: tuple[str, ...]
    backing: Backing
    urgency: Urgency | None = None  # when it blocks: how soon to be seen


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


@dataclass(frozen=True, slots=True)
class Activity:
    """A sport, job or habit and how much it loads each muscle (0-1)."""

    id: str
    name: str
    kind: str
    words: tuple[str, ...]
    muscles: Mapping[str, float]
    backing: Backing


@dataclass(frozen=True, slots=True)
class Instrument:
    """An outcome scale. `better` is `lower` or `higher`; changes below `smallest_change` are noise."""

    id: str
    name: str
    asks: str
    low: float
    high: float
    better: str
    smallest_change: float
    important_change: float
    important_share: float | None
    backing: Backing


@dataclass(frozen=True, slots=True)
class Source:
    id: str
    kind: str
    title: str
    authors: str
    year: int | None
    published: str
    doi: str
    pmid: str
    isbn: str
    status: str  # standing, corrected, retracted, superseded, unverified
    read: str  # full, abstract, citation, page, not


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number or judgement of our own: what it says, why, and what would settle it."""

    id: str
    says: str
    why: str
    settled_by: str
    value: float | None = None


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
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    assumptions: Mapping[str, Assumption] = field(default_factory=dict)
    broad_words: tuple[BroadWord, ...] = ()
    word_sets: Mapping[str, WordSet] = field(default_factory=dict)
    weights: Mapping[str, float] = field(default_factory=dict)  # the finder's, by name
    moved: Mapping[str, str] = field(default_factory=dict)  # old slug → new slug
