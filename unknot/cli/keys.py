"""Single keys from a terminal, with a limit of time."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from unknot.cli.player import ON, STOP, Keys


@contextmanager
def terminal_keys() -> Iterator[Keys]:
    """Yields what waits for a key. The terminal is put back as it was, whatever happens; when it goes away
    (a closed window, a lost connection) that is a KeyboardInterrupt, so that what was done can still be kept."""
    if sys.platform == "win32":
        yield _windows_keys
    else:
        import signal
        import termios
        import tty

        signal.signal(signal.SIGHUP, _gone)
        before = termios.tcgetattr(sys.stdin)
        tty.setcbreak(sys.stdin)
        try:
            yield _posix_keys
        finally:
            with suppress(termios.error):
                termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def _gone(number: int, _: object) -> None:
    import signal

    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _posix_keys(seconds: float | None) -> tuple[str, float]:
    import os
    import select

    started = time.monotonic()
    ready, _, _ = select.select([sys.stdin], [], [], seconds)
    key = os.read(sys.stdin.fileno(), 1).decode("latin-1") if ready else ""
    return _plain(key, gone=bool(ready)), time.monotonic() - started


def _windows_keys(seconds: float | None) -> tuple[str, float]:
    started = time.monotonic()
    if sys.platform == "win32":
        import msvcrt

        while seconds is None or time.monotonic() - started < seconds:
            if msvcrt.kbhit():
                return _plain(msvcrt.getwch(), gone=False), time.monotonic() - started
            time.sleep(0.05)
    return "", time.monotonic() - started


def _plain(key: str, gone: bool) -> str:
    """Enter, Space and their like are one key; a terminal that went away is a stop."""
    if not key:
        return STOP if gone else ""
    return ON if key in "\r\n " else key.lower()
