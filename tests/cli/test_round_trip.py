"""Whatever was told leaves as one file and comes back into an empty install, entry for entry the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker

from tests.cast import MONDAY
from tests.cli.any_journal import journals, of_kind
from tests.store.places import opened
from unknot.care.keep import bring_in
from unknot.care.room import Room
from unknot.core.codec import decode, encode
from unknot.core.journal import KINDS, Body, BroughtIn, Entry, Journal, encode_entry
from unknot.core.knowledge import Knowledge
from unknot.export.archive import read_archive, write_archive
from unknot.store.tables import TableStore


@pytest.fixture(scope="module")
def two_rooms(
    django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Room, Room]]:
    """Two installs with a SQLite file each."""
    one, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other")
    with django_db_blocker.unblock(), opened({}, Path(one)) as first, opened({}, Path(other)) as second:
        yield Room(TableStore(first), Knowledge()), Room(TableStore(second), Knowledge())


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(told=journals)
def test_any_journal_comes_back_entry_for_entry_in_an_empty_install(
    two_rooms: tuple[Room, Room], told: list[Entry]
) -> None:
    here, there = two_rooms
    here.store.append(here.owner, told)
    try:
        file = write_archive(here.journal(), MONDAY)
        assert bring_in(there, read_archive(file)) == len(told)
        ids = {entry.id for entry in told}
        came = Journal(tuple(e for e in there.journal().entries if e.id in ids))
        assert came == here.journal()
        assert {e.id: encode_entry(e) for e in came.entries} == {e.id: encode_entry(e) for e in told}
        assert write_archive(came, MONDAY) == file
        beside = [e.body for e in there.journal().entries if e.id not in ids]
        assert all(isinstance(body, BroughtIn) for body in beside)
        assert bring_in(there, read_archive(file)) == 0
    finally:
        here.store.forget(here.owner)
        there.store.forget(there.owner)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_kind_of_entry_is_the_same_after_writing_and_reading(
    kind: type[Body], data: st.DataObject
) -> None:
    body = data.draw(of_kind(kind))
    assert decode(kind, encode(body)) == body
