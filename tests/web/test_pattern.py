"""The pattern of a muscle, drawn on the figure."""

from __future__ import annotations

import pytest

from unknot.core.body import Side
from unknot.library.read import read_knowledge
from unknot.web import figure, pattern

KNOWN = read_knowledge()


@pytest.mark.parametrize("muscle", sorted(KNOWN.muscles))
def test_some_view_of_every_muscle_shows_a_spot(muscle: str) -> None:
    classes = pattern.pattern_classes(KNOWN.muscles[muscle], Side.LEFT, KNOWN)
    views = pattern.muscle_views(muscle, Side.LEFT, classes)
    shown = [at for view in views for at in pattern.spots(view, muscle, Side.LEFT)]
    assert shown, f"{muscle}: none of {views} shows a spot"


@pytest.mark.parametrize("muscle", sorted(KNOWN.muscles))
def test_every_spot_lies_within_the_frame_of_its_picture(muscle: str) -> None:
    classes = pattern.pattern_classes(KNOWN.muscles[muscle], Side.RIGHT, KNOWN)
    for view in pattern.muscle_views(muscle, Side.RIGHT, classes):
        near = classes if view in figure.WHOLE else ()
        frame = figure.closer(view, near) or "0 0 {2:.0f} {3:.0f}".format(
            *figure.boxes(view)[figure.WHOLE_VIEW]
        )
        x, y, width, height = (float(n) for n in frame.split())
        for at in pattern.spots(view, muscle, Side.RIGHT):
            assert x <= at[0] <= x + width, f"{muscle} in {view}"
            assert y <= at[1] <= y + height, f"{muscle} in {view}"


def test_a_muscle_of_the_hand_is_shown_in_a_close_up() -> None:
    classes = pattern.pattern_classes(KNOWN.muscles["adductor-pollicis"], Side.RIGHT, KNOWN)
    assert all(view.startswith("hand-right") for view in pattern.pattern_views(classes))


def test_each_ring_stands_alone_so_that_close_spots_are_told_apart() -> None:
    drawn = pattern.laid_over("back", "infraspinatus", Side.RIGHT)
    assert drawn.count("<g>") == len(list(pattern.spots("back", "infraspinatus", Side.RIGHT))) == 3
    assert "muscle-patch" in drawn
