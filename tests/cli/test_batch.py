"""`--batch`: a line in, a line out, in order, whatever is in the lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import MONDAY
from tests.cli.conftest import Install, Terminal
from unknot.cli import batch, find, screen

COMPLAINTS = (
    "left calf is tight",
    "my jaw aches",
    "numb between the legs, low back pain",
    "right forearm, 7/10",
)


def lines(count: int) -> list[dict[str, Any]]:
    return [
        {"id": f"case {n}", "text": COMPLAINTS[n % len(COMPLAINTS)], "age": None, "sex": None}
        for n in range(count)
    ]


def written(path: Path, rows: list[Any]) -> str:
    path.write_text(
        "".join(f"{r if isinstance(r, str) else json.dumps(r)}\n" for r in rows), encoding="utf-8"
    )
    return str(path)


@pytest.mark.parametrize("command", ["screen", "find"])
def test_each_line_is_answered_in_order_under_its_own_id(
    unknot: Terminal, tmp_path: Path, command: str
) -> None:
    rows = lines(6)
    said = unknot(command, "--batch", written(tmp_path / "in.jsonl", rows), "--json")
    assert said.code == 0
    assert [line["id"] for line in said.lines] == [row["id"] for row in rows]


def test_a_line_says_what_the_same_words_alone_would_say(unknot: Terminal, tmp_path: Path) -> None:
    file = written(tmp_path / "in.jsonl", lines(4))
    for command, clear in (("screen", []), ("find", ["--all-clear"])):
        for line, text in zip(unknot(command, "--batch", file, *clear).lines, COMPLAINTS, strict=True):
            alone = unknot(command, "--text", text, *clear, "--json").json
            assert {name: value for name, value in line.items() if name != "id"} == alone


def test_a_flag_in_one_line_stops_that_line_alone(unknot: Terminal, tmp_path: Path) -> None:
    said = unknot("find", "--batch", written(tmp_path / "in.jsonl", lines(4)), "--all-clear", "--json")
    assert said.code == 0
    assert [bool(line["candidates"]) for line in said.lines] == [True, True, False, True]


def test_age_and_sex_of_a_line_are_weighed(unknot: Terminal, tmp_path: Path) -> None:
    rows = [
        {"id": 1, "text": "low back aches", "age": age, "sex": sex} for age, sex in ((25, "f"), (70.0, "m"))
    ]
    young, old = unknot("screen", "--batch", written(tmp_path / "in.jsonl", rows)).lines
    assert young["questions"] != old["questions"]


FAULTY = [
    ('{"id": 7, "text": ', None, "not JSON"),
    ("[1, 2]", None, "A line is an object"),
    ('{"id": 7}', 7, "A line is an object"),
    ('{"id": 7, "text": null}', 7, "A line is an object"),
    ('{"id": 7, "text": ""}', 7, "Nothing is said yet"),
    ('{"id": 7, "text": "jaw", "age": "old"}', 7, "Age must be a whole number"),
    ('{"id": 7, "text": "jaw", "age": true}', 7, "Age must be a whole number"),
    ('{"id": 7, "text": "jaw", "age": -3}', 7, "Age must be from 0"),
    ('{"id": 7, "text": "jaw", "age": NaN}', None, "NaN is not a number"),
    ('{"id": 7, "text": "jaw", "sex": "x"}', 7, "Sex is f or m"),
    ("[" * 100_000, None, "nested too deeply"),
    (json.dumps({"id": 7, "text": "a " * 500_000}), 7, "at most 4,000"),
]


@pytest.mark.parametrize(("line", "name", "says"), FAULTY, ids=[says for *_, says in FAULTY])
def test_a_faulty_line_is_answered_with_its_fault_and_loses_no_other(
    unknot: Terminal, tmp_path: Path, line: str, name: Any, says: str
) -> None:
    before, after = lines(2)
    said = unknot("find", "--batch", written(tmp_path / "in.jsonl", [before, line, after]), "--all-clear")
    assert said.code == 2
    assert [row["id"] for row in said.lines] == ["case 0", name, "case 1"]
    assert list(said.lines[1]) == ["id", "fault"]
    assert says in said.lines[1]["fault"]
    assert said.err.startswith("Line 2: ")


def test_bytes_that_are_not_utf_8_are_one_faulty_line(unknot: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(b'{"id": 1, "text": "left calf"}\n{"id": 2, "text": "\xff\xfe"}\n')
    said = unknot("screen", "--batch", str(file))
    assert said.code == 2
    assert "not UTF-8" in said.lines[1]["fault"]


def test_empty_lines_and_a_windows_beginning_are_passed_over(unknot: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"id": 1, "text": "left calf"}\r\n\r\n{"id": 2, "text": "jaw"}')
    assert [line["id"] for line in unknot("screen", "--batch", str(file)).lines] == [1, 2]


def test_an_empty_file_is_no_fault(unknot: Terminal, tmp_path: Path) -> None:
    said = unknot("find", "--batch", written(tmp_path / "in.jsonl", []))
    assert (said.code, said.out) == (0, "")


def test_a_file_that_is_not_there_is_named(unknot: Terminal, tmp_path: Path) -> None:
    said = unknot("find", "--batch", str(tmp_path / "none.jsonl"))
    assert said.code == 1
    assert "none.jsonl" in said.err


def test_nothing_is_shown_of_the_progress_where_nobody_watches(unknot: Terminal, tmp_path: Path) -> None:
    assert unknot("screen", "--batch", written(tmp_path / "in.jsonl", lines(12))).err == ""


# --- On several cores -------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_many_lines_on_several_cores_are_the_same_lines_in_the_same_order() -> None:
    many = [(n, json.dumps(row).encode()) for n, row in enumerate(lines(5 * batch.CHUNK + 3), 1)]
    many[40] = (41, b"{broken")
    answers = partial(find.answer, on=MONDAY.date(), all_clear=True)
    assert list(batch._rows(iter(many), answers, cores=2)) == list(batch._rows(iter(many), answers, cores=1))


@pytest.mark.slow
def test_a_long_batch_streams_through_a_pipe_and_ends_when_nobody_reads(
    install: Install, tmp_path: Path
) -> None:
    file = written(tmp_path / "in.jsonl", lines(300))
    command = [sys.executable, "-m", "unknot.cli.main", "screen", "--batch", file]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=install.environment
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert json.loads(running.stdout.readline())["id"] == "case 0"
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=60) == 0


@settings(max_examples=20)
@given(texts=st.lists(st.text(max_size=30), max_size=8))
def test_any_words_give_a_line_each(texts: list[str]) -> None:
    told = [(n, json.dumps({"id": n, "text": text}).encode()) for n, text in enumerate(texts, 1)]
    rows = [row for row, _ in batch._rows(iter(told), screen.answer, cores=1)]
    assert [row["id"] for row in rows] == [n for n, _ in told]
    assert all(("fault" in row) != ("urgency" in row) for row in rows)


def test_every_core_that_may_be_used_is_used() -> None:
    assert 1 <= batch._cores() <= (os.cpu_count() or 1)


def test_standard_input_is_answered_line_by_line_as_it_comes(install: Install) -> None:
    command = [sys.executable, "-m", "unknot.cli.main", "find", "--batch", "-", "--all-clear"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=install.environment, text=True
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for row in lines(3):
            running.stdin.write(json.dumps(row) + "\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == row["id"]
        running.stdin.close()
        assert running.wait(timeout=60) == 0
