"""The library may be read by everybody; before it says how to press, it says what this person told against it."""

from __future__ import annotations

import pytest

from tests.cast import Someone, ana, carla
from unknot import load_knowledge
from unknot.care import assess, practise
from unknot.care.for_you import (
    ForYou,
    muscle_for_you,
    pressing_for_you,
    technique_for_you,
    tool_for_you,
)
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.dosing import Felt
from unknot.core.knowledge import Condition, Muscle, Press
from unknot.core.person import Person

KNOWN = load_knowledge()
CALF = KNOWN.muscles["gastrocnemius"]
PRESSED = [m for m in KNOWN.muscles.values() if m.press is not Press.NEVER]
CONDITIONS = [c for c in KNOWN.conditions.values() if c.effect != "local"]


def said(someone: Someone, muscle: Muscle = CALF) -> ForYou:
    return muscle_for_you(assess.here(someone.room), muscle, KNOWN)


def with_health(*conditions: str, age: int | None = 40) -> Someone:
    someone = Someone("somebody", Person(age=age, conditions=conditions))
    assess.draw_pain(someone.room, PainDrawing((Mark(Place("calf-inner", Side.RIGHT), 5),)))
    someone.answers_no()
    return someone


def test_to_somebody_new_nothing_speaks_against_it_but_the_questions_come_first() -> None:
    told = said(ana())
    assert (told.why_not, dict(told.sides), dict(told.ways), told.cap) == ((), {}, {}, None)
    assert not told.asked


def test_with_leave_for_today_nothing_is_said() -> None:
    assert said(with_health()) == ForYou(asked=True)


def test_who_is_sent_away_is_told_so_beside_every_muscle_and_tool() -> None:
    someone = carla().says("my calf is swollen, hot and red since yesterday")
    now = assess.here(someone.room)
    for told in (
        said(someone),
        pressing_for_you(now, KNOWN),
        tool_for_you(now, KNOWN.tools["thumbs"], KNOWN),
    ):
        assert told.sent_away
        assert "sent to a professional" in told.why_not[0].text


def test_blood_thinners_forbid_the_firm_ball_and_say_why() -> None:
    told = tool_for_you(assess.here(with_health("blood-thinners").room), KNOWN.tools["lacrosse-ball"], KNOWN)
    assert told.why_not
    assert any("blood" in reason.text.lower() or "soft" in reason.text for reason in told.why_not)


def test_a_bruise_on_one_side_closes_that_side_alone() -> None:
    someone = with_health()
    for region in CALF.under:
        assess.mark_finding(someone.room, "bruise-or-tear", Place(region, Side.LEFT))
    told = said(someone)
    assert told.sides.keys() == {Side.LEFT}
    assert "bruise" in told.sides[Side.LEFT][0].text.lower()
    assert (told.why_not, dict(told.ways)) == ((), {})


def test_health_told_later_counts_at_once() -> None:
    someone = with_health()
    assert not said(someone).why_not
    assess.tell_person(someone.room, Person(age=40, conditions=("clot",)), ())
    assert said(someone).why_not


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda c: c.id)
def test_the_page_never_shows_a_way_that_the_clearance_forbids(condition: Condition) -> None:
    """What the library leaves open to this person is open by their clearance too; and what it closes is closed."""
    someone = with_health(condition.id)
    clearance = assess.here(someone.room).clearance
    for muscle in PRESSED:
        told = said(someone, muscle)
        if clearance is None:
            assert told.why_not or not told.asked
            continue
        for way in muscle.treatments:
            permitted = any(
                clearance.permits(muscle, way, KNOWN.tools[tool], side, KNOWN).allowed
                for tool in way.tools
                for side in (Side.LEFT, Side.RIGHT)
            )
            closed = bool(told.why_not) or way.id in told.ways
            assert closed is not permitted, (muscle.id, way.id)


def test_no_tool_left_to_a_way_of_pressing_is_said_there() -> None:
    now = assess.here(with_health("blood-thinners").room)
    for technique in KNOWN.techniques.values():
        tools = [tool_for_you(now, KNOWN.tools[name], KNOWN) for name in technique.tools]
        assert bool(technique_for_you(now, technique, KNOWN).why_not) is all(one.why_not for one in tools)


def test_a_spot_that_was_ended_for_good_is_closed_on_its_side() -> None:
    someone = ana().says("right shoulder blade aches 6/10")
    someone.answers_no()
    muscle = KNOWN.muscles["infraspinatus"]
    opened = someone.presses(muscle.id, Side.RIGHT).opens().session
    assert opened is not None
    practise.finish_session(someone.room, someone.does(opened, felt=(Felt.SHARP, Felt.SHARP)))
    told = said(someone, muscle)
    assert "for good" in told.sides[Side.RIGHT][0].text
    assert Side.LEFT not in told.sides
