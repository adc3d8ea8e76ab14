"""What became of a referral: a professional's all-clear, for which signs, where and until when, and signs of before
that nobody has looked at yet. An all-clear gives no leave; it opens again what a within-days sign closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from unknot.core.assumed import assumed_count
from unknot.core.because import Because
from unknot.core.knowledge import Knowledge
from unknot.core.questions import parts_of
from unknot.core.signs import RaisedFlag


@dataclass(frozen=True, slots=True)
class AllClear:
    """A professional (`who`) looked on a day at what these flags are about, in these parts of the body."""

    flags: tuple[str, ...]
    parts: tuple[str, ...]
    seen_on: date
    who: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """What was told since somebody was sent away: all-clears that still count, and flags that still wait."""

    clears: tuple[AllClear, ...] = ()
    unseen: tuple[RaisedFlag, ...] = ()


NOTHING_TOLD = Followed()


def counts_until(clear: AllClear, knowledge: Knowledge) -> date:
    """The first day on which an all-clear no longer counts."""
    return clear.seen_on + timedelta(days=assumed_count(knowledge, "all-clear-days"))


def counts_on(clear: AllClear, day: date, knowledge: Knowledge) -> bool:
    return clear.seen_on <= day < counts_until(clear, knowledge)


def parts_closed(flag: str, clears: tuple[AllClear, ...], knowledge: Knowledge) -> frozenset[str]:
    """The parts of the body that a within-days flag closes: its own, all when it has none, less those looked at."""
    every = frozenset(region.part for region in knowledge.regions.values())
    looked_at = (clear.parts for clear in clears if flag in clear.flags)
    return (parts_of(flag, knowledge) or every).difference(*looked_at)


def looked_at(clears: tuple[AllClear, ...], parts: set[str], knowledge: Knowledge) -> frozenset[str]:
    """The flags that a professional has looked at in every one of these parts. Of none, when no part is marked."""
    named = {flag for clear in clears for flag in clear.flags}
    return frozenset(f for f in named if parts and not parts & parts_closed(f, clears, knowledge))


def clears_used(clears: tuple[AllClear, ...], raised: tuple[RaisedFlag, ...]) -> tuple[AllClear, ...]:
    """Those that open something for what is raised now."""
    names = {flag.flag for flag in raised}
    return tuple(clear for clear in clears if names & {*clear.flags})


def in_words(clear: AllClear, knowledge: Knowledge) -> Because:
    who = clear.who or "a professional"
    until = counts_until(clear, knowledge)
    text = f"All clear from {who} on {_day(clear.seen_on)}; it counts until {_day(until)}, or until it gets worse."
    return Because(text, "note", ("all-clear-days",))


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
