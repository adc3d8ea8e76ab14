"""Who it is for: what safety and planning need to know of a person, and what was seen on the skin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from unknot.core.body import Place


@dataclass(frozen=True, slots=True)
class Person:
    """What safety and planning need to know of a person; everything optional, nothing guessed.

    `signed_off` names the conditions with which a doctor, midwife or physiotherapist has agreed to pressing.
    """

    age: int | None = None
    sex: str = ""  # "", "f", "m"
    conditions: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    locale: str = "en-GB"  # for the emergency number only
    signed_off: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LocalFinding:
    """A bruise, wound, vein … at a place (condition ids of effect `local`), seen on a day, `gone` on another."""

    condition: str
    place: Place
    seen: date
    gone: date | None = None
