"""Screening: who may go on, who is sent where, and how a person is asked."""

from __future__ import annotations

import copy
import pickle
from dataclasses import replace
from datetime import date, timedelta

import pytest

from unknot import load_knowledge
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.knowledge import Knowledge, Urgency
from unknot.core.pressure import SOFT_CAP, SOFT_FIRMNESS, USUAL_CAP
from unknot.core.screening import (
    PAIN_RISE,
    VALID_DAYS,
    Answer,
    Clearance,
    Person,
    Referral,
    ScreeningAnswers,
    Unfinished,
    emergency_number,
    questions,
    screen,
    screen_text,
    screening_due,
    to_clarify,
)

KNOWLEDGE = load_knowledge()
MONDAY = date(2026, 3, 2)
BLADE = PainDrawing((Mark(Place("shoulder-blade", Side.RIGHT), 5),))
BACK = PainDrawing((Mark(Place("low-back", Side.LEFT), 6),))
ANA = Person(age=38, sex="f")


def told(
    drawing: PainDrawing = BLADE,
    person: Person = ANA,
    text: str = "",
    knowledge: Knowledge = KNOWLEDGE,
    **answers: Answer,
) -> Clearance | Referral | Unfinished:
    """What comes when every question is answered with no, but those named (with _ for -)."""
    given = all_no(drawing, person, text) | {name.replace("_", "-"): a for name, a in answers.items()}
    return screen(ScreeningAnswers(given), drawing, person, (), text, knowledge, MONDAY)


def all_no(drawing: PainDrawing, person: Person, text: str = "") -> dict[str, Answer]:
    return {q.flag: Answer.NO for q in questions(drawing, person, text, KNOWLEDGE)}


def cleared(**kwargs: object) -> Clearance:
    came = told(**kwargs)  # type: ignore[arg-type]
    assert isinstance(came, Clearance)
    return came


# --- The questions ---


def test_the_worst_questions_come_first_and_everybody_is_asked_the_global_ones() -> None:
    asked = questions(BLADE, ANA, "", KNOWLEDGE)
    assert [q.urgency for q in asked] == sorted((q.urgency for q in asked), reverse=True)
    assert {"heart-attack", "stroke", "cancer-history", "unexplained-weight-loss"} <= {q.flag for q in asked}


def test_only_the_marked_parts_are_asked_about() -> None:
    asked = {q.flag for q in questions(BACK, ANA, "", KNOWLEDGE)}
    assert {"saddle-numbness", "bladder-change"} <= asked
    assert not {"meningitis", "calf-clot", "temporal-arteritis"} & asked


def test_age_and_sex_leave_out_what_cannot_be_and_ask_when_they_are_not_known() -> None:
    of_ana = {q.flag for q in questions(BACK, ANA, "", KNOWLEDGE)}
    of_nobody = {q.flag for q in questions(BACK, Person(), "", KNOWLEDGE)}
    assert "torsion" not in of_ana
    assert "polymyalgia" not in of_ana
    assert {"torsion", "ectopic", "polymyalgia"} <= of_nobody


def test_a_hint_in_the_words_puts_its_question_on_the_screen() -> None:
    asked = {
        q.flag: q
        for q in questions(BLADE, ANA, "my chest feels tight and my calf is swollen and warm", KNOWLEDGE)
    }
    assert asked["calf-clot"].told


def test_every_question_says_an_example_and_stands_in_one_of_ten_groups() -> None:
    for drawing in (BLADE, BACK, PainDrawing((Mark(Place("calf-inner", Side.LEFT), 4),))):
        asked = questions(drawing, ANA, "", KNOWLEDGE)
        assert all(q.asks.endswith("?") and q.example and q.clarifies and q.group for q in asked)
        assert len({q.group for q in asked}) <= 10


# --- The decision ---


def test_all_questions_answered_with_no_clear_for_fourteen_days() -> None:
    clearance = cleared()
    assert clearance.holds_on(MONDAY)
    assert clearance.holds_on(MONDAY + timedelta(days=13))
    assert not clearance.holds_on(MONDAY + timedelta(days=14))
    assert not clearance.holds_on(MONDAY - timedelta(days=1))
    assert clearance.discomfort_cap == 7
    assert not clearance.adapted


@pytest.mark.hazard("H-01")
@pytest.mark.parametrize(
    "flag", sorted(f.id for f in KNOWLEDGE.red_flags.values() if f.urgency >= Urgency.SAME_DAY)
)
def test_a_yes_to_a_serious_question_sends_away_with_words_to_say(flag: str) -> None:
    came = told(**{flag: Answer.YES})  # type: ignore[arg-type]
    assert isinstance(came, Referral)
    assert came.urgency >= KNOWLEDGE.red_flags[flag].urgency
    assert all((came.advice, came.say, came.meanwhile, came.because))


