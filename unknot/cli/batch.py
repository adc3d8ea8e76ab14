"""Many complaints at once: a line in, a line out, in order, on all cores, as they come."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import monotonic
from typing import Any, BinaryIO

import typer

from unknot.care.ask import Asked, Told
from unknot.cli.reading import read_line
from unknot.cli.say import BAD_INPUT, FAILED, as_json, fail, strict_json

Answers = Callable[[Asked], Told]
Lines = tuple[tuple[int, bytes], ...]
Row = tuple[dict[str, Any], str]  # what to print, and the fault to tell in the end

CHUNK = 16  # lines sent to a core at once
ALONE = 4 * CHUNK  # so many are answered sooner than other processes are started
AHEAD = 3  # chunks waiting for each core; more would only fill the memory


def run_batch(path: str, answers: Answers, cores: int | None = None) -> None:
    """Print `{"id": …, …}` for every line of a JSONL file (`-`: standard input), in order.

    A line that cannot be used is answered with `{"id", "fault"}`, so that the lines still stand side by side; the
    faults are told once more in the end, with code 2. `answers` must be picklable: a function or a partial of one.
    """
    faults: list[str] = []
    cores = (
        1 if path == "-" else cores or _cores()
    )  # what is typed or piped is answered line by line, as it comes
    with _opened(path) as file:
        start, done = monotonic(), 0
        for row, fault in _rows(_numbered(file), answers, cores):
            done += 1
            as_json(row)
            faults += [fault] if fault else []
            if done % 10 == 0:
                _progress(done, monotonic() - start)
        _progress(done, monotonic() - start, last=True)
    if faults:
        more = f" (and {len(faults) - 5} more)" if len(faults) > 5 else ""
        fail("\n".join(faults[:5]) + more, BAD_INPUT)


def _cores() -> int:
    """Those that this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == "-":
        yield sys.stdin.buffer
        return
    with Path(path).open("rb") as file:
        yield file


def _numbered(file: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    return ((number, line) for number, line in enumerate(file, 1) if line.strip())


def _rows(lines: Iterator[tuple[int, bytes]], answers: Answers, cores: int) -> Iterator[Row]:
    """The first lines are answered here, at once; many more go to all cores."""
    for one in islice(lines, ALONE if cores > 1 else None):
        yield from _answered(answers, (one,))
    chunks = iter(lambda: tuple(islice(lines, CHUNK)), ())
    yield from _spread(chunks, answers, cores)


def _spread(chunks: Iterator[Lines], answers: Answers, cores: int) -> Iterator[Row]:
    """Chunks to the cores, a few ahead, and their answers back in the order they were sent."""
    waiting: deque[Future[list[Row]]] = deque()
    pool = ProcessPoolExecutor(cores, _context(), _ready)
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_answered, answers, chunk))
            while len(waiting) > AHEAD * cores or (waiting and waiting[0].done()):
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool:
        fail(
            "A worker process ended unexpectedly, perhaps for lack of memory. The lines above are complete.",
            FAILED,
        )
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _context() -> Any:
    """A fork has everything read already, but is safe on Linux alone, and where no other thread may hold a lock."""
    forks = sys.platform == "linux" and threading.active_count() == 1
    return get_context("fork" if forks else "spawn")


def _ready() -> None:
    """In each worker: Ctrl-C is for the main process, and the knowledge is read once, not with each chunk."""
    from unknot import load_knowledge

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    load_knowledge()


def _answered(answers: Answers, lines: Lines) -> list[Row]:
    return [_row(answers, number, line) for number, line in lines]


def _row(answers: Answers, number: int, line: bytes) -> Row:
    name: Any = None
    try:
        data = strict_json(_text(line))
        name = data.get("id") if isinstance(data, dict) else None
        return {"id": name, **answers(read_line(data)).data}, ""
    except ValueError as error:  # made for people
        fault = str(error)
    except Exception as error:  # noqa: BLE001 - one complaint that trips us must not lose the others
        fault = f"Something went wrong here ({type(error).__name__}); the other lines are not touched by it."
    return {"id": name, "fault": fault}, f"Line {number}: {fault}"


def _text(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("this is not UTF-8 text. Save it as UTF-8 and try again.") from None


def _progress(done: int, seconds: float, last: bool = False) -> None:
    """On a terminal only, and not between the lines that it shows itself."""
    if sys.stderr.isatty() and not sys.stdout.isatty():
        rate = f", {done / seconds:.0f} a second" if seconds else ""
        typer.echo(f"\r{done} lines{rate}  ", nl=last, err=True)
