"""What came after: of referrals, of harm from pressing, of the questions that follow. Worked out from the journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from unknot.care.harm import events_of, holds_back
from unknot.core.adverse import Event, Now, asks_again, ends, findings_of, raised_by_event, sore_hours
from unknot.core.all_clear import AllClear, Followed, counts_on, looked_at
from unknot.core.because import Because
from unknot.core.body import Side
from unknot.core.due import PAIN_RISE, parts_marked
from unknot.core.journal import (
    BroughtIn,
    Corrected,
    Entry,
    FindingSeen,
    Journal,
    PainDrawn,
    ReferralAnswered,
    Screened,
)
from unknot.core.knowledge import Knowledge, Urgency
from unknot.core.person import LocalFinding, Person
from unknot.core.questions import Answer, raised_by
from unknot.core.signs import RaisedFlag, Signs, read_signs

ALL_CLEAR, NOT_YET, NAMED, WORSE, MISTAKE = "all-clear", "not-yet", "named", "worse", "mistake"
WORSE_FLAG = "worse-since-referral"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sign of before that somebody has to look at, and since when."""

    flag: RaisedFlag
    at: datetime


@dataclass(frozen=True, slots=True)
class Aftermath:
    """`followed` is what the screen weighs; `again` why its questions come once more. Events: the newest last."""

    followed: Followed
    waiting: tuple[Waiting, ...]
    again: tuple[Because, ...]
    answers: tuple[tuple[Entry, ReferralAnswered], ...]
    events: tuple[Event, ...]
    findings: tuple[LocalFinding, ...]
    ended: frozenset[tuple[str, Side]]

    def sore_hours(self, session: str, now: datetime) -> int | None:
        """How long a session left more pain behind; None when nothing of that was told."""
        told = (sore_hours(event, now) for event in self.events if event.told.session == session)
        return max((hours for hours in told if hours is not None), default=None)


def aftermath(
    journal: Journal, person: Person, screened: Entry | None, knowledge: Knowledge, now: datetime
) -> Aftermath:
    events = events_of(journal)
    course = _Course(knowledge, person, now, _brought_in(journal))
    for at, step in sorted(_steps(journal, events, course), key=lambda each: each[0]):
        course.take(at, step)
    answers = tuple(each for each in journal.of(ReferralAnswered) if course.is_own(each[0]))
    return Aftermath(
        followed=course.followed(),
        waiting=tuple(course.waiting.values()),
        again=(
            *_after_the_answer(course, screened),
            *_after_harm(journal, events, screened),
            *_taken_back(journal, screened),
        ),
        answers=answers,
        events=events,
        findings=tuple(finding for event in events for finding in findings_of(event, knowledge)),
        ended=frozenset(spot for event in events for spot in ends(event, knowledge)),
    )


Step = Entry | RaisedFlag


def _steps(journal: Journal, events: tuple[Event, ...], course: _Course) -> Iterator[tuple[datetime, Step]]:
    """All that raises or answers a sign, each with its time."""
    for entry in journal:
        own = not isinstance(entry.body, ReferralAnswered) or course.is_own(entry)
        if own and isinstance(entry.body, (Screened, PainDrawn, FindingSeen, ReferralAnswered)):
            yield entry.happened_at, entry
    for event in events:
        yield from raised_by_event(event, course.person, course.knowledge, course.now)


def _brought_in(journal: Journal) -> frozenset[UUID]:
    """The answers that came in files. Read off all entries: what says so is never taken back."""
    brought = (e.body.answers for e in journal.entries if isinstance(e.body, BroughtIn))
    return frozenset(name for names in brought for name in names)


