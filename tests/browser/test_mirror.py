"""Every picture shows the right side; for the left the player turns it round."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.house import House

pytestmark = pytest.mark.browser

SHOWN = """async (side) => {
  const { Screen } = await import(new URL('/static/js/session-screen.js', location).href);
  const styles = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/static/css/player.css' });
  const loaded = new Promise((done) => styles.addEventListener('load', done));
  document.head.append(styles);
  await loaded;
  const root = document.createElement('div');
  root.innerHTML = '<div class="ring"></div><div class="stage" data-part="stage">'
    + '<img data-part="picture" data-from="/static/figures/SLUG.svg" alt=""></div>';
  document.body.append(root);
  const named = (name) => root.querySelector(`[data-part=${name}]`) ?? root.appendChild(
    Object.assign(document.createElement('div'), { hidden: true }));
  const parts = new Proxy({}, { get: (made, name) => (made[name] ??= named(name)) });
  const cue = { phase: 'press', title: '', say: '', side, picture: 'wall-ball-chest', alt: 'A ball.', seconds: 9,
    breath: [0, 0] };
  new Screen(root, parts).draw({ cue, cues: [cue], index: 0, left: 9 });
  return getComputedStyle(parts.picture).transform;
}"""


@pytest.mark.parametrize(
    ("side", "turned"), [("left", "matrix(-1, 0, 0, 1, 0, 0)"), ("right", "none"), ("middle", "none")]
)
def test_the_picture_is_mirrored_for_the_left_side_alone(
    page: Page, house: House, side: str, turned: str
) -> None:
    page.goto("/library")
    assert page.evaluate(SHOWN, side) == turned
