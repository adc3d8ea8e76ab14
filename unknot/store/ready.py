"""Making the place of the journal ready: the folder, the file, the table."""

from __future__ import annotations

import os
from pathlib import Path

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from unknot.store.faults import StoreUnusable
from unknot.store.tables import fault_of


def make_ready(alias: str = DEFAULT_DB_ALIAS) -> None:
    """Make the folder (for its owner's eyes only) and bring the table up to date; safe to call at each start.

    Raises StoreUnusable, StoreFull or StoreBusy, with what to do.
    """
    connection = connections[alias]
    if connection.vendor == "sqlite":
        make_private(Path(str(connection.settings_dict["NAME"])))
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", database=alias, verbosity=0, interactive=False)
    except DatabaseError as error:
        raise fault_of(error) from error


def make_private(file: Path) -> None:
    """The file, empty when new, in its folder; both readable by their owner alone."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreUnusable(
            f"The journal's file cannot be made or opened: {file} ({error.strerror}). Give yourself the right to write "
            "there, or set UNKNOT_DATA to another folder."
        ) from error
