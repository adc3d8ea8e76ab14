"""Which muscle first, and which others are worth a look."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.core.leave import KNOWLEDGE
from unknot.core.companions import in_order, worth_a_look
from unknot.core.knowledge import Knowledge


def body(**satellites: tuple[str, ...]) -> Knowledge:
    any_muscle = KNOWLEDGE.muscles["levator-scapulae"]
    return replace(
        KNOWLEDGE,
        muscles={
            name: replace(any_muscle, id=name, name=name, satellites=others)
            for name, others in satellites.items()
        },
    )


def test_a_muscle_that_others_follow_comes_first() -> None:
    ordered = in_order(["b", "a"], body(a=("b",), b=()))
    assert [muscle for muscle, _ in ordered] == ["a", "b"]
    assert ordered[0][1] is not None
    assert "b often follow" in ordered[0][1].text


def test_muscles_that_follow_each_other_keep_their_order() -> None:
    assert [m for m, _ in in_order(["b", "a"], body(a=("b",), b=("a",)))] == ["b", "a"]


def test_without_ties_the_given_order_stays_and_no_reason_is_made_up() -> None:
    assert in_order(["b", "a"], body(a=(), b=())) == (("b", None), ("a", None))


@given(st.lists(st.sampled_from(sorted(KNOWLEDGE.muscles)), max_size=8))
def test_ordering_loses_and_adds_nothing(muscles: list[str]) -> None:
    ordered = [muscle for muscle, _ in in_order(muscles, KNOWLEDGE)]
    assert sorted(ordered) == sorted(set(muscles))
    assert in_order(muscles, KNOWLEDGE) == in_order(muscles, KNOWLEDGE)


def test_what_takes_over_or_opposes_is_worth_a_look_once() -> None:
    for name in KNOWLEDGE.muscles:
        found = [c.muscle for c in worth_a_look(name, KNOWLEDGE)]
        assert len(found) == len(set(found))
        assert name not in found
    roles = {c.role for c in worth_a_look("gluteus-medius", KNOWLEDGE)}
    assert "takes-over" in roles


def test_an_unknown_muscle_has_no_companions() -> None:
    assert worth_a_look("tentacle", KNOWLEDGE) == ()
