"""Logged names are read as patterns: in the spelling of common apps, with sides, and not by guessing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from unknot import load_knowledge
from unknot.core.body import Side
from unknot.core.exercises import recognise

KNOWLEDGE = load_knowledge()
EXPORTS = Path(__file__).parent / "exports"
COLUMNS = {"strong.csv": "Exercise Name", "hevy.csv": "exercise_title", "strava.csv": "Activity Type"}


def test_there_are_at_least_150_patterns_with_weighted_muscles() -> None:
    assert len(KNOWLEDGE.exercises) >= 150
    for pattern in KNOWLEDGE.exercises.values():
        assert pattern.muscles.keys() <= KNOWLEDGE.muscles.keys(), pattern.id
        assert all(0 < weight <= 1 for weight in pattern.muscles.values()), pattern.id


def test_no_name_belongs_to_two_patterns() -> None:
    names = [word for pattern in KNOWLEDGE.exercises.values() for word in pattern.words]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize("pattern", KNOWLEDGE.exercises)
def test_every_name_of_a_pattern_leads_back_to_it(pattern: str) -> None:
    for word in KNOWLEDGE.exercises[pattern].words:
        found = recognise(word.title(), KNOWLEDGE)
        assert found is not None, word
        assert found[0].id == pattern, word


@pytest.mark.parametrize("export", COLUMNS)
def test_every_compound_name_of_an_export_is_recognised(export: str) -> None:
    with (EXPORTS / export).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 10
    wrong = []
    for row in rows:
        found = recognise(row[COLUMNS[export]], KNOWLEDGE)
        if (found[0].id if found else None) != row["pattern"]:
            wrong.append((row[COLUMNS[export]], found and found[0].id))
    assert wrong == []


def test_a_side_in_the_name_is_kept_where_the_movement_has_sides() -> None:
    left = recognise("Bulgarian Split Squat (Dumbbell) - Left", KNOWLEDGE)
    both = recognise("Bench Press (Barbell) left", KNOWLEDGE)
    assert left is not None
    assert left[1] is Side.LEFT
    assert both is not None
    assert both[1] is Side.MIDDLE


@pytest.mark.parametrize("name", ["", "   ", "xyzzy", "Tuesday", "()", "the dog"])
def test_what_is_no_exercise_is_not_guessed(name: str) -> None:
    assert recognise(name, KNOWLEDGE) is None
