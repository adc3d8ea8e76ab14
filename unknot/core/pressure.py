"""Where and with what a person may press: zones, health conditions and what was seen on the skin, weighed together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from unknot.core.because import Because
from unknot.core.body import Place, Side
from unknot.core.knowledge import Condition, Knowledge, Muscle, NoPressZone, Press, Tool, Treatment
from unknot.core.local_findings import is_near
from unknot.core.person import LocalFinding

# Our own numbers; knowledge/assumptions/ says why: `discomfort-cap`, `adapted-cap`, `soft-firmness`.
USUAL_CAP, SOFT_CAP = 7, 4
SOFT_FIRMNESS = {"hand": 5, "ball": 2, "roller": 2}
GENTLE_FIRMNESS = {"hand": 5, "ball": 2, "roller": 3, "stick": 3, "cane": 5, "gun": 5}


class Ruling(StrEnum):
    ALLOWED = "allowed"
    SOFT = "soft"  # gently: a soft tool, a low cap
    FORBIDDEN = "forbidden"


ORDER = tuple(Ruling)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a place may be pressed with a tool; at what discomfort (0-10) and for how many seconds at most.

    `keep` says what to keep clear of nearby. When forbidden, cap and seconds are 0.
    """

    ruling: Ruling
    cap: int
    seconds: int | None = None
    because: tuple[Because, ...] = ()
    keep: tuple[str, ...] = ()

    @property
    def forbidden(self) -> bool:
        return self.ruling is Ruling.FORBIDDEN

    @property
    def soft(self) -> bool:
        return self.ruling is Ruling.SOFT

    @property
    def allowed(self) -> bool:
        """Allowed at all, be it softly."""
        return not self.forbidden


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is true of this person and narrows pressing: conditions, findings, closed regions, cap, seconds, the day."""

    conditions: tuple[str, ...]
    findings: tuple[LocalFinding, ...]
    closed: frozenset[str]
    cap: int
    seconds: int | None
    adapted: bool
    age: int | None
    on: date


def no(text: str, rests_on: tuple[str, ...] = ()) -> Verdict:
    return Verdict(Ruling.FORBIDDEN, 0, 0, (Because(text, "against", rests_on),))


def strictest(verdicts: Iterable[Verdict]) -> Verdict:
    """All verdicts as one: the strictest ruling, the lowest cap, the shortest time, every reason once."""
    every = tuple(verdicts)
    ruling = max((v.ruling for v in every), key=ORDER.index, default=Ruling.ALLOWED)
    times = [v.seconds for v in every if v.seconds is not None]
    return Verdict(
        ruling,
        min((v.cap for v in every), default=USUAL_CAP),
        min(times, default=None),
        tuple(dict.fromkeys(b for v in every for b in v.because)),
        tuple(dict.fromkeys(k for v in every for k in v.keep)),
    )


def verdict_at(
    place: Place, tool: Tool, bounds: Bounds, knowledge: Knowledge, position: str = "", setting: str = ""
) -> Verdict:
    """One place, one tool, for this person. A region that the library does not know is forbidden."""
    if place.region not in knowledge.regions:
        return no(f"“{place.region}” is not a place that this library knows.")
    person = person_verdict(place, tool, bounds, knowledge, position, setting)
    return strictest((person, *zone_verdicts(place, tool, bounds.age, knowledge)))


def treatment_verdict(
    muscle: Muscle, treatment: Treatment, tool: Tool, side: Side, bounds: Bounds, knowledge: Knowledge
) -> Verdict:
    """A whole treatment. Places that anatomy forbids are kept clear of while another is left; what is true of the
    person forbids the treatment as soon as one of its places is touched."""
    if muscle.press is Press.NEVER:
        return no(muscle.why_not or f"{muscle.name} is not pressed on one's own.")
    places = places_of(muscle, treatment, side, knowledge)
    if not places:
        return no("The library does not say where this treatment presses.")
    where = treatment.position, treatment.setting
    personal = strictest(person_verdict(p, tool, bounds, knowledge, *where) for p in places)
    by_zone = [strictest(zone_verdicts(p, tool, bounds.age, knowledge)) for p in places]
    open_ones = [] if any(_too_firm(p, tool, bounds.age, knowledge) for p in places) else _allowed(by_zone)
    kept = tuple(text for v in by_zone if v.forbidden for text in v.keep)
    anatomy = strictest(open_ones) if open_ones else strictest(by_zone)
    whole = strictest((personal, anatomy, *_gentle(muscle, tool), _own_limits(treatment)))
    return Verdict(
        whole.ruling, whole.cap, whole.seconds, whole.because, tuple(dict.fromkeys((*whole.keep, *kept)))
    )


def _allowed(verdicts: Iterable[Verdict]) -> list[Verdict]:
    return [verdict for verdict in verdicts if verdict.allowed]


def _too_firm(place: Place, tool: Tool, age: int | None, knowledge: Knowledge) -> bool:
    """Whether a place bears a soft tool of this kind but not this one: no part of the muscle is then left to it."""
    here = [
        zone for zone in _zones_at(place, age, knowledge) if zone.whole and _says(zone, tool) == Ruling.SOFT
    ]
    return bool(here) and tool.firmness > GENTLE_FIRMNESS.get(tool.kind, 0)


def places_of(muscle: Muscle, treatment: Treatment, side: Side, knowledge: Knowledge) -> tuple[Place, ...]:
    """Where a treatment presses: its point's region, or every region under which the muscle lies."""
    points = [point.at for point in muscle.points if point.id == treatment.point]
    regions = points if treatment.point else [*muscle.under, *(point.at for point in muscle.points)]
    return tuple(Place(r, _side_in(r, side, knowledge)) for r in dict.fromkeys(regions))


