"""The app as the browser tests are served it: the same server and settings, a journal of its own, a clock that is set.

`python -m tests.browser.served PORT` runs it; the clock's file lies in UNKNOT_DATA and holds the moment at which it was
written, so that time goes on from there.
"""

from __future__ import annotations

import os
import sys
import time
import traceback
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from unknot.care.room import Room
from unknot.web.wsgi import application

__all__ = ["application"]

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
