"""The session as one audio track: what sounds when, the lock screen's keys, and going on with the screen off."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests import people
from tests.browser.house import House
from tests.browser.walk import goes_on_to, phase, seconds_left, starts
from tests.cast import MONDAY

pytestmark = pytest.mark.browser

CUES = [
    {"phase": "ready", "seconds": 5, "tone": "ready", "waits": False},
    {"phase": "press", "seconds": 20, "tone": "press", "waits": False, "breath": [4, 6]},
    {"phase": "rest", "seconds": 10, "tone": "ease", "waits": False},
    {"phase": "locate", "seconds": 0, "tone": "ready", "waits": True},
]

LOUDNESS = """async ({cues, index, left}) => {
  const { mixed } = await import(new URL('/static/js/mix.js', location).href);
  const track = mixed(cues, index, left);
  const loud = [];
  for (let at = 0; at < track.samples.length; at += 800) {
    let sum = 0;
    for (const value of track.samples.subarray(at, at + 800)) sum += value * value;
    loud.push(Math.sqrt(sum / 800));
  }
  return { seconds: track.seconds, waits: track.waits, loud };
}"""

# Stands in for the sound card, whose time a test cannot turn.
SOUND_CARD = """
window.card = { made: 0 };
window.Audio = class {
  paused = true; ended = false; currentTime = 0;
  constructor() { window.card.audio = this; }
  set src(address) { this.address = address; this.currentTime = 0; this.ended = false; window.card.made += 1; }
  get src() { return this.address; }
  play() { this.paused = false; return Promise.resolve(); }
  pause() { this.paused = true; }
};
"""


@pytest.fixture
def still(page: Page, house: House) -> Page:
    page.goto("/library")
    return page


def mixed(page: Page, index: int, left: float) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(LOUDNESS, {"cues": CUES, "index": index, "left": left})
    return found


def loudest(track: dict[str, Any], start: float, end: float) -> float:
    heard: list[float] = track["loud"][round(start * 10) : round(end * 10)]
    return max(heard)


def test_the_track_reaches_to_the_next_wait_and_every_cue_is_heard_at_its_second(still: Page) -> None:
    track = mixed(still, 0, 5)
    assert (track["seconds"], track["waits"]) == (35, False)
    quiet = loudest(track, 28, 31)
    for begins in (0, 5, 25):
        assert loudest(track, begins, begins + 0.4) > 1000 + quiet, begins


def test_the_last_three_seconds_before_a_press_are_counted_down(still: Page) -> None:
    track = mixed(still, 0, 5)
    assert all(loudest(track, second, second + 0.1) > 1000 for second in (2, 3, 4))


def test_the_breath_swells_in_four_seconds_and_goes_out_in_six(still: Page) -> None:
    track = mixed(still, 1, 20)
    turn = 10  # the second breath: no tone of the cue's beginning in it
    assert loudest(track, turn + 3.7, turn + 4.2) > 3 * loudest(track, turn + 0.5, turn + 1)
    assert loudest(track, turn + 3.7, turn + 4.2) > 3 * loudest(track, turn + 8.5, turn + 9)


def test_going_on_in_the_middle_of_a_cue_rings_no_beginning(still: Page) -> None:
    assert loudest(mixed(still, 2, 4), 0, 0.5) == 0


def test_while_the_spot_is_looked_for_a_soft_tick_keeps_the_device_awake(still: Page) -> None:
    track = mixed(still, 3, 0)
    assert track["waits"]
    assert loudest(track, 0, 9) == 0
    assert loudest(track, 10, 10.1) > 1000


@pytest.fixture
def session(page: Page, house: House) -> Page:
    page.add_init_script(SOUND_CARD)
    house.bring(people.confirmed(), MONDAY)
    page.goto("/session")
    starts(page)
    return page


def test_with_the_screen_off_the_session_goes_on_as_long_as_its_track_was_heard(session: Page) -> None:
    goes_on_to(session, "press")
    left = seconds_left(session)
    session.evaluate("window.card.audio.currentTime += 9")
    session.clock.fast_forward(9_000)
    assert phase(session) == "press"
    assert left - 11 <= seconds_left(session) <= left - 8
    expect(session.locator("[data-part=answer]")).not_to_contain_text("slept")


def test_when_the_track_fell_silent_the_session_waits(session: Page) -> None:
    goes_on_to(session, "press")
    session.clock.fast_forward(60_000)
    expect(session.locator("[data-part=answer]")).to_contain_text("slept")


def test_an_answer_that_shortens_the_press_mixes_the_rest_anew(session: Page) -> None:
    goes_on_to(session, "press")
    made = session.evaluate("window.card.made")
    session.locator("[data-act=too-much]").click()
    assert session.evaluate("window.card.made") > made


def test_the_sound_is_set_to_the_tape_when_they_drift_apart(session: Page) -> None:
    goes_on_to(session, "press")
    session.evaluate("window.card.audio.currentTime = 15")
    session.clock.run_for(6_000)
    assert session.evaluate("window.card.audio.currentTime") < 7


def test_the_lock_screen_names_the_cue_and_its_keys_play_and_pause(session: Page) -> None:
    goes_on_to(session, "press")
    shown = session.evaluate("navigator.mediaSession.metadata.title")
    assert shown == session.locator("[data-part=title]").inner_text()
    assert session.evaluate("navigator.mediaSession.playbackState") == "playing"
