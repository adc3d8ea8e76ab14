"""The journal: entries of what a person told, drew, answered, did and felt. Appended, never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, ClassVar, TypeVar
from uuid import UUID

from unknot.core.adverse import Adverse, Harm, Now
from unknot.core.body import PainDrawing, Place, Side
from unknot.core.codec import Undecodable, decode, encode
from unknot.core.finder import Palpation
from unknot.core.load import Training
from unknot.core.outcome import Outcome
from unknot.core.planning import Availability, Plan
from unknot.core.reading import MovementFact
from unknot.core.screening import LocalFinding, Person, ScreeningAnswers
from unknot.core.session import SessionLog


@dataclass(frozen=True, slots=True)
class PersonTold:
    """Health, sport and job, as last edited; effective at once everywhere."""

    kind: ClassVar[str] = "person-told"
    person: Person
    findings: tuple[LocalFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekWished:
    """Days, minutes, tools and where they are."""

    kind: ClassVar[str] = "week-wished"
    availability: Availability


@dataclass(frozen=True, slots=True)
class PainDrawn:
    kind: ClassVar[str] = "pain-drawn"
    drawing: PainDrawing
    text: str = ""


@dataclass(frozen=True, slots=True)
class Screened:
    """The answers, and the regions and text they were for; the clearance is worked out from them each time."""

    kind: ClassVar[str] = "screened"
    answers: ScreeningAnswers
    regions: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class ProbeAnswered:
    """An answer to the finder's question. `told`: yes, no or unsure."""

    kind: ClassVar[str] = "probe-answered"
    drawing: UUID
    fact: MovementFact
    told: str


@dataclass(frozen=True, slots=True)
class Palpated:
    kind: ClassVar[str] = "palpated"
    drawing: UUID
    palpation: Palpation


@dataclass(frozen=True, slots=True)
class TargetLet:
    """A target is no longer under care: calmed, ended or dropped."""

    kind: ClassVar[str] = "target-let"
    muscle: str
    side: Side
    why: str


@dataclass(frozen=True, slots=True)
class PlanIssued:
    kind: ClassVar[str] = "plan-issued"
    plan: Plan


@dataclass(frozen=True, slots=True)
class BlockMoved:
    """The person moved a block to another day, or skipped it (`to` is None)."""

    kind: ClassVar[str] = "block-moved"
    block: str
    to: date | None


@dataclass(frozen=True, slots=True)
class SessionLogged:
    kind: ClassVar[str] = "session-logged"
    log: SessionLog


@dataclass(frozen=True, slots=True)
class NextDayTold:
    """The day after: soreness 0-10 of a muscle, how long it lasted, a bruise, lasting nerve signs."""

    kind: ClassVar[str] = "next-day-told"
    session: str
    soreness: int
    bruise: bool = False
    nerve_signs: bool = False
    sore_hours: int | None = None


@dataclass(frozen=True, slots=True)
class OutcomeTaken:
    kind: ClassVar[str] = "outcome-taken"
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Trained:
    kind: ClassVar[str] = "trained"
    training: Training


@dataclass(frozen=True, slots=True)
class FindingSeen:
    """A bruise, a wound, a vein … marked on the figure: the place is left alone from now on."""

    kind: ClassVar[str] = "finding-seen"
    finding: LocalFinding


@dataclass(frozen=True, slots=True)
class FindingGone:
    """What was seen at a place is gone, as the person says; no import says it for them."""

    kind: ClassVar[str] = "finding-gone"
    condition: str
    place: Place


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """A file was read in beside what was here: the safety questions are asked again.

    `answers` are the `Screened` that came with it; they open nothing here, whatever date they bear.
    """

    kind: ClassVar[str] = "brought-in"
    entries: int
    answers: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferralAnswered:
    """What came of being sent to a professional. `told`: not-yet, all-clear, named, worse or mistake.

    `flags` and `parts` are what it was about: the signs that waited then, and the parts of the body that hurt. An
    all-clear gives no leave; the screen weighs it, for its time, after the questions were answered afresh.
    """

    kind: ClassVar[str] = "referral-answered"
    told: str
    flags: tuple[str, ...]
    parts: tuple[str, ...]
    seen_on: date | None = None
    who: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class AdverseTold:
    """Harm that came with or after pressing."""

    kind: ClassVar[str] = "adverse-told"
    adverse: Adverse


@dataclass(frozen=True, slots=True)
class AdverseFollowed:
    """How that harm is on a later day; `event` is the entry that told it first."""

    kind: ClassVar[str] = "adverse-followed"
    event: UUID
    told: Now
    words: str = ""


