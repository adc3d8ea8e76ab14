"""Screening: leave to go on, or being sent to a professional. The only maker of a Clearance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import InitVar, dataclass
from datetime import date, timedelta
from typing import NoReturn, TypeVar

from unknot.core.all_clear import (
    NOTHING_TOLD,
    AllClear,
    Followed,
    clears_used,
    counts_on,
    counts_until,
    in_words,
    looked_at,
    parts_closed,
)
from unknot.core.because import Because
from unknot.core.body import PainDrawing, Place, Side
from unknot.core.due import PAIN_RISE, VALID_DAYS, parts_marked, screening_due
from unknot.core.emergency import emergency_number
from unknot.core.knowledge import Knowledge, Muscle, Tool, Treatment, Urgency
from unknot.core.local_findings import holds
from unknot.core.person import LocalFinding, Person
from unknot.core.pressure import Bounds, Ruling, Verdict, treatment_verdict, verdict_at
from unknot.core.profile import Profile, profile_of
from unknot.core.questions import (
    Answer,
    Question,
    ScreeningAnswers,
    asked,
    questions,
    raised_by,
    to_clarify,
    unanswered,
)
from unknot.core.referral import Referral, advice_of, refer
from unknot.core.signs import RaisedFlag, read_flags, read_signs
from unknot.core.text_screen import TextScreen, screen_text

__all__ = [
    "PAIN_RISE",
    "VALID_DAYS",
    "Answer",
    "Clearance",
    "LocalFinding",
    "Person",
    "Question",
    "RaisedFlag",
    "Referral",
    "Ruling",
    "ScreeningAnswers",
    "TextScreen",
    "Unfinished",
    "Verdict",
    "emergency_number",
    "questions",
    "read_flags",
    "screen",
    "screen_text",
    "screening_due",
    "to_clarify",
]

T = TypeVar("T")
_SEAL = object()  # whoever does not hold it makes no Clearance


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Questions are still open; nothing is cleared until they are answered."""

    questions: tuple[Question, ...]


def _not_stored(*_: object) -> NoReturn:
    raise TypeError("a Clearance is worked out from the answers each time; it is not stored or sent")


def never_stored(cls: type[T]) -> type[T]:
    """Shut the doors of pickling; a frozen dataclass with slots would open them again."""
    for door in ("__reduce_ex__", "__getstate__", "__setstate__"):
        setattr(cls, door, _not_stored)
    return cls


@never_stored
@dataclass(frozen=True, slots=True)
class Clearance:
    """Leave to go on from `given_on` until before `until`. `screen` alone makes it; it is worked out, never stored.

    `regions` were asked about; `closed` must wait for a professional (`see` says why). `discomfort_cap` is 0-10.
    """

    given_on: date
    until: date
    regions: frozenset[str]
    closed: frozenset[str]
    see: tuple[RaisedFlag, ...]
    conditions: tuple[str, ...]
    findings: tuple[LocalFinding, ...]
    adapted: bool
    discomfort_cap: int
    max_seconds: int | None
    age: int | None
    cautions: tuple[Because, ...]
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("only screen() gives a Clearance")

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("a Clearance has no other kinds")

    def __copy__(self) -> Clearance:
        return self

    def __deepcopy__(self, memo: object) -> Clearance:
        return self

    def holds_on(self, day: date) -> bool:
        return self.given_on <= day < self.until

    def covers(self, regions: Iterable[str]) -> bool:
        """Whether all these regions were asked about and none of them has to wait."""
        return all(region in self.regions and region not in self.closed for region in regions)

    def verdict(
        self,
        place: Place,
        tool: Tool,
        knowledge: Knowledge,
        position: str = "",
        setting: str = "",
        on: date | None = None,
    ) -> Verdict:
        """Whether a place may be pressed with a tool, how hard and how long at most, and why."""
        return verdict_at(place, tool, self._bounds(on), knowledge, position, setting)

    def permits(
        self,
        muscle: Muscle,
        treatment: Treatment,
        tool: Tool,
        side: Side,
        knowledge: Knowledge,
        on: date | None = None,
    ) -> Verdict:
        """The same for a whole treatment: all its places, its position and setting."""
        return treatment_verdict(muscle, treatment, tool, side, self._bounds(on), knowledge)

    def _bounds(self, on: date | None) -> Bounds:
        return Bounds(
            self.conditions,
            self.findings,
            self.closed,
            self.discomfort_cap,
            self.max_seconds,
            self.adapted,
            self.age,
            on or self.given_on,
        )


