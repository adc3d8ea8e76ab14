"""The room for a request: its store, the knowledge, the clock."""

from __future__ import annotations

from django.http import HttpRequest

from unknot import load_knowledge
from unknot.care.room import Room
from unknot.store.tables import TableStore


def room_of(_: HttpRequest) -> Room:
    """One journal per machine for now; a clinic's accounts will name the owner here."""
    return Room(TableStore(), load_knowledge())
