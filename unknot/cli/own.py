"""Your own journal from the terminal: the same store as the app's."""

from __future__ import annotations

import os

from unknot.care.room import Room
from unknot.cli.say import FAILED, fail


def own_room() -> Room:
    """Set up the store (made when missing) and the knowledge. Faults of both are made for people."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unknot.web.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
        from unknot.store.ready import make_ready
        from unknot.store.tables import TableStore

        make_ready()
    except ImproperlyConfigured:
        fail("The database named by DATABASE_URL needs a driver that is not installed. Install psycopg, "
             "or leave DATABASE_URL out to keep the journal in a file.", FAILED)  # fmt: skip
    from unknot import load_knowledge

    return Room(TableStore(), load_knowledge())
