"""The health profile: the conditions that hold for a person, and the limits they set together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unknot.core.because import Because
from unknot.core.body import PainDrawing
from unknot.core.knowledge import Condition, Knowledge
from unknot.core.local_findings import holds
from unknot.core.person import LocalFinding, Person
from unknot.core.pressure import SOFT_CAP, USUAL_CAP
from unknot.core.signs import Signs

ADULT, OLD = 18, 75
UNDER_AGE, OVER_AGE = "under-18", "frail-or-over-75"
ADAPTED_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Profile:
    """`blocks`: conditions that end pressing; `waits`: those that need a professional's word first."""

    conditions: tuple[str, ...]
    findings: tuple[LocalFinding, ...]
    blocks: tuple[Condition, ...]
    waits: tuple[Condition, ...]
    adapted: bool
    cap: int
    seconds: int | None
    age: int | None
    cautions: tuple[Because, ...]


def profile_of(
    person: Person,
    signs: Signs,
    drawing: PainDrawing,
    findings: tuple[LocalFinding, ...],
    knowledge: Knowledge,
    on: date,
) -> Profile:
    """All conditions told, read in the text or following from age, weighed together. More of them never allow more."""
    ids = tuple(dict.fromkeys((*person.conditions, *signs.conditions, *by_age(signs.age))))
    known = tuple(knowledge.conditions[name] for name in ids if name in knowledge.conditions)
    strange = tuple(name for name in ids if name not in knowledge.conditions)
    general = tuple(c for c in known if c.effect != "local")
    caps = [c.discomfort_cap for c in general if c.discomfort_cap is not None] + [SOFT_CAP for _ in strange]
    adapted = bool(caps)
    seconds = [c.max_seconds for c in general if c.max_seconds is not None] + [ADAPTED_SECONDS] * adapted
    return Profile(
        conditions=tuple(c.id for c in general),
        findings=(*findings, *_unplaced(known, drawing, on)),
        blocks=tuple(c for c in general if c.effect == "blocks"),
        waits=tuple(c for c in general if c.needs_sign_off and c.id not in person.signed_off),
        adapted=adapted,
        cap=min(caps, default=USUAL_CAP),
        seconds=min(seconds, default=None),
        age=signs.age,
        cautions=_every((*known, *_seen(findings, knowledge, on)), strange),
    )


def by_age(age: int | None) -> tuple[str, ...]:
    """The conditions that follow from an age alone."""
    if age is None:
        return ()
    return (UNDER_AGE,) if age < ADULT else (OVER_AGE,) if age > OLD else ()


def _unplaced(known: tuple[Condition, ...], drawing: PainDrawing, on: date) -> tuple[LocalFinding, ...]:
    """A wound or bruise that was told without its place is taken to be where it hurts."""
    local = (c for c in known if c.effect == "local")
    return tuple(LocalFinding(c.id, place, on) for c in local for place in sorted(drawing.places))


def _seen(findings: tuple[LocalFinding, ...], knowledge: Knowledge, on: date) -> tuple[Condition, ...]:
    """What was marked on the skin and has to be looked at by somebody."""
    names = (f.condition for f in findings if holds(f, on, knowledge))
    kinds = (knowledge.conditions[name] for name in names if name in knowledge.conditions)
    return tuple(kind for kind in kinds if kind.urgency is not None)


def _every(known: tuple[Condition, ...], strange: tuple[str, ...]) -> tuple[Because, ...]:
    return tuple(dict.fromkeys((*map(_caution, known), *map(_strange, strange))))


def _caution(condition: Condition) -> Because:
    return Because(condition.advice or condition.why, "note", condition.backing.cites)


def _strange(name: str) -> Because:
    return Because(
        f"“{name}” is a condition that this library does not know, so the gentlest limits apply.", "note"
    )
