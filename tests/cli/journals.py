"""Ana's journal for the command line's tests: as a log's file, and as an archive to be imported."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from typing import Any

from tests.cast import Someone, ana
from unknot.core.body import Side
from unknot.core.codec import encode
from unknot.core.session import SessionLog
from unknot.export.archive import write_archive

MADE_AT = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)


@cache
def _first_evening() -> tuple[Someone, SessionLog]:
    someone = ana().says("right shoulder blade aches 6/10, worse at the desk")
    someone.answers_no()
    opened = someone.presses("infraspinatus", Side.RIGHT).opens().session
    assert opened is not None
    return someone, someone.does(opened)


def archive() -> bytes:
    """What Ana told until her first session: person, week, drawing, screening, palpation."""
    return write_archive(_first_evening()[0].room.journal(), MADE_AT)


def log(**other: Any) -> dict[str, Any]:
    """The log of her first session, with something else in it when wished."""
    data: dict[str, Any] = encode(_first_evening()[1])
    return {**data, **other}


def log_text(**other: Any) -> str:
    return json.dumps(log(**other))
