"""`unknot serve`: it answers this machine, says where, and ends when it is told."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from tests.cli.conftest import ROOT, Install


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def serving(install: Install) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "unknot.cli.main",
        "serve",
        "--no-browser",
        "--json",
        "--port",
        str(port),
    ]
    with subprocess.Popen(
        command, cwd=ROOT, env=install.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        try:
            yield running, port
        finally:
            running.kill()


def answered(port: int, path: str) -> int:
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
                return int(answer.status)
        except (
            ConnectionError,
            urllib.error.URLError,
        ):  # not listening yet; an HTTPError would be said below
            time.sleep(0.1)
    raise AssertionError("it never answered")


@pytest.mark.slow
def test_it_says_where_it_is_answers_there_and_ends_when_told(
    serving: tuple[subprocess.Popen[str], int],
) -> None:
    running, port = serving
    assert running.stdout is not None
    assert json.loads(running.stdout.readline()) == {"address": f"http://127.0.0.1:{port}/"}
    assert answered(port, "/") == 200
    assert answered(port, "/api/openapi.json") == 200
    running.terminate()
    assert running.wait(timeout=30) == 0
    assert "Traceback" not in running.stdout.read() + (running.stderr.read() if running.stderr else "")


@pytest.mark.slow
def test_no_other_machine_is_answered(serving: tuple[subprocess.Popen[str], int]) -> None:
    _, port = serving
    assert answered(port, "/") == 200
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outward:
        try:
            outward.connect(("192.0.2.1", 9))  # sends nothing; tells which address the network would see
            own = outward.getsockname()[0]
        except OSError:
            pytest.skip("this machine has no network")
    if own.startswith("127."):
        pytest.skip("this machine has no address but its own")
    with socket.socket() as other:
        assert other.connect_ex((own, port)) != 0
