"""The pictures on the library's pages: all of them on one page, and each where its movement is told."""

from __future__ import annotations

import re

from django.test import Client

from unknot import load_knowledge
from unknot.web import figure

KNOWN = load_knowledge()
DRAWN = next(m for m in KNOWN.movements.values() if m.kind == "stretch" and m.picture)
TEST = next(m for m in KNOWN.movements.values() if m.kind == "self-test" and m.picture)


def shown(visitor: Client, path: str) -> str:
    answer = visitor.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def images(page: str) -> dict[str, str]:
    """Name of the picture's file to its words."""
    found = re.findall(r'<img class="position" src="[^"]*?/figures/([a-z-]+)[^"]*" alt="([^"]+)"', page)
    return dict(found)


def test_the_page_of_all_pictures_shows_each_with_its_words(client: Client) -> None:
    page = shown(client, "/library/pictures")

    assert set(images(page)) == set(figure.positions())
    assert f'id="{DRAWN.picture}"' in page


def test_the_page_of_all_pictures_says_which_movements_have_none_yet(client: Client) -> None:
    _, _, rest = shown(client, "/library/pictures").partition("Still without a picture")
    missing = [m for m in KNOWN.movements.values() if m.kind == "stretch" and not m.picture]

    assert all(f"/library/movements/{m.id}" in rest for m in missing)
    assert f'/library/movements/{DRAWN.id}"' not in rest


def test_a_stretch_and_a_self_test_show_how_to_lie_or_stand(client: Client) -> None:
    for movement in (DRAWN, TEST):
        page = shown(client, f"/library/movements/{movement.id}")

        words = str(figure.positions()[movement.picture]["alt"])
        assert images(page)[movement.picture] == words.replace("'", "&#x27;")


def test_a_muscles_page_shows_the_pictures_of_what_follows(client: Client) -> None:
    muscle = next(m for m in KNOWN.muscles.values() if m.stretch == DRAWN.id)

    assert DRAWN.picture in images(shown(client, f"/library/muscles/{muscle.id}"))
