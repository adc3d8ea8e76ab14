"""Your own journal from the terminal: the same store as the app's."""

from __future__ import annotations

import os

from unknot.care.room import Room


def own_room() -> Room:
    """Set up the store (made when missing) and the knowledge."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unknot.web.settings")
    import django

    django.setup()
    from unknot import load_knowledge
    from unknot.store.ready import make_ready
    from unknot.store.tables import TableStore

    make_ready()
    return Room(TableStore(), load_knowledge())
