"""Outcomes: a measured change, told from noise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unknot.core.because import Because


@dataclass(frozen=True, slots=True)
class Outcome:
    """One score: instrument id, what it is about (a place, a muscle:side, an activity of the person's own words), the day."""

    instrument: str
    about: str
    score: float
    on: date


@dataclass(frozen=True, slots=True)
class Change:
    """From first to latest. `verdict`: better, worse, steady (inside the noise), or too-early (fewer than two scores)."""

    instrument: str
    about: str
    first: float
    latest: float
    size: float
    verdict: str
    because: tuple[Because, ...]
