"""How good the finder is on published cases: `python -m benchmarks.finder_cases`.

Figures of both halves are printed; the texts of the validation half never are, unless `--show-validation` asks for
them at the very end of the work. `--misses` lists tuning cases whose muscle was not among the first three.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.case_files import TUNING, VALIDATION, Case, faults, read_cases
from benchmarks.case_trial import (
    NO_PLACE,
    NOT_FOUND,
    OFF_THE_MAP,
    OUTRANKED,
    Outcome,
    Trial,
    evidence_of,
    tried,
)
from benchmarks.finder import cleared
from unknot.core.finder import rank
from unknot.core.knowledge import Knowledge, Urgency
from unknot.core.screening import screen_text
from unknot.library.read import read_knowledge

BINS = 5
WHY = (NO_PLACE, OFF_THE_MAP, OUTRANKED)


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the cases with a right muscle first, among three, among five; the middle rank; two errors of belief."""

    cases: int
    first: float
    three: float
    five: float
    rank: float
    brier: float
    calibration: float
    parts: float


def figures(outcomes: Sequence[Outcome]) -> Figures:
    count = len(outcomes)
    firsts = [o.first for o in outcomes]
    first, three, five = (sum(o.among(most) for o in outcomes) / count for most in (1, 3, 5))
    return Figures(
        count,
        first,
        three,
        five,
        median(o.place for o in outcomes),
        sum((p - right) ** 2 for p, right in firsts) / count,
        calibration_error(firsts),
        calibration_error([pair for o in outcomes for pair in o.shown]),
    )


