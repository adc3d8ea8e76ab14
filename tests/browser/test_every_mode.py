"""Each kind of session, played from its start to its saved end by a clock that the test turns."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests import people
from tests.browser.house import House
from tests.browser.walk import plays_to_the_end, saves, starts
from tests.cast import MONDAY, ana
from unknot.core.body import Side
from unknot.core.journal import Journal, SessionLogged
from unknot.library.read import read_knowledge

pytestmark = pytest.mark.browser

OFFERED = {m.id: m for m in read_knowledge().modes.values() if m.id not in ("deload", "check-in")}
WITH_HOLDS = sorted(m.id for m in OFFERED.values() if m.holds_allowed)
ROLLING = sorted(set(OFFERED) - set(WITH_HOLDS))


@pytest.fixture
def rolled() -> Journal:
    """Somebody with a roller and a spot that can be rolled."""
    ben = ana().says("the front of the right thigh is tight 4/10, worse on the stairs")
    ben.answers_no()
    return ben.presses("quadriceps", Side.RIGHT).room.journal()


@pytest.mark.parametrize("mode", WITH_HOLDS)
def test_it_plays_to_the_end_with_words_and_a_tone_for_every_cue(page: Page, house: House, mode: str) -> None:
    house.bring(people.confirmed(), MONDAY)
    goes_through(page, house, mode)


@pytest.mark.parametrize("mode", ROLLING)
def test_around_training_what_can_be_rolled_is_rolled(
    page: Page, house: House, rolled: Journal, mode: str
) -> None:
    house.bring(rolled, MONDAY)
    goes_through(page, house, mode)


@pytest.mark.parametrize("mode", ROLLING)
def test_around_training_a_spot_that_can_only_be_held_is_left_with_the_reason(
    page: Page, house: House, mode: str
) -> None:
    house.bring(people.confirmed(), MONDAY)
    page.goto(f"/session?mode={mode}")
    expect(page.get_by_role("heading", name="Not now")).to_be_visible()
    expect(page.locator(".because")).to_contain_text(f"{OFFERED[mode].name} only light rolling is good")


def goes_through(page: Page, house: House, mode: str) -> None:
    page.goto(f"/session?mode={mode}")
    cues = page.evaluate("JSON.parse(document.querySelector('#tape').textContent).cues")
    assert all(cue["title"] and cue["say"] and cue["tone"] for cue in cues)
    starts(page)
    plays_to_the_end(page)
    saves(page)
    expect(page).to_have_url("/session/done")
    assert [body.log.mode for _, body in house.journal().of(SessionLogged)] == [mode]
