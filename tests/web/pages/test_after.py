"""The pages for after: what they said, what happened after pressing, ten minutes on, and a turn to take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from tests import people
from tests.cast import MONDAY
from tests.web.pages.conftest import kept
from unknot import load_knowledge
from unknot.care import practise
from unknot.care.standing import standing
from unknot.core.adverse import Harm
from unknot.core.body import Side
from unknot.core.dosing import Response
from unknot.core.emergency import emergency_number
from unknot.core.journal import (
    AdverseFollowed,
    AdverseTold,
    Journal,
    PersonTold,
    ReferralAnswered,
    SessionLogged,
    TargetLet,
    TenMinutesTold,
)
from unknot.core.person import Person
from unknot.store.tables import TableStore
from unknot.web.homes import LOCALES

Filled = Callable[[Callable[[], Journal] | None], Client]


def text(visitor: Client, path: str) -> str:
    return visitor.get(path).content.decode()


def near_a_nerve() -> Journal:
    """Pressed a quarter of an hour ago, and it tingled."""
    someone = people._cleared().later(minutes=-30).presses(people.MUSCLE, Side.RIGHT)
    opened = someone.opens().session
    assert opened is not None
    log = someone.does(opened)
    done = tuple(type(d)(d.dose, d.seconds, Response(nerve_signs=True)) for d in log.done)
    ended = MONDAY - timedelta(minutes=15)
    log = type(log)(log.session, log.mode, ended - timedelta(minutes=9), ended, "sharp", done, 6, 5)
    practise.finish_session(someone.room, log)
    return someone.room.journal()


# --- The referral -----------------------------------------------------------------------------------------------


@pytest.mark.hazard("H-09")
@pytest.mark.parametrize("who", [people.sent_away, people.waiting])
def test_the_referral_says_what_why_how_soon_what_to_say_and_what_meanwhile(
    with_journal: Filled, who: Callable[[], Journal]
) -> None:
    page = text(with_journal(who), "/referral")
    for words in ("Why", "What to say", "Until then", "tel:999"):
        assert words in page
    assert ("Best by" in page) == (who is people.waiting)
    assert "get help now" in page or "book a visit" in page


@pytest.mark.hazard("H-09")
@pytest.mark.parametrize("locale", LOCALES)
def test_the_number_is_that_of_the_country_one_is_at_home_in(visitor: Client, locale: str) -> None:
    entries = [
        replace(e, body=PersonTold(Person(age=55, sex="f", locale=locale)))
        if isinstance(e.body, PersonTold)
        else e
        for e in people.sent_away().entries
    ]
    TableStore().append("local", entries)
    page = text(visitor, "/referral")
    assert f'href="tel:{emergency_number(locale)}"' in page
    assert LOCALES[locale] in page


@pytest.mark.hazard("H-09")
def test_the_words_for_the_phone_name_the_place(with_journal: Filled) -> None:
    page = text(with_journal(people.waiting), "/referral")
    assert "(place)" not in page
    assert "low back" in page


def test_the_referral_prints_without_what_only_a_screen_needs(with_journal: Filled) -> None:
    page = text(with_journal(people.sent_away), "/referral")
    assert 'class="paper">Call 999.' in page
    assert page.count("no-paper") >= 2
    assert "css/after.css" in page


def test_today_asks_the_day_after_what_they_said(with_journal: Filled) -> None:
    assert "What did they say?" in text(with_journal(people.waiting), "/")


def test_on_the_day_itself_nobody_asks_and_an_urgent_sign_has_no_all_clear(with_journal: Filled) -> None:
    visitor = with_journal(people.sent_away)
    assert "What did they say?" not in text(visitor, "/")
    assert 'value="all-clear"' not in text(visitor, "/referral")


def test_not_seen_yet_is_kept_and_asked_again_tomorrow(with_journal: Filled) -> None:
    visitor = with_journal(people.waiting)
    assert visitor.post("/referral/answer", {"told": "not-yet"}).headers["Location"] == "/"
    assert "What did they say?" not in text(visitor, "/")


def test_an_all_clear_leads_to_the_questions_and_they_to_the_candidates(with_journal: Filled) -> None:
    visitor = with_journal(people.waiting)
    form = {"told": "all-clear", "seen_on": "2026-03-02", "who": "my doctor"}
    assert visitor.post("/referral/answer", form).headers["Location"] == "/screening"
    told = kept().latest(ReferralAnswered)
    assert told is not None
    assert (told.who, told.flags) == ("my doctor", ("night-pain",))
    assert standing(kept(), load_knowledge(), MONDAY).clearance is None


def test_what_they_named_leads_to_the_health_profile(with_journal: Filled) -> None:
    visitor = with_journal(people.waiting)
    form = {"told": "named", "seen_on": "2026-03-02", "words": "a worn disc"}
    assert visitor.post("/referral/answer", form).headers["Location"] == "/me#health"


def test_worse_leads_back_to_a_more_urgent_referral(with_journal: Filled) -> None:
    visitor = with_journal(people.waiting)
    assert visitor.post("/referral/answer", {"told": "worse"}).headers["Location"] == "/referral"
    assert "speak to a doctor today" in text(visitor, "/referral")


@pytest.mark.parametrize(("way", "to"), [("screening", "/screening"), ("find", "/find?again=1")])
def test_a_mistake_is_kept_and_opens_nothing_by_itself(with_journal: Filled, way: str, to: str) -> None:
    visitor = with_journal(people.sent_away)
    answer = visitor.post("/referral/answer", {"told": "mistake", "way": way})
    assert answer.headers["Location"] == to
    assert visitor.get("/session").status_code == 302


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"told": "cured"}, "Say what came of it"),
        ({}, "Say what came of it"),
        ({"told": "all-clear"}, "On which day"),
        ({"told": "all-clear", "seen_on": "soon"}, "Write the day"),
        ({"told": "all-clear", "seen_on": "2031-01-01"}, "Today or an earlier day"),
        ({"told": "all-clear", "seen_on": "2020-01-01"}, "too long ago"),
        ({"told": "named", "words": "x" * 1001}, "Shorten it"),
    ],
)
def test_a_faulty_answer_says_what_to_do_and_changes_nothing(
    with_journal: Filled, form: dict[str, str], says: str
) -> None:
    visitor = with_journal(people.waiting)
    answer = visitor.post("/referral/answer", form)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert kept() == people.waiting()


@pytest.mark.hazard("H-14")
def test_an_all_clear_on_the_day_of_an_emergency_is_refused(with_journal: Filled) -> None:
    visitor = with_journal(people.sent_away)
    answer = visitor.post("/referral/answer", {"told": "all-clear", "seen_on": "2026-03-02"})
    assert answer.status_code == 422
    assert "never lifted on its own day" in answer.content.decode()


# --- Harm -------------------------------------------------------------------------------------------------------


def test_what_happened_is_told_on_one_page_and_shown_with_what_it_changed(with_journal: Filled) -> None:
    visitor = with_journal(people.practising)
    session = kept().of(SessionLogged)[-1][1].log.session
    form = {"what": ["bruise"], "bad": "4", "session": session, "on": "2026-03-01", "did": "cooled it"}
    assert visitor.post("/harm", form).headers["Location"] == "/harm"
    for path in ("/harm", "/progress"):
        page = text(visitor, path)
        assert "A bruise" in page
        assert "left alone until" in page
    assert 'value="settled"' in text(visitor, "/harm")


@pytest.mark.hazard("H-15")
def test_numbness_that_lasts_leads_to_the_referral(with_journal: Filled) -> None:
    visitor = with_journal(people.practising)
    answer = visitor.post("/harm", {"what": ["numb-or-tingling"], "lasting": "yes", "bad": "3"})
    assert answer.headers["Location"] == "/referral"
    page = text(visitor, "/referral")
    assert "speak to a doctor today" in page
    assert "I pressed a sore muscle" in page
    assert visitor.get("/session").headers["Location"] == "/referral"


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"bad": "3"}, "Tick what happened"),
        ({"what": "plague", "bad": "3"}, "Tick what happened"),
        ({"what": "other", "bad": "3"}, "in your own words"),
        ({"what": "bruise", "bad": "30"}, "from 0 to 10"),
        ({"what": "bruise", "bad": "3", "on": "tomorrow"}, "Write the day"),
        ({"what": "bruise", "bad": "3", "on": "2031-01-01"}, "today or one of the last"),
        ({"what": "bruise", "bad": "3", "spot": "spleen:left"}, "not a muscle"),
        ({"what": "bruise", "bad": "3", "spot": "soleus:up"}, "left, right or middle"),
        ({"what": "more-pain", "bad": "3", "hours": "some"}, "Say how long"),
    ],
)
def test_a_faulty_telling_comes_back_with_what_was_typed(
    with_journal: Filled, form: dict[str, str], says: str
) -> None:
    visitor = with_journal(people.practising)
    answer = visitor.post("/harm", {**form, "words": "my words" if form.get("what") != "other" else ""})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert form.get("what") == "other" or "my words" in page
    assert not kept().of(AdverseTold)


def test_today_asks_how_it_is_now_and_keeps_the_answer(with_journal: Filled) -> None:
    visitor = with_journal(people.harmed)
    assert "How was it the day after?" in text(visitor, "/")
    entry, _ = kept().of(AdverseTold)[-1]
    visitor.post("/harm/now", {"event": str(entry.id), "now": "settled"})
    assert kept().of(AdverseFollowed)[-1][1].told == "settled"
    assert "over since" in text(visitor, "/harm").lower()


@pytest.mark.parametrize("form", [{}, {"event": "x", "now": "settled"}, {"event": "", "now": "fine"}])
def test_how_it_is_now_needs_an_event_and_a_word(with_journal: Filled, form: dict[str, str]) -> None:
    answer = with_journal(people.harmed).post("/harm/now", form)
    assert answer.status_code == 422
    assert not kept().of(AdverseFollowed)


def test_the_report_is_a_sheet_that_no_cache_keeps(with_journal: Filled) -> None:
    answer = with_journal(people.harmed).post("/harm/report")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "no-store" in answer.headers["Cache-Control"]
    head, row, *_ = answer.content.decode().splitlines()
    assert head.startswith("what,began")
    assert row.startswith("bruise,")


def test_beside_a_referral_no_muscle_is_named_on_the_page_of_harm(with_journal: Filled) -> None:
    visitor = with_journal(people.practising)
    visitor.post("/harm", {"what": ["weakness"], "lasting": "yes", "bad": "5"})
    assert "nfraspinatus" not in text(visitor, "/harm")


# --- Ten minutes on, the day after ------------------------------------------------------------------------------


@pytest.mark.hazard("H-12")
def test_ten_minutes_on_today_asks_whether_it_is_still_there_once(with_journal: Filled) -> None:
    visitor = with_journal(near_a_nerve)
    page = text(visitor, "/")
    assert "is anything still there?" in page
    session = kept().of(SessionLogged)[-1][1].log.session
    assert visitor.post("/ten-minutes", {"session": session, "none": "yes"}).headers["Location"] == "/"
    assert kept().of(TenMinutesTold)[-1][1].still == ()
    assert "is anything still there?" not in text(visitor, "/")


@pytest.mark.hazard("H-12")
def test_what_is_still_there_leads_to_the_referral(with_journal: Filled) -> None:
    visitor = with_journal(near_a_nerve)
    session = kept().of(SessionLogged)[-1][1].log.session
    answer = visitor.post("/ten-minutes", {"session": session, "still": ["numb-or-tingling"]})
    assert answer.headers["Location"] == "/referral"
    assert kept().of(TenMinutesTold)[-1][1].still == (Harm.NUMB,)


def test_ticking_nothing_and_saying_nothing_is_asked_back(with_journal: Filled) -> None:
    answer = with_journal(near_a_nerve).post("/ten-minutes", {"session": "x"})
    assert answer.status_code == 422


def test_after_a_session_near_a_nerve_its_page_tells_of_the_ten_minutes(with_journal: Filled) -> None:
    assert "Ten minutes from now" in text(with_journal(near_a_nerve), "/session/done")


def test_the_day_after_asks_how_long_it_was_sore(with_journal: Filled) -> None:
    visitor = with_journal(people.harmed)
    session = kept().of(SessionLogged)[-1][1].log.session
    form = {"session": session, "soreness": "4", "sore_hours": "49"}
    assert visitor.post("/next-day", form).status_code == 302
    assert visitor.post("/next-day", {**form, "sore_hours": "many"}).status_code == 422


# --- Getting nowhere --------------------------------------------------------------------------------------------


@pytest.mark.hazard("H-16")
@pytest.mark.parametrize("path", ["/", "/progress"])
def test_weeks_without_a_change_propose_another_spot_with_the_reason(with_journal: Filled, path: str) -> None:
    page = text(with_journal(people.unchanged), path)
    assert "Try another spot" in page
    assert "no score has really changed" in page
    assert "Next to try: <strong>" in page


def test_setting_it_aside_leads_to_pressing_for_the_next(with_journal: Filled) -> None:
    visitor = with_journal(people.unchanged)
    form = {"muscle": people.MUSCLE, "side": "right", "why": "no-change", "next": "press"}
    assert visitor.post("/progress/spots", form).headers["Location"] == "/pressing"
    assert kept().of(TargetLet)[-1][1].why == "no-change"
    assert "Try another spot" not in text(visitor, "/")


def test_somebody_can_always_be_asked(with_journal: Filled) -> None:
    assert "whenever you like" in text(with_journal(people.cleared), "/progress")


def test_nobody_waiting_and_well_is_asked_nothing(with_journal: Filled) -> None:
    page = text(with_journal(people.cleared), "/")
    for words in ("What did they say?", "still there?", "how is it now?", "Try another spot"):
        assert words not in page
