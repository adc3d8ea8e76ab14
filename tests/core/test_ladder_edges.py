"""On which ladder a spot stays, and on which rung, when today's tools are others than last time's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.core.leave import KNOWLEDGE, NOW, gave, leave, target
from unknot.core.because import Because
from unknot.core.dosing import Dose, Felt, first_dose
from unknot.core.ladder import Way, rungs
from unknot.core.progression import Standing, climb_of, moved, same_or_milder

BASE = KNOWLEDGE.muscles["infraspinatus"].treatments[0]
STILL, MOVING, ROLLING = "sustained-pressure", "pressure-and-move", "roller-rolling"
GOOD: dict[str, Any] = {"felt": (Felt.GOOD,), "discomfort": 5, "discomfort_end": 3, "soreness": 1}


def way(technique: str, tool: str, setting: str = "wall", because: tuple[Because, ...] = ()) -> Way:
    treatment = replace(BASE, id=f"{technique}-{tool}-{setting}", technique=technique, setting=setting)
    return Way(
        treatment, KNOWLEDGE.tools[tool], KNOWLEDGE.techniques[technique], 7, 90, soft=False, because=because
    )


def last(
    technique: str = STILL, tool: str = "tennis-ball", setting: str = "wall", treatment: str = ""
) -> Dose:
    came = first_dose(leave(), target(), (tool,), (setting,), "full", KNOWLEDGE, NOW)
    assert isinstance(came, Dose)
    named = treatment or f"{technique}-{tool}-{setting}"
    return replace(came, technique=technique, tool=tool, setting=setting, treatment=named)


HELD, HELD_FIRM = way(STILL, "tennis-ball"), way(STILL, "lacrosse-ball")
MOVED, ROLLED = way(MOVING, "tennis-ball"), way(ROLLING, "foam-roller", "floor")
EVERY = (HELD, MOVED, ROLLED, HELD_FIRM)


@pytest.mark.parametrize(
    ("technique", "stays_on"),
    [(STILL, (HELD, HELD_FIRM)), (MOVING, (MOVED,)), (ROLLING, (ROLLED,))],
)
def test_a_spot_stays_on_its_kind_of_ladder_while_today_has_it(
    technique: str, stays_on: tuple[Way, ...]
) -> None:
    assert climb_of(last(technique), EVERY, KNOWLEDGE) == stays_on


@pytest.mark.parametrize(
    ("technique", "today", "goes_to"),
    [
        (STILL, (MOVED, ROLLED), (MOVED,)),  # the gentler kind that is left
        (ROLLING, (HELD, MOVED), (MOVED,)),  # what moves comes nearer to rolling than what holds
        (MOVING, (HELD, ROLLED), (HELD,)),
        ("a technique of before", EVERY, (HELD, HELD_FIRM)),
        (STILL, (), ()),
    ],
)
def test_where_today_has_not_its_kind_the_nearest_takes_its_place(
    technique: str, today: tuple[Way, ...], goes_to: tuple[Way, ...]
) -> None:
    assert climb_of(last(technique), today, KNOWLEDGE) == goes_to


def test_one_ladder_holds_one_kind_still_before_moving_before_rolling_and_the_other_way_round() -> None:
    assert rungs(EVERY) == (HELD, HELD_FIRM)
    assert rungs((MOVED, ROLLED)) == (MOVED,)
    assert rungs(EVERY, rolling=True) == (ROLLED,)
    assert rungs((HELD, MOVED), rolling=True) == (MOVED,)


def test_the_rung_of_last_time_is_found_by_treatment_and_tool() -> None:
    other = way(STILL, "tennis-ball", "floor")

    assert same_or_milder(last(), (HELD, other, HELD_FIRM), KNOWLEDGE) is HELD
    assert same_or_milder(last(tool="lacrosse-ball"), (HELD, other, HELD_FIRM), KNOWLEDGE) is HELD_FIRM


@pytest.mark.parametrize(
    ("then", "today", "comes_to"),
    [
        # the same tool, told of another way: the highest rung that is no firmer
        (last(treatment="gone"), (way(STILL, "thumbs"), HELD, HELD_FIRM), HELD),
        (last(tool="massage-ball"), (way(STILL, "thumbs"), HELD, HELD_FIRM), HELD),
        # the same ball on the floor is firmer than at the wall
        (
            last(treatment="gone"),
            (way(STILL, "thumbs"), way(STILL, "tennis-ball", "floor")),
            way(STILL, "thumbs"),
        ),
        (
            last(setting="floor", treatment="gone"),
            (HELD, way(STILL, "tennis-ball", "floor")),
            way(STILL, "tennis-ball", "floor"),
        ),
        # all of today's are firmer, or nobody knows any more how firm it was
        (last(), (HELD_FIRM,), None),
        (replace(last(), tool="a tool of before"), EVERY, None),
        (last(), (), None),
    ],
)
def test_without_it_the_nearest_below_takes_its_place_and_never_a_firmer_one(
    then: Dose, today: tuple[Way, ...], comes_to: Way | None
) -> None:
    assert same_or_milder(then, today, KNOWLEDGE) == comes_to


def grown(on: Way, movement: tuple[Way, ...], climb: tuple[Way, ...] | None = None) -> Dose:
    """The step after two good sessions with everything but the ladder at its top."""
    fullest = standing_on(on, movement, climb or (on,), replace(last_on(on), seconds=300, repetitions=9))
    top = fullest.dose(Because("As much as this way allows."))
    return moved(standing_on(on, movement, climb or (on,), top))


def last_on(on: Way) -> Dose:
    return last(on.treatment.technique, on.tool.id, on.treatment.setting)


def standing_on(on: Way, movement: tuple[Way, ...], climb: tuple[Way, ...], dose: Dose) -> Standing:
    past = (gave(dose, **GOOD), gave(dose, **GOOD))
    return Standing(leave(), target(), past, on, climb, movement, KNOWLEDGE)


def test_at_the_top_movement_comes_under_the_pressure_with_the_firmest_tool_that_is_no_firmer() -> None:
    soft, firm = way(MOVING, "thumbs"), way(MOVING, "lacrosse-ball")

    came = grown(HELD, (soft, MOVED, firm))

    assert (came.treatment, came.tool) == (MOVED.treatment.id, "tennis-ball")
    assert came.because[0].text == "Two good sessions: now move slowly under the pressure."
    assert came.because[0].rests_on == ("good-sessions",)


def test_movement_is_not_added_with_a_firmer_tool_nor_twice() -> None:
    top = "top of what pressing can do"

    assert top in grown(HELD, (way(MOVING, "lacrosse-ball"),)).because[0].text
    assert top in grown(MOVED, (way(MOVING, "thumbs"),)).because[0].text
    assert top in grown(HELD, ()).because[0].text


def test_the_next_rung_is_the_next_and_says_where_it_stands() -> None:
    floor = way(STILL, "lacrosse-ball", "floor")

    came = grown(HELD, (), (HELD, HELD_FIRM, floor))

    assert (came.tool, came.setting) == ("lacrosse-ball", "wall")
    assert "one step firmer, the lacrosse ball on the wall" in came.because[0].text