def screen(  # noqa: PLR0913
    answers: ScreeningAnswers,
    drawing: PainDrawing,
    person: Person,
    findings: tuple[LocalFinding, ...],
    text: str,
    knowledge: Knowledge,
    on: date,
    followed: Followed = NOTHING_TOLD,
) -> Clearance | Referral | Unfinished:
    """Decide on a day. Emergency and same-day end everything; a within-days flag closes its parts; conditions that
    block, or wait for a professional's word, end it too; and every question must be answered before a Clearance is
    given. Answers to flags that the library does not have never help.

    `followed`: what became of earlier referrals. An all-clear opens the parts of a within-days flag that were looked
    at, for its time; it lifts nothing more urgent. What waits from before counts as raised.

    Raises ValueError when the library holds no safety questions: then nobody can be cleared.
    """
    if not knowledge.red_flags:
        raise ValueError(
            "the library holds no safety questions, so nobody can be cleared: install Unknot again"
        )
    signs = read_signs(text, knowledge, person.age, person.sex)
    clears = tuple(clear for clear in followed.clears if counts_on(clear, max(on, clear.seen_on), knowledge))
    parts = parts_marked(drawing.regions, knowledge)
    raised = raised_by(answers, signs, knowledge, followed.unseen, looked_at(clears, parts, knowledge))
    profile = profile_of(person, signs, drawing, findings, knowledge, on)
    if profile.blocks or (raised and raised[0].urgency >= Urgency.SAME_DAY):
        return refer(raised, profile.blocks, person, knowledge)
    seen = tuple(finding for finding in findings if holds(finding, on, knowledge))
    missing = unanswered(asked(drawing, person, signs, knowledge, seen), answers)
    if missing:
        return Unfinished(missing)
    waiting = tuple(flag for flag in raised if flag.urgency is Urgency.WITHIN_DAYS)
    closed = _closed(waiting, clears, knowledge)
    if profile.waits or (waiting and drawing.regions <= closed):
        return refer(raised, profile.waits, person, knowledge)
    return _clear(drawing, profile, raised, closed, clears, answers, knowledge, on)


def _closed(
    waiting: tuple[RaisedFlag, ...], clears: tuple[AllClear, ...], knowledge: Knowledge
) -> frozenset[str]:
    """The regions that within-days flags close: those of their parts, all when a flag belongs to no part, less the
    parts that a professional has looked at."""
    parts = frozenset(part for flag in waiting for part in parts_closed(flag.flag, clears, knowledge))
    return frozenset(region.id for region in knowledge.regions.values() if region.part in parts)


def _clear(  # noqa: PLR0913
    drawing: PainDrawing,
    profile: Profile,
    raised: tuple[RaisedFlag, ...],
    closed: frozenset[str],
    clears: tuple[AllClear, ...],
    answers: ScreeningAnswers,
    knowledge: Knowledge,
    on: date,
) -> Clearance:
    parts, used = parts_marked(drawing.regions, knowledge), clears_used(clears, raised)
    return Clearance(
        given_on=on,
        until=min((on + timedelta(days=VALID_DAYS), *(counts_until(clear, knowledge) for clear in used))),
        regions=frozenset(r.id for r in knowledge.regions.values() if r.part in parts) - closed,
        closed=closed,
        see=raised,
        conditions=profile.conditions,
        findings=profile.findings,
        adapted=profile.adapted,
        discomfort_cap=profile.cap,
        max_seconds=profile.seconds,
        age=profile.age,
        cautions=(
            *(in_words(clear, knowledge) for clear in used),
            *advice_of(raised, knowledge),
            *_unsure(answers, knowledge),
            *profile.cautions,
        ),
        seal=_SEAL,
    )


def _unsure(answers: ScreeningAnswers, knowledge: Knowledge) -> tuple[Because, ...]:
    unsure = sorted(name for name, answer in answers.answers.items() if answer is Answer.UNSURE)
    known = (knowledge.red_flags[name] for name in unsure if name in knowledge.red_flags)
    return tuple(Because(f"You were not sure: {flag.asks} Watch for it.", "note") for flag in known)
