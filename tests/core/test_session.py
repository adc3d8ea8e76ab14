"""The session: its grammar, its fairness between the sides, its end, and what each answer changes."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.leave import KNOWLEDGE, NOW, PRESSABLE, SETTINGS, TOOLS, gave, leave, target
from unknot.core.body import Side
from unknot.core.dosing import Dose, Hold, first_dose
from unknot.core.person import Person
from unknot.core.planning import Availability, Block, plan_week
from unknot.core.session import (
    NotPermitted,
    PlannedSession,
    area_doses,
    compose,
    tape_json,
    whole_body,
    within_session,
)

CLEAR = leave()
ARTICLE = Availability(
    days={"mon": 10, "wed": 15, "fri": 10, "sat": 20},
    tools=("peanut-ball", "lacrosse-ball", "massage-ball", "foam-roller"),
)


def doses(
    *names: str, mode: str = "full", sides: tuple[Side, ...] = (Side.RIGHT,), tools: tuple[str, ...] = TOOLS
) -> tuple[Dose, ...]:
    targets = (target(name, side) for name in names for side in sides)
    came = (first_dose(CLEAR, t, tools, SETTINGS, mode, KNOWLEDGE, NOW) for t in targets)
    return tuple(dose for dose in came if isinstance(dose, Dose))


def session(*names: str, mode: str = "full", minutes: int | None = None, **about: Any) -> PlannedSession:
    return compose(CLEAR, "one", doses(*names, mode=mode, **about), mode, KNOWLEDGE, NOW, minutes)


def phases(planned: PlannedSession) -> list[str]:
    return [cue.phase for cue in planned.tape]


def area_block(area: str, tool: str, minutes: int) -> Block:
    return Block("2026-W48-1", "mon", NOW.date(), area, tool, minutes, ())


# --- Grammar -------------------------------------------------------------------------------------------------------


def test_a_session_finds_presses_moves_and_tests_again() -> None:
    spot = [phase for phase in phases(session("infraspinatus")) if phase not in ("ready", "warm")]

    assert spot[:4] == ["locate", "press", "move", "retest"]


def test_finding_the_spot_waits_for_the_person_and_is_no_dose() -> None:
    locate = next(cue for cue in session("infraspinatus").tape if cue.phase == "locate")

    assert locate.waits
    assert locate.seconds == 0


def test_coming_out_of_a_place_is_told_after_the_pressing_and_not_while_finding_it() -> None:
    planned = session("infraspinatus")
    treatments = {t.id: t for t in KNOWLEDGE.muscles["infraspinatus"].treatments}
    leaving = treatments[planned.doses[0].treatment].leave
    assert leaving

    assert [cue.phase for cue in planned.tape if leaving in cue.say] == ["move"]


def test_a_second_hold_comes_after_a_rest() -> None:
    twice = tuple(replace(dose, repetitions=2) for dose in doses("infraspinatus"))

    planned = compose(CLEAR, "one", twice, "full", KNOWLEDGE, NOW)

    assert phases(planned)[phases(planned).index("press") :][:4] == ["press", "rest", "press", "move"]


def test_the_change_of_sides_can_be_heard() -> None:
    planned = session("infraspinatus", sides=(Side.RIGHT, Side.LEFT))

    switch = next(cue for cue in planned.tape if cue.phase == "switch")
    assert switch.tone == "switch"
    assert "left" in switch.say


def test_holds_are_paced_by_a_breath_with_a_long_way_out() -> None:
    press = next(cue for cue in session("infraspinatus").tape if cue.phase == "press")

    assert press.breath == (4.0, 6.0)
    assert press.cap == 7


def test_the_time_on_the_tape_runs_on_without_gaps() -> None:
    tape = session("infraspinatus", "gluteus-medius").tape

    assert all(later.at == cue.at + cue.seconds for cue, later in itertools.pairwise(tape))


def test_each_muscle_is_followed_up_the_neediest_first() -> None:
    planned = session("infraspinatus", "gluteus-medius")

    ending = planned.tape[max(i for i, phase in enumerate(phases(planned)) if phase == "retest") + 1 : -1]
    assert list(dict.fromkeys(cue.muscle for cue in ending)) == ["infraspinatus", "gluteus-medius"]
    assert {cue.phase for cue in ending} == {"stretch", "move", "strengthen"}


def test_places_that_were_asked_about_need_no_word_before() -> None:
    assert all(cue.title != "First, safety" for cue in session("infraspinatus").tape)


def test_places_that_were_not_asked_about_bring_their_safety_questions_first() -> None:
    shoulder_only = session("gastrocnemius").tape[0]

    assert shoulder_only.title == "First, safety"
    assert shoulder_only.waits
    assert KNOWLEDGE.red_flags["calf-clot"].asks in shoulder_only.say
    assert leave(regions=("calf-inner",)).covers(KNOWLEDGE.muscles["gastrocnemius"].under[:1])


# --- Fitting -------------------------------------------------------------------------------------------------------


def test_two_minutes_hold_one_muscle_and_still_end_in_movement() -> None:
    planned = session("infraspinatus", "gluteus-medius", mode="short")

    assert {dose.muscle for dose in planned.doses} == {"infraspinatus"}
    assert planned.minutes <= 3
    assert phases(planned)[-2:] == ["move", "after"]


def test_what_does_not_fit_is_left_out_from_the_end_and_said() -> None:
    planned = session(
        "infraspinatus", "gluteus-medius", "gastrocnemius", sides=(Side.LEFT, Side.RIGHT), minutes=6
    )

    assert planned.doses[0].muscle == "infraspinatus"
    assert any("waits for another day" in str(reason) for reason in planned.because)


def test_a_session_holds_three_muscles_at_most() -> None:
    planned = session("infraspinatus", "gluteus-medius", "gastrocnemius", "quadriceps")

    assert len({dose.muscle for dose in planned.doses}) == 3


def test_fifteen_minutes_of_pressure_are_enough_whatever_the_doses_say() -> None:
    long_ones = tuple(
        replace(dose, seconds=90, repetitions=2)
        for dose in doses("infraspinatus", "gluteus-medius", "gastrocnemius", sides=(Side.LEFT, Side.RIGHT))
    )

    planned = compose(CLEAR, "one", long_ones, "deload", KNOWLEDGE, NOW)

    assert sum(dose.seconds * dose.repetitions for dose in long_ones) > 15 * 60
    assert sum(cue.seconds for cue in planned.tape if cue.phase == "press") <= 15 * 60


@pytest.mark.parametrize("minutes", [10, 15, 20])
def test_an_areas_block_fits_into_its_minutes(minutes: Any) -> None:
    for area in KNOWLEDGE.areas.values():
        block = area_block(area.id, "massage-ball", minutes)
        found = area_doses(CLEAR, block, TOOLS, SETTINGS, KNOWLEDGE, (), NOW)
        ready = tuple(dose for dose in found if isinstance(dose, Dose))
        if ready:
            assert compose(CLEAR, block.id, ready, "full", KNOWLEDGE, NOW, minutes).minutes <= minutes


def test_every_block_of_the_articles_week_becomes_a_session_with_its_own_tool() -> None:
    for block in plan_week(CLEAR, ARTICLE, (), KNOWLEDGE, NOW.date()).blocks:
        now = NOW + timedelta(days=(block.on - NOW.date()).days)
        found = area_doses(CLEAR, block, ARTICLE.tools, ARTICLE.settings, KNOWLEDGE, (), now)
        ready = tuple(dose for dose in found if isinstance(dose, Dose))
        planned = compose(CLEAR, block.id, ready, block.mode, KNOWLEDGE, now, block.minutes)

        assert {dose.tool for dose in planned.doses} == {block.tool}
        assert block.minutes * 0.6 <= planned.minutes <= block.minutes


# --- Refusals ------------------------------------------------------------------------------------------------------


def test_no_session_when_the_clearance_has_lapsed() -> None:
    with pytest.raises(NotPermitted, match="safety questions"):
        compose(CLEAR, "one", doses("infraspinatus"), "full", KNOWLEDGE, NOW + timedelta(days=20))


def test_a_dose_made_harder_by_hand_is_not_played() -> None:
    forged = replace(doses("infraspinatus")[0], discomfort=(8, 9), cap=10)

    with pytest.raises(NotPermitted):
        compose(CLEAR, "one", (forged,), "full", KNOWLEDGE, NOW)


def test_a_dose_that_a_new_condition_forbids_is_not_played() -> None:
    frail = leave(Person(age=80, conditions=("frail-or-over-75",)))

    with pytest.raises(NotPermitted):
        compose(frail, "one", doses("infraspinatus", tools=("lacrosse-ball",)), "full", KNOWLEDGE, NOW)


def test_an_unknown_mode_is_an_error_that_names_the_others() -> None:
    with pytest.raises(ValueError, match="choose one of"):
        compose(CLEAR, "one", doses("infraspinatus"), "turbo", KNOWLEDGE, NOW)


# --- Doses without a complaint -------------------------------------------------------------------------------------


def test_care_where_nothing_hurts_stays_at_the_low_end() -> None:
    found = area_doses(
        CLEAR, area_block("upper-back-neck", "massage-ball", 10), TOOLS, SETTINGS, KNOWLEDGE, (), NOW
    )

    assert found
    assert all(dose.discomfort[1] <= 5 for dose in found if isinstance(dose, Dose))


def test_an_area_is_treated_on_both_sides() -> None:
    found = area_doses(
        CLEAR, area_block("glutes-calves", "lacrosse-ball", 15), TOOLS, SETTINGS, KNOWLEDGE, (), NOW
    )

    assert [dose.side for dose in found] == [Side.LEFT, Side.RIGHT] * 3


def test_a_muscle_that_was_just_treated_holds_while_the_others_go_on() -> None:
    block = area_block("glutes-calves", "lacrosse-ball", 15)
    first = next(
        d for d in area_doses(CLEAR, block, TOOLS, SETTINGS, KNOWLEDGE, (), NOW) if isinstance(d, Dose)
    )

    found = area_doses(
        CLEAR, block, TOOLS, SETTINGS, KNOWLEDGE, (gave(first, NOW - timedelta(hours=3)),), NOW
    )

    assert [d.muscle for d in found if isinstance(d, Hold)] == [first.muscle]


def test_the_check_in_rolls_over_many_areas_before_it_takes_a_second_muscle_of_one() -> None:
    found = whole_body(CLEAR, ("foam-roller",), 20, KNOWLEDGE, NOW, "check-in")

    areas = [KNOWLEDGE.muscles[name].area for name in dict.fromkeys(dose.muscle for dose in found)]
    assert len(areas) == 6
    assert len(set(areas[:4])) == 4
    assert {dose.tool for dose in found} == {"foam-roller"}


def test_an_unknown_area_is_an_error_that_names_the_others() -> None:
    with pytest.raises(ValueError, match="choose one of: arms-hands"):
        area_doses(CLEAR, area_block("left-wing", "massage-ball", 10), TOOLS, SETTINGS, KNOWLEDGE, (), NOW)


def test_what_was_pressed_today_already_is_kindly_refused() -> None:
    wanted = doses("infraspinatus", "gluteus-medius")
    earlier = (gave(wanted[0], NOW - timedelta(hours=5)),)

    fine, over = within_session(wanted, earlier, "full", KNOWLEDGE, NOW)

    assert [dose.muscle for dose in fine] == ["gluteus-medius"]
    assert over[0].until == NOW + timedelta(hours=19)


# --- For the player ------------------------------------------------------------------------------------------------


def test_the_players_tape_is_plain_json_with_an_answer_for_every_hold() -> None:
    told = json.loads(json.dumps(tape_json(session("infraspinatus", sides=(Side.LEFT, Side.RIGHT)))))

    presses = [cue for cue in told["cues"] if cue["phase"] == "press"]
    assert presses
    for cue in presses:
        assert {"good", "too-much", "more", "sharp", "not-there"} <= set(cue["answers"])


def test_too_much_shortens_and_softens_until_it_lets_go() -> None:
    cue = next(cue for cue in tape_json(session("infraspinatus"))["cues"] if cue["phase"] == "press")

    answer, seconds, aims = cue["answers"]["too-much"], [cue["seconds"]], [cue["discomfort"][1]]
    while "again" in answer:
        seconds.append(answer["seconds"])
        aims.append(answer["discomfort"][1])
        answer = answer["again"]
    assert answer["go"] == "next"
    assert seconds == sorted(seconds, reverse=True)
    assert aims == sorted(aims, reverse=True)


def test_not_there_goes_on_behind_the_re_test() -> None:
    told = tape_json(session("infraspinatus", "gluteus-medius"))
    press = next(cue for cue in told["cues"] if cue["phase"] == "press")

    onward = told["cues"][press["answers"]["not-there"]["cue"]]

    assert onward["phase"] == "locate"
    assert onward["muscle"] == "gluteus-medius"


def test_sharp_looks_for_another_place_once_and_then_leaves_the_spot() -> None:
    told = tape_json(session("infraspinatus"))
    sharp = next(cue for cue in told["cues"] if cue["phase"] == "press")["answers"]["sharp"]

    assert told["cues"][sharp["cue"]]["phase"] == "locate"
    assert sharp["again"]["ends"] is True


# --- Laws ----------------------------------------------------------------------------------------------------------

wishes = st.lists(
    st.tuples(st.sampled_from(PRESSABLE), st.sampled_from((Side.LEFT, Side.RIGHT))), min_size=1, max_size=8
)


@settings(max_examples=60)
@given(wishes, st.sampled_from(sorted(KNOWLEDGE.modes)), st.none() | st.integers(1, 90), st.integers(10, 90))
def test_every_tape_is_fair_short_enough_and_ends_in_movement_and_the_after_score(
    wished: Any, mode: Any, minutes: Any, seconds: Any
) -> None:
    came = (
        first_dose(CLEAR, target(m, s), (*TOOLS, "soft-ball"), SETTINGS, mode, KNOWLEDGE, NOW)
        for m, s in wished
    )
    found = tuple(
        replace(dose, seconds=min(seconds, dose.seconds + i))
        for i, dose in enumerate(came)
        if isinstance(dose, Dose)
    )
    if not found:
        return

    planned = compose(CLEAR, "one", found, mode, KNOWLEDGE, NOW, minutes)

    presses = [cue for cue in planned.tape if cue.phase == "press"]
    assert presses
    assert planned.tape[-1].phase == "after"
    assert planned.tape[-2].phase in ("move", "strengthen")
    assert sum(cue.seconds for cue in presses) <= 15 * 60
    assert len({cue.muscle for cue in presses}) <= KNOWLEDGE.modes[mode].muscles
    by_side: dict[tuple[str, str], dict[Side, float]] = {}
    for cue in presses:
        assert cue.dose is not None
        dose = planned.doses[cue.dose]
        sides = by_side.setdefault((dose.muscle, dose.point), {})
        sides[cue.side] = sides.get(cue.side, 0) + cue.seconds
    assert all(len(set(sides.values())) == 1 for sides in by_side.values())
    assert all(cue.discomfort and cue.cap and cue.discomfort[1] <= cue.cap <= 7 for cue in presses)
