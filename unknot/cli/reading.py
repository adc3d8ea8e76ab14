"""From the command line's words to an Asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from unknot.care.ask import Asked
from unknot.care.assess import Unusable, check_strength
from unknot.core.body import Mark, Place

USUAL_STRENGTH = 5


def read_asked(text: str, age: int | None, sex: str | None, marks: list[str], answers: list[str]) -> Asked:
    if not text.strip() and not marks:
        raise Unusable("Say what hurts with --text “…”, or mark a place with --mark region:side:strength.")
    told = tuple(_read_answer(answer) for answer in answers)
    return Asked(text, age, (sex or "").lower(), tuple(_read_mark(mark) for mark in marks), told)


def _read_mark(text: str) -> Mark:
    """`region:side:strength`; the side of a place in the middle, and the strength, may be left out."""
    parts = text.split(":")
    strength = check_strength(parts.pop()) if parts[-1].lstrip("+-").isdigit() else USUAL_STRENGTH
    if not 1 <= len(parts) <= 2:
        raise Unusable(f"--mark {text[:60]}: write region:side:strength, for example shoulder-blade:right:6.")
    try:
        return Mark(Place.parse(":".join(parts)), strength)
    except ValueError as error:
        raise Unusable(f"--mark: {error}") from None


def _read_answer(text: str) -> tuple[str, str]:
    """`probe=yes`, `probe:side=no`, `probe=unsure`."""
    asked, _, told = text.partition("=")
    if told not in ("yes", "no", "unsure"):
        raise Unusable(
            f"--answer {text[:60]}: write id=yes, id=no or id=unsure, with the id of the question."
        )
    return asked, told


def read_line(data: Any) -> Asked:
    """One line of a batch: `{"id", "text", "age", "sex"}`; age and sex may be null. Raises Unusable."""
    if not isinstance(data, Mapping) or not isinstance(data.get("text"), str):
        raise Unusable(
            'A line is an object like {"id": 1, "text": "left calf is tight", "age": null, "sex": null}.'
        )
    age, sex = data.get("age"), data.get("sex")
    if isinstance(age, float) and age.is_integer():
        age = int(age)  # what spreadsheets make of whole numbers
    if age is not None and (not isinstance(age, int) or isinstance(age, bool)):
        raise Unusable("Age must be a whole number or null.")
    if sex is not None and not isinstance(sex, str):
        raise Unusable("Sex must be f, m or null.")
    return Asked(data["text"], age, (sex or "").lower())
