"""Laws of the finder, for any evidence."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.leave import KNOWLEDGE
from tests.core.test_finder import BODY, EVERYWHERE
from unknot.core.atlas import LEFT, atlas_of
from unknot.core.belief import believe
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.finder import Evidence, Palpation, Pressing, Ranking, rank
from unknot.core.knowledge import Knowledge
from unknot.core.reading import MovementFact

REGIONS = sorted(
    {r for m in BODY.muscles.values() for r in (*m.essential, *m.spillover)} | {"big-toe", "upper-spine"}
)
PROBES = {m.id: m.sided for m in KNOWLEDGE.movements.values() if m.kind == "probe"}
SIDES = (Side.LEFT, Side.RIGHT)
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def drawings(draw: st.DrawFn, regions: list[str] = REGIONS, most: int = 6) -> PainDrawing:
    names = draw(st.lists(st.sampled_from(regions), unique=True, max_size=most))
    marks = []
    for name in names:
        sides = st.sampled_from(SIDES) if KNOWLEDGE.regions[name].sided else st.just(Side.MIDDLE)
        marks.append(Mark(Place(name, draw(sides)), draw(st.integers(1, 10))))
    return PainDrawing(tuple(marks))


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    probes = draw(
        st.lists(st.sampled_from(["neck-turn", "sit-long", "bend-forward"]), unique=True, max_size=2)
    )
    facts = tuple(
        MovementFact(p, draw(st.sampled_from(SIDES)) if PROBES[p] else None, "hurts", draw(st.booleans()))
        for p in probes
    )
    pressed = draw(st.lists(st.sampled_from(sorted(BODY.muscles)), unique=True, max_size=2))
    told = tuple(
        Palpation(m, draw(st.sampled_from(SIDES)), "spot", draw(st.sampled_from(list(Pressing))))
        for m in pressed
    )
    return Evidence(
        draw(drawings()), facts, palpations=told, constant=draw(st.sampled_from([None, True, False]))
    )


def flipped(evidence: Evidence) -> Evidence:
    return replace(
        evidence,
        drawing=evidence.drawing.mirrored,
        movements=tuple(replace(f, side=f.side.opposite if f.side else None) for f in evidence.movements),
        palpations=tuple(replace(p, side=p.side.opposite) for p in evidence.palpations),
    )


def table(ranking: Ranking) -> dict[tuple[str, Side], float]:
    return {(c.muscle, c.side): c.probability for c in ranking.candidates}


def ranked(evidence: Evidence, knowledge: Knowledge = BODY) -> Ranking:
    return rank(EVERYWHERE, evidence, knowledge)


@quick
@given(evidences())
def test_the_chances_to_be_the_main_cause_and_elsewhere_sum_to_one(evidence: Evidence) -> None:
    ranking = ranked(evidence)
    assert sum(c.probability for c in ranking.candidates) + ranking.elsewhere == pytest.approx(1)
    assert all(0 <= c.probability <= c.takes_part + 1e-9 <= 1 + 1e-6 for c in ranking.candidates)
    assert 0 <= ranking.left_out <= 1


@quick
@given(evidences())
def test_hypotheses_of_each_scene_sum_to_one(evidence: Evidence) -> None:
    for belief in believe(evidence, atlas_of(BODY)):
        assert sum(h.probability for h in belief.hypotheses) == pytest.approx(1)


@quick
@given(evidences())
def test_candidates_stand_in_order(evidence: Evidence) -> None:
    chances = [c.probability for c in ranked(evidence).candidates]
    assert all(a >= b - 1e-9 for a, b in pairwise(chances))


@quick
@given(evidences())
def test_the_mirrored_drawing_gives_the_mirrored_ranking(evidence: Evidence) -> None:
    here, there = ranked(evidence), ranked(flipped(evidence))
    assert table(there) == pytest.approx({(m, s.opposite): p for (m, s), p in table(here).items()})
    assert there.elsewhere == pytest.approx(here.elsewhere)


@quick
@given(evidences(), st.randoms(use_true_random=False))
def test_the_order_of_evidence_does_not_matter(evidence: Evidence, chance: Random) -> None:
    def shuffled(items: tuple) -> tuple:  # type: ignore[type-arg]
        return tuple(chance.sample(items, len(items)))

    mixed = replace(
        evidence,
        drawing=PainDrawing(shuffled(evidence.drawing.marks)),
        movements=shuffled(evidence.movements),
        palpations=shuffled(evidence.palpations),
    )
    assert table(ranked(mixed)) == pytest.approx(table(ranked(evidence)))


@quick
@given(evidences())
def test_said_twice_is_said_once(evidence: Evidence) -> None:
    twice = replace(evidence, movements=evidence.movements * 2, palpations=evidence.palpations * 2)
    assert table(ranked(twice)) == pytest.approx(table(ranked(evidence)))


def odds_of(marks: tuple[Mark, ...], name: str, knowledge: Knowledge) -> float:
    """Odds that one muscle takes part, on the right or on both sides, against elsewhere."""
    for belief in believe(Evidence(PainDrawing(marks)), atlas_of(knowledge)):
        part = sum(
            h.probability
            for h in belief.hypotheses
            if any(spot.muscle == name and spot.side != LEFT for spot in h.spots)
        )
        elsewhere = next(h.probability for h in belief.hypotheses if not h.spots)
        if part:
            return part / elsewhere
    return 0.0


@quick
@given(st.sampled_from(sorted(KNOWLEDGE.muscles)), st.data())
def test_painting_more_of_a_muscles_own_zone_never_lowers_its_odds_against_elsewhere(
    name: str, data: st.DataObject
) -> None:
    muscle = KNOWLEDGE.muscles[name]
    point = data.draw(st.sampled_from(muscle.points))
    if point.zone.side != "same":
        return
    alone = replace(KNOWLEDGE, muscles={name: replace(muscle, points=(point,))})
    own = data.draw(st.permutations([*point.zone.essential, *point.zone.spillover]))
    places = [Place(r, Side.RIGHT if KNOWLEDGE.regions[r].sided else Side.MIDDLE) for r in dict.fromkeys(own)]
    strengths = [data.draw(st.integers(1, 10)) for _ in places]
    marks = tuple(Mark(p, s) for p, s in zip(places, strengths, strict=True))
    odds = [odds_of(marks[:n], name, alone) for n in range(1, len(marks) + 1)]
    assert all(after >= before * (1 - 1e-9) for before, after in pairwise(odds))


@quick
@given(
    drawings(["neck-base", "shoulder-blade-top", "shoulder-back", "shoulder-blade-inner-edge"], most=3),
    st.integers(1, 10),
)
def test_a_far_away_mark_takes_its_share_and_changes_no_order(drawing: PainDrawing, strength: int) -> None:
    if not drawing.marks:
        return
    far = Mark(Place("knee-back", Side.LEFT), strength)
    before = table(ranked(Evidence(drawing)))
    after = table(ranked(Evidence(PainDrawing((*drawing.marks, far)))))
    kept = {key: chance for key, chance in after.items() if key in before}
    share = sum(kept.values()) / sum(before.values())
    assert 0 < share < 1
    assert kept == pytest.approx({key: chance * share for key, chance in before.items()})


def test_no_evidence_gives_the_prior() -> None:
    ranking = ranked(Evidence())
    assert {c.muscle for c in ranking.candidates} == set(BODY.muscles)
    assert all(c.side is Side.MIDDLE for c in ranking.candidates)
    assert len({round(c.probability, 9) for c in ranking.candidates}) == 1
    assert sum(c.probability for c in ranking.candidates) + ranking.elsewhere == pytest.approx(1)


@quick
@given(evidences())
def test_taking_an_answer_back_undoes_it(evidence: Evidence) -> None:
    more = replace(evidence, movements=(*evidence.movements, MovementFact("neck-forward", None, "hurts")))
    ranked(more)
    assert table(ranked(replace(more, movements=evidence.movements))) == table(ranked(evidence))


@quick
@given(drawings())
def test_the_mark_is_read_alike_whether_its_side_fits_or_not(drawing: PainDrawing) -> None:
    """A middle region marked with a side, as an old client might send it, is the middle region."""
    marks = [
        replace(m, place=Place(m.place.region, Side.LEFT)) if m.place.side is Side.MIDDLE else m
        for m in drawing.marks
    ]
    assert table(ranked(Evidence(PainDrawing(tuple(marks))))) == pytest.approx(
        table(ranked(Evidence(drawing)))
    )


def real_drawings() -> st.SearchStrategy[PainDrawing]:
    return drawings(sorted(KNOWLEDGE.regions), most=5)


@settings(max_examples=25, deadline=None)
@given(real_drawings())
def test_the_real_library_ranks_any_drawing(drawing: PainDrawing) -> None:
    ranking = ranked(Evidence(drawing), KNOWLEDGE)
    assert sum(c.probability for c in ranking.candidates) + ranking.elsewhere == pytest.approx(1)
    assert all(c.because for c in ranking.candidates) or not drawing.marks
