"""A real terminal for the tests (POSIX)."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
from contextlib import suppress

from tests.cli.conftest import Install


class Window:
    """A terminal with a command in it: `hears` waits for what is said, `types` is what the person types."""

    def __init__(self, install: Install, *words: str) -> None:
        self.ours, theirs = pty.openpty()
        self.settings = termios.tcgetattr(theirs)
        command = [sys.executable, "-m", "unknot.cli.main", *words]
        self.running = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=install.environment, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no thread runs here
        )  # fmt: skip
        self.theirs, self.heard = theirs, ""

    def hears(self, words: str) -> None:
        """Wait until these words are said, after those waited for before."""
        while words not in self.heard:
            ready, _, _ = select.select([self.ours], [], [], 60)
            assert ready, f"never said: {words}; said: {self.heard}"
            self.heard += os.read(self.ours, 4096).decode()
        self.heard = self.heard.partition(words)[2]

    def types(self, text: str) -> None:
        os.write(self.ours, text.encode())

    def ends_on(self, text: str) -> int:
        """Type it, and once more when it fell between two prompts, as a person would; returns the exit code."""
        for _ in range(6):
            self.types(text)
            with suppress(subprocess.TimeoutExpired):
                return self.running.wait(timeout=10)
        return self.ends()

    def ends(self) -> int:
        return self.running.wait(timeout=60)
