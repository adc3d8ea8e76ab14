"""The tape as it plays, by itself: no second is lost or counted twice, however the ticks come."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.house import House

pytestmark = pytest.mark.browser

HALF_AN_HOUR = 1800.0
CUES = [
    {"phase": "press", "seconds": 7 + i % 23, "tone": "press", "waits": False, "dose": i % 2}
    for i in range(200)
]
PLAY = """async ({cues, ticks, reloads}) => {
  const { Tape } = await import(new URL('/static/js/tape.js', location).href);
  const tape = { cues, doses: [{}, {}] };
  let playing = new Tape(tape);
  ticks.forEach((tick, i) => {
    if (reloads.includes(i)) playing = new Tape(tape, JSON.parse(JSON.stringify(playing.state())));
    playing.pass(tick);
  });
  const before = cues.slice(0, playing.index).reduce((sum, cue) => sum + cue.seconds, 0);
  const at = before + playing.cue.seconds - playing.left;
  return { at, pressed: playing.done.reduce((sum, done) => sum + done.seconds, 0) };
}"""


def ticks(chance: random.Random) -> list[float]:
    """Ticks of a busy machine: mostly a tenth of a second, now and then seconds, half an hour in all."""
    found: list[float] = []
    while (left := HALF_AN_HOUR - sum(found)) > 0:
        wanted = chance.choice((0.1, 0.1, 0.1, chance.uniform(0, 1), chance.uniform(0, 40)))
        found.append(min(left, wanted))
    return found


@pytest.mark.parametrize("seed", range(6))
def test_after_half_an_hour_of_uneven_ticks_and_reloads_it_is_not_a_tenth_of_a_second_off(
    page: Page, house: House, seed: int
) -> None:
    chance = random.Random(seed)
    page.goto("/library")
    given = ticks(chance)
    reloads = [chance.randrange(len(given)) for _ in range(9)]
    told: dict[str, Any] = page.evaluate(PLAY, {"cues": CUES, "ticks": given, "reloads": reloads})
    assert told["at"] == pytest.approx(HALF_AN_HOUR, abs=0.1)
    assert told["pressed"] == pytest.approx(HALF_AN_HOUR, abs=0.1)