def calibration_error(pairs: Iterable[tuple[float, bool]]) -> float:
    """The mean distance between belief and truth over bins of equally many, weighted by their size."""
    ordered = sorted(pairs, key=lambda pair: pair[0])
    bins = [ordered[len(ordered) * n // BINS : len(ordered) * (n + 1) // BINS] for n in range(BINS)]
    gaps = [abs(sum(p for p, _ in some) - sum(right for _, right in some)) for some in bins if some]
    return sum(gaps) / max(1, len(ordered))


# --- tables -----------------------------------------------------------------------------------------------------------

HEAD = (
    "| {what} | cases | first | first 3 | first 5 | middle rank | Brier | calibration | takes part |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def row(name: str, f: Figures) -> str:
    rank_ = "none" if f.rank >= NOT_FOUND else f"{f.rank:g}"
    return (
        f"| {name} | {f.cases} | {f.first:.0%} | {f.three:.0%} | {f.five:.0%} | {rank_} "
        f"| {f.brier:.2f} | {f.calibration:.2f} | {f.parts:.2f} |"
    )


def by_step(trials: Sequence[Trial]) -> str:
    steps: tuple[tuple[str, Callable[[Trial], Outcome]], ...] = (
        ("words alone", lambda t: t.words),
        ("words alone, side right too", lambda t: t.sided),
        ("after at most five questions", lambda t: t.asked),
        ("the same, answered as our own pages say (circular)", lambda t: t.textbook),
        ("after pressing", lambda t: t.pressed),
    )
    rows = [row(name, figures([of(t) for t in trials])) for name, of in steps]
    rows.append(_plain("massage where it hurts", [t.hurts for t in trials]))
    rows.append(_plain("plain chart look-up", [t.chart for t in trials]))
    return "\n".join([HEAD.format(what="step"), *rows])


def _plain(name: str, places: Sequence[int]) -> str:
    shares = (f"{sum(p <= most for p in places) / len(places):.0%}" for most in (1, 3, 5))
    middle = median(places)
    rank_ = "none" if middle >= NOT_FOUND else f"{middle:g}"
    return f"| {name} | {len(places)} | {' | '.join(shares)} | {rank_} |  |  |  |"


def grouped(trials: Sequence[Trial], what: str, key: Callable[[Trial], str]) -> str:
    names = sorted({key(t) for t in trials})
    rows = [row(n, figures([t.words for t in trials if key(t) == n])) for n in names]
    return "\n".join([HEAD.format(what=what), *rows])


def told(half: str, trials: Sequence[Trial], others: Sequence[float]) -> str:
    asked, pressed = [t.questions for t in trials], [t.presses for t in trials if t.presses < NOT_FOUND]
    sources = len({t.case.source for t in trials})
    return "\n\n".join(
        (
            f"### {half.capitalize()}: {len(trials)} cases of {sources} sources",
            by_step(trials),
            f"Questions asked: {sum(asked) / len(asked):.1f} on average, of which the source answers "
            f"{sum(t.answered for t in trials) / max(1, sum(asked)):.0%}. Recognised within five presses: "
            f"{len(pressed) / len(trials):.0%}. No place understood: {sum(not t.marks for t in trials)}. "
            + _elsewhere(trials, others),
            grouped(trials, "region", lambda t: t.case.area),
            grouped(trials, "kind of source", lambda t: t.case.kind),
            shortfalls(trials),
        )
    )


def shortfalls(trials: Sequence[Trial]) -> str:
    """Per region: how many have no right muscle among the first three, and why."""
    rows = [
        "| region | cases | missed | " + " | ".join(WHY) + " |",
        "| --- " + "| ---: " * (2 + len(WHY)) + "|",
    ]
    for area in sorted({t.case.area for t in trials}):
        here = [t.why for t in trials if t.case.area == area]
        counts = [len(here), sum(map(bool, here)), *(here.count(why) for why in WHY)]
        rows.append(f"| {area} | {' | '.join(map(str, counts))} |")
    return "\n".join(rows)


def _elsewhere(trials: Sequence[Trial], others: Sequence[float]) -> str:
    own = median(t.words.elsewhere for t in trials)
    if not others:
        return f"Elsewhere, middle belief: {own:.0%}."
    return f"Elsewhere, middle belief: {own:.0%}; in {len(others)} cases that were no muscle: {median(others):.0%}."


def misses(trials: Sequence[Trial]) -> Iterable[str]:
    for t in sorted(trials, key=lambda t: (t.case.area, t.case.id)):
        if not t.words.among(3):
            yield (
                f"{t.case.id} [{t.case.area}] place {t.words.place} (asked {t.asked.place}, chart {t.chart}) "
                f"{', '.join(t.case.muscles)} {t.case.side}: {t.case.text}"
            )


# --- run --------------------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _asked(arguments)
    known = read_knowledge()
    cases = read_cases()
    wrong = faults(cases, known)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
    cases = tuple(c for c in cases if not faults((c,), known))
    for half in asked.half:
        here = [c for c in cases if c.half == half]
        if not here:
            print(f"### {half.capitalize()}: no case yet")
            continue
        run(half, here, known, asked.misses and (half == TUNING or asked.show_validation))
    return 1 if wrong else 0


def run(half: str, cases: Sequence[Case], known: Knowledge, show: bool) -> None:
    leave = cleared(known)
    trials = [tried(c, leave, known) for c in cases if not c.elsewhere]
    others = [rank(leave, evidence_of(c.text, known), known).elsewhere for c in cases if c.elsewhere]
    print(told(half, trials, others))
    print("\n" + sent_away(cases, known))
    if show:
        print("\n" + "\n".join(misses(trials)))


def sent_away(cases: Sequence[Case], known: Knowledge) -> str:
    """How many the words alone send to a professional before any finding, as the product would."""
    ends = [screen_text(c.text, None, "", known).urgency >= Urgency.WITHIN_DAYS for c in cases]
    away = {
        is_none: [e for c, e in zip(cases, ends, strict=True) if c.elsewhere is is_none]
        for is_none in (True, False)
    }
    return (
        f"By their words alone {sum(away[True])} of {len(away[True])} cases that were no muscle are sent away before "
        f"any finding, and {sum(away[False])} of {len(away[False])} of the others."
    )


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", nargs="+", choices=(TUNING, VALIDATION), default=[TUNING, VALIDATION])
    parser.add_argument(
        "--misses", action="store_true", help="list the cases missed; of the tuning half only"
    )
    parser.add_argument(
        "--show-validation", action="store_true", help="list those of the validation half too"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