def _side_in(region: str, side: Side, knowledge: Knowledge) -> Side:
    known = knowledge.regions.get(region)
    return side if known is None or known.sided else Side.MIDDLE


def _gentle(muscle: Muscle, tool: Tool) -> tuple[Verdict, ...]:
    if muscle.press is not Press.GENTLE:
        return ()
    if tool.firmness > SOFT_FIRMNESS.get(tool.kind, 0):
        return (no(f"{muscle.name} is for hands and soft tools only."),)
    return (Verdict(Ruling.SOFT, SOFT_CAP, None, (Because(f"{muscle.name} is pressed gently.", "note"),)),)


def _own_limits(treatment: Treatment) -> Verdict:
    cap = USUAL_CAP if treatment.max_discomfort is None else min(USUAL_CAP, treatment.max_discomfort)
    return Verdict(Ruling.ALLOWED, cap, treatment.max_seconds)


# --- Anatomy ---


def zone_verdicts(place: Place, tool: Tool, age: int | None, knowledge: Knowledge) -> tuple[Verdict, ...]:
    return tuple(_zone_verdict(zone, tool) for zone in _zones_at(place, age, knowledge))


def _zones_at(place: Place, age: int | None, knowledge: Knowledge) -> Iterable[NoPressZone]:
    here = (zone for zone in knowledge.zones.values() if place.region in zone.regions)
    return (zone for zone in here if zone.min_age is None or (age or 0) >= zone.min_age)


def _says(zone: NoPressZone, tool: Tool) -> str:
    """What a zone says of a tool; of a kind that it does not name, it says no."""
    return zone.verdicts.get(tool.id) or zone.verdicts.get(tool.kind) or Ruling.FORBIDDEN


def _zone_verdict(zone: NoPressZone, tool: Tool) -> Verdict:
    """A zone that covers only a part of its regions is kept clear of; one that covers them whole decides."""
    says = _says(zone, tool)
    keep = (zone.keep,) if zone.keep else ()
    reason = Because(f"{zone.name}: {zone.at_risk}.", "against", zone.backing.cites)
    if not zone.whole:
        return Verdict(
            Ruling.ALLOWED, USUAL_CAP, None, (Because(zone.keep, "note", zone.backing.cites),), keep
        )
    if says == Ruling.ALLOWED:
        return Verdict(Ruling.ALLOWED, _zone_cap(zone, USUAL_CAP), None, (), keep)
    if says == Ruling.SOFT and tool.firmness <= GENTLE_FIRMNESS.get(tool.kind, 0):
        return Verdict(Ruling.SOFT, _zone_cap(zone, SOFT_CAP), None, (reason,), keep)
    return Verdict(Ruling.FORBIDDEN, 0, 0, (reason,), keep)


def _zone_cap(zone: NoPressZone, usual: int) -> int:
    return usual if zone.discomfort_cap is None else min(USUAL_CAP, zone.discomfort_cap)


# --- What is true of the person ---


def person_verdict(
    place: Place, tool: Tool, bounds: Bounds, knowledge: Knowledge, position: str = "", setting: str = ""
) -> Verdict:
    verdicts = [Verdict(Ruling.ALLOWED, bounds.cap, bounds.seconds)]
    if place.region in bounds.closed:
        verdicts.append(no("This part waits until a professional has looked at it."))
    if bounds.adapted and tool.firmness > SOFT_FIRMNESS.get(tool.kind, 0):
        verdicts.append(no("With what you told us, only hands and soft tools are used."))
    for name in bounds.conditions:
        if name in knowledge.conditions:
            verdicts.extend(_condition_verdicts(knowledge.conditions[name], place, tool, position, setting))
    near = (f for f in bounds.findings if is_near(f, place, bounds.on, knowledge))
    verdicts.extend(_finding_verdict(finding, knowledge) for finding in near)
    return strictest(verdicts)


def _condition_verdicts(
    condition: Condition, place: Place, tool: Tool, position: str, setting: str
) -> tuple[Verdict, ...]:
    cites = condition.backing.cites
    against = (
        (tool.id in condition.forbids_tools, f"{condition.name}: no {tool.name.lower()}. {condition.why}"),
        (tool.kind in condition.forbids_kinds, f"{condition.name}: no {tool.name.lower()}. {condition.why}"),
        (place.region in condition.forbids_regions, f"{condition.name}: not at this place. {condition.why}"),
        (position in condition.forbids_positions, f"{condition.name}: not in this position. {condition.why}"),
        (setting in condition.forbids_settings, f"{condition.name}: not on the {setting}. {condition.why}"),
    )
    return tuple(no(text.strip(), cites) for holds, text in against if holds)


def _finding_verdict(finding: LocalFinding, knowledge: Knowledge) -> Verdict:
    known = knowledge.conditions.get(finding.condition)
    if known is None:
        return no("Something was marked on the skin here.")
    return no(f"{known.name} here or close by. {known.advice}".strip(), known.backing.cites)
