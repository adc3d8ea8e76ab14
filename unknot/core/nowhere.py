"""Getting nowhere: when care has changed nothing real, what to do about it, and when somebody else should look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from unknot.core.assumed import assumed_count
from unknot.core.because import Because
from unknot.core.body import Side
from unknot.core.dose import Given
from unknot.core.knowledge import Knowledge
from unknot.core.outcome import Change, Outcome, change
from unknot.core.target import Target

PAIN_SCALES = ("pain-now", "pain-average", "pain-worst")
Spot = tuple[str, Side]


class Do(StrEnum):
    """What to do, the most urgent first."""

    PROFESSIONAL = "professional"
    SCREEN = "screen"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn that the care should take. `spot`: which one it is about, None for all of it."""

    do: Do
    because: tuple[Because, ...]
    spot: Spot | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """How the care went: what was given, every score, and when spots were set aside (no-change) or calmed."""

    targets: tuple[Target, ...]
    given: tuple[Given, ...]
    scores: tuple[Outcome, ...]
    set_aside: tuple[tuple[date, Spot], ...]
    calmed: tuple[tuple[date, Spot], ...]
    today: date
    knowledge: Knowledge

    def number(self, name: str) -> int:
        return assumed_count(self.knowledge, name)

    @property
    def began(self) -> date | None:
        """The first day of this run of care: a pause as long as the first review begins another."""
        days = sorted({one.at.date() for one in self.given})
        pause = timedelta(weeks=self.number("no-change-weeks"))
        if not days or self.today - days[-1] >= pause:
            return None
        first = days[-1]
        for day in reversed(days):
            if first - day >= pause:
                break
            first = day
        return first


def turns(course: Course) -> tuple[Turn, ...]:
    """What to change, worst first; empty while nothing calls for it. Each turn says why.

    A professional comes before another target: with pain that grows or stays strong, with a spot that keeps coming
    back, and when the weeks have passed without a real change.
    """
    found = (*_growing(course), *_strong(course), *_coming_back(course), *_long(course), *_unchanged(course))
    order = tuple(Do)
    return tuple(sorted(found, key=lambda turn: order.index(turn.do)))


# --- Pain that grows, stays strong, or keeps coming back ----------------------------------------------------


def _growing(course: Course) -> Iterator[Turn]:
    """Up by a real change: the safety questions. For a week although doses fell: a professional."""
    began = course.began
    worse = [c for c in _changes(course, began) if c.verdict == "worse"] if began else []
    if not worse:
        return
    rise, days = course.number("pain-rise"), course.number("worse-days")
    for one in worse:
        scores = _scores_of(course, one.instrument, one.about, began)
        week_ago = course.today - timedelta(days=days)
        late = [s for s in scores if s.on >= week_ago]
        grown = [s for s in late if s.score - scores[0].score >= rise]
        spans = bool(late) and (late[-1].on - late[0].on).days >= days - 1
        if one.instrument in PAIN_SCALES and spans and len(grown) == len(late):
            text = f"The pain has been up by {rise} or more for {days} days, although the doses did not grow."
            yield Turn(Do.PROFESSIONAL, (Because(text, "against", ("worse-days", "pain-rise")), *one.because))
            return
    text = "It is really worse than when you began. Answer the safety questions once more before you go on."
    yield Turn(Do.SCREEN, (Because(text, "against", ("pain-rise",)), *worse[0].because))


def _strong(course: Course) -> Iterator[Turn]:
    """Very strong pain on most of the days told in two weeks."""
    since, most = course.today - timedelta(days=14), course.number("strong-pain")
    days: dict[date, float] = {}
    for score in course.scores:
        if score.instrument in PAIN_SCALES and since < score.on <= course.today:
            days[score.on] = max(score.score, days.get(score.on, 0))
    strong = [day for day, pain in days.items() if pain > most]
    if len(strong) >= 3 and 2 * len(strong) > len(days) and (max(strong) - min(strong)).days >= 7:
        text = f"The pain was above {most} of 10 on {len(strong)} of the {len(days)} days you told of in two weeks."
        yield Turn(Do.PROFESSIONAL, (Because(text, "against", ("strong-pain",)),))


