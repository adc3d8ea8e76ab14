"""The archive: a whole journal in one file of JSON lines, and the reader that takes all of it or nothing.

    {"unknot-archive": 1, "made_at": "2026-03-02T19:00:00+01:00", "entries": 2}
    {"id": …, "kind": …, …}                                    one entry a line, oldest first
    {"end": "unknot-archive", "sha256": "…"}                   of every byte before this line

It is plain text on purpose (docs/decisions): nothing to unpack, so nothing that swells; a person can read it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NoReturn

from unknot.core.codec import Undecodable
from unknot.core.journal import Entry, Journal, decode_entry, encode_entry

FORMAT = 1
NAME = "unknot-archive"
MAX_FILE_BYTES = 64 * 1024 * 1024  # some decades of daily sessions; more is not a journal
MAX_LINE_BYTES = 1024 * 1024


class UnreadableArchive(ValueError):
    """The file is no whole, unchanged archive. Nothing of it was taken; the text says what to do."""


# --- Out --------------------------------------------------------------------------------------------------------------


def write_archive(journal: Journal, made_at: datetime) -> bytes:
    """The archive's bytes, the same for the same journal and moment. What was corrected is in it too."""
    entries = sorted(journal.entries, key=lambda e: (e.happened_at, e.id))
    head = {NAME: FORMAT, "made_at": made_at.isoformat(), "entries": len(entries)}
    content = b"".join(_line(data) for data in (head, *map(encode_entry, entries)))
    return content + _line({"end": NAME, "sha256": hashlib.sha256(content).hexdigest()})


def _line(data: Any) -> bytes:
    # ASCII, so that half an emoji that someone pasted comes back as it was
    return json.dumps(data, separators=(",", ":"), allow_nan=False).encode("ascii") + b"\n"


# --- Back in ----------------------------------------------------------------------------------------------------------


def read_archive(content: bytes) -> Journal:
    """The journal in an archive's bytes. Raises UnreadableArchive; nothing is returned unless everything is right.

    Look at the file's size before reading it: above MAX_FILE_BYTES it is refused anyway.
    """
    lines = _whole_lines(content)
    promised = _promised(lines)
    _check_end(lines)
    entries = tuple(_entries(lines[1:-1]))
    if len(entries) != promised:
        _refuse(f"It should hold {promised} entries and holds {len(entries)}.")
    return Journal.from_entries(entries)


def _whole_lines(content: bytes) -> list[bytes]:
    if len(content) > MAX_FILE_BYTES:
        _refuse(f"It is larger than {MAX_FILE_BYTES // 2**20} MB; no journal is that long.")
    if not content.startswith(b'{"' + NAME.encode()):
        _refuse("It is not an archive that Unknot wrote.")
    lines = content.splitlines(keepends=True)
    if len(lines) < 2 or not content.endswith(b"\n") or not lines[-1].startswith(b'{"end"'):
        _refuse("Its end is missing, so it was not written or copied completely.")
    if max(map(len, lines)) > MAX_LINE_BYTES:
        _refuse("One of its entries is larger than any entry can be.")
    return lines


def _promised(lines: list[bytes]) -> int:
    """How many entries the first line says there are."""
    head = _data(lines[0], 1)
    form, entries = head.get(NAME), head.get("entries")
    if isinstance(form, int) and form > FORMAT:
        _refuse(f"A newer Unknot wrote it (format {form}). Update Unknot, then import it again.")
    if form != FORMAT or not isinstance(entries, int):
        _refuse("Its first line is damaged.")
    return entries


def _check_end(lines: list[bytes]) -> None:
    digest = hashlib.sha256(b"".join(lines[:-1])).hexdigest()
    if _data(lines[-1], len(lines)) != {"end": NAME, "sha256": digest}:
        _refuse("It was changed after it was written, perhaps by an editor or on its way.")


def _entries(lines: Iterable[bytes]) -> Iterator[Entry]:
    seen = set()
    for number, line in enumerate(lines, start=2):
        try:
            entry = decode_entry(_data(line, number))
        except Undecodable as error:
            _refuse(f"Line {number} is not an entry that this Unknot knows: {error}.", error)
        if entry.id in seen:
            _refuse(f"Line {number} repeats an entry.")
        seen.add(entry.id)
        yield entry


def _data(line: bytes, number: int) -> dict[str, Any]:
    try:
        data = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        _refuse(f"Line {number} cannot be read.", error)
    return data if isinstance(data, dict) else _refuse(f"Line {number} is not an entry.")


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


def _refuse(why: str, cause: Exception | None = None) -> NoReturn:
    raise UnreadableArchive(
        f"This file cannot be imported. {why} Nothing was taken from it, and your journal is as it was. "
        "Export it again where it came from, or try another copy."
    ) from cause
