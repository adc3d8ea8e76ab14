"""The player: the tape by a clock that the test turns, its answers, its end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests import people
from tests.browser.house import House
from tests.browser.walk import (
    goes_on_to,
    is_playing,
    phase,
    plays_to_the_end,
    saves,
    seconds_left,
    starts,
)
from tests.cast import MONDAY
from unknot.core.journal import SessionLogged
from unknot.core.session import SessionLog

pytestmark = pytest.mark.browser


@pytest.fixture
def session(page: Page, house: House) -> Page:
    house.bring(people.confirmed(), MONDAY)
    page.goto("/session")
    starts(page)
    return page


def only_log(house: House) -> SessionLog:
    logs = [body.log for _, body in house.journal().of(SessionLogged)]
    assert len(logs) == 1
    return logs[0]


def answers(page: Page, act: str) -> None:
    page.locator(f"[data-act={act}]").click()


def told(page: Page) -> str:
    return page.locator("[data-part=answer]").inner_text()


def test_the_tape_plays_by_itself_to_the_end_and_is_saved_once_with_what_was_done(
    session: Page, house: House
) -> None:
    plays_to_the_end(session)
    expect(session.get_by_role("heading", name="Well done.")).to_be_focused()
    saves(session, after=2)
    expect(session).to_have_url("/session/done")
    log = only_log(house)
    assert (log.ended, log.pain_after) == ("done", 2)
    assert [d.seconds for d in log.done] == [d.dose.seconds * d.dose.repetitions for d in log.done]


def test_a_second_of_the_clock_is_a_second_on_the_screen(session: Page) -> None:
    goes_on_to(session, "press")
    session.locator("[data-act=play]").click()
    before = seconds_left(session)
    session.locator("[data-act=play]").click()
    session.clock.run_for(7_000)
    assert before - 7 <= seconds_left(session) + 1 <= before - 5


def test_pausing_stops_the_time_and_playing_goes_on(session: Page) -> None:
    goes_on_to(session, "press")
    session.get_by_role("button", name="Pause").click()
    left = seconds_left(session)
    session.clock.run_for(9_000)
    assert seconds_left(session) == left
    session.get_by_role("button", name="Play").click()
    session.clock.run_for(3_000)
    assert seconds_left(session) < left


def test_looking_for_the_spot_waits_for_as_long_as_it_takes_and_counts_for_nothing(
    session: Page, house: House
) -> None:
    goes_on_to(session, "locate")
    session.clock.run_for(240_000)
    assert phase(session) == "locate"
    session.get_by_role("button", name="Stop").click()
    saves(session)
    expect(session).to_have_url("/session/done")
    assert [d.seconds for d in only_log(house).done] == [0]


def test_too_much_makes_it_milder_and_shorter_on_the_screen_at_once(session: Page) -> None:
    goes_on_to(session, "press")
    aim = session.locator("[data-part=aim]")
    before, left = aim.inner_text(), seconds_left(session)
    answers(session, "too-much")
    assert int(aim.inner_text()[0]) < int(before[0])
    assert seconds_left(session) < left
    assert "Too much" in told(session)


def test_sharp_leads_back_to_finding_and_a_second_time_ends_the_spot(session: Page, house: House) -> None:
    goes_on_to(session, "press")
    answers(session, "sharp")
    assert phase(session) == "locate"
    assert "Let go" in told(session)
    goes_on_to(session, "press")
    answers(session, "sharp")
    assert phase(session) != "press"
    plays_to_the_end(session)
    expect(session.get_by_role("heading", name="What happened?")).to_be_visible()
    saves(session)
    expect(session).to_have_url("/session/done")
    log = only_log(house)
    assert log.ended == "sharp"
    assert [str(f) for f in log.done[0].response.felt] == ["sharp", "sharp"]


def test_stop_in_the_middle_is_fine_and_what_was_done_is_kept(session: Page, house: House) -> None:
    goes_on_to(session, "press")
    session.clock.run_for(10_000)
    session.get_by_role("button", name="Stop").click()
    expect(session.get_by_role("heading", name="Stopped. That is fine.")).to_be_visible()
    saves(session)
    expect(session).to_have_url("/session/done")
    log = only_log(house)
    assert log.ended == "stopped"
    assert 9 <= log.done[0].seconds <= 12


def test_after_a_session_is_saved_the_next_one_begins_at_its_beginning(session: Page) -> None:
    goes_on_to(session, "press")
    session.get_by_role("button", name="Stop").click()
    saves(session)
    expect(session).to_have_url("/session/done")
    session.goto("/session")
    expect(session.locator("[data-state=playing], [data-state=after]").locator("visible=true")).to_have_count(
        0
    )


@pytest.mark.parametrize("played", [2_300, 13_700, 41_100])
def test_reloading_at_any_second_goes_on_at_that_second(session: Page, played: int) -> None:
    goes_on_to(session, "ready")
    session.clock.run_for(played)
    session.get_by_role("button", name="Pause").click()
    there = (session.locator("[data-part=step]").inner_text(), seconds_left(session))
    session.reload()
    expect(session.locator("[data-part=answer]")).to_contain_text("Welcome back")
    assert (session.locator("[data-part=step]").inner_text(), seconds_left(session)) == there
    session.get_by_role("button", name="Play").click()
    session.clock.run_for(1_000)
    assert is_playing(session)


def test_a_device_that_slept_does_not_run_on_to_the_end(session: Page) -> None:
    goes_on_to(session, "press")
    left = seconds_left(session)
    session.clock.fast_forward("10:00")
    expect(session.locator("[data-part=answer]")).to_contain_text("slept")
    assert phase(session) == "press"
    assert left - 2 <= seconds_left(session) <= left


def test_a_session_that_nobody_came_back_to_is_logged_as_it_was_left(session: Page, house: House) -> None:
    goes_on_to(session, "press")
    session.clock.run_for(10_000)
    session.get_by_role("button", name="Pause").click()
    session.goto("about:blank")
    session.clock.fast_forward("04:00:00")
    house.set_clock(MONDAY + timedelta(hours=4))
    with session.expect_response("**/session/logs"):
        session.goto("/library")
    log = only_log(house)
    assert log.ended == "left"
    assert 9 <= log.done[0].seconds <= 12
    assert (log.ended_at - log.started_at).total_seconds() < 300
