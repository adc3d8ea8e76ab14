"""Pages by Django's test client, on the cast's Monday, with somebody's journal."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.test import Client

from tests.cast import MONDAY
from unknot.care.room import Room
from unknot.core.journal import Journal
from unknot.store.tables import TableStore
from unknot.web import rooms


@pytest.fixture(autouse=True)
def _monday(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "Room", partial(Room, clock=lambda: MONDAY))


@pytest.fixture
def visitor() -> Client:
    """A browser on this machine."""
    return Client(headers={"host": "127.0.0.1:8765"})


@pytest.fixture
def with_journal(visitor: Client) -> Callable[[Callable[[], Journal] | None], Client]:
    """The visitor's journal filled; None leaves it empty."""

    def fill(journal: Callable[[], Journal] | None) -> Client:
        if journal:
            TableStore().append("local", journal().entries)
        return visitor

    return fill


def kept() -> Journal:
    return TableStore().read("local")
