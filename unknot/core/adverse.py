"""Harm that came with or after pressing: what was told of it, and what it closes, ends, raises and pauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from unknot.core.assumed import assumed_count
from unknot.core.because import Because
from unknot.core.body import Place, Side
from unknot.core.dose import Dose
from unknot.core.knowledge import Knowledge, Urgency
from unknot.core.person import LocalFinding, Person
from unknot.core.signs import RaisedFlag, read_signs

NERVE, DIZZY_FLAG, BRUISE_FLAG = (
    "nerve-sign-after-pressing",
    "dizzy-after-pressing",
    "wide-bruise-after-pressing",
)
WORSE_FLAG = "worse-after-pressing"
THINNERS = ("blood-thinners", "bleeding-disorder")
DAY_HOURS, TWO_DAYS_HOURS = (
    24,
    48,
)  # what a person can tell of more pain: "more than a day", "more than two days"


class Harm(StrEnum):
    BRUISE = "bruise"
    PAIN = "more-pain"
    NUMB = "numb-or-tingling"
    WEAK = "weakness"
    DIZZY = "dizziness"
    SKIN = "skin"
    OTHER = "other"


NERVE_HARMS = (Harm.NUMB, Harm.WEAK)
DELICATE_PARTS = ("neck", "head")  # vessels and nerves lie close: there even a short sign ends the spot
WORDS = {
    Harm.BRUISE: "a bruise",
    Harm.PAIN: "more pain for longer than a day",
    Harm.NUMB: "numbness or tingling",
    Harm.WEAK: "weakness",
    Harm.DIZZY: "dizziness, faintness or sickness",
    Harm.SKIN: "sore, broken or marked skin",
    Harm.OTHER: "something else",
}


@dataclass(frozen=True, slots=True)
class Adverse:
    """What happened, as told. `bad`: 0-10. `muscle` and `side` or `place` say where; without them all that the session
    pressed. `lasting`: over ten minutes. `wide`: a bruise over 3 cm, or swelling. `hours` of more pain so far."""

    what: tuple[Harm, ...]
    on: date
    bad: int = 0
    muscle: str = ""
    side: Side | None = None
    place: Place | None = None
    tool: str = ""
    session: str = ""
    lasting: bool = False
    wide: bool = False
    hours: int = 0
    did: str = ""
    words: str = ""


class Now(StrEnum):
    """How it is on a later day."""

    SETTLED = "settled"
    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Since:
    at: datetime
    told: Now
    words: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One harm with all that belongs to it. `id`: of the entry that told it first; `doses`: those it is linked to;
    `ended_at`: when their session ended."""

    id: UUID
    told: Adverse
    at: datetime
    doses: tuple[Dose, ...] = ()
    ended_at: datetime | None = None
    since: tuple[Since, ...] = ()

    @property
    def settled_at(self) -> datetime | None:
        return self.since[-1].at if self.since and self.since[-1].told is Now.SETTLED else None

    @property
    def is_open(self) -> bool:
        return self.settled_at is None

    @property
    def last_seen(self) -> date:
        """The last day on which it was told to be there."""
        return max((self.told.on, *(s.at.date() for s in self.since if s.told is not Now.SETTLED)))

    @property
    def spots(self) -> frozenset[tuple[str, Side]]:
        own = {(self.told.muscle, self.told.side)} if self.told.muscle and self.told.side else set()
        return frozenset((*own, *((dose.muscle, dose.side) for dose in self.doses)))


def in_words(event: Event) -> str:
    return ", ".join(WORDS[harm] for harm in event.told.what)


# --- Where --------------------------------------------------------------------------------------------------


def places_of(event: Event, knowledge: Knowledge) -> tuple[Place, ...]:
    """The place that was told, else all that lies over the muscles that were pressed."""
    if event.told.place is not None:
        return (event.told.place,)
    found = []
    for muscle, side in sorted(event.spots):
        known = knowledge.muscles.get(muscle)
        for region in known.under if known else ():
            sided = region in knowledge.regions and knowledge.regions[region].sided
            found.append(Place(region, side if sided else Side.MIDDLE))
    return tuple(dict.fromkeys(found))


def findings_of(event: Event, knowledge: Knowledge) -> tuple[LocalFinding, ...]:
    """The places that it keeps free, each for the time that its kind of finding has."""
    kinds = {
        "small-bruise": Harm.BRUISE in event.told.what,
        "wound-or-rash": Harm.SKIN in event.told.what and event.is_open,
        "numb-skin": Harm.NUMB in event.told.what and event.is_open,
    }
    gone = event.settled_at.date() if event.settled_at else None
    places = places_of(event, knowledge)
    if event.told.wide:
        places = _with_neighbours(places, knowledge)
    return tuple(
        LocalFinding(kind, place, event.last_seen, gone)
        for kind, holds in kinds.items()
        if holds
        for place in places
    )


def _with_neighbours(places: tuple[Place, ...], knowledge: Knowledge) -> tuple[Place, ...]:
    around = list(places)
    for place in places:
        home = knowledge.regions.get(place.region)
        for name in home.neighbours if home else ():
            near = knowledge.regions.get(name)
            if near is not None and place.side is not Side.MIDDLE:
                around.append(Place(name, place.side if near.sided else Side.MIDDLE))
    return tuple(dict.fromkeys(around))


