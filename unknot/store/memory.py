"""Journals in memory: for tests, for trying things out, and as the plainest statement of what a store does."""

from __future__ import annotations

from collections.abc import Iterable
from threading import Lock
from uuid import UUID

from unknot.core.journal import Entry, Journal
from unknot.store.content import sort_out


class MemoryStore:
    """A JournalStore that forgets everything when the process ends."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[UUID, Entry]] = {}
        self._one_at_a_time = Lock()

    def append(self, owner: str, entries: Iterable[Entry]) -> tuple[UUID, ...]:
        """Append all or none; returns the ids that were new. Raises ConflictingEntry, UnfitEntry."""
        with self._one_at_a_time:
            known = self._kept.get(owner, {})
            new = sort_out(entries, known)
            self._kept[owner] = known | new
        return tuple(new)

    def read(self, owner: str) -> Journal:
        return Journal.from_entries(self._kept.get(owner, {}).values())

    def forget(self, owner: str) -> int:
        """Delete everything of this owner; returns how many entries went."""
        with self._one_at_a_time:
            return len(self._kept.pop(owner, {}))