@pytest.mark.hazard("H-01")
def test_not_sure_of_something_serious_counts_as_yes_until_a_second_answer_says_no() -> None:
    assert isinstance(told(heart_attack=Answer.UNSURE), Referral)
    answers = all_no(BLADE, ANA) | {"heart-attack": Answer.UNSURE}
    for second, kind in ((Answer.UNSURE, Referral), (Answer.YES, Referral), (Answer.NO, Clearance)):
        given = ScreeningAnswers(answers, {"heart-attack": second})
        assert isinstance(screen(given, BLADE, ANA, (), "", KNOWLEDGE, MONDAY), kind)


def test_not_sure_of_a_lesser_one_goes_on_with_a_caution() -> None:
    clearance = cleared(unexplained_weight_loss=Answer.UNSURE)
    assert any("not sure" in str(caution) for caution in clearance.cautions)


@pytest.mark.hazard("H-01")
def test_an_unanswered_question_clears_nobody() -> None:
    answers = all_no(BLADE, ANA)
    for flag in answers:
        fewer = {name: a for name, a in answers.items() if name != flag}
        came = screen(ScreeningAnswers(fewer), BLADE, ANA, (), "", KNOWLEDGE, MONDAY)
        assert isinstance(came, Unfinished)
        assert [q.flag for q in came.questions] == [flag]


def test_an_emergency_ends_the_way_before_the_rest_is_answered() -> None:
    came = screen(ScreeningAnswers({"stroke": Answer.YES}), BLADE, ANA, (), "", KNOWLEDGE, MONDAY)
    assert isinstance(came, Referral)
    assert came.urgency is Urgency.EMERGENCY
    assert "999" in came.advice


def test_a_within_days_flag_closes_its_part_and_leaves_the_others() -> None:
    both = PainDrawing((Mark(Place("low-back", Side.LEFT), 6), Mark(Place("forearm-back", Side.LEFT), 3)))
    came = told(both, leg_pain_below_knee=Answer.YES)
    assert isinstance(came, Clearance)
    assert not came.covers(["low-back"])
    assert came.covers(["forearm-back"])
    assert came.verdict(Place("low-back", Side.LEFT), KNOWLEDGE.tools["flat-hand"], KNOWLEDGE).forbidden
    assert [flag.flag for flag in came.see] == ["leg-pain-below-knee"]


def test_a_within_days_flag_of_the_only_marked_part_is_a_referral() -> None:
    came = told(BACK, leg_pain_below_knee=Answer.YES)
    assert isinstance(came, Referral)
    assert came.urgency is Urgency.WITHIN_DAYS


def test_two_lesser_flags_in_one_part_are_for_today() -> None:
    came = told(BACK, leg_pain_below_knee=Answer.YES, unexplained_weight_loss=Answer.YES)
    assert isinstance(came, Referral)
    assert came.urgency is Urgency.SAME_DAY


def test_a_flag_that_is_worse_beside_another_becomes_an_emergency() -> None:
    came = told(BACK, leg_weakness_getting_worse=Answer.YES, cancer_history=Answer.YES)
    assert isinstance(came, Referral)
    assert came.urgency is Urgency.EMERGENCY


@pytest.mark.hazard("H-01")
def test_an_answer_to_a_question_that_was_not_asked_still_counts() -> None:
    assert isinstance(told(BLADE, calf_clot=Answer.YES), Referral)
    assert isinstance(told(BLADE, a_flag_of_an_older_library=Answer.YES), Referral)


# --- The words and the answers together ---


@pytest.mark.hazard("H-02")
def test_an_emergency_in_the_words_is_not_waved_away_by_any_answer() -> None:
    text = "low back pain and I can't pee, numb when I wipe"
    flags = {f.flag: Answer.NO for f in screen_text(text, None, "", KNOWLEDGE).flags}
    given = ScreeningAnswers(all_no(BACK, ANA, text), flags)
    assert isinstance(screen(given, BACK, ANA, (), text, KNOWLEDGE, MONDAY), Referral)


def test_a_lesser_flag_in_the_words_is_taken_back_by_an_explicit_second_no() -> None:
    text = "my thumb has been numb for three weeks"
    first = ScreeningAnswers(all_no(BLADE, ANA, text))
    assert isinstance(screen(first, BLADE, ANA, (), text, KNOWLEDGE, MONDAY), Clearance | Referral)
    again = to_clarify(first, BLADE, ANA, text, KNOWLEDGE)
    assert [q.flag for q in again] == ["arm-numb"]
    second = replace(first, clarified={"arm-numb": Answer.NO})
    came = screen(second, BLADE, ANA, (), text, KNOWLEDGE, MONDAY)
    assert isinstance(came, Clearance)
    assert not came.closed


# --- The clearance itself ---


@pytest.mark.hazard("H-04")
def test_nobody_makes_a_clearance_but_the_screen() -> None:
    clearance = cleared()
    fields = {name: getattr(clearance, name) for name in Clearance.__dataclass_fields__ if name != "seal"}
    for seal in (None, object(), True):
        with pytest.raises(TypeError, match="only screen"):
            Clearance(**fields, seal=seal)
    with pytest.raises((TypeError, ValueError)):
        replace(clearance, until=date(2099, 1, 1))
    with pytest.raises(AttributeError):
        clearance.until = date(2099, 1, 1)  # type: ignore[misc]
    with pytest.raises(TypeError):
        type("Forged", (Clearance,), {})