def ends(event: Event, knowledge: Knowledge) -> frozenset[tuple[str, Side]]:
    """Spots that are not pressed any more: a nerve sign that lasted, or any of the neck and head, or dizziness."""
    told = event.told
    lasted = told.lasting or any(s.told in (Now.SAME, Now.WORSE) for s in event.since)
    parts = {
        knowledge.regions[p.region].part for p in places_of(event, knowledge) if p.region in knowledge.regions
    }
    nerve = bool({*NERVE_HARMS} & {*told.what}) and (lasted or bool(parts & {*DELICATE_PARTS}))
    return event.spots if nerve or Harm.DIZZY in told.what else frozenset()


# --- How soon -----------------------------------------------------------------------------------------------


def raised_by_event(
    event: Event, person: Person, knowledge: Knowledge, now: datetime
) -> tuple[tuple[datetime, RaisedFlag], ...]:
    """What it raises and since when: at once, or because it stays or grows. Its own words are read like a complaint."""
    raised = (*_at_first(event, person, knowledge), *_later(event, knowledge, now))
    return tuple((at, RaisedFlag(name, urgency, because)) for at, name, urgency, because in raised)


Call = tuple[datetime, str, Urgency, str]


def _at_first(event: Event, person: Person, knowledge: Knowledge) -> Iterator[Call]:
    told, at = event.told, event.at
    harms = {*told.what}
    text = f"You told of {in_words(event)} after pressing, on {_day(told.on)}."
    lasts = f"{text} It lasted longer than ten minutes."
    if harms & {*NERVE_HARMS, Harm.DIZZY} and told.lasting:
        yield at, NERVE if harms & {*NERVE_HARMS} else DIZZY_FLAG, Urgency.SAME_DAY, lasts
    elif harms & {Harm.WEAK, Harm.DIZZY}:
        name = DIZZY_FLAG if Harm.DIZZY in harms else NERVE
        yield at, name, Urgency.WITHIN_DAYS, text
    if Harm.BRUISE in harms and told.wide and {*THINNERS} & {*person.conditions}:
        yield at, BRUISE_FLAG, Urgency.SAME_DAY, f"{text} It is wide or swelling, and your blood clots less."
    for flag in read_signs(f"{told.words}. {told.did}", knowledge, person.age, person.sex).raised:
        if flag.urgency >= Urgency.WITHIN_DAYS:
            yield at, flag.flag, flag.urgency, flag.because


def _later(event: Event, knowledge: Knowledge, now: datetime) -> Iterator[Call]:
    harms = {*event.told.what}
    serious = harms & {*NERVE_HARMS, Harm.DIZZY}
    for since in event.since:
        text = (
            f"You told on {_day(since.at.date())} that it is {since.told}: {in_words(event)} after pressing."
        )
        if serious and since.told in (Now.SAME, Now.WORSE):
            yield since.at, NERVE if harms & {*NERVE_HARMS} else DIZZY_FLAG, Urgency.SAME_DAY, text
        elif since.told is Now.WORSE and event.is_open:
            yield since.at, WORSE_FLAG, Urgency.WITHIN_DAYS, text
    week = timedelta(days=assumed_count(knowledge, "worse-days"))
    if Harm.PAIN in harms and event.is_open and now - event.at >= week:
        yield (
            event.at + week,
            WORSE_FLAG,
            Urgency.WITHIN_DAYS,
            "You told of more pain a week ago, not yet that it is over.",
        )


def asks_again(event: Event) -> bool:
    """Whether the safety questions come again because of it."""
    return bool({*NERVE_HARMS, Harm.DIZZY, Harm.OTHER} & {*event.told.what})


# --- How long -----------------------------------------------------------------------------------------------


def sore_hours(event: Event, now: datetime) -> int | None:
    """How many hours the spot was more painful: to the day it was over, and while it is not, up to now."""
    if Harm.PAIN not in event.told.what:
        return None
    start = event.ended_at or event.at
    end = event.settled_at or now
    return max(event.told.hours, DAY_HOURS + 1, int((end - start) / timedelta(hours=1)))


def changed_by(event: Event, knowledge: Knowledge) -> tuple[Because, ...]:
    """What it changed, in words."""
    kinds = dict.fromkeys(finding.condition for finding in findings_of(event, knowledge))
    names = [knowledge.conditions[kind] for kind in kinds if kind in knowledge.conditions]
    days = [kind.days for kind in names if kind.days is not None]
    texts: list[tuple[str, tuple[str, ...]]] = []
    if days:
        until = event.last_seen + timedelta(days=max(days))
        texts.append(
            (
                f"The place is left alone until {_day(until)}, and until it is over.",
                ("bruise-rest", "condition-limits"),
            )
        )
    elif names:
        texts.append(("The place is left alone until it is over.", ("condition-limits",)))
    if ends(event, knowledge):
        texts.append(("That spot is not pressed any more.", ("lasting-tingling-ends",)))
    if Harm.PAIN in event.told.what:
        texts.append(("The spot rests until it is over, and the next dose is half.", ("pain-pauses-hours",)))
    if asks_again(event):
        texts.append(("The safety questions come again.", ("asked-after-pressing",)))
    return tuple(Because(text, "note", rests_on) for text, rests_on in texts) or (
        Because("It is kept; nothing had to change.", "note"),
    )


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"
