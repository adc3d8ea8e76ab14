"""The timetable: no week is worth more than the one that it finds, tried against every week there is."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from unknot.core.timetable import Chosen, Option, Wish, _worth, timetable

AREAS = ("a", "b", "c", "d")


@st.composite
def weeks(draw: Any) -> Any:
    days = sorted(draw(st.lists(st.integers(0, 6), min_size=1, max_size=4)))
    wishes = {
        area: Wish(draw(st.integers(1, 3)), turn, draw(st.sampled_from((0, 0, 3, 7))))
        for turn, area in enumerate(AREAS, 1)
    }

    def option(area: str) -> Option:
        presses = draw(st.frozensets(st.sampled_from(("x", "y", "z")), max_size=2))
        return Option(area, draw(st.integers(0, 2000)), presses | {area}, draw(st.sampled_from((24, 48))))

    options = [[option(area) for area in draw(st.sets(st.sampled_from(AREAS), max_size=4))] for _ in days]
    fixed = [
        Chosen(draw(st.integers(0, 6)), option(area))
        for area in draw(st.sets(st.sampled_from(AREAS), max_size=1))
    ]
    return days, options, wishes, fixed, draw(st.integers(0, 4))


# Worth nothing on Tuesday, and yet the better week: it was once passed over, because its sum is below zero on the way.
SORE_AND_LATE: Any = (
    [0, 1, 3],
    [[], [Option("a", 0, frozenset("a"), 24)], [Option("a", 95, frozenset("a"), 24)]],
    {"a": Wish(2, 1, 3)},
    [],
    2,
)


@settings(max_examples=300)
@example(SORE_AND_LATE)
@given(weeks())
def test_no_other_week_is_worth_more(week: Any) -> None:
    days, options, wishes, fixed, most = week

    found = timetable(days, options, wishes, fixed, most)

    every = product(*[[None, *slot] for slot in options])
    worths = [_worth(days, choice, wishes, fixed, most) for choice in every]
    assert _worth(days, found, wishes, fixed, most) == max(worth for worth in worths if worth is not None)


@given(weeks())
def test_among_equals_the_week_as_it_was_wins(week: Any) -> None:
    days, options, wishes, fixed, most = week
    found = timetable(days, options, wishes, fixed, most)
    as_it_was = [option.area if option else "" for option in found]

    assert timetable(days, options, wishes, fixed, most, as_it_was) == found


def test_two_blocks_that_press_the_same_muscle_keep_their_hours() -> None:
    wishes = {"a": Wish(3, 1, 5), "b": Wish(1, 2, 0)}
    slot = [Option("a", 1000, frozenset({"x"}), 48), Option("b", 10, frozenset({"y"}), 48)]

    found = timetable([0, 1, 2], [slot, slot, slot], wishes)

    assert [option and option.area for option in found] == ["a", "b", "a"]
