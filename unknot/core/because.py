"""Reasons as data: every decision carries them, and a page can show them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Because:
    """One reason: a plain sentence, whether it speaks for or against, and what it rests on (sources or assumptions)."""

    text: str
    speaks: str = "for"  # for, against, note
    rests_on: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text
