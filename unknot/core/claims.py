"""What a statement stands on: grades, sources for and against, and our own assumptions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How well a claim is backed. Letters as in the evidence notes; `memory` and `ours` must be verified or settled."""

    A = "A"  # meta-analysis, or several consistent trials
    B = "B"  # one or few trials
    C = "C"  # cross-sectional, cohort, case reports
    E = "E"  # expert consensus or textbook only
    MEMORY = "memory"  # standard teaching written from memory, unverified
    OURS = "ours"  # our own inference: names an assumption


@dataclass(frozen=True, slots=True)
class Backing:
    """What a statement stands on: its grade, sources for and against, the assumptions that it makes, a note."""

    grade: Grade
    cites: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    assumes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence shown to people, with its backing."""

    text: str
    backing: Backing


@dataclass(frozen=True, slots=True)
class Source:
    """A work that statements rest on, with how much of it one of us has read."""

    id: str
    kind: str
    title: str
    authors: str
    year: int | None
    published: str
    doi: str
    pmid: str
    isbn: str
    status: str  # standing, corrected, retracted, superseded, unverified
    read: str  # full, abstract, citation, page, not


@dataclass(frozen=True, slots=True)
class Assumption:
    """A number or judgement of our own: what it says, why, and what would settle it."""

    id: str
    says: str
    why: str
    settled_by: str
    value: float | None = None
