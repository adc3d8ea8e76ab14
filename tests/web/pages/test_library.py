"""The library's pages: every thing of every kind has one, leads on to others, and says what is not for this person."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests import people
from tests.cast import Someone
from unknot import load_knowledge
from unknot.core.journal import Journal
from unknot.core.knowledge import Grade
from unknot.core.person import Person
from unknot.library.rules.plain_words import LONGEST_SENTENCE, sentences
from unknot.web.pages.explained import PAGES, Explained
from unknot.web.pages.kinds import KINDS, things_of

KNOWN = load_knowledge()
With = Callable[[Callable[[], Journal] | None], Client]


def shown(visitor: Client, path: str) -> str:
    answer = visitor.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def plain(page: str) -> str:
    """The words alone, as they are read."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.replace("&#x27;", "'").replace("&amp;", "&")).split())


def links(page: str) -> set[str]:
    return set(re.findall(r'href="(/library/[^"#]+)', page))


@pytest.mark.parametrize("slug", KINDS)
def test_each_list_leads_to_a_page_of_everything_of_its_kind(visitor: Client, slug: str) -> None:
    kind = KINDS[slug]
    led_to = links(shown(visitor, f"/library/{slug}"))
    things = list(things_of(kind, KNOWN))
    assert things
    assert {reverse(kind.page, args=[thing.id]) for thing in things} <= led_to
    for thing in things:
        assert (
            kind.name(thing).casefold()
            in plain(shown(visitor, reverse(kind.page, args=[thing.id]))).casefold()
        )


def test_every_muscle_is_found_from_its_area(visitor: Client) -> None:
    areas = [link for link in links(shown(visitor, "/library")) if link.startswith("/library/areas/")]
    led_to = {link for area in areas for link in links(shown(visitor, area))}
    assert {f"/library/muscles/{muscle}" for muscle in KNOWN.muscles} <= led_to


@pytest.mark.parametrize("muscle", KNOWN.muscles)
def test_a_muscle_page_draws_it_and_tells_how_sure_we_are(visitor: Client, muscle: str) -> None:
    known = KNOWN.muscles[muscle]
    page = shown(visitor, f"/library/muscles/{muscle}")
    words = plain(page)
    assert "spot-mark" in page
    assert " ".join(known.dispute.split()) in words
    assert " ".join(known.where.split()) in words
    assert all(f"/library/tools/{tool}" in links(page) for t in known.treatments for tool in t.tools)
    assert all(f'id="{cite.split("#")[0]}"' in page for cite in known.backing.cites)


def test_a_link_of_the_chain_is_told_as_steps_and_leads_to_where_it_shows(visitor: Client) -> None:
    page = shown(visitor, "/library/muscles/soleus")
    assert "Tight here The heels lift, the feet turn out or the knees fall in as you squat." in plain(page)
    assert "/library/exercises/squat" in links(page)
    back = plain(shown(visitor, "/library/exercises/squat"))
    assert "Tight Soleus" in back
    assert "/library/muscles/soleus" in links(shown(visitor, "/library/exercises/squat"))


def test_every_place_where_a_chain_shows_has_a_page_that_says_so(visitor: Client) -> None:
    seen: set[str] = set()
    for muscle in KNOWN.muscles.values():
        page = shown(visitor, f"/library/muscles/{muscle.id}") if muscle.chain else ""
        for link in muscle.chain:
            for name in link.exercises:
                place = next(path for path in links(page) if path.endswith(f"/{name}"))
                if place not in seen:
                    assert muscle.name in shown(visitor, place)
                seen.add(place)
    assert len(seen) > 50


def test_a_muscle_that_nobody_presses_alone_says_why_and_what_instead(visitor: Client) -> None:
    words = plain(shown(visitor, "/library/muscles/iliopsoas"))
    assert "Not for pressing by yourself" in words
    assert KNOWN.muscles["iliopsoas"].instead in words
    assert "How to treat it" not in words


# --- Not for you now ---


