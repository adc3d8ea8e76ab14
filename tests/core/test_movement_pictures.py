"""What is shown beside the words when a session stretches, strengthens and moves."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from tests.core.leave import KNOWLEDGE, NOW, TOOLS, leave, target
from unknot.core.body import Side
from unknot.core.dosing import Dose, first_dose
from unknot.core.knowledge import Knowledge
from unknot.core.session import PlannedSession, compose

CLEAR = leave()
SPOT = "levator-scapulae"


def with_picture(movement: str, picture: str) -> Knowledge:
    known = KNOWLEDGE.movements
    changed = {**known, movement: replace(known[movement], picture=picture)}
    return replace(KNOWLEDGE, movements=MappingProxyType(changed))


def session(knowledge: Knowledge) -> PlannedSession:
    settings = ("floor", "wall", "chair", "bed", "table", "door")
    dose = first_dose(CLEAR, target(SPOT, Side.LEFT), TOOLS, settings, "full", knowledge, NOW)
    assert isinstance(dose, Dose), dose
    return compose(CLEAR, "one", (dose,), "full", knowledge, NOW, 20)


def test_the_stretch_shows_its_own_picture_on_the_side_that_is_treated() -> None:
    planned = session(with_picture(KNOWLEDGE.muscles[SPOT].stretch, "the-stretch"))

    (stretch,) = (cue for cue in planned.tape if cue.phase == "stretch")
    assert (stretch.picture, stretch.side) == ("the-stretch", Side.LEFT)


def test_the_last_movement_and_the_strengthener_show_theirs() -> None:
    muscle = KNOWLEDGE.muscles[SPOT]
    for movement in (muscle.movement, muscle.strengthener):
        planned = session(with_picture(movement, "the-picture"))

        shown = {cue.picture for cue in planned.tape if cue.movement == movement}
        assert shown == {"the-picture"}, movement


def test_a_movement_without_a_picture_shows_none() -> None:
    planned = session(with_picture(KNOWLEDGE.muscles[SPOT].stretch, ""))

    assert [cue.picture for cue in planned.tape if cue.phase == "stretch"] == [""]
