"""`unknot serve`: it answers this machine, says where, and ends when it is told."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from tests.cli.conftest import ROOT, Install, Terminal

HOUSE, PHONE = "127.0.0.2", "127.0.0.3"  # both are this machine, so that no network is needed


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def free_ports(many: int) -> int:
    """The first of so many free ports in a row."""
    for _ in range(50):
        first = free_port()
        if first + many < 65536 and all(is_free(first + n) for n in range(1, many)):
            return first
    raise AssertionError("no free ports in a row")


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104 - as the house is served
        except OSError:
            return False
        return True


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


def asked_as_a_phone(port: int, path: str, authority: str) -> tuple[int, str]:
    """From another address of this machine, trusting the house's authority alone."""
    trust = ssl.create_default_context(cafile=authority)
    for _ in range(300):
        line = http.client.HTTPSConnection(HOUSE, port, context=trust, source_address=(PHONE, 0), timeout=10)
        try:
            line.request("GET", path)
            answer = line.getresponse()
        except ConnectionError:
            time.sleep(0.1)
        else:
            return answer.status, answer.getheader("Location", "")
        finally:
            line.close()
    raise AssertionError("it never answered")


@pytest.mark.slow
def test_in_the_house_a_phone_finds_the_certificate_at_the_doorstep_and_must_pair(install: Install) -> None:
    port = free_ports(3)
    words = ["serve", "--lan", "--address", HOUSE, "--no-browser", "--json", "--port", str(port)]
    command = [sys.executable, "-m", "unknot.cli.main", *words]
    with subprocess.Popen(
        command, cwd=ROOT, env=install.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        try:
            assert running.stdout is not None
            told = json.loads(running.stdout.readline())
            with urllib.request.urlopen(told["phone"], timeout=10) as page:  # noqa: S310 - our own
                assert "Pick up the certificate" in page.read().decode()
            with urllib.request.urlopen(f"{told['phone']}unknot-at-home.crt", timeout=10) as certificate:  # noqa: S310
                authority = certificate.read().decode()
            kept = install.folder / "authority-as-the-phone-has-it.crt"
            kept.write_text(authority)
            assert asked_as_a_phone(port + 1, "/me", str(kept)) == (302, "/pair")
            assert asked_as_a_phone(port + 1, "/pair", str(kept)) == (200, "")
            assert answered(port, "/library") == 200
        finally:
            running.terminate()
            assert running.wait(timeout=30) == 0


@pytest.mark.parametrize("address", ["8.8.8.8", "my-house"])
def test_an_address_outside_the_house_is_refused(unknot: Terminal, address: str) -> None:
    said = unknot("serve", "--lan", "--address", address)
    assert said.code != 0
    assert "no address of a home network" in said.err


def test_forgetting_phones_without_the_house_says_how(unknot: Terminal) -> None:
    said = unknot("serve", "--forget-phones")
    assert said.code != 0
    assert "--lan --forget-phones" in said.err
