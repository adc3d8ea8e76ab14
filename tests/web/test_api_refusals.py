"""Whatever is wrong, the API says what and what to do, with a code that fits, and what was there is still there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from tests.web.conftest import Api

FIND = {"text": "left calf is tight", "all_clear": True}
CALF = {"region": "calf-inner", "side": "left"}


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ("", 422, "body"),
        ('{"text": ', 400, "cannot be read as JSON (Expecting value, line 1, column 10)"),
        (b"\xff\xfe{", 400, "cannot be read as JSON"),
        (b'{"text": "\xff"}', 400, "not UTF-8"),
        ('{"text": "jaw", "age": NaN}', 400, "NaN is not a number"),
        ('{"text": "jaw", "age": -Infinity}', 400, "-Infinity is not a number"),
        ("[" * 100_000, 400, "nested too deeply"),
        ('{"marks":' * 5000, 400, "cannot be read as JSON"),
        ("[]", 422, "dictionary"),
        ("null", 422, "body"),
        ({}, 422, "Nothing is said yet"),
        ({"text": ""}, 422, "Nothing is said yet"),
        ({"text": None}, 422, "text: "),
        ({"text": 5}, 422, "text: "),
        ({"text": "jaw", "colour": "red"}, 422, "colour: "),
        ({"text": "jaw", "age": "38"}, 422, "age: "),
        ({"text": "jaw", "age": 131}, 422, "Age must be from 0"),
        ({"text": "jaw", "sex": "x"}, 422, "sex: "),
        ({"text": "a " * 2500}, 422, "at most 4,000"),
        ({"text": "ache " * 200_000}, 413, "Shorten it"),
        ({"marks": [{**CALF, "strength": 11}]}, 422, "from 0 to 10, not 11"),
        ({"marks": [{**CALF, "strength": 5.5}]}, 422, "marks.0.strength: "),
        ({"marks": [{**CALF, "strength": True}]}, 422, "marks.0.strength: "),
        ({"marks": [{"region": "calf", "side": "left"}]}, 422, "Perhaps calf-"),
        ({"marks": [{"region": "calf-inner"}]}, 422, "which side, left or right"),
        ({"marks": [{"region": "calf-inner", "side": "up"}]}, 422, "marks.0.side: "),
        ({"marks": [CALF, CALF]}, 422, "marked twice"),
        ({"marks": [CALF] * 61}, 422, "More than 60 places"),
        ({"text": "jaw", "answers": {"nothing": "yes"}}, 422, "is not a question"),
        ({"text": "jaw", "answers": {"neck-turn:left": "maybe"}}, 422, "answers.neck-turn:left: "),
    ],
)
def test_find_says_what_cannot_be_used(api: Api, body: Any, status: int, says: str) -> None:
    told = api.post("find", body)
    assert api.status == status
    assert list(told) == ["fault"]
    assert says in told["fault"]
    assert len(told["fault"]) < 400, "what was sent is not repeated"


@pytest.mark.parametrize(
    ("method", "path", "body", "says"),
    [
        ("POST", "drawings", {}, "Mark at least one place"),
        ("POST", "drawings", {"text": "it aches somehow"}, "Mark at least one place"),
        ("POST", "drawings", {"id": "12", "text": "left calf"}, "id: "),
        (
            "POST",
            "drawings",
            {"drawing": {"marks": [{"place": CALF, "strength": 11}]}},
            "drawing: marks[0]: ",
        ),
        (
            "POST",
            "drawings",
            {"drawing": {"marks": [{"place": {"region": "x"}, "strength": 1}]}},
            "is not a place",
        ),
        ("POST", "drawings", {"drawing": {"marks": [], "colour": 1}}, "unknown keys: colour"),
        ("POST", "screenings", {"answers": {"stroke": "perhaps"}}, "answers.stroke: "),
        ("POST", "screenings", {"answers": {"no-such-flag": "yes"}}, "is not a safety question"),
        ("POST", "answers", {"question": "no-such", "told": "yes"}, "is not a question"),
        ("POST", "answers", {"question": "neck-turn:up", "told": "yes"}, "as next_question gave it"),
        ("POST", "palpations", {"muscle": "no-such", "side": "left", "told": "sore"}, "is not a muscle"),
        ("POST", "palpations", {"muscle": "soleus", "side": "up", "told": "sore"}, "side: "),
        ("POST", "palpations", {"muscle": "soleus", "side": "left", "told": "ouch"}, "told: "),
        (
            "POST",
            "palpations",
            {"muscle": "soleus", "side": "left", "point": "x", "told": "sore"},
            "not a spot",
        ),
        ("POST", "sessions", {"log": {}}, "lacks session, mode, started_at, ended_at, ended, done"),
        ("POST", "sessions", {}, "log: "),
        ("POST", "next-days", {"session": "never", "soreness": 3}, "no session with this id"),
        ("PATCH", "weeks/blocks/2026-W10-9", {"skip": True}, "not there any more"),
        ("PATCH", "weeks/blocks/2026-W10-1", {}, "to move the block"),
        ("PATCH", "weeks/blocks/2026-W10-1", {"to": "someday"}, "to: "),
        ("PUT", "person", {"person": {"conditions": ["no-such"]}}, "is not a condition"),
        ("PUT", "person", {"person": {"activities": ["no-such"]}}, "is not an activity"),
        ("PUT", "person", {"person": {"age": 400}}, "person.age"),
        ("PUT", "person", {"person": {"sex": "x"}}, "person.sex"),
        ("PUT", "wishes", {"week": {"days": {"mon": 10}, "tools": ["hammer"]}}, "is not a tool"),
        (
            "PUT",
            "wishes",
            {"week": {"days": {"mon": 10}, "tools": [], "tools_on": {"mon": ["hammer"]}}},
            "a tool",
        ),
        ("PUT", "wishes", {"week": {"days": {"someday": 10}, "tools": []}}, "is not a day"),
        ("PUT", "wishes", {"week": {"days": {"mon": 100_000}, "tools": []}}, "minutes must be from 0"),
        ("PUT", "wishes", {"week": {"days": {"mon": 1}, "tools": [], "at": "10:00Z"}}, "without a zone"),
        ("POST", "outcomes", {"instrument": "no-such", "about": "x", "score": 1}, "is not a scale"),
        ("POST", "outcomes", {"instrument": "pain-now", "about": "x", "score": 11}, "goes from 0 to 10"),
        ("POST", "outcomes", '{"instrument": "pain-now", "about": "x", "score": 1e999}', "goes from 0 to 10"),
        (
            "POST",
            "trainings",
            {"training": {"on": "2026-03-01", "activity": "x", "minutes": 1, "effort": 1}},
            "an act",
        ),
        ("POST", "corrections", {"entry": "no-such"}, "entry: "),
        ("POST", "targets/let-go", {"muscle": "soleus", "side": "left", "why": "calmed"}, "not under care"),
    ],
)
def test_no_step_keeps_what_cannot_be_used(
    cleared: Api, method: str, path: str, body: Any, says: str
) -> None:
    before = entries(cleared)
    told = cleared(method, path, body)
    assert cleared.status == 422
    assert says in told["fault"]
    assert entries(cleared) == before


def entries(api: Api) -> list[bytes]:
    """All that the journal holds, without the first and last line, which tell when it was written."""
    file: bytes = api("POST", "journal/export")
    return file.splitlines()[1:-1]


LOG = {"session": "one", "mode": "full", "started_at": "2026-03-02T17:00:00+00:00", "done": [],
       "ended_at": "2026-03-02T17:10:00+00:00", "ended": "done"}  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"pain_before": 11}, "pain_before must be from 0 to 10"),
        ({"ended": "exploded"}, "ended is one of"),
        ({"started_at": "2026-03-02T17:00:00"}, "time zone"),
        ({"ended_at": "2026-03-01T17:00:00+00:00"}, "ends before it starts"),
        (
            {"started_at": "2030-01-01T00:00:00+00:00", "ended_at": "2030-01-01T01:00:00+00:00"},
            "in the future",
        ),
        ({"done": [{}]}, "log: done[0]: lacks"),
        ({"colour": "red"}, "unknown keys: colour"),
    ],
)
def test_no_log_is_kept_that_no_session_can_have_been(api: Api, wrong: dict[str, Any], says: str) -> None:
    told = api.post("sessions", {"log": {**LOG, **wrong}})
    assert api.status == 422
    assert says in told["fault"]
    assert api.get("sessions") == []


def test_a_damaged_archive_is_refused_whole(cleared: Api) -> None:
    whole: bytes = cleared("POST", "journal/export")
    before = entries(cleared)
    for content in (b"", whole[: len(whole) // 2], whole.replace(b"desk", b"disk"), b"PK\x03\x04"):
        told = cleared("POST", "journal/import", content, "application/octet-stream")
        assert cleared.status == 422
        assert "Nothing was taken from it" in told["fault"]
    assert entries(cleared) == before


# --- Addresses, methods, kinds ----------------------------------------------------------------------------------------


def test_a_wrong_address_or_method_is_answered_with_where_to_look(api: Api) -> None:
    assert "/api/openapi.json" in api.get("no-such")["fault"]
    assert api.status == 404
    told = api("DELETE", "find")
    assert (api.status, api.headers["Allow"]) == (405, "POST")
    assert "takes POST" in told["fault"]


@pytest.mark.parametrize(
    ("path", "near"), [("muscles/solues", "soleus"), ("muscels/soleus", "muscles"), ("x", "tools")]
)
def test_what_the_library_does_not_have_is_answered_with_the_nearest(api: Api, path: str, near: str) -> None:
    told = api.get(f"knowledge/{path}")
    assert api.status == 404
    assert near in told["fault"]


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_only_what_a_page_elsewhere_cannot_send_unasked_is_taken(api: Api, kind: str) -> None:
    told = api("POST", "drawings", json.dumps({"text": "left calf is tight"}), kind)
    assert api.status == 415
    assert "application/json" in told["fault"]
    assert api.get("drawings") == []


# --- Who may ask ------------------------------------------------------------------------------------------------------

FOREIGN = [
    {"origin": "https://elsewhere.example"},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:9999"},
    {"origin": "http://localhost:8765"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a_page_of_another_site_writes_nothing(api: Api, headers: dict[str, str]) -> None:
    for method, path, body in (
        ("POST", "drawings", {"text": "left calf is tight"}),
        ("POST", "weeks", None),
        ("POST", "journal/export", None),
        ("PUT", "wishes", {"week": {"days": {}, "tools": []}}),
    ):
        told = api(method, path, body, **headers)
        assert api.status == 403
        assert "another site" in told["fault"]
    assert api.get("drawings") == []


def test_no_answer_may_be_read_by_a_page_of_another_site(api: Api) -> None:
    api("GET", "drawings", origin="https://elsewhere.example")
    assert not [name for name in api.headers if name.lower().startswith("access-control")]
    assert api.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert api.headers["Cache-Control"] == "no-store"


def test_our_own_pages_and_programs_on_this_machine_are_answered(api: Api) -> None:
    own: tuple[dict[str, str], ...] = (
        {},
        {"origin": "http://127.0.0.1:8765", "sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
    )
    for headers in own:
        api("POST", "find", FIND, **headers)
        assert api.status == 200


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "evil@127.0.0.1", ""])
def test_only_names_of_ours_are_answered(api: Api, host: str) -> None:
    told = api("GET", "drawings", host=host)
    assert api.status == 400
    assert "UNKNOT_HOSTS" in told["fault"]


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "[::1]:8765"])
def test_this_machines_own_names_are_answered(api: Api, host: str) -> None:
    api("GET", "drawings", host=host)
    assert api.status == 200


# --- The disk ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def full_disk(cleared: Api) -> Iterator[Api]:
    """SQLite itself may add no page to its file."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        yield cleared
        cursor.execute("PRAGMA max_page_count = 1073741823")


def test_on_a_full_disk_nothing_is_half_saved(full_disk: Api) -> None:
    before = entries(full_disk)
    told = full_disk.post("sessions", {"log": {**LOG, "note": "a long evening " * 2000}})
    assert full_disk.status == 507
    assert "Free some space" in told["fault"]
    assert entries(full_disk) == before


def test_a_fault_of_ours_is_said_plainly_and_logged_without_what_was_typed(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("my secret pain")

    monkeypatch.setattr("unknot.care.ask.read_complaint", broken)
    told = api.post("find", FIND)
    assert api.status == 500
    assert "What you saved before is safe" in told["fault"]
    assert "KeyError" in caplog.text
    assert "my secret pain" not in caplog.text + json.dumps(told)
