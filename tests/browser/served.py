"""The app as the browser tests are served it: the same server and settings, a journal of its own, a clock that is set.

`python -m tests.browser.served PORT` runs it; the clock's file lies in UNKNOT_DATA and holds the moment at which it was
written, so that time goes on from there.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from unknot.care.room import Room
from unknot.web.wsgi import application as app

BROUGHT = "/-/journal"  # the tests put somebody's journal in place; read in as a file, its answers would open nothing

CLOCK = Path(os.environ["UNKNOT_DATA"]) / "clock"


def present() -> datetime:
    since = time.time() - CLOCK.stat().st_mtime
    return datetime.fromisoformat(CLOCK.read_text(encoding="ascii")) + timedelta(seconds=since)


def set_up() -> None:
    """The tests' clock; and what went wrong is told in full here, which for a person it never is."""
    from unknot.web import faults, rooms  # they know the store, which is there only once the application is

    rooms.Room = partial(Room, clock=present)  # type: ignore[assignment,attr-defined]
    faults.log.error = lambda *_: traceback.print_exc()  # type: ignore[method-assign]


set_up()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    if environ["PATH_INFO"] != BROUGHT:
        return app(environ, start_response)
    from django.db import close_old_connections

    from unknot.export.archive import read_archive
    from unknot.store.tables import TableStore

    close_old_connections()
    sent = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    TableStore().append("local", read_archive(sent).entries)
    start_response("204 No Content", [])
    return []


def main(port: int) -> None:
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from unknot.cli.own import own_room

    own_room()
    Server(
        "tests.browser.served:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_access=False,
        log_level=LogLevels.error,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
