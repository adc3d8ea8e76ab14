"""What the finder says, on a small body of hand-made muscles with the real weights."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.leave import KNOWLEDGE, MONDAY, leave
from unknot.core.body import Feel, Mark, PainDrawing, Place, Side
from unknot.core.finder import (
    Course,
    Evidence,
    Palpation,
    Pressing,
    Ranking,
    next_candidate,
    next_question,
    rank,
    target,
)
from unknot.core.knowledge import Backing, Grade, Knowledge, Muscle, Press, ReferralZone, Tell, TriggerPoint
from unknot.core.person import Person
from unknot.core.reading import MovementFact
from unknot.core.screening import Answer, Clearance, ScreeningAnswers, Unfinished, screen

BACKING = Backing(Grade.OURS, assumes=("finder-cover",))
RIGHT, LEFT, MIDDLE = Side.RIGHT, Side.LEFT, Side.MIDDLE
EVERYWHERE = leave(regions=[next(r.id for r in KNOWLEDGE.regions.values() if r.part == p) for p in
                            dict.fromkeys(r.part for r in KNOWLEDGE.regions.values())])  # fmt: skip


def muscle(  # a muscle of one point
    id: str,
    at: str,
    essential: tuple[str, ...],
    spillover: tuple[str, ...] = (),
    tells: tuple[Tell, ...] = (),
    side: str = "same",
) -> Muscle:
    point = TriggerPoint("spot", at, "", "", ReferralZone(essential, spillover, side, BACKING))
    real = KNOWLEDGE.muscles["levator-scapulae"]
    return replace(
        real,
        id=id,
        name=id.title(),
        under=(at,),
        points=(point,),
        tells=tells,
        factors=("stress",),
        press=Press.SELF,
    )


TURN = Tell("neck-turn", "same", "short", "strong")
SIT = Tell("sit-long", "any", "hurts", "fair")
BODY = replace(
    KNOWLEDGE,
    version="hand-made",
    muscles={
        m.id: m
        for m in (
            muscle("lifter", "neck-base", ("neck-base", "shoulder-blade-top"), ("shoulder-back",), (TURN,)),
            muscle("ridge", "shoulder-top", ("neck-side", "behind-ear", "temple"), ("jaw",)),
            muscle(
                "blade",
                "shoulder-blade-inner-edge",
                ("shoulder-blade-inner-edge",),
                ("shoulder-back",),
                (SIT,),
            ),
            muscle("seat", "buttock-lower", ("buttock-lower", "sit-bone"), ("thigh-back-upper",), (SIT,)),
            muscle("thigh", "thigh-back-lower", ("thigh-back-lower", "knee-back"), ("thigh-back-upper",)),
        )
    },
)


def drawn(
    *places: str, strength: int = 5, feel: Feel = Feel.PAIN, quality: tuple[str, ...] = ()
) -> PainDrawing:
    return PainDrawing(tuple(Mark(Place.parse(place), strength, feel, quality) for place in places))


def ranked(evidence: Evidence, knowledge: Knowledge = BODY) -> Ranking:
    return rank(EVERYWHERE, evidence, knowledge)


def chance(ranking: Ranking, name: str, side: Side = RIGHT) -> float:
    return sum(c.probability for c in ranking.candidates if c.muscle == name and c.side is side)


NECK = drawn("neck-base:right", "shoulder-blade-top:right")


def test_the_muscle_whose_pattern_fits_comes_first() -> None:
    first = ranked(Evidence(NECK)).candidates[0]
    assert (first.muscle, first.side, first.point) == ("lifter", RIGHT, "spot")


def test_places_left_unmarked_speak_against() -> None:
    whole, part = (
        ranked(Evidence(drawn("neck-side:left", "behind-ear:left", "temple:left"))),
        ranked(Evidence(drawn("temple:left"))),
    )
    assert chance(whole, "ridge", LEFT) > chance(part, "ridge", LEFT)
    assert any(b.speaks == "against" and "did not mark" in b.text for b in part.candidates[0].because)


def test_elsewhere_is_always_in_the_race() -> None:
    assert 0 < ranked(Evidence(NECK)).elsewhere < 1


def test_a_place_that_no_muscle_reaches_is_elsewhere() -> None:
    assert ranked(Evidence(drawn("big-toe:left"))).elsewhere > 0.99


@pytest.mark.parametrize("quality", ["burning", "electric", "numb", "tingling"])
def test_nerve_like_pain_raises_elsewhere(quality: str) -> None:
    plain = ranked(Evidence(NECK)).elsewhere
    odd = ranked(Evidence(drawn("neck-base:right", "shoulder-blade-top:right", quality=(quality,))))
    assert odd.elsewhere > plain
    assert any(quality in b.text for b in odd.because)


def test_steady_pain_that_no_movement_changes_raises_elsewhere() -> None:
    plain = ranked(Evidence(NECK)).elsewhere
    assert ranked(Evidence(NECK, constant=True)).elsewhere > plain
    assert ranked(Evidence(NECK, all_over=True)).elsewhere > plain


def test_tightness_speaks_for_a_muscle() -> None:
    tight = drawn("neck-base:right", "shoulder-blade-top:right", feel=Feel.TIGHT)
    assert ranked(Evidence(tight)).elsewhere < ranked(Evidence(NECK)).elsewhere


def test_a_movement_that_tells_of_a_muscle_raises_it_and_its_denial_lowers_it() -> None:
    plain = chance(ranked(Evidence(NECK)), "lifter")
    yes = ranked(Evidence(NECK, movements=(MovementFact("neck-turn", RIGHT, "short"),)))
    no = ranked(Evidence(NECK, movements=(MovementFact("neck-turn", RIGHT, "hurts", holds=False),)))
    assert chance(no, "lifter") < plain < chance(yes, "lifter")
    assert any("does with this muscle" in b.text for b in yes.candidates[0].because)


def test_a_turn_to_the_other_side_does_not_speak_for_a_muscle_that_limits_its_own() -> None:
    other = Evidence(NECK, movements=(MovementFact("neck-turn", LEFT, "short"),))
    assert chance(ranked(other), "lifter") <= chance(ranked(Evidence(NECK)), "lifter")


def test_what_the_days_load_is_likelier() -> None:
    desk = replace(BODY.activities["desk-work"], muscles={"lifter": 1.0})
    body = replace(BODY, activities={**BODY.activities, "desk-work": desk})
    busy = rank(EVERYWHERE, Evidence(NECK, activities=("desk-work",)), body)
    assert chance(busy, "lifter") > chance(ranked(Evidence(NECK)), "lifter")


def test_a_shared_cause_makes_it_likelier() -> None:
    assert chance(ranked(Evidence(NECK, factors=("stress",))), "lifter") > chance(
        ranked(Evidence(NECK)), "lifter"
    )


def test_an_unknown_activity_is_told_not_dropped_in_silence() -> None:
    assert any("gliding" in b.text for b in ranked(Evidence(NECK, activities=("gliding",))).because)


def test_recognised_pain_raises_a_muscle_and_nothing_there_lowers_it() -> None:
    plain = chance(ranked(Evidence(NECK)), "lifter")
    told = {
        p: chance(ranked(Evidence(NECK, palpations=(Palpation("lifter", RIGHT, "spot", p),))), "lifter")
        for p in Pressing
    }
    assert told[Pressing.NOTHING] < plain < told[Pressing.SORE] < told[Pressing.RECOGNISED]


def test_pressing_alone_never_makes_it_good() -> None:
    pressed = Evidence(
        NECK, palpations=(Palpation("lifter", RIGHT, "spot", Pressing.RECOGNISED, spreads=True),)
    )
    assert ranked(pressed).candidates[0].sure != "good"
    moved = replace(pressed, movements=(MovementFact("neck-turn", RIGHT, "short"),))
    assert ranked(moved).candidates[0].sure == "good"


def test_pressing_a_muscle_that_does_not_reach_the_marks_is_told() -> None:
    far = ranked(Evidence(NECK, palpations=(Palpation("thigh", RIGHT, "spot", Pressing.RECOGNISED),)))
    assert any("does not reach" in b.text for b in far.because)


def test_earlier_success_makes_a_muscle_likelier_and_failure_less() -> None:
    plain = chance(ranked(Evidence(NECK)), "lifter")
    calmed = chance(ranked(Evidence(NECK, courses=(Course("lifter", RIGHT, calmed=True),))), "lifter")
    failed = chance(ranked(Evidence(NECK, courses=(Course("lifter", RIGHT, calmed=False),))), "lifter")
    assert failed < plain < calmed


def test_pain_on_both_sides_names_each_muscle_once() -> None:
    both = ranked(
        Evidence(
            drawn("neck-base:left", "neck-base:right", "shoulder-blade-top:left", "shoulder-blade-top:right")
        )
    )
    first = both.candidates[0]
    assert (first.muscle, first.side) == ("lifter", MIDDLE)
    assert [c.muscle for c in both.candidates].count("lifter") == 1


def test_the_opposite_side_counts_only_where_the_library_says_so() -> None:
    crossing = replace(
        BODY,
        muscles={
            m.id: m for m in (muscle("cross", "jaw", ("temple",), side="opposite"), *BODY.muscles.values())
        },
    )
    assert chance(ranked(Evidence(drawn("temple:left")), crossing), "cross", RIGHT) > 0.05
    assert chance(ranked(Evidence(drawn("temple:left"))), "ridge", RIGHT) == 0


def test_a_muscle_that_must_not_be_pressed_is_named_but_never_offered() -> None:
    forbidden = replace(BODY.muscles["lifter"], press=Press.NEVER, why_not="Great vessels lie beneath.")
    ranking = ranked(Evidence(NECK), replace(BODY, muscles={**BODY.muscles, "lifter": forbidden}))
    assert ranking.candidates[0].muscle == "lifter"
    assert "Great vessels" in ranking.candidates[0].because[0].text
    offered = next_candidate(ranking, ())
    assert offered is None or offered.muscle != "lifter"


def test_a_drawing_that_was_not_screened_is_refused() -> None:
    with pytest.raises(ValueError, match="screen this drawing first"):
        rank(leave(regions=("jaw",)), Evidence(NECK), BODY)


def test_a_region_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="not a region"):
        ranked(Evidence(PainDrawing((Mark(Place("tentacle", LEFT), 5),))))


def test_a_missing_weight_is_named() -> None:
    with pytest.raises(ValueError, match=r"finder\.toml has no weight"):
        ranked(Evidence(NECK), replace(BODY, weights={}))


def test_the_question_is_one_that_parts_the_leading_muscles() -> None:
    asking = next_question(
        EVERYWHERE, Evidence(drawn("neck-base:right", "shoulder-blade-inner-edge:right")), BODY
    )
    assert asking is not None
    assert asking.probe in ("neck-turn", "sit-long")
    assert asking.gain_bits > 0
    assert asking.asks
    assert asking.how


def test_an_answered_question_is_not_asked_again() -> None:
    drawing = drawn("neck-base:right", "shoulder-blade-inner-edge:right")
    asked: list[str] = []
    while (asking := next_question(EVERYWHERE, Evidence(drawing, unsure=tuple(asked)), BODY)) is not None:
        assert asking.id not in asked
        asked.append(asking.id)
    assert len(asked) <= 5


def test_after_five_questions_no_more_are_asked() -> None:
    five = tuple(f"probe-{n}" for n in range(5))
    assert (
        next_question(
            EVERYWHERE,
            Evidence(drawn("neck-base:right", "shoulder-blade-inner-edge:right"), asked=five),
            BODY,
        )
        is None
    )


def test_nothing_is_asked_where_no_answer_would_help() -> None:
    assert next_question(EVERYWHERE, Evidence(drawn("temple:left", "jaw:left")), BODY) is None


def test_after_nothing_there_comes_the_next() -> None:
    ranking = ranked(Evidence(drawn("neck-base:right", "shoulder-blade-inner-edge:right")))
    first = next_candidate(ranking, ())
    assert first is not None
    second = next_candidate(ranking, (Palpation(first.muscle, first.side, first.point, Pressing.NOTHING),))
    assert second is not None
    assert second.muscle != first.muscle


def test_when_all_were_pressed_there_is_no_next() -> None:
    ranking = ranked(Evidence(NECK))
    pressed = tuple(Palpation(c.muscle, c.side, c.point, Pressing.NOTHING) for c in ranking.candidates)
    assert next_candidate(ranking, pressed) is None


def test_a_target_is_what_pressing_confirmed() -> None:
    found = target(
        Palpation("lifter", RIGHT, "spot", Pressing.RECOGNISED), drawn("neck-base:right", strength=7)
    )
    assert found is not None
    assert (found.active, found.pain, found.side) == (True, 7, RIGHT)


def test_a_spot_that_is_only_sore_is_latent_and_explains_no_pain() -> None:
    found = target(Palpation("lifter", RIGHT, "spot", Pressing.SORE), drawn("neck-base:right", strength=7))
    assert found is not None
    assert (found.active, found.pain) == (False, 0)


def test_nothing_there_is_no_target() -> None:
    assert target(Palpation("lifter", RIGHT, "spot", Pressing.NOTHING), NECK) is None


def test_marks_that_must_wait_for_a_professional_are_left_out_and_said_so() -> None:
    drawing = drawn("neck-base:right", "shoulder-blade-top:right", "calf-inner:right")
    answers = ScreeningAnswers()
    came = screen(answers, drawing, Person(), (), "", KNOWLEDGE, MONDAY)
    while isinstance(came, Unfinished):
        told = {q.flag: Answer.YES if q.flag == "both-feet-numb" else Answer.NO for q in came.questions}
        answers = ScreeningAnswers({**answers.answers, **told})
        came = screen(answers, drawing, Person(), (), "", KNOWLEDGE, MONDAY)
    assert isinstance(came, Clearance)
    ranking = rank(came, Evidence(drawing), BODY)
    assert {c.muscle for c in ranking.candidates} == {c.muscle for c in ranked(Evidence(NECK)).candidates}
    assert any("professional" in b.text and "calf" in b.text for b in ranking.because)


def test_a_candidate_says_what_would_change_the_mind() -> None:
    first = ranked(Evidence(NECK)).candidates[0]
    assert any("What would tell more: Turning the head, right" in b.text for b in first.because)
