from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.store.places import opened, postgres_address
from unknot.care.ports import JournalStore
from unknot.store.memory import MemoryStore
from unknot.store.tables import TableStore

REAL = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with postgres_address() as address:
        yield address


@pytest.fixture(scope="module", params=REAL)
def environment(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What names the place of the journal for a process: UNKNOT_DATA, or DATABASE_URL."""
    if request.param == "postgres":
        return {"DATABASE_URL": request.getfixturevalue("postgres")}
    return {"UNKNOT_DATA": str(tmp_path_factory.mktemp("data"))}


@pytest.fixture(scope="module")
def table_store(environment: dict[str, str], django_db_blocker: DjangoDbBlocker) -> Iterator[TableStore]:
    with django_db_blocker.unblock(), opened(environment, Path(environment.get("UNKNOT_DATA", ""))) as alias:
        yield TableStore(alias)


@pytest.fixture(scope="module", params=["memory", *REAL])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[JournalStore]:
    """Every kind of store, under one contract."""
    if request.param == "memory":
        yield MemoryStore()
        return
    blocker: DjangoDbBlocker = request.getfixturevalue("django_db_blocker")
    environment = {"DATABASE_URL": request.getfixturevalue("postgres")} if request.param == "postgres" else {}
    with blocker.unblock(), opened(environment, tmp_path_factory.mktemp("contract")) as alias:
        yield TableStore(alias)


@pytest.fixture
def owner(request: pytest.FixtureRequest) -> str:
    """A name of its own for each test, so that tests share a database and nothing else."""
    return f"owner of {request.node.nodeid}"[-190:]
