"""Many ways to tell one sign, told apart from the word patterns: none is missed, and what only sounds like it stays."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from unknot import load_knowledge
from unknot.core.knowledge import Urgency
from unknot.core.screening import screen_text

KNOWLEDGE = load_knowledge()


class Phrasing(NamedTuple):
    sign: str
    least: Urgency
    age: int | None
    sex: str
    text: str


def phrasings() -> list[Phrasing]:
    found: list[Phrasing] = []
    sign, least, age, sex = "", Urgency.NONE, None, ""
    for line in (Path(__file__).parent / "phrasings.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("=="):
            sign, label, *who = (part.strip() for part in line[2:].split("|"))
            least = Urgency.of(label)
            words = who[0].split() if who else []
            age = next((int(word) for word in words if word.isdigit()), None)
            sex = next((word for word in words if word in ("f", "m")), "")
        elif line and not line.startswith("#"):
            found.append(Phrasing(sign, least, age, sex, line))
    return found


PHRASINGS = phrasings()


@pytest.mark.hazard("H-02")
@pytest.mark.parametrize("told", [p for p in PHRASINGS if p.least > Urgency.ADAPT], ids=lambda p: p.text)
def test_a_sign_is_heard_in_many_phrasings(told: Phrasing) -> None:
    came = screen_text(told.text, told.age, told.sex, KNOWLEDGE)
    assert came.urgency >= told.least, [f.because for f in came.flags]


@pytest.mark.hazard("H-03")
@pytest.mark.parametrize("told", [p for p in PHRASINGS if p.least <= Urgency.ADAPT], ids=lambda p: p.text)
def test_what_only_sounds_like_a_sign_is_not_sent_away(told: Phrasing) -> None:
    came = screen_text(told.text, told.age, told.sex, KNOWLEDGE)
    assert came.urgency <= Urgency.ADAPT, [f.because for f in came.flags]
