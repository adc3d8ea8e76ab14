"""Every page and state there is, with how one comes there; for the tests that look at all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests import people
from tests.browser.walk import goes_on_to, starts
from tests.cast import ana
from unknot.care import assess
from unknot.core.body import Place, Side
from unknot.core.journal import Journal


def _look(_: Page) -> None:
    """Nothing more to do: the page is there once it is opened."""


def _types(page: Page) -> None:
    page.get_by_label("In your own words").fill(people.WORDS)
    expect(page.locator("read-words .chip.pain")).to_be_visible()


def _zooms(page: Page) -> None:
    page.locator('.view[data-view="front"] [data-zoom-view="hand-right-palm"]').dispatch_event("click")
    expect(page.locator('.view[data-view="hand-right-palm"] svg')).to_be_visible()
    page.locator('.view[data-view="hand-right-palm"] [data-region]').first.dispatch_event("click")


def _opens_the_list(page: Page) -> None:
    for summary in page.locator(".as-list summary").all()[:3]:
        summary.click()


def _sends_empty(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _is_not_sure(page: Page) -> None:
    page.locator('input[name="answer:infection-or-sepsis"][value=yes]').check()
    page.locator('input[name="answer:infection-or-sepsis"][value=unsure]').check()
    for box in page.locator("none-of-these:not(:has(.flag :checked)) .none input").all():
        box.check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("status").filter(has_text="closer question")).to_be_visible()


def _opens_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")


def _finds_nothing(page: Page) -> None:
    for _ in range(30):
        if "I do not know" in page.locator("h1").inner_text():
            return
        page.locator("button[name=told][value=nothing]").click()


def _plays(phase: str) -> Callable[[Page], None]:
    def play(page: Page) -> None:
        starts(page)
        goes_on_to(page, phase)
        page.get_by_role("button", name="Pause").click()

    return play


def _stops(page: Page) -> None:
    starts(page)
    goes_on_to(page, "press")
    page.get_by_role("button", name="Stop").click()


def _saves(page: Page) -> None:
    _stops(page)
    page.locator("[name=pain_after][value='3']").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page).to_have_url("/session/done")


def _was_seen(page: Page) -> None:
    page.get_by_label("All clear").check()


def _tells_all(page: Page) -> None:
    for box in page.locator(".harm [name=what]").all():
        box.check()


def _tells_nothing(page: Page) -> None:
    page.locator("[name=bad][value='3']").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()


def _bruised() -> Journal:
    someone = ana().says(people.WORDS)
    assess.mark_finding(someone.room, "varicose-vein", Place("calf-inner", Side.LEFT))
    return someone.room.journal()


@dataclass(frozen=True)
class Sight:
    """A page in one of its states: whose journal, which address, what to do there first."""

    name: str
    journal: Callable[[], Journal] | None
    address: str
    go: Callable[[Page], None] = _look


SIGHTS = (
    Sight("find", None, "/find"),
    Sight("find, words read", None, "/find", _types),
    Sight("find, hand close up", None, "/find", _zooms),
    Sight("find, list open", None, "/find", _opens_the_list),
    Sight("find, fault", None, "/find", _sends_empty),
    Sight("screening", people.drawn, "/screening", _opens_all),
    Sight("screening, fault", people.drawn, "/screening", _sends_empty),
    Sight("screening, closer", people.drawn, "/screening", _is_not_sure),
    Sight("referral", people.sent_away, "/referral"),
    Sight("today, sent away", people.sent_away, "/"),
    Sight("week, sent away", people.sent_away, "/week"),
    Sight("referral, the day after", people.waiting, "/referral"),
    Sight("today, the day after", people.waiting, "/", _was_seen),
    Sight("today, no change", people.unchanged, "/"),
    Sight("harm", people.harmed, "/harm", _tells_all),
    Sight("harm, fault", people.harmed, "/harm", _tells_nothing),
    Sight("progress, harmed", people.harmed, "/progress"),
    Sight("candidates", people.cleared, "/candidates"),
    Sight("pressing", people.cleared, "/pressing", _opens_all),
    Sight("pressing, nothing", people.cleared, "/pressing", _finds_nothing),
    Sight("session, ready", people.confirmed, "/session", _opens_all),
    Sight("session, locate", people.confirmed, "/session", _plays("locate")),
    Sight("session, press", people.confirmed, "/session", _plays("press")),
    Sight("session, after", people.confirmed, "/session", _stops),
    Sight("session, done", people.confirmed, "/session", _saves),
    Sight("today", people.practising, "/"),
    Sight("week", people.practising, "/week", _opens_all),
    Sight("week, closed", None, "/week"),
    Sight("progress", people.practising, "/progress"),
    Sight("progress, empty", None, "/progress"),
    Sight("library", None, "/library", _opens_all),
    Sight("library, search", None, "/library?q=shoulder"),
    Sight("muscle", None, "/library/muscles/levator-scapulae", _opens_all),
    Sight("muscle, not to be pressed", None, "/library/muscles/iliopsoas"),
    Sight("muscle, sent away", people.sent_away, "/library/muscles/gastrocnemius", _opens_all),
    Sight("muscle, one side left alone", _bruised, "/library/muscles/gastrocnemius"),
    Sight("area", None, "/library/areas/arms-hands"),
    Sight("place of few", None, "/library/places/navel"),
    Sight("warning signs", None, "/library/red-flags"),
    Sight("warning sign", None, "/library/red-flags/achilles-rupture"),
    Sight("condition", None, "/library/conditions/blood-thinners"),
    Sight("zone", None, "/library/zones/front-of-neck"),
    Sight("exercises", None, "/library/exercises"),
    Sight("exercise", None, "/library/exercises/squat"),
    Sight("activity", None, "/library/activities/desk-work"),
    Sight("everyday movement", None, "/library/movements/check-blind-spot"),
    Sight("scale", None, "/library/instruments/activity-score"),
    Sight("how good the library is", None, "/library/about"),
    Sight("tool", None, "/library/tools/lacrosse-ball"),
    Sight("technique", None, "/library/techniques/sustained-pressure"),
    Sight("movement", None, "/library/movements/levator-stretch"),
    Sight("sources", None, "/library/sources"),
    Sight("trigger points", None, "/library/trigger-points/what-is-disputed"),
    Sight("me", people.practising, "/me", _opens_all),
    Sight("skin", _bruised, "/me/skin", _opens_all),
    Sight("about", None, "/about"),
    Sight("offline", None, "/offline"),
    Sight("nothing here", None, "/nowhere"),
)
