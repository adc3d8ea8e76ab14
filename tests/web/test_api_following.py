"""Following up over JSON: visits, harm and its report, ten minutes, advice; and no route past a sign."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.web.conftest import Api
from tests.web.test_api_journal import session_log
from unknot.care.ports import new_id


@pytest.fixture
def pressed(cleared: Api) -> tuple[Api, str]:
    """Somebody who pressed, and the session's id."""
    cleared.post("palpations", {"muscle": "infraspinatus", "side": "right", "told": "recognised"})
    log = session_log(cleared)
    cleared.post("sessions", {"log": log})
    cleared.at += timedelta(minutes=30)
    return cleared, log["session"]


def answer_all(api: Api, **told: str) -> Any:
    asked = api.get("screenings")["questions"]
    answers = {q["id"]: "no" for q in asked} | {name.replace("_", "-"): word for name, word in told.items()}
    return api.post("screenings", {"answers": answers})


def sent(api: Api, flag: str) -> Api:
    api.post("drawings", {"text": "right shoulder blade aches 6/10"})
    answer_all(api, **{flag: "yes"})
    return api


def test_a_within_days_sign_is_followed_to_fresh_leave(api: Api) -> None:
    sent(api, "night_pain")
    waiting = api.get("visits")
    assert [sign["id"] for sign in waiting["signs"]] == ["night-pain"]
    assert (waiting["asks"], waiting["visit_by"]) == (False, "2026-03-16")
    api.at += timedelta(days=1)
    assert api.get("visits")["asks"] is True
    told = api.post("visits", {"told": "all-clear", "seen_on": "2026-03-03", "who": "GP"})
    assert api.status == 201
    assert told["asks"] is False
    api.at += timedelta(minutes=5)
    assert api.get("screenings")["standing"] == "open"
    assert answer_all(api, night_pain="yes")["standing"] == "cleared"


@pytest.mark.hazard("H-14")
def test_an_emergency_is_not_lifted_on_its_day_nor_by_answering_no_on_the_next(api: Api) -> None:
    sent(api, "saddle_numbness")
    told = api.post("visits", {"told": "all-clear", "seen_on": "2026-03-02"})
    assert api.status == 422
    assert "never lifted on its own day" in told["fault"]
    api.at += timedelta(days=1)
    assert answer_all(api)["standing"] == "referred"


@pytest.mark.hazard("H-01", "H-14")
@pytest.mark.parametrize("flag", ["saddle_numbness", "fragility_fracture", "night_pain"])
def test_with_a_sign_raised_no_route_gives_a_candidate_a_target_a_dose_a_session_or_a_week(
    pressed: tuple[Api, str], flag: str
) -> None:
    api, session = pressed
    log = session_log_of(api, session)
    api.at += timedelta(days=2)
    sent(api, flag)
    tries = [
        ("GET", "candidates", None),
        ("GET", "sessions/next", None),
        ("GET", "sessions/next?mode=short", None),
        ("POST", "weeks", None),
        ("POST", "palpations", {"muscle": "infraspinatus", "side": "right", "told": "recognised"}),
        ("POST", "answers", {"question": "neck-turn:left", "told": "yes"}),
    ]
    _all_refused(api, tries)
    api.post("sessions", {"id": str(new_id()), "log": {**log, "session": "offline"}})  # a late log is kept …
    api.post("harms", {"harm": {"what": ["bruise"], "on": "2026-03-04"}})
    api.post("visits", {"told": "not-yet"})
    file = api("POST", "journal/export")
    api("POST", "journal/import", file, "application/octet-stream")
    _all_refused(api, tries)  # … and opens nothing
    assert api.get("advice") == []


def session_log_of(api: Api, session: str) -> dict[str, Any]:
    found: dict[str, Any] = next(log for log in api.get("sessions") if log["session"] == session)
    return found


def _all_refused(api: Api, tries: list[tuple[str, str, Any]]) -> None:
    for method, path, body in tries:
        told = api(method, path, body)
        assert api.status == 409, (method, path)
        assert set(told) == {"fault"}


def test_harm_is_told_shown_followed_and_reported(pressed: tuple[Api, str]) -> None:
    api, session = pressed
    name = str(new_id())
    harm = {"what": ["bruise"], "on": "2026-03-02", "bad": 3, "session": session}
    api.post("harms", {"id": name, "harm": harm})
    told = api.post("harms", {"id": name, "harm": harm})
    assert api.status == 201
    assert told["id"] == name
    assert told["changed"]
    assert [one["id"] for one in api.get("harms")] == [name]
    assert api.post("harms/now", {"event": name, "now": "settled"})["settled_at"]
    (row,) = api.get("harms/report")
    assert (row["what"], row["muscle"]) == (["bruise"], ["infraspinatus right"])
    api.post("harms/now", {"event": str(new_id()), "now": "worse"})
    assert api.status == 422


@pytest.mark.parametrize(
    "harm",
    [
        {"what": [], "on": "2026-03-02"},
        {"what": ["plague"], "on": "2026-03-02"},
        {"what": ["bruise"]},
        {"what": ["bruise"], "on": "2026-03-02", "bad": 11},
        {"what": ["bruise"], "on": "2026-03-02", "place": {"region": "moon", "side": "left"}},
        {"what": ["bruise"], "on": "2026-03-02", "clearance": True},
    ],
)
def test_harm_that_cannot_be_is_refused(pressed: tuple[Api, str], harm: dict[str, Any]) -> None:
    api, _ = pressed
    assert "fault" in api.post("harms", {"harm": harm})
    assert api.status == 422


@pytest.mark.hazard("H-12")
def test_ten_minutes_after_something_sharp(cleared: Api) -> None:
    cleared.post("palpations", {"muscle": "infraspinatus", "side": "right", "told": "recognised"})
    log = session_log(cleared)
    log["done"][0]["response"] = {"felt": ["sharp"]}
    cleared.post("sessions", {"log": log})
    assert cleared.get("ten-minutes") == {"session": None}
    cleared.at += timedelta(minutes=21)
    assert cleared.get("ten-minutes") == {"session": log["session"]}
    cleared.post("ten-minutes", {"session": log["session"], "still": ["numb-or-tingling"]})
    assert cleared.status == 201
    assert cleared.get("screenings")["referral"]["urgency"] == "same-day"
    assert cleared.get("ten-minutes") == {"session": None}


def test_with_little_done_there_is_no_advice(pressed: tuple[Api, str]) -> None:
    api, _ = pressed
    assert api.get("advice") == []
