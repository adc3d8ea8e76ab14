"""`unknot find`: the fixed contract; no candidates without leave; a flag in the words stops it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import MONDAY
from tests.cli.conftest import Said, Terminal
from unknot import load_knowledge
from unknot.care.ask import Asked, Leave, found
from unknot.core.body import Mark, Place, Side

COMPLAINT = "right shoulder blade aches 6/10, worse at the desk, turning left is stiff"
CANDIDATE = {"muscle", "name", "latin", "also", "side", "probability", "because"}


@pytest.fixture
def cleared(unknot: Terminal) -> Said:
    return unknot("find", "--text", COMPLAINT, "--all-clear", "--json")


def test_the_json_has_the_keys_of_the_contract(cleared: Said) -> None:
    assert cleared.code == 0
    assert list(cleared.json)[:5] == ["urgency", "marks", "candidates", "elsewhere", "next_question"]
    assert cleared.json["marks"]
    assert all({"region", "side", "strength"} <= mark.keys() for mark in cleared.json["marks"])
    assert all(candidate.keys() >= CANDIDATE for candidate in cleared.json["candidates"])
    assert {"id", "asks"} <= cleared.json["next_question"].keys()


def test_the_words_become_the_mark(cleared: Said) -> None:
    mark = {"region": "shoulder-blade", "side": "right", "strength": 6, "feel": "pain"}
    assert mark in cleared.json["marks"]


def test_the_likeliest_comes_first_each_with_reasons(cleared: Said) -> None:
    shares = [candidate["probability"] for candidate in cleared.json["candidates"]]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0
    assert all(candidate["because"] for candidate in cleared.json["candidates"][:3])


def test_age_and_sex_may_be_given(unknot: Terminal) -> None:
    said = unknot("find", "--text", COMPLAINT, "--age", "38", "--sex", "F", "--all-clear", "--json")
    assert said.code == 0
    assert said.json["candidates"]


def test_a_mark_may_stand_instead_of_the_text(unknot: Terminal) -> None:
    said = unknot("find", "--mark", "calf-inner:left:7", "--all-clear", "--json")
    assert said.json["marks"] == [{"region": "calf-inner", "side": "left", "strength": 7, "feel": "pain"}]
    assert said.json["candidates"]


def test_a_mark_beside_the_text_counts_for_its_place(unknot: Terminal) -> None:
    marks = ("--mark", "shoulder-blade:right:9", "--mark", "temple:left")
    said = unknot("find", "--text", COMPLAINT, *marks, "--all-clear", "--json")
    told = {(m["region"], m["side"]): m["strength"] for m in said.json["marks"]}
    assert told["shoulder-blade", "right"] == 9
    assert told["temple", "left"] == 5


def test_without_all_clear_there_are_questions_and_no_candidates(unknot: Terminal) -> None:
    said = unknot("find", "--text", COMPLAINT, "--json")
    assert said.code == 4
    assert said.json["candidates"] == []
    assert said.json["questions"]
    assert said.json["marks"]


@pytest.mark.parametrize("all_clear", [["--all-clear"], []])
def test_a_flag_in_the_words_stops_it_whatever_was_vouched_for(
    unknot: Terminal, all_clear: list[str]
) -> None:
    said = unknot("find", "--text", "left calf is swollen, hot and red", *all_clear, "--json")
    assert said.code == 3
    assert said.json["candidates"] == []
    assert said.json["urgency"] == "same-day"
    assert said.json["flags"]
    assert said.json["advice"]


def test_a_flag_beside_another_place_stops_it_too(unknot: Terminal) -> None:
    said = unknot("find", "--text", "numb between the legs; my left forearm aches", "--all-clear", "--json")
    assert said.code == 3
    assert said.json["candidates"] == []


def test_whoever_needs_a_professionals_word_first_gets_no_candidates(unknot: Terminal) -> None:
    said = unknot("find", "--text", "left calf is tight", "--age", "14", "--all-clear", "--json")
    assert said.code == 3
    assert said.json["candidates"] == []
    assert said.json["advice"]


def test_an_answer_moves_the_belief(unknot: Terminal, cleared: Said) -> None:
    question = cleared.json["next_question"]["id"]

    def shares(told: str) -> dict[str, float]:
        words = ("--text", COMPLAINT, "--all-clear", "--answer", f"{question}={told}", "--json")
        return {c["muscle"]: c["probability"] for c in unknot("find", *words).json["candidates"]}

    assert shares("yes") != shares("no")
    again = unknot("find", "--text", COMPLAINT, "--all-clear", "--answer", f"{question}=unsure", "--json")
    assert again.json["next_question"] is None or again.json["next_question"]["id"] != question


def test_in_words_it_names_three_at_most_and_elsewhere(unknot: Terminal) -> None:
    said = unknot("find", "--text", "left calf is tight", "--all-clear")
    assert said.code == 0
    assert "1. " in said.out
    assert "4. " not in said.out
    assert "It may not be a muscle" in said.out


def test_words_without_a_place_say_what_would_help(unknot: Terminal) -> None:
    said = unknot("find", "--text", "it aches somehow", "--all-clear")
    assert said.code == 0
    assert "No place was understood" in said.out


# --- Laws -------------------------------------------------------------------------------------------------------------

KNOWN = load_knowledge()
places = st.sampled_from(sorted(KNOWN.regions)).flatmap(
    lambda region: st.builds(
        Place,
        st.just(region),
        st.sampled_from([Side.LEFT, Side.RIGHT] if KNOWN.regions[region].sided else [Side.MIDDLE]),
    )
)
drawings = st.lists(
    st.builds(Mark, places, st.integers(0, 10)), min_size=1, max_size=4, unique_by=lambda mark: mark.place
)


@settings(max_examples=25)
@given(marks=drawings)
def test_the_shares_and_elsewhere_sum_to_at_most_one(marks: list[Mark]) -> None:
    told = found(Asked(marks=tuple(marks)), KNOWN, MONDAY.date(), all_clear=True)
    shares = [candidate["probability"] for candidate in told.data["candidates"]]
    assert sum(shares) + told.data["elsewhere"] <= 1 + 1e-9
    assert all(c["probability"] <= c["takes_part"] + 1e-3 for c in told.data["candidates"])


@settings(max_examples=25)
@given(marks=drawings, text=st.text(max_size=60))
def test_nobody_gets_candidates_who_has_not_vouched_for_the_questions(marks: list[Mark], text: str) -> None:
    told = found(Asked(text, marks=tuple(marks)), KNOWN, MONDAY.date(), all_clear=False)
    assert told.leave is not Leave.GIVEN
    assert told.data["candidates"] == []
