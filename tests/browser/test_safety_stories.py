"""Safety as a person meets it, in a real browser: each urgency, each softer way, and what happens in mid-session."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests import people
from tests.browser.house import House
from tests.browser.walk import COMPLAINT, goes_on_to, phase, saves, says_none_of_these, starts
from tests.cast import MONDAY, Someone
from unknot import load_knowledge
from unknot.core.dosing import Felt
from unknot.core.journal import SessionLogged
from unknot.core.person import Person

pytestmark = pytest.mark.browser

KNOWLEDGE = load_knowledge()


def says(page: Page, words: str) -> None:
    page.goto("/find")
    page.get_by_label("In your own words").fill(words)
    page.get_by_role("button", name="Continue").click()


def ticks(page: Page, flag: str) -> None:
    page.locator(f'input[name="answer:{flag}"][value=yes]').check()


def finds_every_door_shut(page: Page) -> None:
    for way in ("/candidates", "/pressing", "/session"):
        page.goto(way)
        expect(page).to_have_url("/referral")
    page.goto("/week")
    expect(page.locator("article")).to_have_count(0)


# --- One story for each urgency ---------------------------------------------------------------------------------


@pytest.mark.hazard("H-02")
def test_emergency_words_end_at_a_number_to_call_and_every_door_is_shut(page: Page) -> None:
    says(page, "crushing chest pain into my left arm, sweating")
    expect(page).to_have_url("/referral")
    expect(page.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    finds_every_door_shut(page)


@pytest.mark.hazard("H-01")
def test_a_swollen_calf_ends_at_a_doctor_today(page: Page) -> None:
    says(page, "left calf aches 5/10")
    expect(page).to_have_url("/screening")
    ticks(page, "calf-clot")
    says_none_of_these(page, then="/referral")
    expect(page.get_by_role("heading", level=1)).to_have_text("Please speak to a doctor today")
    finds_every_door_shut(page)


@pytest.mark.hazard("H-01")
def test_pain_that_wakes_at_night_ends_at_a_visit_within_days(page: Page) -> None:
    says(page, COMPLAINT)
    ticks(page, "night-pain")
    says_none_of_these(page, then="/referral")
    expect(page.get_by_role("heading", level=1)).to_have_text("Please book a visit")
    finds_every_door_shut(page)


@pytest.mark.hazard("H-01")
def test_cannot_tell_to_a_serious_question_twice_counts_as_yes(page: Page) -> None:
    says(page, COMPLAINT)
    ticks(page, "infection-or-sepsis")
    page.locator('input[name="answer:infection-or-sepsis"][value=unsure]').check()
    says_none_of_these(page, then="/screening")
    expect(page.get_by_role("heading", level=1)).to_have_text("One closer look")
    page.locator(".closer input[value=unsure]").check()
    page.get_by_role("button", name="Continue").click()
    expect(page).to_have_url("/referral")


def test_a_harmless_ache_goes_on_to_the_muscles(page: Page) -> None:
    says(page, COMPLAINT)
    says_none_of_these(page)
    expect(page.locator(".candidate")).not_to_have_count(0)


# --- Softer ways ------------------------------------------------------------------------------------------------


PROFILES = {
    "blood-thinners": Person(age=50),
    "osteoporosis": Person(age=60, sex="f"),
    "pregnancy": Person(age=30, sex="f"),
    "frail-or-over-75": Person(age=80),
    "under-18": Person(age=14),
}


@pytest.mark.hazard("H-06")
@pytest.mark.parametrize("condition", PROFILES)
def test_a_softer_way_takes_effect_at_once_and_waits_for_who_has_to_agree(
    page: Page, house: House, condition: str
) -> None:
    known = KNOWLEDGE.conditions[condition]
    someone = Someone("somebody", PROFILES[condition]).says(people.WORDS)
    house.bring(someone.room.journal(), MONDAY)
    page.goto("/me")
    if condition not in ("under-18", "frail-or-over-75"):
        page.locator(f'[name=condition][value="{condition}"]').check()
    page.locator("#health").get_by_role("button", name="Save").click()
    page.goto("/screening")
    says_none_of_these(page, then="/referral" if known.needs_sign_off else "/candidates")
    if known.needs_sign_off:
        page.goto("/me")
        page.get_by_label(known.agreed).check()
        page.locator("#health").get_by_role("button", name="Save").click()
    presses_the_first_that_may_be(page)
    for low, high in doses_on(page):
        assert low <= high <= (known.discomfort_cap or 7)
    words = page.locator("[data-state=ready] .list").inner_text().lower()
    tools = [
        t for t in KNOWLEDGE.tools.values() if t.kind in known.forbids_kinds or t.id in known.forbids_tools
    ]
    assert not [tool.name for tool in tools if tool.name.lower() in words]
    if condition == "under-18":
        starts(page)
        expect(page.locator("[data-part=say]")).to_contain_text("grown-up")


def presses_the_first_that_may_be(page: Page) -> None:
    page.goto("/pressing")
    for _ in range(20):
        mine = page.get_by_role("button", name="There, and that is my pain")
        if mine.count():
            mine.click()
            return expect(page).to_have_url("/session")
        page.locator("button[name=told][value=nothing]").click()
    raise AssertionError("nothing may be pressed")


def doses_on(page: Page) -> list[tuple[int, int]]:
    found = re.findall(r"at (\d+)–(\d+) of 10", page.locator("[data-state=ready] .list").inner_text())
    assert found
    return [(int(low), int(high)) for low, high in found]


# --- In the session ---------------------------------------------------------------------------------------------


@pytest.fixture
def session(page: Page, house: House) -> Page:
    house.bring(people.confirmed(), MONDAY)
    page.goto("/session")
    return page


@pytest.mark.hazard("H-11")
def test_too_much_twice_falls_twice_now_and_next_time(session: Page, house: House) -> None:
    starts(session)
    goes_on_to(session, "press")
    before = session.locator("[data-part=aim]").inner_text()
    session.get_by_role("button", name="Too much").click()
    expect(session.locator("[data-part=aim]")).not_to_have_text(before)
    if phase(session) == "press":
        session.get_by_role("button", name="Too much").click()
    session.get_by_role("button", name="Stop").click()
    saves(session)
    expect(session).to_have_url("/session/done")
    (log,) = [body.log for _, body in house.journal().of(SessionLogged)]
    assert log.done[0].response.felt.count(Felt.TOO_MUCH) == 2
    house.set_clock(MONDAY.replace(day=6))
    session.goto("/session")
    was = log.done[0].dose
    assert doses_on(session)[0][1] < was.discomfort[1] or seconds_on(session) < was.seconds


def seconds_on(page: Page) -> int:
    found = re.search(r"(\d+) s at", page.locator("[data-state=ready] .list").inner_text())
    assert found
    return int(found[1])


@pytest.mark.hazard("H-12")
def test_sharp_twice_ends_the_spot_for_good_and_asks_of_nerves_and_vessels(
    session: Page, house: House
) -> None:
    starts(session)
    for _ in range(2):
        goes_on_to(session, "press")
        session.get_by_role("button", name="Sharp, electric or numb").click()
    if session.locator("[data-state=playing]").is_visible():
        session.get_by_role("button", name="Stop").click()
    saves(session)
    expect(session.get_by_text("Sharp, electric or numb is not muscle")).to_be_visible()
    session.goto("/session")
    expect(session).to_have_url("/screening")
    for flag in ("stroke", "arm-weakness-getting-worse", "spinal-cord"):
        expect(session.locator(f'input[name="answer:{flag}"][value=yes]')).to_have_count(1)
    says_none_of_these(session)
    session.goto("/session")
    expect(session).to_have_url("/pressing")


@pytest.mark.hazard("H-12")
def test_feeling_unwell_shows_the_number_at_once_and_the_questions_next(session: Page) -> None:
    starts(session)
    goes_on_to(session, "press")
    session.get_by_role("button", name="Stop").click()
    call = session.locator("[data-state=after]").get_by_role("link", name="Call 999")
    expect(call).to_be_hidden()
    session.get_by_label("Chest pain, faintness").check()
    expect(call).to_be_visible()
    saves(session)
    expect(session).to_have_url("/session/done")
    session.goto("/session")
    expect(session).to_have_url("/screening")
    expect(session.get_by_text("felt unwell")).to_be_visible()


@pytest.mark.hazard("H-12")
def test_something_sharp_without_a_net_shuts_the_kept_session_and_asks_once_there_is_one(
    open_context: Callable[..., BrowserContext], house: House
) -> None:
    context, page = offline_with_a_session(open_context, house)
    starts(page)
    goes_on_to(page, "press")
    page.get_by_role("button", name="Stop").click()
    page.get_by_label("Sharp, electric, tingling or numb").check()
    saves(page)
    expect(page.get_by_role("heading", name="Saved on this device")).to_be_visible()
    page.goto("/session")
    expect(page.locator("[data-state=shut]")).to_contain_text("safety questions come first")
    expect(page.get_by_role("button", name="Start")).to_be_hidden()
    context.set_offline(False)
    expect(page.locator("#outbox")).to_be_hidden()
    assert len(house.journal().of(SessionLogged)) == 1
    page.goto("/session")
    expect(page).to_have_url("/screening")
    says_none_of_these(page)


@pytest.mark.hazard("H-04")
def test_a_session_kept_for_offline_is_shut_when_its_two_weeks_are_over(
    open_context: Callable[..., BrowserContext], house: House
) -> None:
    context, page = offline_with_a_session(open_context, house)
    page.clock.set_system_time(MONDAY + timedelta(days=13))
    page.goto("/session")
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    page.clock.set_system_time(MONDAY + timedelta(days=15))
    page.goto("/session")
    expect(page.locator("[data-state=shut]")).to_contain_text("two weeks")
    assert context.pages == [page]


def offline_with_a_session(
    open_context: Callable[..., BrowserContext], house: House
) -> tuple[BrowserContext, Page]:
    """A phone that lost its net after a session was opened on it."""
    house.bring(people.confirmed(), MONDAY)
    context = open_context(service_workers="allow")
    page = context.new_page()
    page.goto("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.goto("/session", wait_until="networkidle")
    context.set_offline(True)
    return context, page


# --- Something told in another tab --------------------------------------------------------------------------------


def comes_back_to(page: Page) -> None:
    page.bring_to_front()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


@pytest.mark.hazard("H-07")
def test_a_bruise_marked_in_another_tab_ends_the_open_session_and_keeps_what_was_pressed(
    page: Page, house: House
) -> None:
    house.bring(people.confirmed(), MONDAY)
    page.goto("/session")
    starts(page)
    goes_on_to(page, "press")
    page.clock.run_for(3000)
    other = page.context.new_page()
    other.goto("/me/skin")
    other.locator('.view-button[data-view="back"]').click()
    other.locator('.view[data-view="back"] [data-region="shoulder-blade"][data-side="right"]').click()
    other.get_by_label("Small bruise").check()
    other.get_by_role("button", name="Leave it alone").click()
    expect(other.get_by_text("Left alone until")).to_be_visible()
    comes_back_to(page)
    expect(page.locator("[data-part=ended]")).to_contain_text("not for you now")
    saves(page)
    expect(page).to_have_url("/session/done")
    assert house.journal().of(SessionLogged)[0][1].log.done[0].seconds > 0
    page.goto("/session")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not now")


@pytest.mark.hazard("H-06")
def test_a_health_word_in_another_tab_shuts_a_session_before_it_starts(page: Page, house: House) -> None:
    house.bring(people.confirmed(), MONDAY)
    page.goto("/session")
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    other = page.context.new_page()
    other.goto("/me")
    other.locator('[name=condition][value="clot"]').check()
    other.locator("#health").get_by_role("button", name="Save").click()
    comes_back_to(page)
    expect(page.locator("[data-state=shut]")).to_be_visible()
    page.get_by_role("link", name="Go on").click()
    expect(page).to_have_url("/referral")
