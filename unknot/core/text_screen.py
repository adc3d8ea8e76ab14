"""Screening a complaint by its words alone. It can send away, and clears nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unknot.core.body import PainDrawing
from unknot.core.knowledge import Knowledge, Urgency
from unknot.core.person import Person
from unknot.core.profile import profile_of
from unknot.core.questions import Question, ScreeningAnswers, asked, raised_by
from unknot.core.referral import advice_of, refer
from unknot.core.signs import RaisedFlag, read_signs


@dataclass(frozen=True, slots=True)
class TextScreen:
    """What a text alone tells: how urgent, which flags, what to do, and what to ask."""

    urgency: Urgency
    flags: tuple[RaisedFlag, ...]
    advice: str
    questions: tuple[Question, ...]


def screen_text(
    text: str, age: int | None, sex: str, knowledge: Knowledge, locale: str = "en-GB"
) -> TextScreen:
    """How urgent a complaint is by its words. `questions` are still to be asked. Never raises."""
    person = Person(age=age, sex=sex, locale=locale)
    signs = read_signs(text, knowledge, age, sex)
    raised = raised_by(ScreeningAnswers(), signs, knowledge)
    open_questions = asked(PainDrawing(), person, signs, knowledge)
    profile = profile_of(person, signs, PainDrawing(), (), knowledge, date.min)
    waits = (*profile.blocks, *profile.waits)
    if waits or (raised and raised[0].urgency > Urgency.ADAPT):
        referral = refer(raised, waits, person, knowledge)
        return TextScreen(referral.urgency, raised, referral.advice, open_questions)
    advice = " ".join(str(reason) for reason in (*advice_of(raised, knowledge), *profile.cautions))
    urgency = Urgency.ADAPT if raised or profile.cautions else Urgency.NONE
    return TextScreen(urgency, raised, advice, open_questions)
