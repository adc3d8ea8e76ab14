"""Pains: a vague word is one pain, many marks ask for many causes, a place in the middle counts once."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.leave import KNOWLEDGE
from tests.core.test_finder import BODY, LEFT, MIDDLE, NECK, RIGHT, chance, drawn, muscle, ranked
from tests.core.test_finder_laws import drawings, quick, table
from tests.core.test_finder_laws import ranked as ranked_anew
from unknot.core.atlas import Atlas, atlas_of
from unknot.core.belief import believe, scenes
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.evidence import Evidence
from unknot.core.finder import Palpation, Pressing, Ranking, next_candidate
from unknot.core.findings import Context
from unknot.core.pains import pains_of
from unknot.core.reading import read_complaint
from unknot.core.sets import Sums, left_out, weigh_sets


def told(text: str) -> Evidence:
    read = read_complaint(text, KNOWLEDGE)
    return Evidence(PainDrawing(read.marks), read.movements, phrases=read.phrases)


def found(text: str) -> Ranking:
    return ranked_anew(told(text), KNOWLEDGE)


def test_one_vague_word_without_a_side_is_one_pain() -> None:
    evidence = told("my shoulder hurts")
    assert len(evidence.drawing.marks) > 2
    assert len(pains_of(evidence, atlas_of(KNOWLEDGE))) == 1


def test_a_word_for_one_place_on_a_side_is_that_place() -> None:
    (pain,) = pains_of(told("left temple hurts"), atlas_of(KNOWLEDGE))
    assert pain.codes == (atlas_of(KNOWLEDGE).code(Place("temple", LEFT)),)


def test_both_sides_told_are_two_pains() -> None:
    assert len(pains_of(told("both calves hurt"), atlas_of(KNOWLEDGE))) == 2


def test_a_vague_word_leaves_open_what_it_does_not_mark() -> None:
    """A muscle felt on top of the shoulder is not thought worse of because "shoulder" marks the front and the side."""
    (pain,) = pains_of(told("right shoulder hurts"), atlas_of(KNOWLEDGE))
    assert atlas_of(KNOWLEDGE).code(Place("shoulder-top", RIGHT)) in pain.codes
    assert Place("shoulder-top", RIGHT) not in told("right shoulder hurts").drawing.places


def test_whoever_corrects_the_figure_means_what_is_left() -> None:
    whole = told("right shoulder hurts")
    left = PainDrawing(tuple(m for m in whole.drawing.marks if m.place.region == "shoulder-front"))
    pains = pains_of(replace(whole, drawing=left), atlas_of(KNOWLEDGE))
    assert [pain.codes for pain in pains] == [(atlas_of(KNOWLEDGE).code(Place("shoulder-front", RIGHT)),)]


def test_a_place_without_a_side_beside_one_with_a_side_does_not_ask_for_a_cause_on_the_other() -> None:
    evidence = told("right shoulder blade aches. Neck pain as well.")
    first = ranked_anew(evidence, KNOWLEDGE).candidates[0]
    assert first.side is not Side.LEFT
    two_sided = ranked_anew(replace(evidence, phrases=()), KNOWLEDGE)
    here = sum(c.probability for c in ranked_anew(evidence, KNOWLEDGE).candidates if c.side is RIGHT)
    assert here > sum(c.probability for c in two_sided.candidates if c.side is RIGHT)


def test_a_complaint_without_a_side_names_no_side() -> None:
    assert all(c.side is MIDDLE for c in found("my calf hurts").candidates)


@pytest.mark.parametrize("count", [6, 12, 20, 40])
def test_many_marks_leave_muscles_and_elsewhere_in_the_race(count: int) -> None:
    regions = [
        r for r in KNOWLEDGE.regions.values() if r.part in ("neck", "head", "upper-back", "shoulder", "arm")
    ]
    marks = [Mark(Place(r.id, RIGHT if r.sided else MIDDLE), 5) for r in regions][:count]
    ranking = ranked_anew(Evidence(PainDrawing(tuple(marks))), KNOWLEDGE)
    assert 0.02 - 1e-9 <= ranking.elsewhere <= 0.5
    assert ranking.candidates[0].probability > 0.05


def test_a_point_felt_in_the_middle_alone_is_one_cause() -> None:
    middle = muscle("strap", "neck-base", ("neck-spine",))
    middle = replace(middle, under=("neck-spine",), points=(replace(middle.points[0], at="neck-spine"),))
    pair = muscle("pair", "neck-base", ("neck-spine",))
    pair = replace(pair, points=(replace(pair.points[0], at="neck-spine"),), under=("neck-spine",))
    body = replace(BODY, version="middle", muscles={m.id: m for m in (middle, pair)})
    ranking = ranked(Evidence(drawn("neck-spine:middle")), body)
    assert chance(ranking, "pair", MIDDLE) == pytest.approx(chance(ranking, "strap", MIDDLE))


def test_a_paired_muscle_that_reaches_the_middle_line_counts_less_than_twice_a_single_one() -> None:
    single = muscle("single", "neck-spine", ("neck-spine",))
    pair = replace(muscle("pair", "neck-base", ("neck-spine",)), under=())
    body = replace(BODY, version="midline", muscles={m.id: m for m in (single, pair)})
    ranking = ranked(Evidence(drawn("neck-spine:middle")), body)
    assert chance(ranking, "pair", MIDDLE) < 2 * chance(ranking, "single", MIDDLE)


@pytest.mark.parametrize("name", ["sartorius", "plantaris", "sternalis", "anconeus", "zygomaticus", "buccinator",
                                  "platysma", "palmaris-longus"])  # fmt: skip
def test_small_muscles_that_are_seldom_named_start_lower(name: str) -> None:
    assert KNOWLEDGE.weights[f"prior.{name}"] <= KNOWLEDGE.weights["prior.usual"] / 2


# --- laws ---


@quick
@given(drawings(most=4))
def test_the_mass_left_out_is_never_told_too_small(drawing: PainDrawing) -> None:
    """Against every set of up to four causes, counted one by one."""
    for scene in scenes(Evidence(drawing), atlas_of(BODY)):
        sums = Sums(scene.pains, scene.spots, Context(Evidence(drawing), atlas_of(BODY)))
        kept = {at: weight for at, weight in weigh_sets(sums).items() if weight > 1e-3 * sums.weight((0,))}
        total = 0.05 + sum(kept.values())
        every = sum(
            sums.weight(at)
            for size in (1, 2, 3, 4)
            for at in combinations(range(len(scene.spots)), size)
            if at not in kept
        )
        assert left_out(sums, kept, total) >= every / (total + every) - 1e-9


def test_without_evidence_each_muscle_has_its_prior() -> None:
    odd = replace(KNOWLEDGE, version="odd prior", muscles=BODY.muscles)
    odd = replace(odd, weights={**KNOWLEDGE.weights, "prior.lifter": 2 * KNOWLEDGE.weights["prior.usual"]})
    table_ = {c.muscle: c.probability for c in ranked(Evidence(), odd).candidates}
    assert table_["lifter"] == pytest.approx(2 * table_["ridge"])


@quick
@given(drawings(sorted(KNOWLEDGE.regions), most=4), st.sampled_from(list(Pressing)))
def test_any_press_is_undone_by_taking_it_away(drawing: PainDrawing, said: Pressing) -> None:
    evidence = Evidence(drawing)
    before = ranked_anew(evidence, KNOWLEDGE)
    if not before.candidates:
        return
    first = before.candidates[0]
    pressed = replace(evidence, palpations=(Palpation(first.muscle, first.side, first.point, said),))
    ranked_anew(pressed, KNOWLEDGE)
    assert table(ranked_anew(replace(pressed, palpations=()), KNOWLEDGE)) == table(before)


def test_nothing_there_again_and_again_leaves_ever_more_to_elsewhere() -> None:
    evidence, elsewhere = Evidence(NECK), []
    for _ in range(4):
        ranking = ranked(evidence)
        elsewhere.append(ranking.elsewhere)
        up = next_candidate(ranking, evidence.palpations)
        if up is None:
            break
        nothing = Palpation(up.muscle, up.side, up.point, Pressing.NOTHING)
        evidence = replace(evidence, palpations=(*evidence.palpations, nothing))
    assert len(elsewhere) > 1
    assert elsewhere == sorted(elsewhere)
    assert elsewhere[-1] > 2 * elsewhere[0]


def test_the_weights_of_sets_are_those_of_a_noisy_or() -> None:
    (scene,) = scenes(Evidence(NECK), Atlas(BODY))
    sums = Sums(scene.pains, scene.spots, Context(Evidence(NECK), Atlas(BODY)))
    leaks = [1 - finding.leak for finding in sums.findings]
    for at, weight in weigh_sets(sums).items():
        missed = [leak * prod(sums.misses[i][n] for i in at) for n, leak in enumerate(leaks)]
        byhand = prod(sums.base[i] for i in at) * sums.more ** (len(at) - 1) * prod(1 - m for m in missed)
        assert weight == pytest.approx(byhand)


def test_believing_twice_gives_the_same() -> None:
    assert believe(Evidence(NECK), atlas_of(BODY)) == believe(Evidence(NECK), atlas_of(BODY))
