"""How long it takes to start: help, the knowledge, the server up to its first page; and how many pages a second."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, perf_counter, sleep

from benchmarks.measure import Figure, of_times, timed

PYTHON = [sys.executable, "-m", "unknot.cli.main"]
ASKING = json.dumps({"text": "right shoulder blade aches 6/10", "all_clear": True})
SECONDS, CALLERS = 2.0, 4  # bounded: loopback only, and never for long
PAGES = (
    ("GET", "/", 250.0),
    ("GET", "/find", 60.0),
    ("GET", "/library", 15.0),
    ("POST", "/api/screen", 0.0),
    ("POST", "/api/find", 0.0),
)


def help_and_knowledge() -> Iterator[Figure]:
    yield timed("unknot --help", lambda: _run([*PYTHON, "--help"]), 9, goal=150)
    with tempfile.TemporaryDirectory() as cache:
        fresh = [_loading(str(Path(cache) / str(n))) for n in range(3)]
        yield of_times("knowledge read, the first time", fresh)
        yield of_times(
            "knowledge read, later", [_loading(str(Path(cache) / "0")) for _ in range(7)], goal=150
        )


def _run(command: list[str], **more: str) -> str:
    environment = {**os.environ, **more}
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def _loading(cache: str) -> float:
    """Milliseconds to read the knowledge in a fresh process, its imports included."""
    asked = (
        "from time import perf_counter as t; s = t(); from unknot import load_knowledge; load_knowledge(); "
        "print((t() - s) * 1000)"
    )
    return float(_run([sys.executable, "-c", asked], UNKNOT_CACHE=cache))


def serving() -> Iterator[Figure]:
    starts = []
    for _ in range(3):
        with _served() as (_, milliseconds):
            starts.append(milliseconds)
    yield of_times("server started, to its first page", starts, goal=2500)
    with _served() as (port, _):
        for method, path, goal in PAGES:
            yield _rate(port, method, path, goal)


@contextmanager
def _served() -> Iterator[tuple[int, float]]:
    """A server on an empty journal: its port, and the milliseconds to its first page."""
    with tempfile.TemporaryDirectory() as data:
        port = _free_port()
        command = [*PYTHON, "serve", "--no-browser", "--port", str(port)]
        environment = {**os.environ, "UNKNOT_DATA": data}
        start = perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait(port)
            yield port, (perf_counter() - start) * 1000
        finally:
            process.terminate()
            process.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(port: int) -> None:
    until = monotonic() + 30
    while monotonic() < until:
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", "/")
            if connection.getresponse().status < 500:
                return
        except OSError:
            sleep(0.01)
        finally:
            connection.close()
    raise SystemExit("The server did not answer within half a minute.")


def _rate(port: int, method: str, path: str, goal: float) -> Figure:
    """Answers a second, with a few callers at once, for two seconds."""
    start = perf_counter()
    with ThreadPoolExecutor(CALLERS) as callers:
        counts = list(callers.map(lambda _: _call(port, method, path, start + SECONDS), range(CALLERS)))
    seconds = perf_counter() - start
    rate = sum(counts) / seconds
    return Figure(f"{method} {path}", rate, rate, sum(counts), goal, rate=True)


def _call(port: int, method: str, path: str, until: float) -> int:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {"Content-Type": "application/json"} if method == "POST" else {}
    count = 0
    while perf_counter() < until:
        connection.request(method, path, ASKING if path == "/api/find" else _text(method), headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status >= 400:
            raise SystemExit(f"{method} {path} answered {answer.status}.")
        count += 1
    connection.close()
    return count


def _text(method: str) -> str | None:
    return json.dumps({"text": "right shoulder blade aches 6/10"}) if method == "POST" else None