@pytest.mark.hazard("H-04")
def test_a_clearance_is_not_stored_or_sent_and_a_copy_is_itself() -> None:
    clearance = cleared()
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        with pytest.raises(TypeError, match="worked out"):
            pickle.dumps(clearance, protocol)
    with pytest.raises(TypeError, match="worked out"):
        object.__new__(Clearance).__setstate__([])  # type: ignore[attr-defined]
    assert copy.copy(clearance) is clearance
    assert copy.deepcopy(clearance) is clearance


@pytest.mark.hazard("H-04")
def test_a_clearance_covers_only_the_parts_that_were_asked_about() -> None:
    clearance = cleared()
    assert clearance.covers(["shoulder-blade", "upper-spine"])
    assert not clearance.covers(["calf-inner"])
    assert not clearance.covers(["shoulder-blade", "no-such-place"])


@pytest.mark.hazard("H-10")
def test_a_library_without_questions_clears_nobody() -> None:
    empty = replace(KNOWLEDGE, red_flags={})
    with pytest.raises(ValueError, match="nobody can be cleared"):
        screen(ScreeningAnswers(), BLADE, ANA, (), "", empty, MONDAY)


# --- Asking again ---


@pytest.mark.hazard("H-08")
def test_the_questions_come_again_when_something_changed() -> None:
    answered = tuple(all_no(BLADE, ANA))

    def due(last: date | None = MONDAY, **changes: object) -> tuple[str, ...]:
        usual: dict[str, object] = {
            "last_regions": ("shoulder-blade",), "answered": answered, "drawing": BLADE, "strongest_before": 5,
            "on": MONDAY, "knowledge": KNOWLEDGE, "person": ANA,
        }  # fmt: skip
        return tuple(map(str, screening_due(last, **(usual | changes))))  # type: ignore[arg-type]

    assert due() == ()
    assert due(last=None)
    assert due(on=MONDAY + timedelta(days=14))
    assert due(on=MONDAY - timedelta(days=1))
    assert due(drawing=BACK)
    assert due(strongest_before=3)
    assert not due(strongest_before=4)
    assert due(injured=True)
    assert due(answered=tuple(name for name in answered if name != "stroke"))


def test_the_numbers_of_the_code_are_those_of_the_library() -> None:
    numbers = {name: KNOWLEDGE.assumptions[name].value for name in ("screen-every-two-weeks", "pain-rise")}
    assert numbers == {"screen-every-two-weeks": VALID_DAYS, "pain-rise": PAIN_RISE}
    caps = {
        name: KNOWLEDGE.assumptions[name].value for name in ("discomfort-cap", "adapted-cap", "soft-firmness")
    }
    assert caps == {
        "discomfort-cap": USUAL_CAP,
        "adapted-cap": SOFT_CAP,
        "soft-firmness": SOFT_FIRMNESS["ball"],
    }


# --- From the words alone ---


def test_a_text_is_screened_with_its_reasons_and_clears_nobody() -> None:
    came = screen_text("crushing chest pain and I'm sweating", 58, "m", KNOWLEDGE)
    assert came.urgency is Urgency.EMERGENCY
    assert "chest pain" in came.flags[0].because
    assert "999" in came.advice
    calm = screen_text("right shoulder blade aches, worse at the desk", None, "", KNOWLEDGE)
    assert calm.urgency is Urgency.NONE
    assert calm.questions


def test_a_condition_in_the_words_adapts() -> None:
    assert screen_text("tight calves, I take warfarin", None, "", KNOWLEDGE).urgency is Urgency.ADAPT
    assert (
        screen_text("I am 24 weeks pregnant and my shoulders ache", None, "", KNOWLEDGE).urgency
        is Urgency.ADAPT
    )


@pytest.mark.hazard("H-09")
def test_the_emergency_number_is_the_one_of_the_country_and_112_where_none_is_known() -> None:
    numbers = {
        "en-GB": "999",
        "de-DE": "112",
        "en_US.UTF-8": "911",
        "en-AU": "000",
        "": "112",
        "xx": "112",
        "zh-Hant-TW": "119",
    }
    assert {locale: emergency_number(locale) for locale in numbers} == numbers


@pytest.mark.hazard("H-09")
def test_every_red_flag_says_what_to_do_what_to_say_and_what_meanwhile() -> None:
    for flag in KNOWLEDGE.red_flags.values():
        assert all((flag.asks, flag.concern, flag.advice, flag.say, flag.meanwhile, flag.clarifies)), flag.id
        assert all(part in {r.part for r in KNOWLEDGE.regions.values()} for part in flag.parts), flag.id
        known = [words for words in flag.worse_when if " " not in words]
        assert all(name in KNOWLEDGE.red_flags for name in known), flag.id