class _Course:
    """Signs and answers in the order in which they came."""

    def __init__(self, knowledge: Knowledge, person: Person, now: datetime, brought: frozenset[UUID]) -> None:
        self.knowledge, self.person, self.now, self.brought = knowledge, person, now, brought
        self.waiting: dict[str, Waiting] = {}
        self.clears: list[AllClear] = []
        self.strongest = 0  # pain when the last all-clear was told
        self.pain = 0
        self.answered_at: datetime | None = None  # since when the questions have to be answered afresh
        self.read: dict[str, Signs] = {}

    def is_own(self, entry: Entry) -> bool:
        """Whether an answer was given here, up to now: of a file, or with a later date, it opens nothing."""
        return entry.id not in self.brought and max(entry.happened_at, entry.learnt_at) <= self.now

    def take(self, at: datetime, step: Step) -> None:
        if isinstance(step, RaisedFlag):
            self._wait(step, at)
        elif isinstance(step.body, Screened):
            self._screened(step.body, at)
        elif isinstance(step.body, PainDrawn):
            self._drawn(step.body, at)
        elif isinstance(step.body, FindingSeen):
            self._marked(step.body)
        elif isinstance(step.body, ReferralAnswered):
            self._answered(step.body, at)

    def followed(self) -> Followed:
        today = self.now.date()
        clears = tuple(clear for clear in self.clears if counts_on(clear, today, self.knowledge))
        return Followed(clears, tuple(waiting.flag for waiting in self.waiting.values()))

    def _signs(self, text: str) -> Signs:
        """The signs of a text, each text read once: most answers are for the same words."""
        if text not in self.read:
            self.read[text] = read_signs(text, self.knowledge, self.person.age, self.person.sex)
        return self.read[text]

    def _wait(self, flag: RaisedFlag, at: datetime) -> None:
        known = self.waiting.get(flag.flag)
        if known is None or known.flag.urgency <= flag.urgency:
            self.waiting[flag.flag] = Waiting(flag, at)

    def _screened(self, body: Screened, at: datetime) -> None:
        told = body.answers.answers
        gone = {name for name, answer in told.items() if answer is Answer.NO}
        self.clears = [replace(c, flags=tuple(f for f in c.flags if f not in gone)) for c in self.clears]
        signs = self._signs(body.text)
        counting = tuple(c for c in self.clears if counts_on(c, at.date(), self.knowledge))
        seen = looked_at(counting, parts_marked(body.regions, self.knowledge), self.knowledge)
        for flag in raised_by(body.answers, signs, self.knowledge, (), seen):
            if flag.urgency >= Urgency.SAME_DAY:
                self._wait(replace(flag, because=f"{flag.because} That was on {_day(at.date())}."), at)

    def _drawn(self, body: PainDrawn, at: datetime) -> None:
        self.pain = body.drawing.strongest
        if self.pain >= self.strongest + PAIN_RISE:
            self.clears.clear()  # clearly stronger than when somebody looked
        for flag in self._signs(body.text).raised:
            if flag.urgency >= Urgency.SAME_DAY:
                self._wait(replace(flag, because=f"{flag.because} That was on {_day(at.date())}."), at)

    def _marked(self, body: FindingSeen) -> None:
        kind = self.knowledge.conditions.get(body.finding.condition)
        if kind is None or kind.injury:
            self.clears.clear()  # an injury since somebody looked

    def _answered(self, body: ReferralAnswered, at: datetime) -> None:
        if body.told == MISTAKE:
            self.answered_at = at
            self.waiting = {name: w for name, w in self.waiting.items() if name not in body.flags}
        elif body.told == WORSE:
            self.clears.clear()
            self._wait(
                RaisedFlag(WORSE_FLAG, Urgency.SAME_DAY, f"You told on {_day(at.date())} that it is worse."),
                at,
            )
        elif body.told == ALL_CLEAR and body.seen_on is not None and body.seen_on <= at.date():
            self._cleared(body, body.seen_on, at)

    def _cleared(self, body: ReferralAnswered, seen_on: date, at: datetime) -> None:
        """What is urgent is taken off on a later day only, and only when somebody looked after it came."""
        self.answered_at, self.strongest = at, self.pain
        today = [w for w in self.waiting.values() if is_too_early(w, seen_on, at)]
        kept = {w.flag.flag for w in today} | {name for name in self.waiting if name not in body.flags}
        self.waiting = {name: w for name, w in self.waiting.items() if name in kept}
        flags = tuple(flag for flag in body.flags if flag not in kept)
        self.clears.append(AllClear(flags, body.parts, seen_on, body.who))


def is_too_early(waiting: Waiting, seen_on: date, at: datetime) -> bool:
    """Whether an all-clear comes on the day of a same-day or emergency sign, or tells of a visit before it."""
    day = waiting.at.date()
    return waiting.flag.urgency >= Urgency.SAME_DAY and (at.date() <= day or seen_on < day)


# --- Why the questions come again ---------------------------------------------------------------------------


def _after_the_answer(course: _Course, screened: Entry | None) -> Iterator[Because]:
    if course.answered_at and (screened is None or screened.happened_at <= course.answered_at):
        yield Because("You told what came of the visit. Answer the safety questions afresh.")


def _after_harm(journal: Journal, events: tuple[Event, ...], screened: Entry | None) -> Iterator[Because]:
    learnt = {entry.id: entry.learnt_at for entry in journal}
    for event in events:
        still = (since.at for since in event.since if since.told in (Now.SAME, Now.WORSE))
        told_at = max((learnt.get(event.id, event.at), *still))
        if asks_again(event) and (screened is None or told_at >= screened.learnt_at):
            yield Because("Something happened after pressing. Please answer the safety questions again.")
            return


def _taken_back(journal: Journal, screened: Entry | None) -> Iterator[Because]:
    """What held back and was taken back since leaves no older leave standing: hiding an answer never helps."""
    back = {
        e.body.entry
        for e in journal.entries
        if isinstance(e.body, Corrected) and (screened is None or e.happened_at >= screened.happened_at)
    }
    if back and any(e.id in back and holds_back(e.body) for e in journal.entries):
        yield Because("You took something back that safety rests on. Answer the questions again.")


# --- What to ask next ---------------------------------------------------------------------------------------

ASK_AGAIN_DAYS = {NOT_YET: 1, WORSE: 1, NAMED: 7}


def asks_what_they_said(after: Aftermath, since: date | None, today: date) -> bool:
    """Whether Today asks: from the day after a sign was raised, and again after each answer that leaves it open."""
    if since is None or today <= since:
        return False
    last = next((each for each in reversed(after.answers) if each[0].happened_at.date() >= since), None)
    if last is None:
        return True
    entry, body = last
    return today >= entry.happened_at.date() + timedelta(days=ASK_AGAIN_DAYS.get(body.told, 1))


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
