"""Training load: what sport and work asked of each muscle, heavy weeks and deloads. A description, never a risk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, pstdev

from unknot.core.assumed import assumed, assumed_count
from unknot.core.because import Because
from unknot.core.body import Side
from unknot.core.knowledge import Knowledge

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Training:
    """One training or heavy-work session: an activity's or exercise's id, minutes, effort 0-10 (CR-10)."""

    on: date
    activity: str
    minutes: int
    effort: int


@dataclass(frozen=True, slots=True)
class MuscleLoad:
    """Load on one muscle: this week, the mean of the four weeks before, the last hard day.

    `level`: low, usual, heavy or very-heavy.
    """

    muscle: str
    week: float
    four_weeks: float
    level: str
    last_hard: date | None
    side: Side = Side.MIDDLE


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """Seven days up to and including `until`. Monotony is mean daily load by its spread, strain is load × monotony."""

    until: date
    load: float
    monotony: float
    strain: float


def session_load(training: Training) -> float:
    """Effort (0-10) × minutes (Foster 2021)."""
    return float(training.effort * training.minutes)


def weekly_loads(
    trainings: tuple[Training, ...], knowledge: Knowledge, on: date, weeks: int = 5
) -> tuple[WeekLoad, ...]:
    """The latest `weeks` weeks, the one that ends with `on` last. Rest days count as nothing, later days not at all."""
    ends = [on - (weeks - 1 - back) * WEEK for back in range(weeks)]
    return tuple(_week_load(trainings, knowledge, end) for end in ends)


def _week_load(trainings: tuple[Training, ...], knowledge: Knowledge, until: date) -> WeekLoad:
    days = [until - timedelta(days=back) for back in range(6, -1, -1)]
    daily = [sum(session_load(t) for t in trainings if t.on == day) for day in days]
    cap = assumed(knowledge, "monotony-cap")
    spread = pstdev(daily)
    load = float(sum(daily))
    monotony = min(cap, fmean(daily) / spread) if spread else cap * (load > 0)
    return WeekLoad(until, load, monotony, load * monotony)


# --- By muscle ------------------------------------------------------------------------------------------


def muscle_loads(trainings: tuple[Training, ...], knowledge: Knowledge, on: date) -> dict[str, MuscleLoad]:
    """Each loaded muscle's last seven days (with `on`) against the mean of the four weeks before them.

    With fewer weeks on record the mean is over those there are; with none the week is called usual. Unknown activities
    count for no muscle.
    """
    known = tuple(t for t in trainings if t.on <= on)
    muscles = sorted({m for t in known for m in muscles_of(t.activity, knowledge)})
    return {muscle: _muscle_load(muscle, known, knowledge, on) for muscle in muscles}


def muscles_of(name: str, knowledge: Knowledge) -> Mapping[str, float]:
    """What an activity or a logged exercise asks of each muscle, 0-1; nothing for a name that is not known."""
    known = knowledge.activities.get(name) or knowledge.exercises.get(name)
    return known.muscles if known else {}


def _muscle_load(muscle: str, trainings: tuple[Training, ...], knowledge: Knowledge, on: date) -> MuscleLoad:
    week_begins = on - timedelta(days=6)
    week = _load_between(muscle, trainings, knowledge, week_begins, on)
    first = min((t.on for t in trainings), default=on)
    weeks = min(4, -(-(week_begins - first).days // 7))
    before = _load_between(
        muscle, trainings, knowledge, week_begins - 4 * WEEK, week_begins - timedelta(days=1)
    )
    mean = before / weeks if weeks > 0 else 0.0
    hard = (t.on for t in trainings if is_hard_for(t, muscle, knowledge))
    return MuscleLoad(muscle, week, mean, _level(week, mean, knowledge), max(hard, default=None))


def _load_between(
    muscle: str, trainings: Iterable[Training], knowledge: Knowledge, start: date, end: date
) -> float:
    return sum(
        session_load(t) * muscles_of(t.activity, knowledge).get(muscle, 0.0)
        for t in trainings
        if start <= t.on <= end
    )


def is_hard_for(training: Training, muscle: str, knowledge: Knowledge) -> bool:
    """Whether it was a hard day for a muscle: great effort, and the muscle among the main ones of the activity."""
    weight = muscles_of(training.activity, knowledge).get(muscle, 0.0)
    return training.effort >= assumed(knowledge, "hard-effort") and weight >= assumed(
        knowledge, "main-weight"
    )


def _level(week: float, mean: float, knowledge: Knowledge) -> str:
    if mean == 0:
        return "usual" if week else "low"
    share = week / mean
    if share > assumed(knowledge, "very-heavy-week"):
        return "very-heavy"
    if share > assumed(knowledge, "heavy-week"):
        return "heavy"
    return "low" if share < assumed(knowledge, "low-week") else "usual"


def told(load: MuscleLoad) -> str:
    """The load in words, as a description of what was done. It says nothing of what will happen."""
    if load.four_weeks == 0:
        return "There is no earlier month to compare this week with."
    share = round((load.week / load.four_weeks - 1) * 100)
    if share == 0:
        return "This week is like your last four weeks."
    return f"This week is {abs(share)} % {'above' if share > 0 else 'below'} your average of four weeks."


# --- Light weeks ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Strain:
    """What a person told beside training: days of bad sleep or mood, the rise of a pain (0-10), days of soreness ≥4."""

    low_sleep_days: int = 0
    pain_rise: int = 0
    sore_days: int = 0


def deload_due(
    trainings: tuple[Training, ...],
    on: date,
    knowledge: Knowledge,
    last_deload: date | None = None,
    strain: Strain | None = None,
) -> tuple[Because, ...]:
    """Why a light week is due; empty unless two signs come together. It suggests, and decides nothing."""
    past = tuple(t for t in trainings if t.on <= on)
    strain = strain or Strain()
    week = _week_load(past, knowledge, on)
    signs = (
        (_long_since(past, on, last_deload, knowledge), "It is over four weeks since your last light week."),
        (strain.low_sleep_days >= 7, "Sleep or mood has been low for a week."),
        (_effort_rises(past, on), "The same training feels harder than it did."),
        (strain.pain_rise >= 2, "A pain has risen by two points or more."),
        (strain.sore_days > 3, "You have been sore for over three days."),
        (
            week.monotony > assumed(knowledge, "monotony-high"),
            "Your days are all alike, with no easy one between.",
        ),
    )
    reasons = tuple(Because(text, "for", ("signs-for-deload",)) for holds, text in signs if holds)
    return reasons if len(reasons) >= assumed_count(knowledge, "signs-for-deload") else ()


def _long_since(past: tuple[Training, ...], on: date, last_deload: date | None, knowledge: Knowledge) -> bool:
    start = last_deload or min((t.on for t in past), default=on)
    return bool(past) and on - start >= assumed_count(knowledge, "weeks-to-deload") * WEEK


def _effort_rises(past: tuple[Training, ...], on: date) -> bool:
    """Effort up by a point or more for an activity of about the same length, two weeks against the four before."""
    recent = [t for t in past if on - 2 * WEEK < t.on]
    before = [t for t in past if on - 6 * WEEK < t.on <= on - 2 * WEEK]
    for activity in sorted({t.activity for t in recent}):
        now, then = ([t for t in some if t.activity == activity] for some in (recent, before))
        if len(now) < 2 or len(then) < 2:
            continue
        as_long = fmean(t.minutes for t in now) <= 1.1 * fmean(t.minutes for t in then)
        if as_long and fmean(t.effort for t in now) >= fmean(t.effort for t in then) + 1:
            return True
    return False
