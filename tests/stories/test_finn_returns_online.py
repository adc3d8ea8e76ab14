"""Finn, offline for a week: his logs come late, twice and out of order, and count once, when they happened."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.cast import Someone, finn
from unknot.care import assess, practise
from unknot.core.body import Side
from unknot.core.journal import SessionLogged
from unknot.core.session import SessionLog


@pytest.fixture
def away() -> tuple[Someone, list[SessionLog]]:
    """Three sessions done on three days without a net."""
    someone = finn().says("left forearm aches when gripping, 5/10")
    someone.answers_no()
    someone.presses("forearm-extensors", Side.LEFT)
    opened = someone.opens().session
    assert opened is not None
    logs = []
    for day in range(3):
        ends = someone.at + timedelta(days=2 * day)
        done = someone.does(opened)
        logs.append(SessionLog(f"offline-{day}", done.mode, ends, ends, "done", done.done, 5 - day, 4 - day))
    return someone.later(days=7), logs


def test_logs_sent_twice_and_backwards_are_kept_once_in_the_order_they_happened(
    away: tuple[Someone, list[SessionLog]],
) -> None:
    someone, logs = away
    for log in [*reversed(logs), *logs]:
        practise.finish_session(someone.room, log, uuid4())
    kept = [body.log.session for _, body in someone.room.journal().of(SessionLogged)]
    assert kept == ["offline-0", "offline-1", "offline-2"]
    learnt = {entry.learnt_at for entry, _ in someone.room.journal().of(SessionLogged)}
    assert learnt == {someone.at}


def test_late_logs_count_for_the_rest_of_the_spot(away: tuple[Someone, list[SessionLog]]) -> None:
    someone, logs = away
    late = SessionLog("just-now", "full", someone.at, someone.at, "done", logs[0].done, 5, 4)
    practise.finish_session(someone.room, late)
    now = assess.here(someone.room)
    assert now.given[-1].at == someone.at
    assert someone.later(hours=2).opens().session is None


def test_a_log_from_the_future_is_refused_and_says_why(away: tuple[Someone, list[SessionLog]]) -> None:
    someone, logs = away
    ahead = someone.at + timedelta(days=3)
    with pytest.raises(assess.Unusable, match="clock"):
        practise.finish_session(someone.room, SessionLog("x", "full", ahead, ahead, "done", logs[0].done))
