"""Dosing: starts gently, moves one step at a time, and never hurts for any history."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.leave import KNOWLEDGE, NOW, PRESSABLE, SETTINGS, TOOLS, gave, leave, target
from unknot.core.body import Place, Side
from unknot.core.dosing import Dose, Felt, Given, Hold, Response, first_dose, next_dose, react
from unknot.core.ladder import rung_of
from unknot.core.person import LocalFinding, Person
from unknot.core.screening import Clearance

CLEAR = leave()
FRAIL = leave(Person(age=80, conditions=("frail-or-over-75",)))
GOOD: dict[str, Any] = {"felt": (Felt.GOOD,), "discomfort": 5, "discomfort_end": 2, "soreness": 1}
TOO_MUCH: dict[str, Any] = {"felt": (Felt.TOO_MUCH,), "discomfort": 7, "soreness": 2}
SORE: dict[str, Any] = {"felt": (Felt.GOOD,), "discomfort": 5, "soreness": 6}


def start(
    clearance: Clearance = CLEAR, tools: Any = TOOLS, mode: str = "full", now: datetime = NOW, **about: Any
) -> Dose:
    dose = first_dose(clearance, target(**about), tools, SETTINGS, mode, KNOWLEDGE, now)
    assert isinstance(dose, Dose), dose
    return dose


@cache
def leave_on(day: date) -> Clearance:
    return leave(on=day)


def then(*history: Given, hours: int = 48, **about: Any) -> Any:
    """What comes for the spot some hours after its last dose at NOW."""
    tools = about.pop("tools", TOOLS)
    now = NOW + timedelta(hours=hours)
    return next_dose(CLEAR, target(**about), history, tools, SETTINGS, "full", KNOWLEDGE, now)


def after(*responses: Any, days: int = 2, tools: Any = TOOLS, mode: str = "full", **about: Any) -> Any:
    """The dose now, after these responses, each some days after the one before; the safety answers are always fresh."""
    history: tuple[Given, ...] = ()
    now = NOW - timedelta(days=days * len(responses))
    dose: Dose | Hold = start(leave_on(now.date()), tools, mode, now=now, **about)
    for told in responses:
        assert isinstance(dose, Dose), dose
        history = (*history, gave(dose, now, **told))
        now += timedelta(days=days)
        clear = leave_on(now.date())
        dose = next_dose(clear, target(**about), history, tools, SETTINGS, mode, KNOWLEDGE, now)
    return dose


# --- The start -----------------------------------------------------------------------------------------------------


def test_a_first_dose_is_half_a_minute_at_the_low_end_of_good_discomfort() -> None:
    dose = start()

    assert (dose.seconds, dose.repetitions, dose.discomfort) == (30, 1, (4, 5))


def test_the_mildest_tool_that_reaches_is_taken_at_the_wall_before_the_floor() -> None:
    dose = start(tools=("lacrosse-ball", "tennis-ball"))

    assert (dose.tool, dose.setting) == ("tennis-ball", "wall")


def test_without_a_tool_that_reaches_the_persons_own_hands_are_tried() -> None:
    dose = start(muscle="upper-trapezius", tools=("golf-ball",))

    assert KNOWLEDGE.tools[dose.tool].kind == "hand"


def test_when_nothing_owned_reaches_the_hold_names_a_household_thing_that_would() -> None:
    held = first_dose(CLEAR, target(), ("golf-ball",), SETTINGS, "full", KNOWLEDGE, NOW)

    assert isinstance(held, Hold)
    assert "tennis ball or a dog's rubber ball" in held.instead


def test_a_muscle_that_must_not_be_pressed_gets_a_reason_and_something_better_to_do() -> None:
    never = next(m for m in KNOWLEDGE.muscles.values() if m.press == "never" and m.points)

    held = first_dose(CLEAR, target(never.id), TOOLS, SETTINGS, "full", KNOWLEDGE, NOW)

    assert isinstance(held, Hold)
    assert held.because[0].text == never.why_not
    assert held.instead


def test_no_dose_after_the_clearance_has_lapsed() -> None:
    later = NOW + timedelta(days=15)

    held = first_dose(CLEAR, target(), TOOLS, SETTINGS, "full", KNOWLEDGE, later)

    assert isinstance(held, Hold)
    assert "safety questions" in held.instead


def test_a_bruise_on_the_spot_forbids_it() -> None:
    bruised = leave(
        findings=(LocalFinding("bruise-or-tear", Place("shoulder-blade", Side.RIGHT), NOW.date()),)
    )

    held = first_dose(bruised, target(), TOOLS, SETTINGS, "full", KNOWLEDGE, NOW)

    assert isinstance(held, Hold)


def test_the_adapted_profile_gets_a_soft_tool_a_low_cap_and_two_days_of_rest() -> None:
    dose = start(FRAIL, tools=("soft-ball", *TOOLS))

    assert KNOWLEDGE.tools[dose.tool].firmness <= 2
    assert dose.cap <= 4
    assert dose.discomfort[1] <= 3
    assert dose.hours_between == 48
    assert dose.repetitions == 1


def test_before_training_nothing_is_held_still() -> None:
    dose = start(muscle="quadriceps", tools=("lacrosse-ball", "foam-roller"), mode="before-training")

    assert KNOWLEDGE.techniques[dose.technique].moving
    assert dose.cap <= 5


def test_an_unknown_muscle_or_mode_is_an_error_that_says_what_there_is() -> None:
    with pytest.raises(ValueError, match="no muscle 'elbow-grease'"):
        first_dose(CLEAR, replace(target(), muscle="elbow-grease"), TOOLS, SETTINGS, "full", KNOWLEDGE, NOW)
    with pytest.raises(ValueError, match="choose one of: after-training"):
        first_dose(CLEAR, target(), TOOLS, SETTINGS, "fuul", KNOWLEDGE, NOW)


# --- How it moves --------------------------------------------------------------------------------------------------


def test_one_good_session_changes_nothing() -> None:
    assert replace(after(GOOD), because=()) == replace(start(), because=())


def test_two_good_sessions_add_fifteen_seconds_and_nothing_else() -> None:
    dose = after(GOOD, GOOD)

    assert replace(dose, because=()) == replace(start(), seconds=45, because=())


def test_after_two_good_sessions_and_a_wish_for_more_only_the_pressure_grows() -> None:
    dose = after(GOOD, {**GOOD, "felt": (Felt.MORE,)})

    assert replace(dose, because=()) == replace(start(), discomfort=(4, 6), because=())


def test_the_dose_climbs_by_time_then_a_second_hold_then_a_firmer_tool() -> None:
    climbed = [after(*[GOOD] * count, tools=("tennis-ball", "lacrosse-ball")) for count in range(2, 10)]

    steps = [(d.seconds, d.repetitions, d.tool) for d in climbed]
    assert steps[:5] == [
        (45, 1, "tennis-ball"),
        (60, 1, "tennis-ball"),
        (75, 1, "tennis-ball"),
        (90, 1, "tennis-ball"),
        (90, 2, "tennis-ball"),
    ]
    assert (climbed[5].seconds, climbed[5].repetitions) == (90, 2)
    assert (climbed[5].tool, climbed[5].setting) != (climbed[4].tool, climbed[4].setting)


def test_a_next_day_that_was_not_told_does_not_count_as_good() -> None:
    silent = {"felt": (Felt.GOOD,), "discomfort": 5, "discomfort_end": 2}

    assert replace(after(silent, silent, silent), because=()) == replace(start(), because=())


def test_too_much_brings_a_softer_tool_and_less_discomfort_next_time() -> None:
    firm = gave(replace(start(tools=("lacrosse-ball",)), seconds=60), **TOO_MUCH)

    dose = then(firm)

    assert KNOWLEDGE.tools[dose.tool].firmness < KNOWLEDGE.tools["lacrosse-ball"].firmness
    assert dose.discomfort == (3, 4)
    assert dose.seconds == 60


def test_soreness_of_three_takes_fifteen_seconds_away() -> None:
    sixty = gave(replace(start(), seconds=60), **{**GOOD, "soreness": 3})

    dose = then(sixty)

    assert dose.seconds == 45


def test_strong_soreness_rests_the_spot_for_two_days_and_then_halves_it() -> None:
    sixty = gave(replace(start(), seconds=60, repetitions=2), **SORE)

    held = then(sixty, hours=47)
    dose = then(sixty, hours=48)

    assert isinstance(held, Hold)
    assert held.until == NOW + timedelta(hours=48)
    assert (dose.seconds, dose.repetitions, dose.discomfort) == (30, 1, (3, 4))


def test_a_bruise_rests_the_spot_for_three_days() -> None:
    held = then(gave(start(), bruise=True), hours=71)

    assert isinstance(held, Hold)
    assert held.until == NOW + timedelta(hours=72)


def test_the_same_spot_rests_for_its_hours_and_the_hold_says_until_when() -> None:
    held = then(gave(start(), **GOOD), hours=23)

    assert isinstance(held, Hold)
    assert held.until == NOW + timedelta(hours=24)
    assert held.instead


@pytest.mark.parametrize("told", [{"nerve_signs": True}, {"felt": (Felt.SHARP, Felt.SHARP)}])
def test_nerve_signs_or_a_second_sharp_answer_end_the_spot_for_good(told: Any) -> None:
    held = then(gave(start(), **told), hours=240)

    assert isinstance(held, Hold)
    assert held.ends
    assert held.until is None


def test_when_only_firmer_tools_are_left_after_too_much_it_waits() -> None:
    soft = gave(start(tools=("soft-ball", "tennis-ball")), **TOO_MUCH)
    hard = ("lacrosse-ball",)

    came = next_dose(CLEAR, target(), (soft,), hard, SETTINGS, "full", KNOWLEDGE, NOW + timedelta(days=2))

    assert isinstance(came, Hold)


def test_the_other_side_has_a_history_of_its_own() -> None:
    right = gave(start(), nerve_signs=True)

    dose = next_dose(
        CLEAR, target(side=Side.LEFT), (right,), TOOLS, SETTINGS, "full", KNOWLEDGE, NOW + timedelta(days=1)
    )

    assert isinstance(dose, Dose)


# --- Laws ----------------------------------------------------------------------------------------------------------

responses = st.builds(
    Response,
    felt=st.lists(st.sampled_from(list(Felt)), max_size=3).map(tuple),
    discomfort=st.none() | st.integers(0, 10),
    discomfort_end=st.none() | st.integers(0, 10),
    soreness=st.none() | st.integers(0, 10),
    sore_hours=st.none() | st.integers(0, 96),
    bruise=st.booleans(),
    nerve_signs=st.just(False),
)
clearances = st.sampled_from((CLEAR, FRAIL))
modes = st.sampled_from(sorted(KNOWLEDGE.modes))
owned = st.lists(st.sampled_from(sorted(KNOWLEDGE.tools)), max_size=6).map(tuple)


def inside_every_limit(dose: Dose, clearance: Clearance) -> None:
    limits = KNOWLEDGE.techniques[dose.technique].limits
    assert 1 <= dose.discomfort[0] <= dose.discomfort[1] <= dose.cap
    assert dose.cap <= min(7, limits.discomfort[2], clearance.discomfort_cap)
    assert 10 <= dose.seconds <= limits.seconds[2]
    assert dose.seconds <= (clearance.max_seconds or 90)
    assert 1 <= dose.repetitions <= limits.repetitions[1]
    assert dose.seconds * dose.repetitions <= limits.minutes_per_muscle * 60
    assert dose.hours_between >= limits.hours_between


@settings(max_examples=60)
@given(st.sampled_from(PRESSABLE), clearances, modes, owned, st.lists(responses, max_size=6), st.data())
def test_no_history_of_real_doses_brings_one_above_its_caps(
    muscle: Any, clearance: Any, mode: Any, tools: Any, told: Any, data: Any
) -> None:
    history: tuple[Given, ...] = ()
    now = NOW
    for response in told:
        dose = next_dose(clearance, target(muscle), history, tools, SETTINGS, mode, KNOWLEDGE, now)
        if isinstance(dose, Hold):
            break
        inside_every_limit(dose, clearance)
        history = (*history, Given(dose, now, dose.seconds, response))
        now += timedelta(hours=data.draw(st.integers(1, 60)))


forged = st.builds(
    Given,
    dose=st.builds(
        Dose,
        muscle=st.just("infraspinatus"),
        side=st.just(Side.RIGHT),
        point=st.sampled_from(("", "upper")),
        treatment=st.sampled_from(("wall-ball", "floor-ball", "?")),
        technique=st.sampled_from(("sustained-pressure", "roller-rolling", "?")),
        tool=st.sampled_from((*TOOLS, "massage-gun", "?")),
        setting=st.sampled_from(SETTINGS),
        discomfort=st.tuples(st.integers(-5, 20), st.integers(-5, 20)),
        cap=st.integers(-5, 20),
        seconds=st.integers(-10, 4000),
        repetitions=st.integers(-3, 50),
        rest_seconds=st.integers(0, 60),
        hours_between=st.integers(0, 24),
    ),
    at=st.integers(-500, -24).map(lambda hours: NOW + timedelta(hours=hours)),
    seconds=st.integers(0, 4000),
    response=responses,
)


@given(st.lists(forged, max_size=5).map(tuple), clearances)
def test_no_forged_history_brings_a_dose_above_its_caps(history: Any, clearance: Any) -> None:
    came = next_dose(clearance, target(), history, TOOLS, SETTINGS, "full", KNOWLEDGE, NOW)

    if isinstance(came, Dose):
        inside_every_limit(came, clearance)


def strength_of(dose: Dose) -> tuple[Any, ...]:
    return (
        rung_of(KNOWLEDGE.tools[dose.tool], dose.setting),
        dose.seconds,
        dose.repetitions,
        dose.discomfort[1],
    )


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from((GOOD, {**GOOD, "felt": (Felt.MORE,)})), max_size=8),
    st.sampled_from((TOO_MUCH, SORE)),
    owned,
)
def test_worse_never_raises_anything(good: Any, worse: Any, tools: Any) -> None:
    before = after(*good, days=3, tools=(*TOOLS, *tools))
    came = after(*good, worse, days=3, tools=(*TOOLS, *tools))

    if isinstance(came, Dose):
        assert all(now <= then for now, then in zip(strength_of(came), strength_of(before), strict=True))
        assert strength_of(came) != strength_of(before)


@settings(max_examples=60)
@given(st.sampled_from(PRESSABLE), st.integers(2, 12), owned)
def test_at_most_one_thing_grows_at_a_time(muscle: Any, count: Any, tools: Any) -> None:
    try:
        before, now = (after(*[GOOD] * n, muscle=muscle, tools=(*TOOLS, *tools)) for n in (count - 1, count))
    except AssertionError:
        return  # nothing may be pressed here
    if isinstance(before, Dose) and isinstance(now, Dose):
        way = (before.tool, before.treatment) != (now.tool, now.treatment)
        grown = [
            now.seconds > before.seconds,
            now.repetitions > before.repetitions,
            now.discomfort[1] > before.discomfort[1],
        ]
        assert sum(grown) + way <= 1


# --- In the session ------------------------------------------------------------------------------------------------


def test_too_much_lowers_the_dose_at_once() -> None:
    less = react(start(), Felt.TOO_MUCH)

    assert isinstance(less, Dose)
    assert less.discomfort[1] < 5
    assert less.seconds < 30


def test_more_raises_the_aim_by_one_but_never_above_the_cap() -> None:
    dose = replace(start(), discomfort=(5, 6), cap=6)

    higher, as_before = react(replace(dose, cap=7), Felt.MORE), react(dose, Felt.MORE)

    assert isinstance(higher, Dose)
    assert isinstance(as_before, Dose)
    assert (higher.discomfort[1], as_before.discomfort[1]) == (7, 6)


def test_sharp_means_letting_go_now() -> None:
    held = react(start(), Felt.SHARP)

    assert isinstance(held, Hold)
    assert held.instead.startswith("Let go.")


@given(st.lists(st.sampled_from(list(Felt)), max_size=12), st.sampled_from(PRESSABLE))
def test_no_answers_in_a_session_bring_more_than_the_cap_or_more_time(answers: Any, muscle: Any) -> None:
    first = first_dose(CLEAR, target(muscle), TOOLS, SETTINGS, "full", KNOWLEDGE, NOW)
    dose: Dose | Hold = first
    for felt in answers:
        if isinstance(dose, Hold):
            return
        came = react(dose, felt)
        if isinstance(came, Dose):
            assert came.discomfort[1] <= came.cap <= dose.cap
            assert came.seconds <= dose.seconds
            assert felt is Felt.MORE or came.discomfort[1] <= dose.discomfort[1]
        dose = came
