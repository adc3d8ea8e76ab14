"""`unknot find` at a terminal: the safety questions come first, one after the other."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Install
from tests.cli.window import Window

WORDS = ("find", "--text", "left calf is tight")


@pytest.mark.slow
def test_when_every_answer_is_no_the_muscles_are_named(install: Install) -> None:
    window = Window(install, *WORDS)
    window.hears("Answer y, n, or ?")
    window.types("perhaps\n")
    window.hears("Answer y, n or ?")
    window.types("n\n" * 60)
    window.hears("1. ")
    window.hears("It may not be a muscle")
    assert window.ends() == 0


@pytest.mark.slow
@pytest.mark.parametrize("answer", ["y", "?"])
def test_a_yes_or_a_doubt_ends_it_with_whom_to_ask(install: Install, answer: str) -> None:
    window = Window(install, *WORDS)
    window.hears("Answer y, n, or ?")
    window.types(f"n\n{answer}\n")
    window.hears("That needs a look by a professional")
    assert window.ends() == 3


@pytest.mark.slow
def test_the_finders_questions_follow_and_each_answer_can_be_taken_back(install: Install) -> None:
    window = Window(install, *WORDS, "--all-clear")
    window.hears("s to skip to pressing")
    window.hears("So far: ")
    window.types("b\n")
    window.hears("There is no answer to take back yet.")
    window.types("maybe\n")
    window.hears("s to skip to pressing")
    window.types("?\n")
    window.hears("leaves the order as it was")
    window.types("b\n")
    window.hears("Taken back: ")
    window.types("y\n")
    window.hears("So far: ")
    window.types("s\n")
    window.hears("1. ")
    window.hears("It may not be a muscle")
    assert window.ends() == 0


@pytest.mark.slow
def test_when_nothing_is_left_to_ask_it_says_so(install: Install) -> None:
    window = Window(install, *WORDS, "--all-clear")
    window.hears("So far: ")
    window.types("?\n" * 5)
    window.hears("No more questions")
    window.hears("1. ")
    assert window.ends() == 0
