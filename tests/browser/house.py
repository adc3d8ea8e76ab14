"""A running Unknot for the browser tests, and what may be done to it from outside: over HTTP, as anybody does."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlencode

from unknot.core.journal import Journal
from unknot.export.archive import read_archive, write_archive

ROOT = Path(__file__).parents[2]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class House:
    """The server, its address and its journal."""

    port: int
    data: Path
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def set_clock(self, at: datetime) -> None:
        draft = self.data / "clock.new"
        draft.write_text(at.isoformat(), encoding="ascii")
        draft.replace(self.data / "clock")

    def empty(self) -> None:
        self._post("/me/forget", {"sure": "DELETE"}, expect=302)

    def bring(self, journal: Journal, at: datetime) -> None:
        """Put somebody's journal in place, as if it had been lived here."""
        self._send("/-/journal", write_archive(journal, at), "application/octet-stream", "", 204)

    def journal(self) -> Journal:
        return read_archive(self._post("/me/archive", {}, expect=200))

    def wait(self) -> None:
        for _ in range(200):
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.05)
        raise RuntimeError("the server did not start within ten seconds")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(10)

    def _post(self, path: str, form: Mapping[str, str], expect: int) -> bytes:
        token, cookie = self._token()
        body = urlencode({**form, "csrfmiddlewaretoken": token}).encode()
        return self._send(path, body, "application/x-www-form-urlencoded", cookie, expect)

    def _send(self, path: str, body: bytes, kind: str, cookie: str, expect: int) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("POST", path, body, {"Content-Type": kind, "Cookie": cookie})
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        assert answer.status == expect, (path, answer.status, content[:2000])
        return content

    def _token(self) -> tuple[str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", "/me")
        answer = connection.getresponse()
        found = TOKEN.search(answer.read().decode())
        cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        connection.close()
        assert found, "the page Me has no form"
        return found[1], cookie


def open_house(data: Path) -> House:
    """Start a server with an empty journal in `data`, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "UNKNOT_DATA": str(data)}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.browser.served", str(port)], cwd=ROOT, env=environment
    )
    return House(port, data, process)
