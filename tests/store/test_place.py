"""Where the journal lies, and what is said when it cannot lie there."""

from __future__ import annotations

import gc
import sqlite3
import warnings
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.db import DatabaseError, connections
from pytest_django.plugin import DjangoDbBlocker

from tests.store.entries import entry
from tests.store.places import opened
from unknot.core.body import Side
from unknot.core.journal import TargetLet
from unknot.store.database import SQLITE_FILE, UnusableAddress, data_folder, database_settings
from unknot.store.faults import StoreBusy, StoreFull, StoreUnusable
from unknot.store.tables import TableStore


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "some" / "where"


@pytest.fixture
def sqlite(folder: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[TableStore]:
    with django_db_blocker.unblock(), opened({}, folder) as alias:
        yield TableStore(alias)


def test_the_file_lies_in_the_folder_and_is_for_its_owner_alone(sqlite: TableStore, folder: Path) -> None:
    sqlite.append("ana", [entry(1)])
    assert folder.stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in folder.iterdir())


def test_the_file_is_written_through_and_ahead(sqlite: TableStore) -> None:
    with connections[sqlite.alias].cursor() as cursor:
        said = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert said == ["wal", 2]


def test_the_database_itself_refuses_to_change_an_entry(table_store: TableStore, owner: str) -> None:
    table_store.append(owner, [entry(1)])
    with (
        connections[table_store.alias].cursor() as cursor,
        pytest.raises(DatabaseError, match="never changed"),
    ):
        cursor.execute("UPDATE entries SET body = '{}' WHERE owner = %s", [owner])
    assert table_store.read(owner).entries == (entry(1),)


def test_a_full_disk_is_said_and_what_was_there_is_still_there(sqlite: TableStore) -> None:
    sqlite.append("ana", [entry(1)])
    _allow_pages(sqlite, more=4)
    acknowledged = [entry(1).id]
    with pytest.raises(StoreFull, match="Free some space"):
        _append_for_ever(sqlite, acknowledged)
    assert {e.id for e in sqlite.read("ana").entries} == set(acknowledged)
    _allow_pages(sqlite, more=100)
    sqlite.append("ana", [entry(5000)])
    assert len(sqlite.read("ana").entries) == len(acknowledged) + 1


def _append_for_ever(store: TableStore, acknowledged: list[UUID]) -> None:
    for number in range(2, 1000):
        acknowledged += store.append("ana", [entry(number, TargetLet("soleus", Side.LEFT, "x" * 2000))])


def _allow_pages(store: TableStore, more: int) -> None:
    with connections[store.alias].cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + more}")


def test_a_database_that_another_process_holds_is_said_to_be_busy(sqlite: TableStore, folder: Path) -> None:
    with connections[sqlite.alias].cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    holder = sqlite3.connect(folder / SQLITE_FILE, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy, match="send it again"):
        sqlite.append("ana", [entry(1)])
    holder.close()
    assert sqlite.append("ana", [entry(1)]) == (entry(1).id,)


def test_what_was_forgotten_is_gone_from_the_files_too(sqlite: TableStore, folder: Path) -> None:
    secret = "only-ana-knows-this"
    sqlite.append(
        "ana", [entry(n, TargetLet("soleus", Side.LEFT, f"{secret} {n}" * 20)) for n in range(1, 60)]
    )
    assert any(secret.encode() in file.read_bytes() for file in folder.iterdir())
    sqlite.forget("ana")
    assert not any(secret.encode() in file.read_bytes() for file in folder.iterdir())


def test_an_entry_of_a_newer_version_is_named_and_kept(sqlite: TableStore) -> None:
    sqlite.append("ana", [entry(1)])
    with connections[sqlite.alias].cursor() as cursor:
        cursor.execute(
            "INSERT INTO entries SELECT 99, owner, 'ff' || substr(entry, 3), 'from-the-future', version, "
            "happened_at, happened_zone, learnt_at, learnt_zone, knowledge, body FROM entries"
        )
    with pytest.raises(StoreUnusable, match="from-the-future"):
        sqlite.read("ana")


def test_a_file_that_is_no_database_is_said_and_left_alone(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    (tmp_path / SQLITE_FILE).write_text("a shopping list, not a journal " * 40)
    with django_db_blocker.unblock(), pytest.raises(StoreUnusable, match="last export"), opened({}, tmp_path):
        pass
    assert (tmp_path / SQLITE_FILE).read_text().startswith("a shopping list")
    with warnings.catch_warnings():  # Django leaves a connection open that failed while opening
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def test_a_folder_that_cannot_be_made_is_named_with_the_way_out(
    tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> None:
    (tmp_path / "file").write_text("")
    with (
        django_db_blocker.unblock(),
        pytest.raises(StoreUnusable, match="UNKNOT_DATA"),
        opened({}, tmp_path / "file"),
    ):
        pass


def test_the_data_folder_is_the_one_named_or_the_platforms() -> None:
    assert data_folder({"UNKNOT_DATA": "/srv/unknot"}) == Path("/srv/unknot")
    assert data_folder({}).name == "unknot"


def test_a_database_address_is_taken_apart_with_its_escapes() -> None:
    read = database_settings(
        {"DATABASE_URL": "postgresql://an%40a:p%2Fw@db.example:5433/unknot?sslmode=require"}, Path()
    )
    named = {key: read["default"][key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    assert named == {
        "NAME": "unknot",
        "USER": "an@a",
        "PASSWORD": "p/w",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    "address", ["mysql://a/b", "postgresql://host", "postgresql://h:port/x", "secret-password"]
)
def test_an_address_that_cannot_be_used_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(UnusableAddress) as refusal:
        database_settings({"DATABASE_URL": address}, Path())
    assert address not in str(refusal.value)
