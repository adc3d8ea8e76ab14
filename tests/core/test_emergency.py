"""What is at hand when nothing else is: the numbers, and the worst signs."""

from __future__ import annotations

import pytest

from unknot import load_knowledge
from unknot.core.emergency import BY_COUNTRY, SIGNS, emergency_number
from unknot.core.knowledge import Urgency

FLAGS = load_knowledge().red_flags


@pytest.mark.hazard("H-09")
def test_the_list_in_the_code_stands_for_every_emergency_of_the_library_and_for_nothing_less() -> None:
    listed = [flag for sign in SIGNS for flag in sign.flags]
    assert sorted(listed) == sorted(f.id for f in FLAGS.values() if f.urgency is Urgency.EMERGENCY)


def test_the_list_is_short_enough_to_be_read_in_fright() -> None:
    assert len(SIGNS) <= 14
    assert all(len(f"{sign.where}: {sign.says}".split()) <= 25 for sign in SIGNS)


@pytest.mark.hazard("H-09")
@pytest.mark.parametrize(
    ("locale", "number"),
    [
        ("en-GB", "999"),
        ("de_AT.UTF-8", "112"),
        ("en-US", "911"),
        ("zh-Hans-CN", "120"),
        ("", "112"),
        ("??", "112"),
    ],
)
def test_the_number_is_that_of_the_country_and_112_else(locale: str, number: str) -> None:
    assert emergency_number(locale) == number
    assert all(len(country) == 2 for country in BY_COUNTRY)
