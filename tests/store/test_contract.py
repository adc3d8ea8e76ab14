"""What every store promises, whatever it keeps its journals in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.entries import MONDAY, entry, journals
from unknot.care.ports import JournalStore
from unknot.core.journal import Corrected, Entry, Journal, NextDayTold, encode_entry
from unknot.store.faults import ConflictingEntry, UnfitEntry

lawful = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
fresh = count()


def test_a_new_owner_has_an_empty_journal(store: JournalStore, owner: str) -> None:
    assert store.read(owner) == Journal()


def test_what_was_appended_is_read_back_field_for_field(store: JournalStore, owner: str) -> None:
    store.append(owner, [entry(1), entry(2)])
    kept = store.read(owner).entries
    assert [encode_entry(e) for e in kept] == [encode_entry(entry(1)), encode_entry(entry(2))]


def test_seven_in_the_evening_stays_seven_in_the_evening_where_it_was(
    store: JournalStore, owner: str
) -> None:
    store.append(owner, [entry(1)])
    assert store.read(owner).entries[0].happened_at.isoformat() == "2026-03-02T19:00:00+01:00"


def test_append_names_the_entries_that_were_new(store: JournalStore, owner: str) -> None:
    store.append(owner, [entry(1)])
    assert store.append(owner, [entry(2), entry(1), entry(3)]) == (entry(2).id, entry(3).id)


def test_sending_twice_is_sending_once_even_if_it_arrives_later(store: JournalStore, owner: str) -> None:
    store.append(owner, [entry(1)])
    again = replace(entry(1), learnt_at=MONDAY + timedelta(days=3), knowledge="2026.4")
    assert store.append(owner, [again, again]) == ()
    assert store.read(owner).entries == (entry(1),)


def test_a_form_sent_twice_is_kept_once_though_the_server_stamped_it_twice(
    store: JournalStore, owner: str
) -> None:
    later = MONDAY + timedelta(seconds=1)
    store.append(owner, [replace(entry(1), learnt_at=MONDAY)])
    assert store.append(owner, [replace(entry(1), happened_at=later, learnt_at=later)]) == ()
    assert store.read(owner).entries[0].happened_at == MONDAY


@pytest.mark.parametrize(
    "other",
    [
        replace(entry(1), body=NextDayTold("session 1", soreness=9)),
        replace(entry(1), body=Corrected(entry(2).id)),
        replace(entry(1), happened_at=MONDAY - timedelta(hours=1)),
        replace(entry(1), version=2),
    ],
    ids=["other answer", "other kind", "other time", "other version"],
)
def test_a_known_id_with_other_content_is_refused_and_nothing_of_the_call_is_kept(
    store: JournalStore, owner: str, other: Entry
) -> None:
    store.append(owner, [entry(1)])
    with pytest.raises(ConflictingEntry, match=str(entry(1).id)):
        store.append(owner, [entry(7), other])
    assert store.read(owner).entries == (entry(1),)


def test_one_call_that_contradicts_itself_is_refused_whole(store: JournalStore, owner: str) -> None:
    with pytest.raises(ConflictingEntry):
        store.append(owner, [entry(1), replace(entry(1), body=NextDayTold("session 1", soreness=9))])
    assert store.read(owner) == Journal()


@pytest.mark.parametrize("year", [1, 1899, 2201])
def test_a_time_that_only_a_broken_clock_tells_is_refused(store: JournalStore, owner: str, year: int) -> None:
    odd = replace(entry(1), happened_at=datetime(year, 6, 1, tzinfo=UTC))
    with pytest.raises(UnfitEntry, match="clock"):
        store.append(owner, [entry(2), odd])
    assert store.read(owner) == Journal()


@pytest.mark.parametrize(
    "odd", [{"knowledge": "\ud800"}, {"knowledge": "\0"}, {"knowledge": "x" * 101}, {"version": 0}]
)
def test_an_entry_of_no_version_that_ever_was_is_refused(
    store: JournalStore, owner: str, odd: dict[str, Any]
) -> None:
    with pytest.raises(UnfitEntry, match="names no version"):
        store.append(owner, [entry(2), replace(entry(1), **odd)])
    assert store.read(owner) == Journal()


def test_owners_do_not_see_each_other_and_may_use_the_same_ids(store: JournalStore, owner: str) -> None:
    other = NextDayTold("another", soreness=1)
    store.append(owner, [entry(1)])
    store.append(f"not {owner}"[:190], [replace(entry(1), body=other)])
    assert store.read(owner).entries == (entry(1),)
    assert store.read(f"not {owner}"[:190]).entries[0].body == other


def test_forgetting_takes_everything_of_one_owner_and_nothing_else(store: JournalStore, owner: str) -> None:
    store.append(owner, [entry(1), entry(2)])
    store.append(f"not {owner}"[:190], [entry(3)])
    assert store.forget(owner) == 2
    assert store.read(owner) == Journal()
    assert store.read(f"not {owner}"[:190]).entries == (entry(3),)


def test_a_thousand_entries_go_in_one_call(store: JournalStore, owner: str) -> None:
    many = [entry(n, happened_at=MONDAY + timedelta(minutes=n)) for n in range(1, 1001)]
    assert len(store.append(owner, many)) == 1000
    assert store.append(owner, many) == ()
    assert store.read(owner).entries == tuple(many)


@lawful
@given(told=journals, data=st.data())
def test_in_any_order_and_any_number_of_times_it_is_the_same_journal(
    store: JournalStore, told: list[Entry], data: st.DataObject
) -> None:
    owner = f"law {next(fresh)}"
    once = Journal.from_entries(told)
    twice = data.draw(st.permutations([*told, *told]))
    while twice:
        size = data.draw(st.integers(1, len(twice)))
        store.append(owner, twice[:size])
        twice = twice[size:]
    kept = store.read(owner)
    assert kept == once
    assert [encode_entry(e) for e in kept.entries] == [encode_entry(e) for e in once.entries]
