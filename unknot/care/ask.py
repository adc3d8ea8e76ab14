"""Asking without a journal: one complaint or one profile in, a plain answer out. What command line and API print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from unknot.care.assess import Unusable, check_place, check_text
from unknot.care.review import week_start
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.codec import decode
from unknot.core.evidence import Evidence
from unknot.core.finder import Asking, Ranking, next_question, rank
from unknot.core.knowledge import Knowledge, Urgency
from unknot.core.planning import WEEKDAYS, Availability, Block, Plan, Wanted, plan_week
from unknot.core.reading import Complaint, MovementFact, read_complaint
from unknot.core.screening import (
    Answer,
    Clearance,
    Person,
    Referral,
    ScreeningAnswers,
    TextScreen,
    Unfinished,
    questions,
    screen,
    screen_text,
)

SHOWN = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """A complaint to be screened or found: words, marks beside or instead of them, age and sex when told."""

    text: str = ""
    age: int | None = None
    sex: str = ""
    marks: tuple[Mark, ...] = ()
    answers: tuple[MovementFact, ...] = ()

    def __post_init__(self) -> None:
        if self.age is not None and not 0 <= self.age <= 130:
            raise Unusable(f"Age must be from 0 to 130, not {self.age}.")
        if self.sex not in ("", "f", "m"):
            raise Unusable(f"Sex is f or m, or left out; not “{self.sex[:20]}”.")
        check_text(self.text)


def screened(asked: Asked, knowledge: Knowledge) -> dict[str, Any]:
    """`{urgency, flags: [{id, because}], advice, questions: [{id, asks}]}`, from the words alone."""
    found = screen_text(asked.text, asked.age, asked.sex, knowledge)
    return {
        "urgency": found.urgency.label,
        "flags": [{"id": f.flag, "because": f.because} for f in found.flags],
        "advice": found.advice,
        "questions": [{"id": q.flag, "asks": q.asks} for q in found.questions],
    }


def found(asked: Asked, knowledge: Knowledge, on: date, all_clear: bool) -> dict[str, Any]:
    """Urgency, marks, candidates, elsewhere, next question. Candidates stay empty without leave.

    `all_clear`: the safety questions were answered with no. A flag in the text stops it all the same.
    """
    complaint = read_complaint(asked.text, knowledge)
    drawing = _drawing(asked, complaint, knowledge)
    told = screen_text(asked.text, asked.age, asked.sex, knowledge)
    result = {**_nothing(told), "marks": [_mark(m) for m in drawing.marks]}
    if not all_clear:
        return {**result, "questions": [{"id": q.flag, "asks": q.asks} for q in told.questions]}
    outcome = _screened_with_no(asked, drawing, knowledge, on)
    if isinstance(outcome, Referral):
        return {**result, "urgency": outcome.urgency.label, "advice": outcome.advice}
    if not isinstance(outcome, Clearance) or not drawing.marks:
        return result
    evidence = Evidence(
        drawing=drawing,
        movements=(*complaint.movements, *asked.answers),
        activities=complaint.activities,
        factors=complaint.factors,
    )
    ranking = rank(outcome, evidence, knowledge)
    asking = next_question(outcome, evidence, knowledge)
    return {**result, **_ranked(ranking, asking, knowledge)}


def is_stopped(result: Mapping[str, Any]) -> bool:
    """A flag stands: nothing is to be pressed."""
    return Urgency.of(result["urgency"]) >= Urgency.WITHIN_DAYS


def _drawing(asked: Asked, complaint: Complaint, knowledge: Knowledge) -> PainDrawing:
    by_hand = {m.place: m for m in asked.marks}
    for mark in asked.marks:
        check_place(mark.place, knowledge)
    read = tuple(m for m in complaint.marks if m.place not in by_hand)
    return PainDrawing((*asked.marks, *read))


def _screened_with_no(
    asked: Asked, drawing: PainDrawing, knowledge: Knowledge, on: date
) -> Clearance | Referral | Unfinished:
    return all_answered_no(drawing, Person(age=asked.age, sex=asked.sex), asked.text, knowledge, on)


def all_answered_no(
    drawing: PainDrawing, person: Person, text: str, knowledge: Knowledge, on: date
) -> Clearance | Referral | Unfinished:
    """What screening says when somebody vouches that every safety question was answered with no."""
    asked = questions(drawing, person, text, knowledge)
    answers = ScreeningAnswers({question.flag: Answer.NO for question in asked})
    return screen(answers, drawing, person, (), text, knowledge, on)


def _nothing(told: TextScreen) -> dict[str, Any]:
    return {
        "urgency": told.urgency.label,
        "marks": [],
        "candidates": [],
        "elsewhere": 1.0,
        "next_question": None,
        "flags": [{"id": f.flag, "because": f.because} for f in told.flags],
        "advice": told.advice,
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "region": mark.place.region,
        "side": str(mark.place.side),
        "strength": mark.strength,
        "feel": str(mark.feel),
    }


def _ranked(ranking: Ranking, asking: Asking | None, knowledge: Knowledge) -> dict[str, Any]:
    rows = []
    for candidate in ranking.candidates[:SHOWN]:
        muscle = knowledge.muscles[candidate.muscle]
        rows.append(
            {
                "muscle": muscle.id,
                "name": muscle.name,
                "latin": muscle.latin,
                "also": list(muscle.also),
                "side": str(candidate.side),
                "probability": round(candidate.probability, 4),
                "takes_part": round(candidate.takes_part, 4),
                "sure": candidate.sure,
                "because": [str(reason) for reason in candidate.because],
            }
        )
    question = {"id": asking.id, "asks": asking.asks, "how": list(asking.how)} if asking else None
    return {"candidates": rows, "elsewhere": round(ranking.elsewhere, 4), "next_question": question}


@dataclass(frozen=True, slots=True)
class Profile:
    """What `unknot week --profile` reads; all but days and tools may be left out."""

    days: Mapping[str, int]
    tools: tuple[str, ...]
    targets: tuple[Wanted, ...] = ()
    conditions: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    age: int | None = None
    sex: str = ""


def week_for(data: Any, knowledge: Knowledge, on: date) -> dict[str, Any]:
    """The week for a profile: `{days: [{day, area, tool, minutes, muscles, because}], because}`.

    The safety questions count as answered with no; conditions do not. Raises Unusable or Undecodable.
    """
    profile = decode(Profile, data)
    _check(profile, knowledge)
    person = Person(
        age=profile.age, sex=profile.sex, conditions=profile.conditions, activities=profile.activities
    )
    outcome = all_answered_no(_everywhere(knowledge), person, "", knowledge, on)
    if isinstance(outcome, Referral):
        return {"urgency": outcome.urgency.label, "advice": outcome.advice, "days": []}
    if not isinstance(outcome, Clearance):
        raise Unusable("The safety questions are not answered.")
    availability = Availability(days=profile.days, tools=profile.tools)
    plan = plan_week(outcome, availability, profile.targets, knowledge, week_start(on))
    return shown_plan(plan, knowledge)


def shown_plan(plan: Plan, knowledge: Knowledge) -> dict[str, Any]:
    days = [_day(block, knowledge) for block in plan.blocks]
    return {"days": days, "because": [str(reason) for reason in plan.because]}


def _check(profile: Profile, knowledge: Knowledge) -> None:
    for day, minutes in profile.days.items():
        if day not in WEEKDAYS:
            raise Unusable(f"days.{day[:20]}: a day is one of {', '.join(WEEKDAYS)}.")
        if not 0 <= minutes <= 120:
            raise Unusable(f"days.{day}: minutes go from 0 to 120, not {minutes}.")
    known = (
        ("tools", profile.tools, knowledge.tools),
        ("targets", tuple(t.muscle for t in profile.targets), knowledge.muscles),
        ("conditions", profile.conditions, knowledge.conditions),
        ("activities", profile.activities, knowledge.activities),
    )
    for name, ids, things in known:
        strange = [i for i in ids if i not in things]
        if strange:
            raise Unusable(f"{name}: “{strange[0][:40]}” is not known. See `unknot knowledge list {name}`.")
    for target in profile.targets:
        if target.side not in ("left", "right", "middle", "both") or not 0 <= target.pain <= 10:
            raise Unusable(f"targets: {target.muscle}: side is left, right or both, pain 0 to 10.")


def _everywhere(knowledge: Knowledge) -> PainDrawing:
    """A drawing that touches every part of the body, so that every safety question is among those answered."""
    places = (Place(r.id, Side.RIGHT if r.sided else Side.MIDDLE) for r in knowledge.regions.values())
    return PainDrawing(tuple(Mark(place, 0) for place in places))


def _day(block: Block, knowledge: Knowledge) -> dict[str, Any]:
    area = knowledge.areas.get(block.area)
    return {
        "day": block.day,
        "area": area.name if area else block.area,
        "tool": block.tool,
        "minutes": block.minutes,
        "muscles": list(block.muscles),
        "because": [str(reason) for reason in block.because],
    }
