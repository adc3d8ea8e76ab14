"""Unknot on a disk that is nearly full: SQLite itself is told how many pages the file may have.

Run as `python -m tests.cli.small_disk PAGES unknot-words …`: PAGES is how many more than now there may be.
"""

from __future__ import annotations

import sys
from typing import Any

from django.db.backends.signals import connection_created

from unknot.cli.main import app

MORE = int(sys.argv.pop(1))


def limit(connection: Any, **_: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {max(1, pages + MORE)}")


connection_created.connect(limit, weak=False)
app()
