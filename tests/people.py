"""Journals of the cast at the points of the way where tests of pages begin."""

from __future__ import annotations

from functools import cache

from tests.cast import Someone, ana, carla
from unknot.care import assess, follow, practise, review
from unknot.core.adverse import Adverse, Harm
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.journal import Journal
from unknot.core.screening import Answer

WORDS = "right shoulder blade aches 6/10, worse at the desk, turning left is stiff"
MUSCLE = "infraspinatus"


def _cleared(days_ago: int = 0) -> Someone:
    someone = ana().later(days=-days_ago).says(WORDS)
    someone.answers_no()
    return someone


@cache
def new() -> Journal:
    """Told who she is, nothing marked yet."""
    return ana().room.journal()


@cache
def drawn() -> Journal:
    """A drawing, no safety question answered."""
    return ana().says(WORDS).room.journal()


@cache
def cleared() -> Journal:
    """May go on; nothing pressed yet."""
    return _cleared().room.journal()


@cache
def confirmed() -> Journal:
    """A spot under care, about to have the first session."""
    return _cleared().presses(MUSCLE, Side.RIGHT).room.journal()


@cache
def practising() -> Journal:
    """A few weeks in: sessions, days after, a plan, training, scores."""
    someone = _cleared(days_ago=16).presses(MUSCLE, Side.RIGHT)
    for score in (7, 6, 5, 4):
        opened = someone.opens().session
        if opened is not None:
            practise.finish_session(someone.room, someone.does(opened, score, score - 2))
        someone.later(days=4)
    someone.answers_no()
    review.this_week(someone.room)
    practise.take_outcome(someone.room, "pain-now", "turning the head", 5)
    return someone.room.journal()


@cache
def sent_away() -> Journal:
    """Carla: her way must end."""
    someone = carla()
    drawing = PainDrawing((Mark(Place("breastbone"), 8),))
    assess.draw_pain(someone.room, drawing, "pressure in the chest")
    someone.answers_no(heart_attack=Answer.YES)
    return someone.room.journal()


@cache
def waiting() -> Journal:
    """Sent to a professional within days; it is the day after."""
    someone = carla().later(days=-1).says("low back ache, 6/10")
    someone.answers_no(night_pain=Answer.YES)
    return someone.room.journal()


@cache
def harmed() -> Journal:
    """Pressed yesterday; told of a bruise since."""
    someone = _cleared(days_ago=2).presses(MUSCLE, Side.RIGHT)
    opened = someone.opens().session
    assert opened is not None
    log = someone.does(opened, 6, 5)
    practise.finish_session(someone.room, log)
    told = Adverse((Harm.BRUISE,), someone.at.date(), bad=4, session=log.session)
    follow.tell_adverse(someone.later(hours=20).room, told)
    return someone.room.journal()


@cache
def unchanged() -> Journal:
    """Five weeks of sessions on one spot, and no score that really moved."""
    someone = _cleared(days_ago=36).presses(MUSCLE, Side.RIGHT)
    for _ in range(9):
        opened = someone.opens().session
        if opened is not None:
            practise.finish_session(someone.room, someone.does(opened, 6, 6))
        someone.later(days=4).answers_no()
    return someone.room.journal()
