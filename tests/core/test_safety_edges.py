"""Safety at its edges: what came of a dose, what is asked once more, and a clearance over time and place."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.core.leave import KNOWLEDGE, MONDAY, NOW, SETTINGS, TOOLS, gave, leave, target
from unknot.core.assumed import assumed_count
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.dosing import Dose, Felt, Given, Hold, Response, first_dose, next_dose, react
from unknot.core.knowledge import Urgency
from unknot.core.ladder import rolls_first, rung_of, rungs
from unknot.core.overtreatment import care_limits, is_same_spot, may_treat, sessions_of
from unknot.core.person import LocalFinding, Person
from unknot.core.questions import Answer, ScreeningAnswers, parts_of, raised_by, to_clarify
from unknot.core.referral import refer
from unknot.core.response import Came, came_of, spot_history
from unknot.core.screening import Clearance, screen_text
from unknot.core.signs import RaisedFlag, Signs

CLEAR = leave()
SPOT = ("infraspinatus", Side.RIGHT)
HOUR = timedelta(hours=1)
SORE_HOURS = assumed_count(KNOWLEDGE, "sore-hours")


def dose(**other: object) -> Dose:
    came = first_dose(CLEAR, target(), TOOLS, SETTINGS, "full", KNOWLEDGE, NOW)
    assert isinstance(came, Dose)
    return replace(came, **other)  # type: ignore[arg-type]


# --- What came of a dose ---


@pytest.mark.parametrize(
    ("start", "end", "came"),
    [
        (6, 4, Came.GOOD),  # eased by two
        (6, 5, Came.STAYS),
        (4, 6, Came.STAYS),  # it rose
        (3, None, Came.GOOD),  # calm from the start
        (4, None, Came.STAYS),
        (5, 3, Came.GOOD),  # calm at the end
        (None, 3, Came.GOOD),
        (None, 4, Came.STAYS),
        (None, None, Came.STAYS),
    ],
)
def test_a_spot_counts_as_good_when_it_eased_or_was_calm(
    start: int | None, end: int | None, came: Came
) -> None:
    told = gave(dose(), felt=(Felt.GOOD,), discomfort=start, discomfort_end=end, soreness=1)

    assert came_of(told, KNOWLEDGE) is came


@pytest.mark.parametrize(
    ("told", "came"),
    [
        ({"nerve_signs": True}, Came.ENDS),
        ({"felt": (Felt.SHARP, Felt.SHARP)}, Came.ENDS),
        ({"felt": (Felt.SHARP,)}, Came.EASES),
        ({"bruise": True}, Came.SKIPS),
        ({"sore_hours": SORE_HOURS}, Came.STAYS),
        ({"sore_hours": SORE_HOURS + 1}, Came.SKIPS),
        ({"discomfort": 7}, Came.STAYS),
        ({"discomfort": 8}, Came.EASES),
    ],
)
def test_what_came_is_judged_by_the_worst_that_was_told(told: dict[str, Any], came: Came) -> None:
    assert came_of(gave(dose(cap=7), **told), KNOWLEDGE) is came


def test_the_history_of_a_spot_holds_what_was_given_up_to_this_moment_at_it_or_without_a_name() -> None:
    here, unnamed = gave(dose(), NOW), gave(dose(point=""), NOW - HOUR)
    elsewhere, later = gave(dose(point="another"), NOW - HOUR), gave(dose(seconds=20), NOW + HOUR)
    given = (here, unnamed, elsewhere, later)

    assert spot_history(*SPOT, dose().point, given, NOW) == (unnamed, here)
    assert spot_history(*SPOT, "", given, NOW) == (unnamed, elsewhere, here)


# --- Questions ---


def test_an_urgency_is_found_by_its_label() -> None:
    assert [Urgency.of(u.label) for u in Urgency] == list(Urgency)
    assert Urgency.of("Same-Day") is Urgency.SAME_DAY


def test_two_lesser_flags_rise_together_only_when_a_part_of_the_body_is_common_to_them() -> None:
    def came(*names: str) -> list[Urgency]:
        answers = ScreeningAnswers(dict.fromkeys(names, Answer.YES))
        return [f.urgency for f in raised_by(answers, Signs(), KNOWLEDGE)]

    apart, back = "swallowing-or-lump", "leg-pain-below-knee"
    everywhere, hip = "unexplained-weight-loss", "deep-groin-ache"
    parts = {name: {*KNOWLEDGE.red_flags[name].parts} for name in (apart, back, everywhere, hip)}
    assert not parts[everywhere]
    assert not parts[apart] & parts[back]
    assert parts[hip] & parts[back]

    assert came(apart, back) == [Urgency.WITHIN_DAYS] * 2
    assert came(hip, back) == [Urgency.SAME_DAY] * 2
    assert came(everywhere, back) == [Urgency.SAME_DAY] * 2
    assert came(back, everywhere) == [Urgency.SAME_DAY] * 2


def clarified(text: str, person: Person, **answers: Answer) -> set[str]:
    drawing = PainDrawing((Mark(Place("low-back", Side.LEFT), 6),))
    given = ScreeningAnswers({name.replace("_", "-"): answer for name, answer in answers.items()})
    return {q.flag for q in to_clarify(given, drawing, person, text, KNOWLEDGE)}


def test_not_sure_is_asked_once_more_when_it_is_serious_or_the_words_told_it() -> None:
    serious = next(
        f
        for f in KNOWLEDGE.red_flags.values()
        if f.urgency is Urgency.SAME_DAY and not f.parts and not f.only_when_told
    )
    numb = "my thumb has been numb for three weeks"

    assert serious.id in clarified("", Person(), **{serious.id: Answer.UNSURE})
    assert not clarified("", Person(), unexplained_weight_loss=Answer.UNSURE)
    assert clarified(numb, Person(), arm_numb=Answer.UNSURE) == {"arm-numb"}
    assert clarified(numb, Person(), arm_numb=Answer.NO) == {"arm-numb"}
    assert not clarified(numb, Person(), arm_numb=Answer.YES)


def test_an_emergency_in_the_words_is_not_asked_about_again_after_a_no() -> None:
    assert not clarified("I can't pee and my back hurts", Person(), bladder_change=Answer.NO)


def test_what_is_asked_once_more_heeds_age_and_sex() -> None:
    stiff = "both shoulders stiff every morning for two hours"

    assert clarified(stiff, Person(age=70), polymyalgia=Answer.NO) == {"polymyalgia"}
    assert not clarified(stiff, Person(age=25), polymyalgia=Answer.NO)
    lump = "a lump in my testicle, it aches"
    assert clarified(lump, Person(age=25, sex="m"), torsion=Answer.NO) == {"torsion"}
    assert not clarified(lump, Person(age=25, sex="f"), torsion=Answer.NO)


def test_a_question_without_a_second_one_is_never_asked_twice() -> None:
    plain = replace(KNOWLEDGE.red_flags["arm-numb"], clarifies="")
    known = replace(KNOWLEDGE, red_flags={**KNOWLEDGE.red_flags, plain.id: plain})
    given = ScreeningAnswers({"arm-numb": Answer.NO})

    asked = to_clarify(given, PainDrawing(), Person(), "my thumb has been numb for three weeks", known)

    assert "arm-numb" not in {q.flag for q in asked}


def test_the_words_alone_ask_what_fits_age_and_sex() -> None:
    def asked(age: int | None, sex: str) -> set[str]:
        return {q.flag for q in screen_text("my shoulders ache", age, sex, KNOWLEDGE).questions}

    assert {q.flag for q in screen_text("my back aches", None, "", KNOWLEDGE).questions} >= asked(30, "f")
    old = {f.id for f in KNOWLEDGE.red_flags.values() if f.min_age == 50 and not f.parts}
    assert old <= asked(70, "f") or not old
    assert not old & asked(30, "f")


# --- A clearance over time and place ---


def test_a_clearance_weighs_position_setting_and_day() -> None:
    clear = leave(Person(age=60, conditions=("osteoporosis",)), ("calf-inner",))
    hand, calf = KNOWLEDGE.tools["flat-hand"], Place("calf-inner", Side.LEFT)

    assert clear.verdict(calf, hand, KNOWLEDGE, "sitting", "chair").allowed
    assert clear.verdict(calf, hand, KNOWLEDGE, "lying-back", "chair").forbidden
    assert clear.verdict(calf, hand, KNOWLEDGE, "sitting", "floor").forbidden


def test_a_clearance_judges_a_finding_by_the_day_that_is_asked_for() -> None:
    kind = next(c for c in KNOWLEDGE.conditions.values() if c.days and not c.until_gone)
    calf = Place("calf-inner", Side.LEFT)
    clear = leave(Person(age=30), ("calf-inner",), (LocalFinding(kind.id, calf, MONDAY),))
    hand = KNOWLEDGE.tools["flat-hand"]
    assert kind.days is not None

    assert clear.verdict(calf, hand, KNOWLEDGE).forbidden
    assert clear.verdict(calf, hand, KNOWLEDGE, on=MONDAY + timedelta(days=kind.days)).allowed


# --- The guard against too much, to the minute and the second ---


def given(hours_ago: float, seconds: int = 60, **about: object) -> Given:
    return Given(dose(**about), NOW - hours_ago * HOUR, seconds, Response())


WANTED = {"muscle": "gluteus-medius", "point": ""}


def test_a_pause_of_just_the_gap_begins_a_new_session() -> None:
    gap = timedelta(hours=care_limits(KNOWLEDGE).session_gap_hours)
    first, second, third = given(6), given(3), given(2.9)

    assert sessions_of((third, first, second), gap) == ((first,), (second, third))


def test_in_a_new_session_the_muscles_of_the_last_one_do_not_count() -> None:
    gap = care_limits(KNOWLEDGE).session_gap_hours
    three = tuple(given(gap, muscle=f"m{n}", point="") for n in range(3))

    assert may_treat(three, dose(**WANTED), NOW) is None


def test_a_session_and_a_day_may_be_filled_to_the_second() -> None:
    limits, wanted = care_limits(KNOWLEDGE), dose(**WANTED)
    per_session, per_day = limits.pressure_seconds_per_session, limits.pressure_seconds_per_day
    pressed = wanted.seconds * wanted.repetitions

    def other(hours: float, seconds: int) -> Given:
        return given(hours, seconds, muscle="quadriceps", point="")

    assert may_treat((other(0.2, per_session - pressed),), wanted, NOW) is None
    assert may_treat((other(0.2, per_session - pressed + 1),), wanted, NOW) is not None
    assert may_treat((other(6, per_day - pressed),), wanted, NOW) is None
    assert may_treat((other(6, per_day - pressed + 1),), wanted, NOW) is not None


def test_points_of_the_other_side_do_not_count_and_the_hold_ends_with_the_session() -> None:
    left = tuple(given(0.2, 30, point=f"p{n}", side=Side.LEFT) for n in range(4))
    right = tuple(given(0.2, 30, point=f"p{n}") for n in range(4))

    assert may_treat(left, dose(point="another"), NOW) is None
    held = may_treat(right, dose(point="another"), NOW)
    assert held is not None
    assert held.until == NOW + timedelta(hours=care_limits(KNOWLEDGE).session_gap_hours - 0.2)


def test_a_point_without_a_name_is_the_whole_muscle() -> None:
    named, other, whole = dose(point="upper"), dose(point="lower"), dose(point="")

    assert is_same_spot(named, whole)
    assert is_same_spot(whole, named)
    assert not is_same_spot(named, other)
    assert not is_same_spot(named, replace(named, side=Side.LEFT))


def test_every_limit_comes_from_the_library() -> None:
    names = (
        "pressure-minutes-per-session", "pressure-minutes-per-day", "points-per-muscle", "sessions-per-day",
        "session-gap-hours", "morning-hour", "sessions-per-week", "days-per-week",
    )  # fmt: skip
    other = {name: replace(KNOWLEDGE.assumptions[name], value=3) for name in names}
    three = care_limits(replace(KNOWLEDGE, assumptions={**KNOWLEDGE.assumptions, **other}))

    assert (three.pressure_seconds_per_session, three.pressure_seconds_per_day) == (180, 180)
    assert {three.points_per_muscle, three.sessions_per_day, three.session_gap_hours, three.morning_hour} == {
        3
    }
    assert (three.sessions_per_week, three.days_per_week) == (3, 3)


# --- Referrals and questions ---


def test_a_condition_as_urgent_as_the_worst_flag_comes_after_it() -> None:
    condition = next(c for c in KNOWLEDGE.conditions.values() if c.effect == "blocks" and c.advice)
    condition = replace(condition, urgency=Urgency.SAME_DAY)
    flags = [f for f in KNOWLEDGE.red_flags.values() if f.urgency is Urgency.SAME_DAY][:3]
    raised = tuple(RaisedFlag(f.id, f.urgency, "You said so.") for f in flags)

    advice = refer(raised[:1], (condition,), Person(), KNOWLEDGE).advice
    assert advice.index(flags[0].advice) < advice.index(condition.advice)

    worse = replace(condition, urgency=Urgency.EMERGENCY)
    advice = refer(raised, (worse,), Person(), KNOWLEDGE).advice
    assert advice.index(condition.advice) < advice.index(flags[0].advice)
    assert flags[2].advice not in advice


def test_what_a_finding_gives_cause_to_ask_is_asked_once_more_too() -> None:
    kind = next(
        c for c in KNOWLEDGE.conditions.values()
        if any(KNOWLEDGE.red_flags[f].urgency >= Urgency.SAME_DAY for f in c.leads_to if f in KNOWLEDGE.red_flags)
    )  # fmt: skip
    flag = next(f for f in kind.leads_to if KNOWLEDGE.red_flags[f].urgency >= Urgency.SAME_DAY)
    parts = KNOWLEDGE.red_flags[flag].parts
    region = next(r for r in KNOWLEDGE.regions.values() if not parts or r.part in parts)
    seen = (LocalFinding(kind.id, Place(region.id, Side.LEFT if region.sided else Side.MIDDLE), MONDAY),)
    unsure = ScreeningAnswers({flag: Answer.UNSURE})

    assert flag in {q.flag for q in to_clarify(unsure, PainDrawing(), Person(), "", KNOWLEDGE, seen)}


def test_an_emergency_in_the_words_still_shows_what_else_is_asked() -> None:
    came = screen_text("crushing chest pain and sweating", 58, "m", KNOWLEDGE)

    assert "heart-attack" in {q.flag for q in came.questions}


def test_a_flag_that_the_library_does_not_know_belongs_to_every_part() -> None:
    assert parts_of("an-old-flag", KNOWLEDGE) == frozenset()
    assert parts_of("arm-numb", KNOWLEDGE) == {*KNOWLEDGE.red_flags["arm-numb"].parts}


# --- One tap while pressing, and the ladder ---


def test_too_much_leans_out_by_two_and_shortens_to_two_thirds_in_steps_of_five() -> None:
    def less(low: int, high: int, seconds: int) -> tuple[tuple[int, int], int]:
        came = react(dose(discomfort=(low, high), seconds=seconds), Felt.TOO_MUCH)
        assert isinstance(came, Dose)
        return came.discomfort, came.seconds

    assert less(4, 5, 30) == ((2, 3), 20)
    assert less(2, 3, 50) == ((1, 2), 30)
    assert less(1, 2, 30) == ((1, 2), 20)  # as light as can be, and still shorter
    assert less(3, 4, 10) == ((1, 2), 10)  # as short as can be, and still lighter


def test_more_moves_both_ends_of_the_aim_by_one() -> None:
    came = react(dose(discomfort=(3, 6), cap=7), Felt.MORE)

    assert isinstance(came, Dose)
    assert came.discomfort == (4, 7)


def doses_after(told: Given, clear: Clearance = CLEAR, hours: int = 48) -> Dose | Hold:
    now = NOW + timedelta(hours=hours)
    return next_dose(clear, target(), (told,), TOOLS, SETTINGS, "full", KNOWLEDGE, now)


def test_after_a_tool_that_nobody_knows_any_more_it_starts_anew_with_the_mildest() -> None:
    good: dict[str, Any] = {"felt": (Felt.GOOD,), "discomfort": 5, "discomfort_end": 2, "soreness": 1}
    came = doses_after(gave(dose(treatment="?", tool="?", technique="?"), **good))

    assert isinstance(came, Dose)
    assert replace(came, because=()) == replace(dose(), because=())


def test_in_the_adapted_profile_a_spot_rests_for_two_days() -> None:
    frail = leave(Person(age=80, conditions=("frail-or-over-75",)))
    told = gave(dose(tool="tennis-ball"), felt=(Felt.GOOD,), soreness=0, discomfort=3)

    held = doses_after(told, frail, hours=30)

    assert isinstance(held, Hold)
    assert held.until == NOW + timedelta(hours=assumed_count(KNOWLEDGE, "adapted-hours"))


def test_a_place_is_free_again_on_the_day_its_finding_is_over() -> None:
    kind = next(c for c in KNOWLEDGE.conditions.values() if c.days and c.days < 14 and not c.until_gone)
    assert kind.days is not None
    clear = leave(findings=(LocalFinding(kind.id, Place("shoulder-blade", Side.RIGHT), MONDAY),))

    def on(days: int) -> Dose | Hold:
        return first_dose(clear, target(), TOOLS, SETTINGS, "full", KNOWLEDGE, NOW + timedelta(days=days))

    assert isinstance(on(kind.days - 1), Hold)
    assert isinstance(on(kind.days), Dose)


def test_hands_come_before_balls_and_the_gun_last_and_the_floor_after_bed_and_wall() -> None:
    hand, ball, gun = (KNOWLEDGE.tools[name] for name in ("flat-hand", "tennis-ball", "massage-gun"))

    assert rung_of(hand, "floor") < rung_of(ball, "wall") < rung_of(gun, "wall")
    assert rung_of(ball, "wall") < rung_of(ball, "bed") < rung_of(ball, "floor")


def test_holding_still_comes_first_but_where_holds_have_no_place_and_for_a_first_look() -> None:
    modes = KNOWLEDGE.modes

    assert {name for name in modes if rolls_first(modes[name])} == {
        name for name in modes if name == "check-in" or not modes[name].holds_allowed
    }
    assert rungs(()) == ()


# --- One step down ---


def firm(**other: Any) -> Dose:
    return dose(tool="lacrosse-ball", **({"seconds": 60, "cap": 7} | other))


@pytest.mark.parametrize(
    ("told", "softer"),
    [
        ({"felt": (Felt.GOOD,), "discomfort": 8, "soreness": 1}, True),
        ({"felt": (Felt.GOOD,), "discomfort": 7, "soreness": 3}, False),
        ({"felt": (Felt.GOOD,), "soreness": 3}, False),
        ({"felt": (Felt.SHARP,), "soreness": 1}, True),
        ({"felt": (Felt.GOOD, Felt.TOO_MUCH), "soreness": 1}, True),
    ],
)
def test_too_strong_brings_a_softer_tool_and_only_sore_a_shorter_hold(
    told: dict[str, Any], softer: bool
) -> None:
    came = doses_after(gave(firm(), **told))

    assert isinstance(came, Dose)
    assert (KNOWLEDGE.tools[came.tool].firmness < KNOWLEDGE.tools["lacrosse-ball"].firmness) is softer
    assert came.seconds == (60 if softer else 45)


@pytest.mark.parametrize(("before", "after"), [((2, 5), (1, 4)), ((1, 5), (1, 4)), ((4, 6), (3, 5))])
def test_a_step_down_takes_one_from_both_ends_of_the_discomfort(
    before: tuple[int, int], after: tuple[int, int]
) -> None:
    came = doses_after(gave(dose(discomfort=before, seconds=60), felt=(Felt.GOOD,), discomfort=4, soreness=3))

    assert isinstance(came, Dose)
    assert came.discomfort == after


def test_half_of_an_odd_number_of_seconds_is_whole() -> None:
    came = doses_after(gave(dose(seconds=45), felt=(Felt.GOOD,), soreness=6))

    assert isinstance(came, Dose)
    assert came.seconds == 22


def test_the_wish_for_more_counts_when_it_was_the_last_word() -> None:
    good: dict[str, Any] = {"felt": (Felt.GOOD,), "discomfort": 5, "discomfort_end": 2, "soreness": 1}
    wish = good | {"felt": (Felt.MORE,)}
    past = gave(dose(), NOW - 48 * HOUR, **wish), gave(dose(), **good)

    came = next_dose(CLEAR, target(), past, TOOLS, SETTINGS, "full", KNOWLEDGE, NOW + 48 * HOUR)

    assert isinstance(came, Dose)
    assert (came.discomfort, came.seconds) == ((4, 5), 45)
