"""Asking without a journal: one complaint in, a plain answer out. What the command line and the API print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from math import floor
from typing import Any

from unknot.care.assess import Unusable, check_place, check_text
from unknot.core.body import Mark, PainDrawing, Side
from unknot.core.evidence import Evidence
from unknot.core.finder import Asking, Candidate, next_question, rank
from unknot.core.knowledge import Knowledge, Urgency
from unknot.core.reading import Complaint, MovementFact, read_complaint
from unknot.core.screening import (
    Answer,
    Clearance,
    Person,
    Question,
    Referral,
    ScreeningAnswers,
    TextScreen,
    Unfinished,
    questions,
    screen,
    screen_text,
)

SHOWN = 10  # what is left to one, beside elsewhere, are less likely muscles
MAX_MARKS = 60
MAX_AGE = 130


class Leave(StrEnum):
    """Whether pressing is allowed, as far as was told: `open` waits for the safety questions, `refused` refers."""

    GIVEN = "given"
    OPEN = "open"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Told:
    """An answer as plain JSON data, and whether it came with leave to press."""

    leave: Leave
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A complaint to be screened or found: words, marks beside or instead of them, age and sex when told.

    `answers` are (question, yes|no|unsure), the question as `next_question` named it. Raises Unusable.
    """

    text: str = ""
    age: int | None = None
    sex: str = ""
    marks: tuple[Mark, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.age is not None and not 0 <= self.age <= MAX_AGE:
            raise Unusable(
                f"Age must be from 0 to {MAX_AGE}, not {self.age}. Leave it out when it is not known."
            )
        if self.sex not in ("", "f", "m"):
            raise Unusable(f"Sex is f or m, or left out; not “{self.sex[:20]}”.")
        if len(self.marks) > MAX_MARKS:
            raise Unusable(f"More than {MAX_MARKS} places are marked. Keep those that matter most.")
        if not check_text(self.text) and not self.marks:
            raise Unusable("Nothing is said yet: tell what hurts in your own words, or mark a place.")

    @property
    def person(self) -> Person:
        return Person(age=self.age, sex=self.sex)


def screened(asked: Asked, knowledge: Knowledge) -> Told:
    """`{urgency, flags: [{id, because}], advice, questions: [{id, asks}]}`, from the words alone.

    It never gives leave: `questions` are those that fit the places named, and are still to be answered.
    """
    told = screen_text(asked.text, asked.age, asked.sex, knowledge)
    drawing = _drawing(asked, read_complaint(asked.text, knowledge), knowledge)
    still = questions(drawing, asked.person, asked.text, knowledge)
    leave = Leave.REFUSED if _ends_it(told) else Leave.OPEN
    return Told(leave, {"urgency": told.urgency.label, **_flags(told), "questions": _asks(still)})


def found(asked: Asked, knowledge: Knowledge, on: date, all_clear: bool) -> Told:
    """`{urgency, marks, candidates, elsewhere, next_question, flags, advice, questions}`.

    `all_clear`: the safety questions were answered with no. Without it `questions` holds them and `candidates` stays
    empty; a flag in the words themselves ends it all the same. `probability` is the chance of being the main cause:
    over all muscles and `elsewhere` it sums to one. `takes_part` is the chance of being involved at all.
    """
    complaint = read_complaint(asked.text, knowledge)
    drawing = _drawing(asked, complaint, knowledge)
    facts, unsure = _answers(asked.answers, knowledge)
    told = screen_text(asked.text, asked.age, asked.sex, knowledge)
    data = _nothing(told, drawing)
    if _ends_it(told):
        return Told(Leave.REFUSED, data)
    if not all_clear:
        still = questions(drawing, asked.person, asked.text, knowledge)
        return Told(Leave.OPEN, {**data, "questions": _asks(still)})
    outcome = all_answered_no(drawing, asked.person, asked.text, knowledge, on)
    if isinstance(outcome, Referral):
        return Told(Leave.REFUSED, {**data, "urgency": outcome.urgency.label, "advice": outcome.advice})
    if isinstance(outcome, Unfinished):
        return Told(Leave.OPEN, {**data, "questions": _asks(outcome.questions)})
    if not drawing.marks:
        return Told(Leave.GIVEN, data)
    evidence = Evidence(
        drawing=drawing,
        movements=(*complaint.movements, *facts),
        unsure=unsure,
        activities=complaint.activities,
        factors=complaint.factors,
        constant=complaint.constant,
        all_over=complaint.all_over,
        asked=tuple(name for name, _ in asked.answers),
        phrases=complaint.phrases,
    )
    return Told(Leave.GIVEN, {**data, **_ranked(outcome, evidence, knowledge)})


def all_answered_no(
    drawing: PainDrawing, person: Person, text: str, knowledge: Knowledge, on: date
) -> Clearance | Referral | Unfinished:
    """What screening says when somebody vouches that every safety question was answered with no."""
    asked = questions(drawing, person, text, knowledge)
    answers = ScreeningAnswers({question.flag: Answer.NO for question in asked})
    return screen(answers, drawing, person, (), text, knowledge, on)


def _ends_it(told: TextScreen) -> bool:
    return told.urgency >= Urgency.WITHIN_DAYS


# --- In ---------------------------------------------------------------------------------------------------------------


def _drawing(asked: Asked, complaint: Complaint, knowledge: Knowledge) -> PainDrawing:
    """The marks made by hand, and those of the words at other places. Raises Unusable, with the nearest names."""
    by_hand = {mark.place for mark in asked.marks}
    for place in by_hand:
        if place.region not in knowledge.regions:
            raise Unusable(unknown("place", place.region, knowledge.regions, "regions"))
        check_place(place, knowledge)
    read = (mark for mark in complaint.marks if mark.place not in by_hand)
    try:
        return PainDrawing((*asked.marks, *read))
    except ValueError as error:  # a place marked twice
        raise Unusable(f"{error}.") from None


def unknown(what: str, name: str, known: Iterable[str], kind: str) -> str:
    """What to say of a name that the library does not have: the nearest ones, and where all are listed."""
    near = get_close_matches(name[:60], list(known), n=3, cutoff=0.5)
    nearest = f" Perhaps {' or '.join(near)}?" if near else ""
    article = "an" if what[0] in "aeiou" else "a"
    every = f"All of them: unknot knowledge list {kind}"
    return f"“{name[:40]}” is not {article} {what} that Unknot knows.{nearest} {every}"


def _answers(
    answers: tuple[tuple[str, str], ...], knowledge: Knowledge
) -> tuple[tuple[MovementFact, ...], tuple[str, ...]]:
    """The facts, and the questions that could not be told. Raises Unusable."""
    facts: list[MovementFact] = []
    unsure: list[str] = []
    for name, told in dict(answers).items():
        probe, side = _probe(name, knowledge)
        if told == "unsure":
            unsure.append(name)
        elif told in ("yes", "no"):
            facts.append(MovementFact(probe, side, "hurts", holds=told == "yes"))
        else:
            raise Unusable(f"{name[:60]}: the answer is yes, no or unsure, not “{told[:20]}”.")
    return tuple(facts), tuple(unsure)


def _probe(name: str, knowledge: Knowledge) -> tuple[str, Side | None]:
    probe, _, side = name.partition(":")
    movement = knowledge.movements.get(probe)
    if movement is None or movement.kind != "probe":
        probes = [m.id for m in knowledge.movements.values() if m.kind == "probe"]
        raise Unusable(unknown("question", probe, probes, "movements"))
    if side not in (("left", "right") if movement.sided else ("",)):
        wanted = f"{probe}:left or {probe}:right" if movement.sided else probe
        raise Unusable(f"“{name[:60]}”: write {wanted}.")
    return probe, Side(side) if side else None


# --- Out --------------------------------------------------------------------------------------------------------------


def _nothing(told: TextScreen, drawing: PainDrawing) -> dict[str, Any]:
    return {
        "urgency": told.urgency.label,
        "marks": [_mark(mark) for mark in drawing.marks],
        "candidates": [],
        "elsewhere": 1.0,
        "next_question": None,
        **_flags(told),
        "questions": [],
    }


def _flags(told: TextScreen) -> dict[str, Any]:
    return {"flags": [{"id": f.flag, "because": f.because} for f in told.flags], "advice": told.advice}


def _asks(still: Iterable[Question]) -> list[dict[str, str]]:
    return [{"id": question.flag, "asks": question.asks} for question in still]


def _mark(mark: Mark) -> dict[str, Any]:
    side = str(mark.place.side)
    return {"region": mark.place.region, "side": side, "strength": mark.strength, "feel": str(mark.feel)}


def _ranked(clearance: Clearance, evidence: Evidence, knowledge: Knowledge) -> dict[str, Any]:
    ranking = rank(clearance, evidence, knowledge)
    asking = next_question(clearance, evidence, knowledge)
    return {
        "candidates": [candidate_data(each, knowledge) for each in ranking.candidates[:SHOWN]],
        "elsewhere": _share(ranking.elsewhere),
        "next_question": question_data(asking),
    }


def candidate_data(candidate: Candidate, knowledge: Knowledge) -> dict[str, Any]:
    muscle = knowledge.muscles[candidate.muscle]
    group = knowledge.muscles.get(muscle.part_of)
    return {
        "muscle": muscle.id,
        "name": muscle.name,
        "latin": muscle.latin,
        "also": [*muscle.also, *([group.name] if group else [])],
        "side": str(candidate.side),
        "probability": _share(candidate.probability),
        "because": [str(reason) for reason in candidate.because],
        "takes_part": _share(candidate.takes_part),
        "sure": candidate.sure,
    }


def question_data(asking: Asking | None) -> dict[str, Any] | None:
    return {"id": asking.id, "asks": asking.asks, "how": list(asking.how)} if asking else None


def _share(probability: float) -> float:
    """Four places, rounded down, so that shares which sum to one never sum to more."""
    return floor(probability * 10_000) / 10_000
