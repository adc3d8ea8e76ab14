"""Any journal at all: every kind of entry, filled with whatever its types allow."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from tests.store.entries import moments, words
from unknot.core.body import Feel, Mark, PainDrawing, Place, Side
from unknot.core.journal import KINDS, Body, Entry

days = st.dates(min_value=date(1901, 1, 1), max_value=date(2199, 12, 30))
hours = st.times(timezones=st.none())
numbers = st.floats(allow_nan=False, allow_infinity=False)
counts = st.integers(-(10**9), 10**9)
places = st.builds(Place, words, st.sampled_from(Side))
marks = st.builds(
    Mark,
    places,
    st.integers(0, 10),
    st.sampled_from(Feel),
    st.lists(words, max_size=2).map(tuple),
    st.none() | counts,
)
drawings = st.lists(marks, max_size=3, unique_by=lambda mark: mark.place).map(
    lambda some: PainDrawing(tuple(some))
)
zones = st.sampled_from([UTC, *(timezone(timedelta(minutes=m)) for m in (-570, 60, 345))])

for kind, strategy in (
    (str, words),
    (int, counts),
    (float, numbers),
    (date, days),
    (time, hours),
    (datetime, moments),
    (Mark, marks),
    (PainDrawing, drawings),
):
    st.register_type_strategy(kind, strategy)


def of_kind(kind: type[Body]) -> st.SearchStrategy[Any]:
    return st.builds(kind)


versions = st.text("0123456789abcdef.", max_size=40)
bodies = st.one_of([of_kind(kind) for kind in KINDS.values()])
entries = st.builds(
    Entry,
    id=st.uuids(),
    happened_at=moments,
    learnt_at=moments,
    body=bodies,
    knowledge=versions,
    version=st.just(1),
)
journals = st.lists(entries, max_size=8, unique_by=lambda entry: entry.id)
