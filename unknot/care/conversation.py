"""The conversation of Find: what was answered so far, each to be taken back by itself, and what the last answer did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from unknot.care import assess
from unknot.care.assess import Unusable
from unknot.care.room import Room
from unknot.care.standing import Standing, standing
from unknot.core.body import Side
from unknot.core.finder import Ranking, rank
from unknot.core.journal import Entry, Journal, Palpated, ProbeAnswered
from unknot.core.knowledge import Knowledge
from unknot.core.moved import Moved, moved

ANSWERS = {"yes": "yes", "no": "no", "unsure": "can't tell"}
PRESSED = {"recognised": "that is my pain", "sore": "sore, not my pain", "nothing": "nothing there"}


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of the conversation: the entry that holds it, what was asked, and what was told."""

    entry: UUID
    about: str
    told: str


@dataclass(frozen=True, slots=True)
class Step:
    """What the last answer did: the answer itself, and how each candidate moved by it."""

    last: Answered
    moves: Mapping[tuple[str, Side], Moved]


def answers(now: Standing, knowledge: Knowledge) -> tuple[Answered, ...]:
    """The answers that count for the current drawing, in the order they were given."""
    return tuple(_answered(entry, knowledge) for entry in _entries(now))


def _entries(now: Standing) -> tuple[Entry, ...]:
    if now.drawing is None:
        return ()
    return tuple(
        e
        for e in now.journal
        if isinstance(e.body, (ProbeAnswered, Palpated)) and e.body.drawing == now.drawing.id
    )


def _answered(entry: Entry, knowledge: Knowledge) -> Answered:
    body = entry.body
    if isinstance(body, ProbeAnswered):
        movement = knowledge.movements.get(body.fact.probe)
        name = movement.name if movement else body.fact.probe.replace("-", " ")
        side = f", {body.fact.side}" if body.fact.side else ""
        return Answered(entry.id, f"{name}{side}", ANSWERS[body.told])
    if not isinstance(body, Palpated):
        raise TypeError(f"{body.kind} is no answer of the conversation")
    pressed = body.palpation
    muscle = knowledge.muscles.get(pressed.muscle)
    side = "" if pressed.side is Side.MIDDLE else f", {pressed.side}"
    name = muscle.name if muscle else pressed.muscle.replace("-", " ")
    return Answered(entry.id, f"Pressed {name}{side}", PRESSED[pressed.told])


def last_step(room: Room, now: Standing, ranking: Ranking) -> Step | None:
    """What the last answer did to the candidates; None before any answer, and without leave."""
    given = _entries(now)
    if not given or now.clearance is None:
        return None
    without = Journal(tuple(e for e in now.journal.entries if e.id != given[-1].id))
    before = standing(without, room.knowledge, now.now)
    if before.clearance is None:
        return None
    earlier = rank(before.clearance, before.evidence, room.knowledge)
    return Step(_answered(given[-1], room.knowledge), moved(earlier, ranking))


def take_back(room: Room, entry: UUID) -> UUID:
    """Take one answer back, whichever; the others stay. Raises Unusable for what is no answer of this drawing."""
    if entry not in {e.id for e in _entries(assess.here(room))}:
        raise Unusable(
            "That answer is not there any more. Reload the page; what you answered last still counts."
        )
    return assess.take_back(room, entry, "undone")
