"""The published cases the finder is measured on: read, checked, and split by source into tuning and validation.

One TOML file per source in `benchmarks/cases/`. A whole source is on one side of the split, decided by the digest of
its id alone: whoever adds a source cannot choose, and no later source moves an earlier one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from unknot.core.knowledge import Knowledge

FOLDER = Path(__file__).with_name("cases")
TUNING, VALIDATION = "tuning", "validation"


@dataclass(frozen=True, slots=True)
class Told:
    """What the source says of a movement: yes, no or unsure; `side` is "" when it is not said."""

    probe: str
    side: str
    told: str


@dataclass(frozen=True, slots=True)
class Case:
    """A published case in lay words. `muscles`: those the source holds responsible, () when none was (`elsewhere`)."""

    id: str
    source: str
    kind: str
    area: str
    text: str
    muscles: tuple[str, ...]
    side: str  # left, right, both, middle, "" when the source does not say
    answers: tuple[Told, ...]
    elsewhere: bool

    @property
    def half(self) -> str:
        return half_of(self.source)


def half_of(source: str) -> str:
    return VALIDATION if sha256(source.encode()).digest()[0] % 2 else TUNING


def read_cases(folder: Path = FOLDER) -> tuple[Case, ...]:
    """Every case, ordered by file and id. Raises ValueError naming the file of a faulty one."""
    found: list[Case] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            found += _of_source(tomllib.loads(path.read_text(encoding="utf-8")))
        except (KeyError, TypeError, tomllib.TOMLDecodeError) as error:
            raise ValueError(f"{path.name}: {type(error).__name__} {error}") from None
    names = [case.id for case in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"two cases are called {', '.join(twice)}")
    return tuple(found)


def _of_source(data: dict[str, Any]) -> Iterable[Case]:
    source = data["source"]
    for row in data.get("cases", ()):
        yield Case(
            id=row["id"],
            source=source["id"],
            kind=row.get("kind", source["kind"]),
            area=row["area"],
            text=row["text"],
            muscles=tuple(row.get("muscles", ())),
            side=row.get("side", ""),
            answers=tuple(Told(a["probe"], a.get("side", ""), a["told"]) for a in row.get("answers", ())),
            elsewhere=bool(row.get("elsewhere", False)),
        )


def faults(cases: Iterable[Case], known: Knowledge) -> tuple[str, ...]:
    """What is wrong with cases: unknown muscles and movements, no muscle and not elsewhere."""
    found: list[str] = []
    for case in cases:
        found += [f"{case.id}: no muscle {m!r}" for m in case.muscles if m not in known.muscles]
        found += [
            f"{case.id}: no movement {a.probe!r}" for a in case.answers if a.probe not in known.movements
        ]
        if bool(case.muscles) == case.elsewhere:
            found.append(f"{case.id}: name muscles, or say elsewhere = true")
    return tuple(found)
