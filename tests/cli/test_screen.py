"""`unknot screen`: the fixed contract, and that it never clears anyone."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal
from unknot import load_knowledge

URGENCIES = {"emergency", "same-day", "within-days", "adapt", "none"}


def test_the_json_has_the_keys_of_the_contract(unknot: Terminal) -> None:
    said = unknot("screen", "--text", "left calf is tight", "--age", "38", "--sex", "f", "--json")
    assert said.code == 0
    assert list(said.json) == ["urgency", "flags", "advice", "questions"]
    assert all(list(question) == ["id", "asks"] for question in said.json["questions"])


def test_a_plain_ache_is_not_urgent_and_its_questions_are_still_to_be_asked(unknot: Terminal) -> None:
    told = unknot("screen", "--text", "left calf is tight", "--json").json
    assert told["urgency"] == "none"
    assert told["flags"] == []
    assert {question["id"] for question in told["questions"]} <= set(load_knowledge().red_flags)


def test_the_questions_fit_the_places_that_are_named(unknot: Terminal) -> None:
    calf = {q["id"] for q in unknot("screen", "--text", "left calf is tight", "--json").json["questions"]}
    jaw = {q["id"] for q in unknot("screen", "--text", "my jaw aches", "--json").json["questions"]}
    assert "calf-clot" in calf - jaw


def test_a_red_flag_is_named_with_the_words_that_raised_it(unknot: Terminal) -> None:
    text = "low back pain and I am numb between the legs"
    said = unknot("screen", "--text", text, "--json")
    assert said.code == 0, "the urgency is the answer"
    assert said.json["urgency"] == "emergency"
    flag = next(f for f in said.json["flags"] if f["id"] == "saddle-numbness")
    assert list(flag) == ["id", "because"]
    assert "numb between the legs" in flag["because"]
    assert said.json["advice"]


def test_a_condition_adapts_without_sending_away(unknot: Terminal) -> None:
    told = unknot("screen", "--text", "I take blood thinners, my left calf is tight", "--json").json
    assert told["urgency"] == "adapt"
    assert told["advice"]


def test_sex_and_age_are_weighed(unknot: Terminal) -> None:
    def asked(*who: str) -> set[str]:
        said = unknot("screen", "--text", "low back aches", *who, "--json")
        return {question["id"] for question in said.json["questions"]}

    assert asked("--sex", "f") != asked("--sex", "m")
    assert asked("--age", "20") != asked("--age", "70")


def test_in_words_it_says_what_to_do(unknot: Terminal) -> None:
    said = unknot("screen", "--text", "left calf is swollen, hot and red")
    assert "Urgency: same-day" in said.out
    assert "Not for self-care now." in said.out


@pytest.mark.parametrize("words", [(), ("--text", "   "), ("--json",)])
def test_without_a_text_it_says_what_to_write(unknot: Terminal, words: tuple[str, ...]) -> None:
    said = unknot("screen", *words)
    assert said.code == 2
    assert "--text" in said.err
    assert not said.out
