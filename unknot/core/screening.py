"""Screening: leave to go on, or being sent to a professional. The only maker of a Clearance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from unknot.core.because import Because
from unknot.core.body import Place
from unknot.core.knowledge import Urgency


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Person:
    """What safety and planning need to know of a person; everything optional, nothing guessed."""

    age: int | None = None
    sex: str = ""  # "", "f", "m"
    conditions: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    locale: str = "en-GB"  # for the emergency number only


@dataclass(frozen=True, slots=True)
class LocalFinding:
    """A bruise, wound, vein … at a place (condition ids of effect `local`), seen on a day."""

    condition: str
    place: Place
    seen: date


@dataclass(frozen=True, slots=True)
class ScreeningAnswers:
    """What was answered, by red-flag id; `clarified` holds the second answers after "don't know"."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    clarified: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """A safety question to put on the screen, worst first."""

    flag: str
    asks: str
    example: str
    urgency: Urgency
    clarifies: str


@dataclass(frozen=True, slots=True)
class RaisedFlag:
    flag: str
    urgency: Urgency
    because: str  # the answer or the words of the complaint that raised it


@dataclass(frozen=True, slots=True)
class Referral:
    """Sent to a professional: how soon, why, what to say and do meanwhile. No session, no plan, no target."""

    urgency: Urgency
    flags: tuple[RaisedFlag, ...]
    advice: str
    say: tuple[str, ...]
    meanwhile: tuple[str, ...]
    because: tuple[Because, ...]
