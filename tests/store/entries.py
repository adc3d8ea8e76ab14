"""Entries for the tests of the store: plain ones on fixed dates, and arbitrary ones for laws."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

from hypothesis import strategies as st

from unknot.core.body import Side
from unknot.core.journal import BlockMoved, Body, Corrected, Entry, NextDayTold, TargetLet

MONDAY = datetime(2026, 3, 2, 19, 0, tzinfo=timezone(timedelta(hours=1)))


def entry(number: int, body: Body | None = None, happened_at: datetime = MONDAY) -> Entry:
    """The entry with this number: the same number is the same entry."""
    told = body or NextDayTold(session=f"session {number}", soreness=number % 11)
    learnt_at = happened_at + timedelta(minutes=5)
    return Entry(UUID(int=0x7 << 76 | 0b10 << 62 | number), happened_at, learnt_at, told, knowledge="2026.3")


# Any text at all: a person may paste an emoji, half of one, or a NUL.
words = st.text(st.characters(exclude_categories=()), max_size=40)
moments = st.datetimes(
    min_value=datetime(1901, 1, 1),  # noqa: DTZ001 - the zone comes from the next line
    max_value=datetime(2199, 12, 30),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, *(timezone(timedelta(minutes=m)) for m in (-570, 60, 345, 840))]),
)
bodies = st.one_of(
    st.builds(
        NextDayTold, session=words, soreness=st.integers(0, 10), sore_hours=st.none() | st.integers(0, 99)
    ),
    st.builds(TargetLet, muscle=words, side=st.sampled_from(Side), why=words),
    st.builds(BlockMoved, block=words, to=st.none() | st.dates()),
    st.builds(Corrected, entry=st.uuids(), why=words),
)
entries = st.builds(
    Entry, id=st.uuids(), happened_at=moments, learnt_at=moments, body=bodies, knowledge=st.just("1")
)
journals = st.lists(entries, max_size=12, unique_by=lambda e: e.id)
