"""The API without a journal: the same answers as the command line's, and a document that tells the truth."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.conftest import Api
from unknot import load_knowledge
from unknot.care.ask import Asked, found, screened
from unknot.care.ask_week import week_for
from unknot.core.body import Mark, Place, Side

COMPLAINT = "right shoulder blade aches 6/10, worse at the desk, turning left is stiff"
WEEK = {"days": {"mon": 10, "wed": 15, "fri": 10, "sat": 20},
        "tools": ["peanut-ball", "lacrosse-ball", "massage-ball", "foam-roller"]}  # fmt: skip


def test_screen_says_what_the_command_line_says(api: Api) -> None:
    text = "low back pain, numb between the legs"
    assert (
        api.post("screen", {"text": text, "age": 50, "sex": "f"})
        == screened(Asked(text, 50, "f"), load_knowledge()).data
    )
    assert api.status == 200


@pytest.mark.parametrize("all_clear", [True, False])
def test_find_says_what_the_command_line_says(api: Api, all_clear: bool) -> None:
    marks = (Mark(Place("temple", Side.LEFT), 3),)
    asked = Asked(COMPLAINT, marks=marks)
    told = {
        "text": COMPLAINT,
        "marks": [{"region": "temple", "side": "left", "strength": 3}],
        "all_clear": all_clear,
    }
    answer = api.post("find", told)
    assert answer == found(asked, load_knowledge(), api.at.date(), all_clear).data
    assert list(answer) == list(found(asked, load_knowledge(), api.at.date(), all_clear).data)
    assert bool(answer["candidates"]) is all_clear


def test_an_answer_to_the_question_moves_the_belief(api: Api) -> None:
    asked = {"text": COMPLAINT, "all_clear": True}
    question = api.post("find", asked)["next_question"]["id"]
    yes, no = (api.post("find", {**asked, "answers": {question: told}}) for told in ("yes", "no"))
    assert yes["candidates"] != no["candidates"]


def test_a_flag_ends_it_whatever_was_vouched_for(api: Api) -> None:
    told = api.post("find", {"text": "left calf is swollen, hot and red", "all_clear": True})
    assert told["candidates"] == []
    assert told["urgency"] == "same-day"


def test_plan_says_what_the_command_line_says(api: Api) -> None:
    planned = week_for(WEEK, load_knowledge(), api.at.date()).data
    assert api.post("plan", WEEK) == {**planned, "urgency": "none", "advice": ""}


def test_a_condition_that_forbids_pressing_gives_no_week(api: Api) -> None:
    told = api.post("plan", {**WEEK, "conditions": ["clot"]})
    assert told["days"] == []
    assert told["advice"]


def test_read_says_what_was_understood_and_what_was_not(api: Api) -> None:
    told = api.post("read", {"text": "left calf is tight, xyzzy plugh"})
    assert {mark["place"] for mark in told["marks"]} == {"calf-inner:left", "calf-outer:left"}
    assert any(chip["kind"] == "not-understood" and "plugh" in chip["text"] for chip in told["chips"])


def test_asking_keeps_nothing(api: Api) -> None:
    api.post("find", {"text": COMPLAINT, "all_clear": True})
    api.post("screen", {"text": COMPLAINT})
    assert api.get("drawings") == []


# --- The library ------------------------------------------------------------------------------------------------------


def test_the_muscles_are_listed_and_one_is_shown_whole(api: Api) -> None:
    rows = api.get("knowledge/muscles")
    assert {row["id"] for row in rows} == set(load_knowledge().muscles)
    assert list(rows[0]) == ["id", "name", "latin", "also", "regions"]
    assert api.get("knowledge/muscles/soleus")["points"]


def test_the_library_is_counted(api: Api) -> None:
    assert api.get("knowledge/stats")["muscles"] == len(load_knowledge().muscles)


@pytest.mark.parametrize("kind", ["tools", "conditions", "activities", "regions", "instruments", "red_flags"])
def test_what_a_body_may_name_can_be_listed(api: Api, kind: str) -> None:
    assert {row["id"] for row in api.get(f"knowledge/{kind}")} == set(getattr(load_knowledge(), kind))


# --- The document -----------------------------------------------------------------------------------------------------


@pytest.fixture
def document(api: Api) -> dict[str, Any]:
    told: dict[str, Any] = api.get("openapi.json")
    return told


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, verb, told) for path, verbs in document["paths"].items() for verb, told in verbs.items()]


def test_every_reference_of_the_document_is_answered(document: dict[str, Any]) -> None:
    def references(part: Any) -> set[str]:
        if isinstance(part, dict):
            own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
            return own.union(*map(references, part.values()))
        return set().union(*map(references, part)) if isinstance(part, list) else set()

    assert document["openapi"].startswith("3.1")
    known = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    assert references(document) <= known


def test_every_operation_has_a_name_of_its_own_words_and_its_faults(document: dict[str, Any]) -> None:
    told = [operation for *_, operation in operations(document)]
    assert len({operation["operationId"] for operation in told}) == len(told)
    assert all(operation["description"] for operation in told)
    assert all({"4XX", "5XX"} <= operation["responses"].keys() for operation in told)


def test_no_address_has_room_for_anything_of_a_body(document: dict[str, Any]) -> None:
    named = {p["name"] for *_, told in operations(document) for p in told.get("parameters", [])}
    assert named == {"mode", "block", "kind", "id"}
    in_paths = {name for path, *_ in operations(document) for name in re.findall(r"\{(\w+)\}", path)}
    assert in_paths == {"block", "kind", "id"}


def test_every_noun_of_the_steps_is_there(document: dict[str, Any]) -> None:
    nouns = {path.removeprefix("/api/").split("/")[0] for path, *_ in operations(document)}
    assert nouns >= {
        "read", "screen", "find", "plan", "drawings", "screenings", "candidates", "answers", "palpations", "targets",
        "sessions", "next-days", "weeks", "outcomes", "trainings", "person", "wishes", "journal", "knowledge",
    }  # fmt: skip


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = [
    "text",
    "marks",
    "answers",
    "age",
    "sex",
    "all_clear",
    "drawing",
    "id",
    "log",
    "week",
    "person",
    "to",
    "skip",
]
bodies = st.dictionaries(st.sampled_from(KEYS), json_values, max_size=4) | json_values
DOORS = [("POST", "find"), ("POST", "screen"), ("POST", "plan"), ("POST", "drawings"), ("POST", "screenings"),
         ("POST", "palpations"), ("POST", "sessions"), ("PUT", "person"), ("PUT", "wishes"), ("POST", "trainings"),
         ("PATCH", "weeks/blocks/2026-W10-1")]  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(door=st.sampled_from(DOORS), body=bodies)
def test_whatever_is_sent_it_is_taken_or_refused_and_never_breaks(
    api: Api, door: tuple[str, str], body: Any
) -> None:
    answer = api(*door, body)
    assert api.status < 500
    if api.status >= 400:
        assert list(answer) == ["fault"]
        assert answer["fault"]
