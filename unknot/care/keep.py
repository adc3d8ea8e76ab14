"""Keeping: a journal brought in from a file, and forgetting everything at the person's wish."""

from __future__ import annotations

from dataclasses import replace

from unknot.care.harm import frees
from unknot.care.room import Room
from unknot.care.skin import lifts
from unknot.core.journal import BroughtIn, Entry, Journal, PersonTold, ReferralAnswered, Screened
from unknot.core.person import Person


def bring_in(room: Room, journal: Journal) -> int:
    """Append the entries of an archive, all or none; returns how many were new. Their ids keep them single.

    A file adds to what is known here and opens nothing that is shut: what it would end on the skin is left out, the
    health told here keeps counting, and answers that came with it open nothing: they may be anybody's, or edited.
    """
    before = room.journal()
    new = room.store.append(room.owner, _kept(journal, before))
    answers = tuple(
        e.id for e in journal.entries if e.id in new and isinstance(e.body, (Screened, ReferralAnswered))
    )
    if answers or (new and before.entries):
        room.note(*_stays(_person(before), _person(room.journal())), BroughtIn(len(new), answers))
    return len(new)


def left_out(room: Room, journal: Journal) -> int:
    """How many entries of a file would open a place that is kept free here, and are not taken therefore."""
    return len(journal.entries) - len(_kept(journal, room.journal()))


def _kept(journal: Journal, mine: Journal) -> tuple[Entry, ...]:
    return tuple(entry for entry in journal.entries if not (lifts(entry, mine) or frees(entry, mine)))


def _person(journal: Journal) -> Person:
    told = journal.latest(PersonTold)
    return told.person if told else Person()


def _stays(mine: Person, theirs: Person) -> tuple[PersonTold, ...]:
    """The health told here once more, when the file would have it milder."""
    if mine == theirs:
        return ()
    both = replace(
        theirs,
        age=theirs.age if mine.age is None else mine.age,
        sex=mine.sex or theirs.sex,
        conditions=tuple(dict.fromkeys((*mine.conditions, *theirs.conditions))),
        signed_off=tuple(name for name in theirs.signed_off if name in mine.signed_off),
    )
    return () if both == theirs or mine == Person() else (PersonTold(both),)


def forget_everything(room: Room) -> int:
    return room.store.forget(room.owner)
