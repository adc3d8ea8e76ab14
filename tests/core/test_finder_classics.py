"""The whole way from words to muscles, on classic complaints and on the library's own patterns."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.leave import KNOWLEDGE
from tests.core.test_finder import EVERYWHERE
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.finder import Evidence, Ranking, next_question, rank
from unknot.core.reading import MovementFact, read_complaint

LINES = Path(__file__).with_name("classics.txt").read_text(encoding="utf-8").splitlines()
CLASSICS = [
    (frozenset(m.strip() for m in names.split(",")), text.strip())
    for names, _, text in (line.partition("|") for line in LINES if "|" in line and not line.startswith("#"))
]


def evidence_of(text: str) -> Evidence:
    told = read_complaint(text, KNOWLEDGE)
    return Evidence(
        PainDrawing(told.marks),
        told.movements,
        (),
        told.activities,
        told.factors,
        constant=told.constant,
        asked=(),
        phrases=told.phrases,
    )


def family(muscle: str) -> str:
    return KNOWLEDGE.muscles[muscle].part_of or muscle


def place_of(ranking: Ranking, right: frozenset[str]) -> int:
    """The rank of the first right muscle, or of the group that it is part of."""
    families = {family(muscle) for muscle in right}
    return next((n for n, c in enumerate(ranking.candidates, 1) if family(c.muscle) in families), 99)


def found(evidence: Evidence) -> Ranking:
    return rank(EVERYWHERE, evidence, KNOWLEDGE)


def test_classic_complaints_have_a_right_muscle_among_the_first_three() -> None:
    missed = {text: place_of(found(evidence_of(text)), right) for right, text in CLASSICS}
    missed = {text: place for text, place in missed.items() if place > 3}
    assert len(CLASSICS) >= 40
    assert len(missed) <= 0.05 * len(CLASSICS), missed


def simulated(evidence: Evidence, right: frozenset[str], side: Side) -> Evidence:
    """The questions answered as the right muscle would have it: yes where it tells of the movement, else no."""
    tells = [t for muscle in right for t in KNOWLEDGE.muscles[muscle].tells]
    while (asking := next_question(EVERYWHERE, evidence, KNOWLEDGE)) is not None:
        wanted = {"same": side, "opposite": side.opposite}
        yes = any(
            t.probe == asking.probe
            and (asking.side is None or wanted.get(t.side, asking.side) is asking.side)
            for t in tells
        )
        fact = MovementFact(asking.probe, asking.side, "hurts", holds=yes)
        evidence = replace(
            evidence, movements=(*evidence.movements, fact), asked=(*(evidence.asked or ()), asking.id)
        )
    return evidence


def test_answers_that_fit_the_muscle_bring_it_forward_more_often_than_back() -> None:
    better = worse = 0
    for right, text in CLASSICS:
        before = evidence_of(text)
        side = next(
            (m.place.side for m in before.drawing.marks if m.place.side is not Side.MIDDLE), Side.RIGHT
        )
        after = simulated(before, right, side)
        change = place_of(found(before), right) - place_of(found(after), right)
        better, worse = better + (change > 0), worse + (change < 0)
        assert len(after.asked or ()) <= 5
    assert better > worse


PAIRED = [m for m in KNOWLEDGE.muscles.values() if all(KNOWLEDGE.regions[p.at].sided for p in m.points)]


@pytest.mark.parametrize("name", [m.id for m in PAIRED])
def test_a_muscles_whole_own_pattern_brings_it_or_its_group_to_the_front(name: str) -> None:
    muscle = KNOWLEDGE.muscles[name]
    places = []
    for point in muscle.points:
        drawn = [
            Place(r, Side.RIGHT if KNOWLEDGE.regions[r].sided else Side.MIDDLE)
            for r in dict.fromkeys((*point.zone.essential, point.at))
        ]
        ranking = found(Evidence(PainDrawing(tuple(Mark(place, 6) for place in drawn))))
        places.append(place_of(ranking, frozenset((name,))))
    assert min(places) <= 5, places


def test_the_mirrored_body_gives_the_mirrored_ranking_with_the_whole_library() -> None:
    for _, text in CLASSICS[:12]:
        here = evidence_of(text)
        there = replace(
            here,
            drawing=here.drawing.mirrored,
            movements=tuple(replace(f, side=f.side.opposite if f.side else None) for f in here.movements),
            phrases=tuple(phrase.mirrored for phrase in here.phrases),
        )
        one, other = found(here), found(there)
        assert {(c.muscle, c.side.opposite): round(c.probability, 9) for c in one.candidates} == {
            (c.muscle, c.side): round(c.probability, 9) for c in other.candidates
        }


def test_pain_alike_on_both_sides_names_each_group_once() -> None:
    ranking = found(evidence_of("knots on top of both shoulders and both sides of the neck"))
    families = [family(c.muscle) for c in ranking.candidates]
    assert len(families) == len(set(families))


def test_little_is_left_out_of_an_ordinary_drawing() -> None:
    left_out = sorted(found(evidence_of(text)).left_out for _, text in CLASSICS)
    assert left_out[len(left_out) // 2] < 0.1
