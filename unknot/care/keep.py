"""Keeping: a journal brought in from a file, and forgetting everything at the person's wish."""

from __future__ import annotations

from unknot.care.room import Room
from unknot.core.journal import Journal


def bring_in(room: Room, journal: Journal) -> int:
    """Append the entries of an archive, all or none; returns how many were new. Their ids keep them single."""
    return len(room.store.append(room.owner, journal.entries))


def forget_everything(room: Room) -> int:
    return room.store.forget(room.owner)
