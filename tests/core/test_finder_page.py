"""The page that explains the finder says what the finder does: its worked case is worked again here."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from tests.core.leave import KNOWLEDGE
from tests.core.test_finder import EVERYWHERE, RIGHT, TURN, chance, muscle, ranked
from unknot.core.body import Mark, PainDrawing, Place
from unknot.core.finder import Evidence, Palpation, Pressing, next_question
from unknot.core.reading import MovementFact

PAGE = (Path(__file__).parents[2] / "docs" / "explanation" / "how-the-finder-thinks.md").read_text(
    encoding="utf-8"
)
TWO = replace(
    KNOWLEDGE,
    version="two muscles",
    muscles={
        m.id: m
        for m in (
            muscle("levator", "neck-base", ("neck-base",), ("shoulder-blade-inner-edge",), (TURN,)),
            muscle("rhomboids", "shoulder-blade-inner-edge", ("shoulder-blade-inner-edge",)),
        )
    },
)
DRAWN = Evidence(
    PainDrawing((Mark(Place("neck-base", RIGHT), 6), Mark(Place("shoulder-blade-inner-edge", RIGHT), 4)))
)
TURNED = replace(DRAWN, movements=(MovementFact("neck-turn", RIGHT, "hurts"),))


def pressed(told: Pressing) -> Evidence:
    return replace(TURNED, palpations=(Palpation("levator", RIGHT, "spot", told),))


def test_the_worked_case_is_what_the_finder_says() -> None:
    steps = (DRAWN, TURNED, pressed(Pressing.NOTHING), pressed(Pressing.RECOGNISED))
    rows = re.findall(r"^\| .+? \| (\d+) % \| (\d+) % \| (\d+) % \|$", PAGE, re.MULTILINE)
    for row, evidence in zip(rows, steps, strict=True):
        ranking = ranked(evidence, TWO)
        counted = (chance(ranking, "levator"), chance(ranking, "rhomboids"), ranking.elsewhere)
        assert tuple(f"{share:.0%}".removesuffix("%") for share in counted) == row


def test_the_question_of_the_worked_case_is_worth_what_the_page_says() -> None:
    asking = next_question(EVERYWHERE, DRAWN, TWO)
    assert asking is not None
    assert asking.id == "neck-turn:right"
    assert f"{asking.gain_bits:.2f} bits" in " ".join(PAGE.split())


def test_the_page_gives_the_weights_that_are_used() -> None:
    used = KNOWLEDGE.weights
    shown = (
        used["cover.essential"],
        used["cover.spillover"],
        used["cover.beside-essential"],
        used["cover.beside-spillover"],
    )
    assert (
        "usual place {:.2f}, possible place {:.2f}, beside one of these {:.2f} or {:.2f}".format(*shown)
        in PAGE
    )
    assert (used["press.recognised"], used["press.nothing"], used["ask.most"]) == (6.0, 0.2, 5.0)
