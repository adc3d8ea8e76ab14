"""Several processes, some of them killed: nothing that was acknowledged is lost, nothing is half there."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.entries import entry
from unknot.store.tables import TableStore

ROOT = Path(__file__).parents[2]
ROUNDS = 4
STEP = 3

pytestmark = pytest.mark.slow


def writer(
    environment: dict[str, str], owner: str, first: int, times: int, step: int
) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.writer", owner, str(first), str(times), str(step)]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def acknowledged_until_killed(process: subprocess.Popen[str], patience: float) -> list[int]:
    """Wait for the first acknowledgement, then a while, then kill; the numbers of all that were acknowledged."""
    assert process.stdout is not None
    first = process.stdout.readline()
    assert first, process.stderr and process.stderr.read()
    time.sleep(patience)
    os.kill(process.pid, signal.SIGKILL)
    rest, _ = process.communicate()
    whole = [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    return [int(line) for line in whole]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_process_killed_while_writing_loses_nothing_that_it_acknowledged(
    environment: dict[str, str], table_store: TableStore, owner: str
) -> None:
    chance = random.Random(20260302)
    acknowledged: list[int] = []
    for round_ in range(ROUNDS):
        process = writer(environment, owner, first=1_000_000 * (round_ + 1), times=0, step=STEP)
        acknowledged += acknowledged_until_killed(process, patience=chance.uniform(0.0, 0.15))
    kept = {e.id for e in table_store.read(owner).entries}
    promised = {entry(n + i).id for n in acknowledged for i in range(STEP)}
    assert len(acknowledged) >= ROUNDS
    assert promised <= kept
    assert len(kept) % STEP == 0, "an append was kept by half"
    assert len(kept) - len(promised) <= ROUNDS * STEP * 2, "more was written than could have been on its way"


def test_processes_that_write_at_once_lose_nothing_and_write_nothing_twice(
    environment: dict[str, str], table_store: TableStore, owner: str
) -> None:
    # Each starts half-way into the one before: half of all entries are sent by two processes.
    processes = [writer(environment, owner, first=1 + 30 * p, times=30, step=2) for p in range(4)]
    for process in processes:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    kept = table_store.read(owner).entries
    assert [e.id for e in kept] == [entry(n).id for n in range(1, 151)]