def _coming_back(course: Course) -> Iterator[Turn]:
    since, times = course.today - timedelta(days=91), course.number("relapse-count")
    for target in course.targets:
        spot = (target.muscle, target.side)
        calmed = [day for day, each in course.calmed if each == spot and day > since]
        if len(calmed) >= times:
            text = f"It calmed and came back {len(calmed)} times in three months. Somebody should look for the cause."
            yield Turn(Do.PROFESSIONAL, (Because(text, "against", ("relapse-count",)),), spot)


# --- No real change -----------------------------------------------------------------------------------------


def _long(course: Course) -> Iterator[Turn]:
    """Weeks of care, sessions enough, and no score that shows a real change for the better."""
    began = course.began
    if began is None or _is_better(course, began) or not course.targets:
        return
    weeks, sessions = (course.today - began).days // 7, _sessions(course, began)
    least, constant = course.number("refer-weeks"), course.number("constant-weeks")
    if weeks < least or sessions < course.number("nowhere-sessions"):
        return
    text = f"{weeks} weeks and {sessions} sessions, and {_no_change(course, began)}."
    rests_on = ("refer-weeks", "constant-weeks") if weeks >= constant else ("refer-weeks",)
    yield Turn(Do.PROFESSIONAL, (Because(text, "against", rests_on), *_steady(course, began)))


def _unchanged(course: Course) -> Iterator[Turn]:
    """A spot whose weeks have passed: another one, once. After that only the longer time counts."""
    began = course.began
    if began is None or (course.today - began).days // 7 >= course.number("refer-weeks"):
        return
    if any(day >= began for day, _ in course.set_aside):
        return
    for target in course.targets:
        spot = (target.muscle, target.side)
        days = sorted({g.at.date() for g in course.given if (g.dose.muscle, g.dose.side) == spot})
        days = [day for day in days if day >= began]
        if not days or len(days) < course.number("nowhere-sessions") or _is_better(course, days[0]):
            continue
        weeks = (course.today - days[0]).days // 7
        if weeks >= course.number("no-change-weeks"):
            text = f"{weeks} weeks and {len(days)} sessions on this spot, and {_no_change(course, days[0])}."
            why = Because(text, "against", ("no-change-weeks", "nowhere-sessions"))
            yield Turn(Do.CHANGE, (why, *_steady(course, days[0])), spot)


def _sessions(course: Course, began: date) -> int:
    return len({one.at.date() for one in course.given if one.at.date() >= began})


def _is_better(course: Course, since: date) -> bool:
    return any(one.verdict == "better" for one in _changes(course, since))


def _no_change(course: Course, since: date) -> str:
    told = any(one.verdict != "too-early" for one in _changes(course, since))
    return "no score has really changed" if told else "no score tells that anything changed"


def _steady(course: Course, since: date) -> tuple[Because, ...]:
    return tuple(b for one in _changes(course, since) if one.verdict == "steady" for b in one.because)


def _changes(course: Course, since: date) -> tuple[Change, ...]:
    """Each scale and subject since a day; the last score before it is where it began."""
    subjects = dict.fromkeys((score.instrument, score.about) for score in course.scores)
    found = []
    for name, about in subjects:
        scale, scores = course.knowledge.instruments.get(name), _scores_of(course, name, about, since)
        if scale is not None and scores:
            found.append(change(scores, scale))
    return tuple(found)


def _scores_of(course: Course, instrument: str, about: str, since: date | None) -> tuple[Outcome, ...]:
    mine = sorted(
        (s for s in course.scores if (s.instrument, s.about) == (instrument, about) and s.on <= course.today),
        key=lambda score: score.on,
    )
    before = [score for score in mine if since is not None and score.on < since]
    return (*before[-1:], *(score for score in mine if since is None or score.on >= since))