@dataclass(frozen=True, slots=True)
class TenMinutesTold:
    """Ten minutes after a session: what of it is still there; nothing, mostly."""

    kind: ClassVar[str] = "ten-minutes-told"
    session: str
    still: tuple[Harm, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """An earlier entry is taken back; it stays in the journal and no longer counts."""

    kind: ClassVar[str] = "corrected"
    entry: UUID
    why: str = ""


Body = (
    PersonTold
    | WeekWished
    | PainDrawn
    | Screened
    | ProbeAnswered
    | Palpated
    | TargetLet
    | PlanIssued
    | BlockMoved
    | SessionLogged
    | NextDayTold
    | OutcomeTaken
    | Trained
    | FindingSeen
    | FindingGone
    | BroughtIn
    | ReferralAnswered
    | AdverseTold
    | AdverseFollowed
    | TenMinutesTold
    | Corrected
)

B = TypeVar("B", bound=Body)

KINDS: dict[str, type[Body]] = {
    cls.kind: cls
    for cls in (
        PersonTold,
        WeekWished,
        PainDrawn,
        Screened,
        ProbeAnswered,
        Palpated,
        TargetLet,
        PlanIssued,
        BlockMoved,
        SessionLogged,
        NextDayTold,
        OutcomeTaken,
        Trained,
        FindingSeen,
        FindingGone,
        BroughtIn,
        ReferralAnswered,
        AdverseTold,
        AdverseFollowed,
        TenMinutesTold,
        Corrected,
    )
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `id`: a UUIDv7 made by the client; `happened_at`: when it was so, `learnt_at`: when we heard."""

    id: UUID
    happened_at: datetime
    learnt_at: datetime
    body: Body
    knowledge: str = ""  # version of the knowledge it was made with
    version: int = 1


@dataclass(frozen=True, slots=True)
class Journal:
    """All entries of one person, by when they happened; what was corrected does not count."""

    entries: tuple[Entry, ...] = ()

    @classmethod
    def from_entries(cls, entries: Iterable[Entry]) -> Journal:
        by_id = {entry.id: entry for entry in entries}
        return cls(tuple(sorted(by_id.values(), key=lambda e: (e.happened_at, e.id))))

    def __iter__(self) -> Iterator[Entry]:
        taken_back = {e.body.entry for e in self.entries if isinstance(e.body, Corrected)}
        return (e for e in self.entries if e.id not in taken_back)

    def of(self, kind: type[B]) -> tuple[tuple[Entry, B], ...]:
        """All (entry, body) of a kind, oldest first."""
        return tuple((e, e.body) for e in self if isinstance(e.body, kind))

    def latest(self, kind: type[B]) -> B | None:
        found = self.of(kind)
        return found[-1][1] if found else None

    def between(self, start: datetime, end: datetime) -> Journal:
        """Entries that happened in start <= t < end."""
        return Journal(tuple(e for e in self.entries if start <= e.happened_at < end))


def encode_entry(entry: Entry) -> dict[str, Any]:
    """An entry as plain JSON data, with its kind; what store, API and archive write."""
    return {
        "id": str(entry.id),
        "kind": entry.body.kind,
        "version": entry.version,
        "happened_at": entry.happened_at.isoformat(),
        "learnt_at": entry.learnt_at.isoformat(),
        "knowledge": entry.knowledge,
        "body": encode(entry.body),
    }


def decode_entry(data: Any) -> Entry:
    """An entry from JSON data. Raises Undecodable with the path; a time without its zone is refused."""
    if not isinstance(data, Mapping):
        raise Undecodable("", "an entry must be an object")
    kind = KINDS.get(str(data.get("kind")))
    if kind is None:
        raise Undecodable(
            "kind", f"{str(data.get('kind'))[:40]!r} is not a kind of entry; known: {', '.join(KINDS)}"
        )
    head = {key: data[key] for key in ("id", "happened_at", "learnt_at") if key in data}
    times = decode(_Head, head)
    for name in ("happened_at", "learnt_at"):
        if getattr(times, name).tzinfo is None:
            raise Undecodable(name, "needs a time zone, for example 2026-03-02T19:00:00+01:00")
    return Entry(
        id=times.id,
        happened_at=times.happened_at,
        learnt_at=times.learnt_at,
        body=decode(kind, data.get("body"), "body"),
        knowledge=decode(str, data.get("knowledge", ""), "knowledge"),
        version=decode(int, data.get("version", 1), "version"),
    )


@dataclass(frozen=True, slots=True)
class _Head:
    id: UUID
    happened_at: datetime
    learnt_at: datetime
