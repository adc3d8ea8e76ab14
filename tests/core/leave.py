"""What the tests of the core share: the real knowledge, leave to go on, and a fixed Monday."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.dosing import Dose, Given, Response
from unknot.core.person import LocalFinding, Person
from unknot.core.screening import Answer, Clearance, ScreeningAnswers, Unfinished, screen
from unknot.core.target import Target
from unknot.library.read import read_library

KNOWLEDGE = read_library().knowledge
MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
SETTINGS = ("floor", "wall", "chair", "bed", "table", "door")
TOOLS = ("tennis-ball", "massage-ball", "lacrosse-ball", "foam-roller")
PRESSABLE = tuple(sorted(m.id for m in KNOWLEDGE.muscles.values() if m.press != "never"))


def leave(
    person: Person | None = None,
    regions: Iterable[str] = ("shoulder-blade",),
    findings: tuple[LocalFinding, ...] = (),
    on: date = MONDAY,
) -> Clearance:
    """A clearance as the screen gives it when every question is answered with no. AssertionError when it does not."""
    person = person or Person()
    person = Person(
        person.age, person.sex, person.conditions, person.activities, signed_off=person.conditions
    )
    marks = (Mark(Place(r, Side.LEFT if KNOWLEDGE.regions[r].sided else Side.MIDDLE), 3) for r in regions)
    drawing, answers = PainDrawing(tuple(marks)), ScreeningAnswers()
    while isinstance(came := screen(answers, drawing, person, findings, "", KNOWLEDGE, on), Unfinished):
        answers = ScreeningAnswers({**answers.answers, **{q.flag: Answer.NO for q in came.questions}})
    assert isinstance(came, Clearance), came
    return came


def target(muscle: str = "infraspinatus", side: Side = Side.RIGHT, pain: int = 5) -> Target:
    return Target(muscle, side, KNOWLEDGE.muscles[muscle].points[0].id, active=True, pain=pain)


def gave(dose: Dose, at: datetime = NOW, **told: Any) -> Given:
    return Given(dose, at, dose.seconds * dose.repetitions, Response(**told))
