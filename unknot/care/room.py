"""The room a person is in: their journal's place, the knowledge, the clock. Every step of care takes one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from unknot.care.ports import JournalStore, new_id, now
from unknot.core.journal import Body, Entry, Journal
from unknot.core.knowledge import Knowledge


@dataclass(frozen=True, slots=True)
class Room:
    """Where the steps happen. `owner` names the journal; times and ids come from `clock` and `make_id`."""

    store: JournalStore
    knowledge: Knowledge
    owner: str = "local"
    clock: Callable[[], datetime] = now
    make_id: Callable[[], UUID] = new_id

    def journal(self) -> Journal:
        return self.store.read(self.owner)

    def note(self, *bodies: Body, id: UUID | None = None, happened_at: datetime | None = None) -> UUID:
        """Append entries in one go; returns the id of the last. `id` may come from the client, for one entry only."""
        if id is not None and len(bodies) != 1:
            raise ValueError("a client's id names one entry")
        learnt = self.clock()
        happened = happened_at or learnt
        entries = [
            Entry(id or self.make_id(), happened, learnt, body, knowledge=self.knowledge.version)
            for body in bodies
        ]
        self.store.append(self.owner, entries)
        return entries[-1].id
