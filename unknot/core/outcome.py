"""Outcomes: a measured change, told from noise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import median

from unknot.core.assumed import assumed
from unknot.core.because import Because
from unknot.core.dose import Given
from unknot.core.knowledge import Instrument, Knowledge, Movement


@dataclass(frozen=True, slots=True)
class Outcome:
    """One score: instrument id, what it is about (a place, a muscle:side, an activity of one's own words), the day."""

    instrument: str
    about: str
    score: float
    on: date


@dataclass(frozen=True, slots=True)
class Change:
    """From first to latest. `verdict`: better, worse, steady (inside the noise) or too-early (under two scores)."""

    instrument: str
    about: str
    first: float
    latest: float
    size: float
    verdict: str
    because: tuple[Because, ...]


def change(outcomes: tuple[Outcome, ...], instrument: Instrument) -> Change:
    """From the first score to the latest, judged against what the scale can tell. `size` is positive when better.

    Real is a change of at least `smallest_change`; or one by `important_share` of the first score which the last two
    scores both show. Raises ValueError for no scores, and for scores of another scale or of several things.
    """
    scores = _in_order(outcomes, instrument)
    first, latest = scores[0], scores[-1]
    size = _gain(first.score, latest.score, instrument)
    verdict, reason = _judged(scores, instrument)
    return Change(instrument.id, first.about, first.score, latest.score, size, verdict, (reason,))


def _in_order(outcomes: tuple[Outcome, ...], instrument: Instrument) -> tuple[Outcome, ...]:
    if not outcomes:
        raise ValueError(f"no scores on {instrument.name} yet; take one first")
    if any(o.instrument != instrument.id for o in outcomes) or len({o.about for o in outcomes}) > 1:
        raise ValueError("a change is about one scale and one thing; sort the scores first")
    return tuple(sorted(outcomes, key=lambda o: o.on))


def _gain(first: float, latest: float, instrument: Instrument) -> float:
    return first - latest if instrument.better == "lower" else latest - first


def _judged(scores: tuple[Outcome, ...], instrument: Instrument) -> tuple[str, Because]:
    cites = instrument.backing.cites
    if len(scores) < 2:
        return "too-early", Because("One score is a start; the next one can be compared with it.", "note")
    size = _gain(scores[0].score, scores[-1].score, instrument)
    enough = f"{instrument.smallest_change:g}"
    if size >= instrument.smallest_change:
        return "better", Because(f"Better by {size:g}; from {enough} on it is more than noise.", "for", cites)
    if -size >= instrument.smallest_change:
        return "worse", Because(
            f"Worse by {-size:g}; from {enough} on it is more than noise.", "against", cites
        )
    if _by_share(scores, instrument):
        share = f"{round((instrument.important_share or 0) * 100)} %"
        text = f"Better by {size:g}, over {share} of the start, and the last two scores both show it."
        return "better", Because(text, "for", (*cites, "share-needs-two"))
    return "steady", Because(
        f"A change of {abs(size):g} lies within the noise of this scale ({enough}).", "note", cites
    )


def _by_share(scores: tuple[Outcome, ...], instrument: Instrument) -> bool:
    share, first = instrument.important_share, scores[0].score
    if share is None or len(scores) < 3 or first <= 0:
        return False
    return all(_gain(first, later.score, instrument) >= share * first for later in scores[-2:])


def trend(outcomes: tuple[Outcome, ...], instrument: Instrument) -> float | None:
    """Points a week, positive when it gets better: the median of the slopes between all pairs of days (Theil and Sen),
    which one bad day does not bend. None with fewer than three days. Errors as `change`."""
    scores = _in_order(outcomes, instrument)
    if len({o.on for o in scores}) < 3:
        return None
    slopes = [
        _gain(one.score, other.score, instrument) / (other.on - one.on).days
        for at, one in enumerate(scores)
        for other in scores[at + 1 :]
        if other.on > one.on
    ]
    return 7 * median(slopes)


def as_instrument(test: Movement, better: str, knowledge: Knowledge) -> Instrument:
    """A self-test as a scale; `better` is lower or higher. No angle counts as changed below 5 degrees, however exact
    its table. Raises ValueError for a movement that is no self-test or has no smallest change."""
    if test.kind != "self-test" or test.smallest_change is None:
        raise ValueError(f"{test.name} is no self-test with a known smallest change")
    least = max(test.smallest_change, assumed(knowledge, "angle-change") if test.unit == "degrees" else 0.0)
    return Instrument(
        test.id, test.name, test.asks or test.name, 0.0, 360.0, better, least, least, None, test.backing
    )


def release_times(given: tuple[Given, ...]) -> tuple[tuple[date, int], ...]:
    """For the curve: day and seconds of each dose after which the spot had eased, by two points or to three or less."""
    return tuple(
        (one.at.date(), one.seconds)
        for one in sorted(given, key=lambda g: g.at)
        if _eased(one.response.discomfort, one.response.discomfort_end)
    )


def _eased(start: int | None, end: int | None) -> bool:
    return end is not None and (end <= 3 or (start is not None and start - end >= 2))
