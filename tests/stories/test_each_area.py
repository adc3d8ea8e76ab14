"""Every area, from a mark to a session that treats it; and every muscle, that way or to what helps instead."""

from __future__ import annotations

import pytest

from tests.cast import TOOLS, Someone, ana
from unknot import load_knowledge
from unknot.care import assess, review
from unknot.care.practise import Opened
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.knowledge import Muscle, Press
from unknot.core.planning import Availability
from unknot.core.screening import Clearance
from unknot.core.session import PlannedSession

KNOWN = load_knowledge()
SAYS = {
    "jaw-head": "my right jaw aches 5/10 when I chew, and it is tight in the morning",
    "upper-back-neck": "stiff neck on the right, 6/10, turning my head to the right hurts",
    "chest-shoulders": "the front of my right shoulder aches 5/10 when I reach behind my back",
    "arms-hands": "the outside of my right elbow aches 5/10 when I grip",
    "low-back-hips": "low back on the right aches 6/10 after sitting, bending to the side is tight",
    "glutes-calves": "right buttock aches 6/10, worse when I sit and on stairs",
    "thighs": "the front of my right thigh aches 5/10 after squats",
    "feet": "the sole of my right foot aches 5/10 with the first steps in the morning",
}
WHOLE_BODY = {area.id for area in KNOWN.areas.values() if area.whole_body}
PRESSED = [m for m in KNOWN.muscles.values() if m.press is not Press.NEVER]
NEVER = [m for m in KNOWN.muscles.values() if m.press is Press.NEVER]


def test_there_is_a_story_for_every_area() -> None:
    assert SAYS.keys() | WHOLE_BODY == KNOWN.areas.keys()


@pytest.mark.parametrize("area", SAYS)
def test_a_pain_in_the_area_leads_to_a_session_of_the_area(area: str) -> None:
    someone = ana().says(SAYS[area])
    assert isinstance(someone.answers_no(), Clearance)
    first_three = assess.find_points(someone.room, assess.here(someone.room)).ranking.candidates[:3]
    likely = next((c for c in first_three if KNOWN.muscles[c.muscle].area == area and c.press), None)
    assert likely, f"none of {[c.muscle for c in first_three]} is a muscle of {area} that one may press"
    assert likely.because
    assert_treats(someone.presses(likely.muscle, Side.RIGHT).opens().session, KNOWN.muscles[likely.muscle])


def test_the_whole_body_is_looked_after_when_a_week_has_room_for_it() -> None:
    someone = ana().says(SAYS["low-back-hips"])
    someone.answers_no()
    days = dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 20)
    assess.wish_week(someone.room, Availability(days=days, tools=TOOLS))
    plan = review.replan_week(someone.room).plan
    block = next(b for b in plan.blocks if b.area in WHOLE_BODY)
    parts = {KNOWN.muscles[name.partition(":")[0]].area for name in block.muscles}
    assert len(parts) > 1
    assert block.because


@pytest.mark.parametrize("muscle", PRESSED, ids=lambda muscle: muscle.id)
def test_whoever_finds_the_spot_gets_a_session_for_it(muscle: Muscle) -> None:
    assert_treats(confirmed(muscle).session, muscle)


@pytest.mark.parametrize("muscle", NEVER, ids=lambda muscle: muscle.id)
def test_where_nobody_should_press_the_way_ends_in_what_to_do_instead(muscle: Muscle) -> None:
    opened = confirmed(muscle)
    assert opened.session is None
    assert muscle.instead in opened.holds[0].instead
    assert opened.holds[0].because


def confirmed(muscle: Muscle) -> Opened:
    """Ana marks where the muscle's first spot is felt, answers no throughout, and knows the pain when she presses."""
    someone: Someone = ana()
    marks = tuple(Mark(place_of(region), 6) for region in muscle.points[0].zone.essential)
    assess.draw_pain(someone.room, PainDrawing(marks))
    assert isinstance(someone.answers_no(), Clearance)
    return someone.presses(muscle.id, Side.RIGHT).opens()


def place_of(region: str) -> Place:
    return Place(region, Side.RIGHT if KNOWN.regions[region].sided else Side.MIDDLE)


def assert_treats(session: PlannedSession | None, muscle: Muscle) -> None:
    """The session presses this muscle, with a tool one has that one of its treatments allows, within its limits."""
    assert session is not None
    dose = next(d for d in session.doses if d.muscle == muscle.id)
    ways = [t for t in muscle.treatments if t.technique == dose.technique and dose.tool in t.tools]
    assert ways
    assert dose.tool in TOOLS
    limits = KNOWN.techniques[dose.technique].limits
    assert dose.seconds <= min([limits.seconds[2], *(t.max_seconds for t in ways if t.max_seconds)])
    assert dose.discomfort[1] <= limits.discomfort[1]
    pressed = [cue for cue in session.tape if cue.phase == "press" and cue.muscle == muscle.id]
    assert pressed
    assert all(cue.cap is not None and cue.cap <= limits.discomfort[2] for cue in pressed)
    assert session.tape[0].phase != "press"
    assert any(cue.phase in ("move", "stretch") for cue in session.tape)
