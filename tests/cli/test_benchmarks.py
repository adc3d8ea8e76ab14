"""The benchmarks still measure what they name, and call a missed goal missed."""

from __future__ import annotations

from benchmarks import steps
from benchmarks.__main__ import row, table
from benchmarks.measure import Figure, of_times, timed


def test_the_steps_are_measured() -> None:
    figures = list(steps.planning())
    assert [figure.name for figure in figures] == ["one week planned", "one session composed"]
    assert all(figure.value > 0 for figure in figures)


def test_half_and_nine_of_ten_are_told() -> None:
    figure = of_times("x", [float(n) for n in range(1, 11)])
    assert (figure.value, figure.worst, figure.tries) == (5.5, 9.0, 10)


def test_a_missed_goal_is_called_missed_and_a_met_one_is_not() -> None:
    late, soon = Figure("x", 60, 70, 3, goal=50), Figure("x", 40, 45, 3, goal=50)
    slow, quick = Figure("x", 5, 5, 3, goal=50, rate=True), Figure("x", 60, 60, 3, goal=50, rate=True)
    assert [figure.is_met for figure in (late, soon, slow, quick)] == [False, True, False, True]
    assert "**missed**" in row(late)
    assert "**missed**" not in table([soon, quick])


def test_an_act_is_done_as_often_as_it_says() -> None:
    done: list[None] = []
    assert timed("x", lambda: done.append(None), 3).tries == 3
    assert len(done) == 4
