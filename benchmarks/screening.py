"""How well complaints that others published are heard: `python -m benchmarks.screening`.

Each file of `benchmarks/vignettes/` holds the complaints of one published triage text. A source belongs to the
tuning half or to the validation half by a fixed rule, not by choice: the first byte of the SHA-256 of its id, even or
odd. While tuning, the validation half stays out of sight, its counts too: `--validation` shows the counts, and
`--show-validation` the misses, for the report.

Goals on the validation half, by the words alone: no emergency called none or adapt, under-triage by more than one
level below 5 %, harmless ones sent away below 8 %.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from unknot.core.knowledge import Knowledge, Urgency
from unknot.core.screening import screen_text
from unknot.library.read import read_knowledge

VIGNETTES = Path(__file__).with_name("vignettes")


class Half(StrEnum):
    TUNING = "tuning"
    VALIDATION = "validation"


@dataclass(frozen=True, slots=True)
class Vignette:
    """A complaint, and how urgent its publisher (mapped to our five levels) holds it to be."""

    id: str
    source: str
    text: str
    age: int | None
    sex: str
    expected: Urgency
    flag: str

    @property
    def half(self) -> Half:
        return half_of(self.source)

    @property
    def is_harmless(self) -> bool:
        return self.expected <= Urgency.ADAPT


@dataclass(frozen=True, slots=True)
class Heard:
    """What the words alone came to."""

    vignette: Vignette
    urgency: Urgency
    because: tuple[str, ...]

    @property
    def is_lost(self) -> bool:
        return self.vignette.expected is Urgency.EMERGENCY and self.urgency <= Urgency.ADAPT

    @property
    def is_far_under(self) -> bool:
        return not self.vignette.is_harmless and self.vignette.expected - self.urgency > 1

    @property
    def is_under(self) -> bool:
        return not self.vignette.is_harmless and self.urgency < self.vignette.expected

    @property
    def is_sent_away(self) -> bool:
        return self.vignette.is_harmless and self.urgency > Urgency.ADAPT

    @property
    def is_missed(self) -> bool:
        return self.is_under or self.is_sent_away


def half_of(source: str) -> Half:
    """Which half a source belongs to, by its id alone."""
    return Half.VALIDATION if hashlib.sha256(source.encode()).digest()[0] % 2 else Half.TUNING


def read_vignettes(folder: Path = VIGNETTES) -> tuple[Vignette, ...]:
    """Every complaint of every source, by source. Raises ValueError naming the file that cannot be used."""
    found = tuple(vignette for path in sorted(folder.glob("*.toml")) for vignette in _of_source(path))
    twice = {v.id for v in found if [w.id for w in found].count(v.id) > 1}
    if twice:
        raise ValueError(f"these ids stand twice; give each complaint its own: {', '.join(sorted(twice))}")
    return found


def _of_source(path: Path) -> Iterator[Vignette]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    source = data["source"]["id"]
    if source != path.stem:
        raise ValueError(f"{path.name} says its id is {source!r}; file name and id must be the same")
    for row in data.get("vignettes", ()):
        sex, expected = row.get("sex") or "", Urgency.of(row["expected"])
        yield Vignette(row["id"], source, row["text"], row.get("age"), sex, expected, row.get("flag", ""))


def heard(vignettes: Iterable[Vignette], knowledge: Knowledge) -> tuple[Heard, ...]:
    return tuple(_heard(vignette, knowledge) for vignette in vignettes)


def _heard(vignette: Vignette, knowledge: Knowledge) -> Heard:
    came = screen_text(vignette.text, vignette.age, vignette.sex, knowledge)
    because = tuple(f"{flag.flag} ({flag.urgency.label}): {flag.because}" for flag in came.flags)
    return Heard(vignette, came.urgency, because or ((came.advice,) if came.urgency else ()))


# --- Counts ------------------------------------------------------------------------------------------------------

Kind = Callable[[Heard], bool]
IS_TOLD: Kind = lambda each: not each.vignette.is_harmless  # noqa: E731
COUNTS: tuple[tuple[str, Kind, Kind], ...] = (  # what, of which, counted when
    (
        "emergencies called none or adapt",
        lambda e: e.vignette.expected is Urgency.EMERGENCY,
        lambda e: e.is_lost,
    ),
    ("under-triage by more than one level", IS_TOLD, lambda e: e.is_far_under),
    ("under-triage at all", IS_TOLD, lambda e: e.is_under),
    ("harmless sent away", lambda e: e.vignette.is_harmless, lambda e: e.is_sent_away),
)
GOALS = (0.0, 0.05, None, 0.08)


def counted(came: Iterable[Heard], of: Kind, when: Kind) -> tuple[int, int]:
    """How many, of how many."""
    among = [each for each in came if of(each)]
    return sum(map(when, among)), len(among)


def share(count: int, among: int) -> str:
    """A share with the bounds between which it lies, 19 times of 20 (Wilson's interval)."""
    if not among:
        return "–"
    z, p = 1.96, count / among
    middle = (p + z * z / (2 * among)) / (1 + z * z / among)
    half = z * ((p * (1 - p) + z * z / (4 * among)) / among) ** 0.5 / (1 + z * z / among)
    return f"{count} of {among} ({p:.1%}; {max(0.0, middle - half):.1%} to {min(1.0, middle + half):.1%})"


def summary(came: tuple[Heard, ...]) -> str:
    """A table of both halves."""
    rows = ["| | " + " | ".join(Half) + " |", "|---|---|---|"]
    for name, of, when in COUNTS:
        cells = (share(*counted((e for e in came if e.vignette.half is half), of, when)) for half in Half)
        rows.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(rows)


def by_urgency(came: tuple[Heard, ...]) -> str:
    """Of each half: what was expected, against what was heard."""
    rows = [
        "| half | expected | " + " | ".join(u.label for u in Urgency) + " |",
        "|---|---|" + "---|" * len(Urgency),
    ]
    for half in Half:
        for expected in reversed(Urgency):
            mine = [e.urgency for e in came if e.vignette.half is half and e.vignette.expected is expected]
            if mine:
                rows.append(
                    f"| {half} | {expected.label} | " + " | ".join(str(mine.count(u)) for u in Urgency) + " |"
                )
    return "\n".join(rows)


def by_source(came: tuple[Heard, ...]) -> str:
    rows = [
        "| source | half | all | emergencies lost | far under | under | sent away |",
        "|---|---|---|---|---|---|---|",
    ]
    for source in sorted({e.vignette.source for e in came}):
        mine = [e for e in came if e.vignette.source == source]
        cells = (f"{c} of {n}" if n else "–" for c, n in (counted(mine, of, when) for _, of, when in COUNTS))
        rows.append(f"| {source} | {half_of(source)} | {len(mine)} | {' | '.join(cells)} |")
    return "\n".join(rows)


def misses(came: tuple[Heard, ...], half: Half) -> str:
    """Every miss of a half, the worst first."""
    mine = sorted((e for e in came if e.vignette.half is half and e.is_missed), key=_badness)
    return "\n".join(map(_miss, mine))


def _badness(each: Heard) -> tuple[bool, int, str]:
    return each.is_sent_away, each.urgency - each.vignette.expected, each.vignette.id


def _miss(each: Heard) -> str:
    told, who = each.vignette, f"{each.vignette.age or '?'}{each.vignette.sex or '?'}"
    because = "".join(f"\n      {reason}" for reason in each.because)
    return f"- {told.id} ({who}): {told.expected.label}, heard {each.urgency.label}\n  “{told.text}”{because}"


def is_met(came: tuple[Heard, ...]) -> bool:
    """Whether the validation half keeps every goal."""
    mine = [each for each in came if each.vignette.half is Half.VALIDATION]
    shares = (counted(mine, of, when) for _, of, when in COUNTS)
    met = ((count == 0 if goal == 0 else count < goal * among) if goal is not None else True
           for (count, among), goal in zip(shares, GOALS, strict=True) if among)  # fmt: skip
    return all(met)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screening", description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list every miss of the tuning half")
    parser.add_argument("--sources", action="store_true", help="a row for each source")
    parser.add_argument(
        "--show-validation", action="store_true", help="its misses too: only for the final report"
    )
    parser.add_argument("--validation", action="store_true", help="count the validation half as well")
    asked = parser.parse_args(argv)
    halves = {*Half} if asked.validation or asked.show_validation else {Half.TUNING}
    came = heard((v for v in read_vignettes() if v.half in halves), read_knowledge())
    parts = [summary(came), by_urgency(came)]
    parts += [by_source(came)] if asked.sources else []
    parts += [misses(came, Half.TUNING)] if asked.misses else []
    parts += [misses(came, Half.VALIDATION)] if asked.show_validation else []
    print("\n\n".join(parts))
    return 0 if is_met(came) else 1


if __name__ == "__main__":
    sys.exit(main())
