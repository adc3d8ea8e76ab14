"""When the safety questions are due again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from unknot.core.because import Because
from unknot.core.body import PainDrawing
from unknot.core.knowledge import Knowledge
from unknot.core.person import LocalFinding, Person
from unknot.core.questions import questions

VALID_DAYS = 14  # our own numbers: knowledge/assumptions/screen-every-two-weeks.toml and pain-rise.toml
PAIN_RISE = 2


def screening_due(  # noqa: PLR0913
    last_on: date | None,
    last_regions: Iterable[str],
    answered: Iterable[str],
    drawing: PainDrawing,
    strongest_before: int,
    on: date,
    knowledge: Knowledge,
    person: Person,
    text: str = "",
    findings: tuple[LocalFinding, ...] = (),
    injured: bool = False,
) -> tuple[Because, ...]:
    """Why to ask the safety questions again; empty when nothing calls for it.

    `answered` are the flags answered last time; `last_regions` the regions it was for; `injured`: hurt since then.
    `findings` are those on the skin that hold.
    """
    if last_on is None:
        return (Because("The safety questions come first."),)
    asked_parts, parts = parts_marked(last_regions, knowledge), parts_marked(drawing.regions, knowledge)
    asked = {question.flag for question in questions(drawing, person, text, knowledge, findings)}
    new_flag = parts <= asked_parts and not asked <= set(answered)
    gone_by = not last_on <= on < last_on + timedelta(days=VALID_DAYS)
    reasons = (
        (not parts <= asked_parts, "You marked a part of the body that was not asked about yet.", ()),
        (injured, "You had an injury since.", ()),
        (
            drawing.strongest >= strongest_before + PAIN_RISE,
            "The pain is clearly stronger than it was.",
            ("pain-rise",),
        ),
        (gone_by, "It has been two weeks since the last time.", ("screen-every-two-weeks",)),
        (new_flag, "There is a new safety question.", ()),
    )
    return tuple(Because(text, rests_on=rests_on) for holds, text, rests_on in reasons if holds)


def parts_marked(regions: Iterable[str], knowledge: Knowledge) -> set[str]:
    """The parts of the body in which regions lie; unknown ones lie in none."""
    return {knowledge.regions[r].part for r in regions if r in knowledge.regions}
