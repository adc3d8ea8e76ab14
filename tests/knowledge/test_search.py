"""Search knows lay words and forgives slips."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from unknot import load_knowledge
from unknot.care.search import search

PHRASES: dict[str, str] = tomllib.loads(
    (Path(__file__).parent / "search_phrases.toml").read_text(encoding="utf-8")
)["phrases"]


def test_there_are_a_hundred_phrases() -> None:
    assert len(PHRASES) >= 100


@pytest.mark.parametrize("phrase", PHRASES)
def test_the_right_muscle_comes_first(phrase: str) -> None:
    found = search(phrase, load_knowledge())
    assert found, "nothing was found"
    assert found[0].id == PHRASES[phrase]


@pytest.mark.parametrize("nonsense", ["", "   ", "xyzzy", "qqqqqqq", "'; drop table"])
def test_nonsense_finds_nothing(nonsense: str) -> None:
    assert search(nonsense, load_knowledge()) == ()
