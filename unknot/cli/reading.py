"""From the command line's words to an Asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from unknot.care.ask import Asked
from unknot.care.assess import Unusable, check_strength
from unknot.core.body import Mark, Place
from unknot.core.reading import MovementFact


def read_asked(text: str, age: int | None, sex: str | None, marks: list[str], answers: list[str]) -> Asked:
    if not text.strip() and not marks:
        raise Unusable("Say what hurts with --text, or mark a place with --mark region:side:strength.")
    facts = tuple(_read_answer(a) for a in answers)
    return Asked(text, age, sex or "", tuple(_read_mark(m) for m in marks), facts)


def _read_mark(text: str) -> Mark:
    """`region:side:strength`; the strength may be left out."""
    parts = text.split(":")
    if len(parts) not in (2, 3):
        raise Unusable(f"--mark {text[:60]}: write region:side:strength, for example shoulder-blade:right:6.")
    return Mark(Place.parse(":".join(parts[:2])), check_strength(parts[2]) if len(parts) == 3 else 5)


def _read_answer(text: str) -> MovementFact:
    """`probe=yes`, `probe:side=no`."""
    asked, _, told = text.partition("=")
    if told not in ("yes", "no"):
        raise Unusable(f"--answer {text[:60]}: write id=yes or id=no, with the id of the question.")
    probe, _, side = asked.partition(":")
    place = Place.parse(f"x:{side}") if side else None
    return MovementFact(probe, place.side if place else None, "hurts", holds=told == "yes")


def read_batch(path: str) -> Iterator[tuple[Any, Asked]]:
    """(id, Asked) per line of a JSONL file, in order. Raises Unusable naming the line."""
    with Path(path).open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            yield _read_line(line, f"{path}, line {number}")


def _read_line(line: str, where: str) -> tuple[Any, Asked]:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise Unusable(f"{where}: this is not JSON ({error}).") from None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise Unusable(f'{where}: a line is an object like {{"id": 1, "text": "left calf is tight"}}.')
    age, sex = data.get("age"), data.get("sex")
    if age is not None and (not isinstance(age, int) or isinstance(age, bool)):
        raise Unusable(f"{where}: age must be a whole number or null.")
    try:
        return data.get("id"), Asked(data["text"], age, sex or "")
    except ValueError as error:
        raise Unusable(f"{where}: {error}") from None
