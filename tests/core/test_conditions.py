"""Every health condition has its effect by every route: what it blocks, forbids or softens is in no dose, no plan."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import MONDAY, TOOLS, Someone
from unknot import load_knowledge
from unknot.care import assess, practise, review
from unknot.care.assess import NotCleared
from unknot.core.body import Side
from unknot.core.dose import Dose
from unknot.core.finder import Target
from unknot.core.knowledge import Condition, Press
from unknot.core.planning import Availability
from unknot.core.pressure import places_of
from unknot.core.screening import Clearance, Person, Referral

KNOWLEDGE = load_knowledge()
GENERAL = sorted(c.id for c in KNOWLEDGE.conditions.values() if c.effect != "local")
BLOCKING = [c for c in GENERAL if KNOWLEDGE.conditions[c].effect == "blocks"]
SOFTENING = [c for c in GENERAL if c not in BLOCKING]
WAITING = [c for c in SOFTENING if KNOWLEDGE.conditions[c].needs_sign_off]
SETTINGS = ("floor", "wall", "chair", "bed", "table", "door")
PRESSABLE = [m for m in KNOWLEDGE.muscles.values() if m.press is not Press.NEVER]
EVERY_DAY = dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 30)


def with_all_tools(*conditions: str, agreed: bool = True) -> Someone:
    """Somebody who owns everything, aches at the shoulder blade and answered no to every question."""
    person = Person(age=40, conditions=conditions, signed_off=conditions if agreed else ())
    someone = Someone("somebody", person).says("right shoulder blade aches 5/10")
    week = Availability(
        days=EVERY_DAY, tools=tuple(t for t in KNOWLEDGE.tools if t in OWNED), settings=SETTINGS
    )
    assess.wish_week(someone.room, week)
    someone.answers_no()
    return someone


OWNED = {*TOOLS, *(t.id for t in KNOWLEDGE.tools.values() if t.kind != "support")}


@cache
def doses(*conditions: str) -> tuple[Dose, ...]:
    """The dose of every muscle, on the left, that this person would be given; by each kind of session."""
    someone = with_all_tools(*conditions)
    now = assess.here(someone.room)
    found = []
    for muscle in PRESSABLE:
        for mode in ("full", "check-in"):
            for tool in ((), *((t,) for t in ("massage-gun", "foam-roller"))):
                target = Target(muscle.id, Side.LEFT, "", active=True, pain=5)
                came = practise.dose_for(someone.room, now, target, mode, tool)
                found += [came] if isinstance(came, Dose) else []
    return tuple(found)


def forbidden(dose: Dose, by: Condition) -> bool:
    muscle, tool = KNOWLEDGE.muscles[dose.muscle], KNOWLEDGE.tools[dose.tool]
    treatment = next(t for t in muscle.treatments if t.id == dose.treatment)
    regions = {place.region for place in places_of(muscle, treatment, dose.side, KNOWLEDGE)}
    return bool(
        tool.id in by.forbids_tools
        or tool.kind in by.forbids_kinds
        or regions & set(by.forbids_regions)
        or treatment.position in by.forbids_positions
        or treatment.setting in by.forbids_settings
        or (by.discomfort_cap is not None and max(dose.cap, dose.discomfort[1]) > by.discomfort_cap)
        or (by.max_seconds is not None and dose.seconds > by.max_seconds)
    )


@pytest.mark.hazard("H-06")
@pytest.mark.parametrize("condition", BLOCKING)
def test_what_blocks_ends_the_way_and_no_agreement_opens_it(condition: str) -> None:
    someone = with_all_tools(condition)
    assert isinstance(assess.here(someone.room).screening, Referral)
    with pytest.raises(NotCleared):
        review.replan_week(someone.room)
    with pytest.raises(NotCleared):
        someone.opens()


@pytest.mark.hazard("H-06")
@pytest.mark.parametrize("condition", WAITING)
def test_what_waits_for_a_professional_ends_the_way_until_they_agreed(condition: str) -> None:
    assert isinstance(assess.here(with_all_tools(condition, agreed=False).room).screening, Referral)
    assert isinstance(assess.here(with_all_tools(condition).room).screening, Clearance)
    assert KNOWLEDGE.conditions[condition].agreed


@pytest.mark.hazard("H-06")
@pytest.mark.parametrize("condition", SOFTENING)
def test_what_softens_is_in_every_dose_and_changes_some(condition: str) -> None:
    known = KNOWLEDGE.conditions[condition]
    assert not [(d.muscle, d.tool) for d in doses(condition) if forbidden(d, known)]
    assert [d for d in doses() if forbidden(d, known)], (
        "without it, some dose would have been what it forbids"
    )


@pytest.mark.hazard("H-06")
@pytest.mark.parametrize("condition", SOFTENING)
def test_what_softens_takes_the_open_session_and_the_running_plan_with_it_at_once(condition: str) -> None:
    known = KNOWLEDGE.conditions[condition]
    someone = with_all_tools()
    review.this_week(someone.room)
    person = assess.here(someone.room).person
    told = replace(person, conditions=(condition,), signed_off=(condition,))
    assess.tell_person(someone.later(minutes=5).room, told, ())
    review.keep_in_step(someone.room)
    now = assess.here(someone.room)
    for block in review.this_week(someone.room).plan.blocks:
        assert KNOWLEDGE.tools[block.tool].kind not in known.forbids_kinds
        opened = practise.open_session(someone.room, now, block=block).session
        assert not [d.muscle for d in (opened.doses if opened else ()) if forbidden(d, known)]


@pytest.mark.hazard("H-06")
@settings(max_examples=8)
@given(st.lists(st.sampled_from(SOFTENING), min_size=1, max_size=2, unique=True), st.sampled_from(SOFTENING))
def test_with_one_more_condition_no_dose_is_given_that_was_not_allowed_before(
    before: list[str], more: str
) -> None:
    clearance = assess.here(with_all_tools(*before).room).clearance
    assert clearance is not None
    for dose in doses(*dict.fromkeys((*before, more))):
        muscle = KNOWLEDGE.muscles[dose.muscle]
        treatment = next(t for t in muscle.treatments if t.id == dose.treatment)
        was = clearance.permits(muscle, treatment, KNOWLEDGE.tools[dose.tool], dose.side, KNOWLEDGE)
        assert was.allowed
        assert dose.cap <= was.cap


@pytest.mark.hazard("H-06")
def test_a_child_is_asked_for_a_grown_up_at_the_start_of_every_session() -> None:
    child = Someone("child", Person(age=12, signed_off=("under-18",))).says("right shoulder blade aches 4/10")
    child.answers_no()
    child.presses("infraspinatus", Side.RIGHT)
    tape = child.opens().session
    assert tape is not None
    assert tape.tape[0].waits
    assert "grown-up" in tape.tape[0].say
    assert child.at == MONDAY
