"""Journals in a database: SQLite or PostgreSQL, one table, rows only added. Needs Django to be set up."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction

from unknot.core.codec import Undecodable
from unknot.core.journal import Entry, Journal, decode_entry
from unknot.store.content import body_text, fit, sort_out
from unknot.store.faults import JournalFault, StoreBusy, StoreFull, StoreUnusable
from unknot.store.models import StoredEntry

COLUMNS = "entry kind version happened_at happened_zone learnt_at learnt_zone knowledge body".split()
REMEMBERED = 8192  # decoded entries kept in memory: some years of one person, or the last days of many
AT_ONCE = 400  # ids in one query: SQLite may be built for no more than 999 values


class TableStore:
    """A JournalStore on one of Django's databases. What `append` returned from is on the disk."""

    def __init__(self, alias: str = DEFAULT_DB_ALIAS) -> None:
        self.alias = alias

    def append(self, owner: str, entries: Iterable[Entry]) -> tuple[UUID, ...]:
        """Append all or none; returns the ids that were new.

        Raises ConflictingEntry, UnfitEntry, StoreFull, StoreBusy, StoreUnusable.
        """
        told = [fit(entry) for entry in entries]
        with spoken_faults(), transaction.atomic(using=self.alias):
            self._take_turns(owner)
            new = sort_out(told, self._known(owner, [entry.id for entry in told]))
            rows = StoredEntry.objects.using(self.alias)
            rows.bulk_create([_row(owner, entry) for entry in new.values()], batch_size=AT_ONCE)
        return tuple(new)

    def read(self, owner: str) -> Journal:
        """Everything of this owner. Raises StoreUnusable, also for an entry that a newer Unknot wrote."""
        with spoken_faults():
            kept = StoredEntry.objects.using(self.alias).filter(owner=owner).order_by("number")
            rows = list(kept.values_list(*COLUMNS))
        return Journal.from_entries(_entry(*row) for row in rows)

    def forget(self, owner: str) -> int:
        """Delete everything of this owner, at the owner's explicit wish; returns how many entries went."""
        with spoken_faults():
            rows = StoredEntry.objects.using(self.alias).filter(owner=owner)
            count, _ = rows.delete()
            _entry.cache_clear()
            if connections[self.alias].vendor == "sqlite":
                self._empty_the_log()
        return count

    def _take_turns(self, owner: str) -> None:
        """One writer per owner at a time. SQLite's IMMEDIATE does it by itself."""
        if connections[self.alias].vendor == "postgresql":
            with connections[self.alias].cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [owner])

    def _known(self, owner: str, ids: Sequence[UUID]) -> dict[UUID, Entry]:
        found: dict[UUID, Entry] = {}
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            for row in (
                StoredEntry.objects.using(self.alias)
                .filter(owner=owner, entry__in=some)
                .values_list(*COLUMNS)
            ):
                found[row[0]] = _entry(*row)
        return found

    def _empty_the_log(self) -> None:
        """SQLite's write-ahead log still holds the deleted pages until it is folded back."""
        with connections[self.alias].cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _row(owner: str, entry: Entry) -> StoredEntry:
    return StoredEntry(
        owner=owner,
        entry=entry.id,
        kind=entry.body.kind,
        version=entry.version,
        happened_at=entry.happened_at.astimezone(UTC),
        happened_zone=_zone_seconds(entry.happened_at),
        learnt_at=entry.learnt_at.astimezone(UTC),
        learnt_zone=_zone_seconds(entry.learnt_at),
        knowledge=entry.knowledge,
        body=body_text(entry.body),
    )


@lru_cache(maxsize=REMEMBERED)
def _entry(  # noqa: PLR0913 - one argument a column, in the order of COLUMNS
    entry: UUID,
    kind: str,
    version: int,
    happened_at: datetime,
    happened_zone: int,
    learnt_at: datetime,
    learnt_zone: int,
    knowledge: str,
    body: str,
) -> Entry:
    """A row as an entry. Rows are never changed, so what was decoded once is right for as long as it is remembered."""
    data: dict[str, Any] = {
        "id": str(entry),
        "kind": kind,
        "version": version,
        "happened_at": _there(happened_at, happened_zone),
        "learnt_at": _there(learnt_at, learnt_zone),
        "knowledge": knowledge,
    }
    try:
        return decode_entry({**data, "body": json.loads(body)})
    except (Undecodable, json.JSONDecodeError) as error:
        raise StoreUnusable(
            f"The entry {entry} ({kind}) was written by another version of Unknot, or is damaged. "
            "Update Unknot, then try again; nothing was changed."
        ) from error


def _zone_seconds(moment: datetime) -> int:
    return int((moment.utcoffset() or timedelta()).total_seconds())


def _there(moment: datetime, zone_seconds: int) -> str:
    return moment.astimezone(timezone(timedelta(seconds=zone_seconds))).isoformat()


@contextmanager
def spoken_faults() -> Iterator[None]:
    """The database's errors as ours, each with what to do."""
    try:
        yield
    except DatabaseError as error:
        raise fault_of(error) from error


def fault_of(error: DatabaseError) -> JournalFault:
    """Full, busy, or unusable, told from the driver's code. Only that code is kept: a message may hold health data."""
    cause = error.__cause__
    name = getattr(cause, "sqlite_errorname", "") or getattr(cause, "sqlstate", "") or type(error).__name__
    if name.startswith(("SQLITE_FULL", "53100")):
        return StoreFull()
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "55P03", "40")):
        return StoreBusy()
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreUnusable(
            "The journal's file is damaged, so it was left alone. Put its last copy in its place, or move it away, "
            "start Unknot with an empty journal and import your last export."
        )
    return StoreUnusable(
        f"The journal's database cannot be used just now ({name}), so nothing was saved or changed. Look whether its "
        "folder is there and can be written to, or whether the database server runs; then try again."
    )