def test_somebody_new_reads_that_the_questions_come_first(visitor: Client) -> None:
    assert "a few safety questions" in plain(shown(visitor, "/library/muscles/gastrocnemius"))


def test_with_leave_for_today_the_page_says_nothing_of_the_kind(with_journal: With) -> None:
    words = plain(shown(with_journal(people.cleared), "/library/muscles/gastrocnemius"))
    assert "safety questions" not in words
    assert "Not for you now" not in words


@pytest.mark.parametrize(
    "path",
    ["muscles/gastrocnemius", "tools/thumbs", "techniques/sustained-pressure", "movements/levator-stretch"],
)
def test_who_is_sent_away_is_told_at_the_top_of_every_instruction(with_journal: With, path: str) -> None:
    page = shown(with_journal(people.sent_away), f"/library/{path}")
    notice = page.index("Not for you now, because")
    assert "/referral" in page[notice : notice + 800]
    first_step = page.find("<ol")
    assert first_step == -1 or notice < first_step


def with_health(*conditions: str) -> Journal:
    someone = Someone("local", Person(age=40, conditions=conditions)).says("right calf aches 5/10")
    someone.answers_no()
    return someone.room.journal()


def test_a_condition_softens_and_forbids_by_name(with_journal: With) -> None:
    visitor = with_journal(lambda: with_health("blood-thinners"))
    words = plain(shown(visitor, "/library/muscles/gastrocnemius"))
    assert "Gently for you: at most 3 of 10" in words
    assert "Not with: massage ball" in words
    assert "Not for you now, because" in plain(shown(visitor, "/library/tools/massage-gun"))


def test_a_condition_that_forbids_all_pressing_is_said_on_every_muscle(with_journal: With) -> None:
    visitor = with_journal(lambda: with_health("clot"))
    words = plain(shown(visitor, "/library/muscles/upper-trapezius"))
    assert "Not for you now, because" in words
    assert KNOWN.conditions["clot"].name in words


# --- Search ---


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("levtor scapula", "/library/muscles/levator-scapulae"),
        ("lacrosse ball", "/library/tools/lacrosse-ball"),
        ("blood thinners", "/library/conditions/blood-thinners"),
        ("desk work", "/library/activities/desk-work"),
        ("back squat", "/library/exercises/squat"),
        ("temple", "/library/places/temple"),
    ],
)
def test_search_finds_muscles_and_all_else_that_has_a_page(visitor: Client, typed: str, found: str) -> None:
    page = visitor.get("/library", {"q": typed}).content.decode()
    assert found in links(page)


def test_what_is_not_there_is_said_with_a_way_on(visitor: Client) -> None:
    words = plain(visitor.get("/library", {"q": "<b>xyzzy</b>"}).content.decode())
    assert "Nothing for" in words
    assert "Try the everyday word" in words


# --- Trigger points in short, and how good the book is ---


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_sentence_about_trigger_points_is_cited_short_and_plain(
    visitor: Client, page: Explained
) -> None:
    for claim in page.claims:
        assert claim.backing.cites or claim.backing.grade is Grade.MEMORY
        for cite in (*claim.backing.cites, *claim.backing.against):
            assert KNOWN.sources[cite].status != "retracted"
        assert all(len(words) <= LONGEST_SENTENCE for words in sentences(claim.text)), claim.text
    written = shown(visitor, f"/library/trigger-points/{page.id}")
    assert {reverse("library-explained", args=[other.id]) for other in PAGES if other is not page} <= links(
        written
    )


def test_the_figures_say_how_much_is_not_verified(visitor: Client) -> None:
    words = plain(shown(visitor, "/library/about"))
    assert f"{len(KNOWN.assumptions)} numbers and judgements of our own" in words
    assert "No clinician has signed it off yet" in words
    assert "/library/about" in links(shown(visitor, "/library"))


@pytest.mark.parametrize(
    "path", ["muscles/none", "areas/none", "exercises/none", "trigger-points/none", "none"]
)
def test_what_the_book_does_not_hold_is_not_found(visitor: Client, path: str) -> None:
    assert visitor.get(f"/library/{path}").status_code == 404
