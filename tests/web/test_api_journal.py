"""The steps over JSON, from a pain to a planned week, each kept once however often it is sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.web.conftest import Api
from unknot.care.ports import new_id


@pytest.fixture
def confirmed(cleared: Api) -> Api:
    """The same with a confirmed spot."""
    cleared.post("palpations", {"muscle": "infraspinatus", "side": "right", "told": "recognised"})
    return cleared


def session_log(api: Api, **other: Any) -> dict[str, Any]:
    """The log of what is due, held as composed."""
    tape = api.get("sessions/next")["session"]
    done = [{"dose": dose, "seconds": dose["seconds"] * dose["repetitions"]} for dose in tape["doses"]]
    ends = api.at + timedelta(minutes=10)
    log = {"session": tape["id"], "mode": tape["mode"], "started_at": api.at.isoformat(), "done": done,
           "ended_at": ends.isoformat(), "ended": "done", "pain_before": 6, "pain_after": 4}  # fmt: skip
    return {**log, **other}


def test_the_whole_way_from_a_sentence_to_a_moved_block(api: Api) -> None:
    drawn = api.post("drawings", {"text": "right shoulder blade aches 6/10, worse at the desk"})
    assert api.status == 201
    assert drawn["drawing"]["marks"][0]["place"] == {"region": "shoulder-blade", "side": "right"}

    screening = api.get("screenings")
    assert screening["standing"] == "open"
    answered = api.post("screenings", {"answers": {q["id"]: "no" for q in screening["questions"]}})
    assert answered["standing"] == "cleared"
    assert answered["until"] == "2026-03-16"

    found = api.get("candidates")
    question = found["next_question"]["id"]
    assert api.post("answers", {"question": question, "told": "yes"})["candidates"] != found["candidates"]

    up = api.get("candidates")["next_up"]
    pressed = {"muscle": up["muscle"], "side": up["side"], "point": up["point"], "told": "recognised"}
    assert api.post("palpations", pressed)["target"]["muscle"] == up["muscle"]
    assert [target["muscle"] for target in api.get("targets")] == [up["muscle"]]

    log = session_log(api)
    assert api.post("sessions", {"id": str(new_id()), "log": log}) == {"kept": True, "new": True}
    assert api.status == 201
    assert [kept["pain_after"] for kept in api.get("sessions")] == [4]

    plan = api.post("weeks")["plan"]
    assert any(name.startswith(up["muscle"]) for block in plan["blocks"] for name in block["muscles"])
    last = plan["blocks"][-1]
    moved = api("PATCH", f"weeks/blocks/{last['id']}", {"to": "2026-03-08"})["plan"]
    assert next(b for b in moved["blocks"] if b["id"] == last["id"])["on"] == "2026-03-08"


def test_nothing_is_pressed_before_the_safety_questions(api: Api) -> None:
    api.post("drawings", {"text": "left calf is tight"})
    for method, path, body in (
        ("GET", "candidates", None),
        ("GET", "sessions/next", None),
        ("POST", "weeks", None),
        ("POST", "answers", {"question": "tiptoe:left", "told": "yes"}),
        ("POST", "palpations", {"muscle": "soleus", "side": "left", "told": "recognised"}),
    ):
        told = api(method, path, body)
        assert api.status == 409, path
        assert "safety questions" in told["fault"]
    assert api.get("targets") == []


def test_one_yes_sends_on_and_every_door_closes(cleared: Api) -> None:
    cleared.post("drawings", {"text": "low back ache, 7/10"})
    told = cleared.post("screenings", {"answers": {"saddle-numbness": "yes"}})
    assert told["standing"] == "referred"
    assert told["referral"]["urgency"] == "emergency"
    assert told["referral"]["advice"]
    cleared.get("candidates")
    assert cleared.status == 409


def test_open_questions_clear_nobody_and_are_named(api: Api) -> None:
    api.post("drawings", {"text": "left calf is tight"})
    told = api.post("screenings", {"answers": {"stroke": "no"}})
    assert api.status == 422
    assert "are open still" in told["fault"]
    assert api.get("screenings")["standing"] == "open"


def test_nothing_there_moves_on_to_the_next_candidate(cleared: Api) -> None:
    first = cleared.get("candidates")["next_up"]
    told = {"muscle": first["muscle"], "side": first["side"], "told": "nothing"}
    assert cleared.post("palpations", told) == {"target": None}
    second = cleared.get("candidates")["next_up"]
    assert second is None or second["muscle"] != first["muscle"]


def test_a_clients_id_is_the_entrys_and_sending_twice_is_sending_once(api: Api) -> None:
    name = str(new_id())
    told = {"id": name, "text": "left calf is tight"}
    once, twice = api.post("drawings", told), api.post("drawings", told)
    assert once["id"] == twice["id"] == name
    assert len(api.get("drawings")) == 1


def test_one_id_for_two_things_is_a_conflict_and_the_first_stays(api: Api) -> None:
    name = str(new_id())
    api.post("drawings", {"id": name, "text": "left calf is tight"})
    told = api.post("drawings", {"id": name, "text": "my jaw aches"})
    assert api.status == 409
    assert "never changed" in told["fault"]
    assert [drawn["text"] for drawn in api.get("drawings")] == ["left calf is tight"]


STEPS = [
    ("palpations", {"muscle": "infraspinatus", "side": "right", "told": "recognised"}),
    ("outcomes", {"instrument": "pain-now", "about": "shoulder", "score": 5}),
    ("trainings", {"training": {"on": "2026-03-01", "activity": "running", "minutes": 30, "effort": 5}}),
]


@pytest.mark.parametrize(("path", "told"), STEPS, ids=[path for path, _ in STEPS])
def test_every_step_takes_a_clients_id(cleared: Api, path: str, told: dict[str, Any]) -> None:
    name = str(new_id())
    for _ in range(2):
        cleared.post(path, {**told, "id": name})
        assert cleared.status == 201
    file: bytes = cleared("POST", "journal/export")
    assert file.count(name.encode()) == 1


def test_a_log_that_comes_twice_counts_once(confirmed: Api) -> None:
    log = session_log(confirmed)
    confirmed.post("sessions", {"log": log})
    again = confirmed.post("sessions", {"id": str(new_id()), "log": log})
    assert (confirmed.status, again) == (200, {"kept": True, "new": False})
    assert len(confirmed.get("sessions")) == 1


def test_what_was_treated_rests_and_says_until_when(confirmed: Api) -> None:
    confirmed.post("sessions", {"log": session_log(confirmed)})
    confirmed.at += timedelta(hours=1)
    told = confirmed.get("sessions/next")
    assert told["session"] is None
    assert told["holds"][0]["until"] > confirmed.at.isoformat()


def test_the_day_after_is_told_of_a_session_that_was(confirmed: Api) -> None:
    log = session_log(confirmed)
    confirmed.post("sessions", {"log": log})
    confirmed.at += timedelta(days=1)
    kept = confirmed.post("next-days", {"session": log["session"], "soreness": 3})
    assert str(UUID(kept["id"])) == kept["id"]
    confirmed.post("next-days", {"session": "never", "soreness": 3})
    assert confirmed.status == 422


def test_a_week_is_read_without_being_issued(cleared: Api) -> None:
    assert cleared.get("weeks") == {"plan": None, "changes": []}
    issued = cleared.post("weeks")["plan"]
    assert cleared.get("weeks")["plan"] == issued


def test_a_block_is_skipped_without_blame(cleared: Api) -> None:
    block = cleared.post("weeks")["plan"]["blocks"][0]["id"]
    told = cleared("PATCH", f"weeks/blocks/{block}", {"skip": True})
    assert next(b for b in told["plan"]["blocks"] if b["id"] == block)["state"] == "skipped"


def test_person_and_wishes_are_told_whole_and_read_back(api: Api) -> None:
    person = {"age": 38, "sex": "f", "conditions": ["hypermobility"], "activities": ["desk-work"]}
    told = api("PUT", "person", {"person": person})
    assert api.get("person") == told
    assert told["person"].items() >= person.items()
    assert api.get("wishes")["told"] is False
    wished = api("PUT", "wishes", {"week": {"days": {"tue": 20}, "tools": ["tennis-ball"], "at": "07:30"}})
    assert api.get("wishes") == wished
    assert (wished["told"], wished["week"]["at"]) == (True, "07:30:00")


def test_a_target_is_let_go_once(confirmed: Api) -> None:
    told = {"muscle": "infraspinatus", "side": "right", "why": "calmed"}
    assert confirmed.post("targets/let-go", told) == []
    confirmed.post("targets/let-go", told)
    assert confirmed.status == 422


def test_an_entry_is_taken_back_and_no_longer_counts(cleared: Api) -> None:
    drawn = cleared.get("drawings")[0]["id"]
    cleared.post("corrections", {"entry": drawn, "why": "another day"})
    assert cleared.status == 201
    assert cleared.get("drawings") == []
    cleared.post("corrections", {"entry": str(new_id())})
    assert cleared.status == 422


def test_outcomes_are_told_from_noise(api: Api) -> None:
    for score, days in ((7, 0), (3, 7)):
        api.at += timedelta(days=days)
        api.post("outcomes", {"instrument": "pain-now", "about": "calf", "score": score})
    (change,) = api.get("outcomes")
    assert (change["verdict"], change["size"]) == ("better", 4)


def test_the_journal_leaves_as_one_file_and_comes_back(cleared: Api) -> None:
    file: bytes = cleared("POST", "journal/export")
    assert cleared.headers["Cache-Control"] == "no-store"
    known = file.count(b"\n") - 2
    told = cleared("POST", "journal/import", file, "application/octet-stream")
    assert told == {"new": 0, "known": known}
