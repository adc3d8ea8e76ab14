"""What care needs from outside: a place for the journal, a clock, and new ids."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Protocol
from uuid import UUID

from unknot.core.journal import Entry, Journal


class JournalStore(Protocol):
    """Keeps journals, one per owner. Appending a known entry again changes nothing."""

    def append(self, owner: str, entries: Iterable[Entry]) -> tuple[UUID, ...]:
        """Append all or none; returns the ids that were new. Raises ConflictingEntry, StoreFull."""
        ...

    def read(self, owner: str) -> Journal: ...

    def forget(self, owner: str) -> int:
        """Delete everything of this owner, at the owner's explicit wish; returns how many entries went."""
        ...


class Clock(Protocol):
    def __call__(self) -> datetime: ...


def now() -> datetime:
    """The present, with its zone."""
    return datetime.now(UTC).astimezone()


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): ordered by time, made without asking anybody."""
    milliseconds = time.time_ns() // 1_000_000
    value = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return UUID(int=value)
