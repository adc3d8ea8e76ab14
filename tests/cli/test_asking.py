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
