"""The archive: the same journal, entry for entry; and everything else refused, whole."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.export.weeks import LATER
from tests.store.entries import journals
from unknot.core.journal import Entry, Journal, encode_entry
from unknot.export.archive import (
    MAX_FILE_BYTES,
    MAX_LINE_BYTES,
    UnreadableArchive,
    read_archive,
    write_archive,
)

MADE_AT = datetime(2026, 3, 29, 20, 0, tzinfo=UTC)
WHOLE = write_archive(LATER, MADE_AT)


def sealed(*lines: str) -> bytes:
    """An archive with these lines and a right end: wrong only in what the lines say."""
    content = "".join(f"{line}\n" for line in lines).encode()
    end = json.dumps({"end": "unknot-archive", "sha256": hashlib.sha256(content).hexdigest()})
    return content + f"{end}\n".encode()


def head(entries: int, form: int = 1) -> str:
    return json.dumps(
        {"unknot-archive": form, "made_at": MADE_AT.isoformat(), "entries": entries}, separators=(",", ":")
    )


def line(number: int = 0) -> str:
    return WHOLE.decode().splitlines()[number + 1]


@given(told=journals)
def test_what_goes_out_comes_back_entry_for_entry(told: list[Entry]) -> None:
    journal = Journal.from_entries(told)
    back = read_archive(write_archive(journal, MADE_AT))
    assert back == journal
    assert [encode_entry(e) for e in back.entries] == [encode_entry(e) for e in journal.entries]


def test_the_same_journal_is_the_same_file() -> None:
    assert write_archive(Journal(tuple(reversed(LATER.entries))), MADE_AT) == WHOLE


@given(cut=st.integers(0, len(WHOLE) - 1))
@example(cut=len(WHOLE) - 1)
@example(cut=WHOLE.rindex(b'{"end"'))
def test_a_file_cut_off_anywhere_is_refused(cut: int) -> None:
    with pytest.raises(UnreadableArchive, match="Nothing was taken"):
        read_archive(WHOLE[:cut])


@given(place=st.integers(0, len(WHOLE) - 1), byte=st.integers(0, 255))
def test_a_file_with_any_byte_changed_is_refused(place: int, byte: int) -> None:
    changed = WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :]
    if changed != WHOLE:
        with pytest.raises(UnreadableArchive):
            read_archive(changed)


@given(noise=st.binary(max_size=300))
def test_any_other_file_is_refused_kindly(noise: bytes) -> None:
    with pytest.raises(UnreadableArchive):
        read_archive(noise)


def _repeated() -> bytes:
    return sealed(head(2), line(), line())


def _one_short() -> bytes:
    return sealed(head(3), line())


def _of_the_future() -> bytes:
    return sealed(head(1, form=2), line())


def _of_an_unknown_kind() -> bytes:
    return sealed(head(1), line().replace('"plan-issued"', '"horoscope"'))


def _with_an_unknown_key() -> bytes:
    return sealed(
        head(1), line().replace('"version":1', '"version":1,"body2":{}').replace('"phase"', '"phaze"')
    )


def _without_a_zone() -> bytes:
    return sealed(head(1), line().replace('+00:00"', '"'))


def _as_deep_as_a_well() -> bytes:
    return sealed(head(1), "[" * 100_000 + "]" * 100_000)


def _with_an_endless_number() -> bytes:
    return sealed(head(1), '{"version":' + "9" * 50_000 + "}")


def _with_no_number() -> bytes:
    return sealed(head(1), line().replace('"minutes":10', '"minutes":NaN'))


def _with_a_list_for_an_entry() -> bytes:
    return sealed(head(1), "[]")


def _with_a_line_as_long_as_a_book() -> bytes:
    return sealed(head(1), '{"id":"' + "x" * MAX_LINE_BYTES + '"}')


def _too_large() -> bytes:
    return sealed(head(1), "x" * (MAX_FILE_BYTES + 1))


def _saved_by_an_editor() -> bytes:
    return WHOLE.replace(b"\n", b"\r\n")


def _of_a_broken_head() -> bytes:
    return sealed('{"unknot-archive":1,"made_at":"yesterday","entries":"many"}')


def _of_no_format() -> bytes:
    return sealed('{"unknot-archive":"one","made_at":"","entries":0}')


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_repeated, "repeats an entry"),
        (_one_short, "should hold 3 entries and holds 1"),
        (_of_the_future, "Update Unknot"),
        (_of_an_unknown_kind, "horoscope"),
        (_with_an_unknown_key, "Line 2"),
        (_without_a_zone, "time zone"),
        (_as_deep_as_a_well, "Line 2 cannot be read"),
        (_with_an_endless_number, "Line 2 cannot be read"),
        (_with_no_number, "Line 2 cannot be read"),
        (_with_a_list_for_an_entry, "Line 2"),
        (_with_a_line_as_long_as_a_book, "larger than any entry"),
        (_too_large, "larger than 64 MB"),
        (_saved_by_an_editor, "changed after it was written"),
        (_of_a_broken_head, "first line is damaged"),
        (_of_no_format, "first line is damaged"),
    ],
)
def test_a_wrong_archive_is_refused_and_the_reason_said(make: Callable[[], bytes], says: str) -> None:
    with pytest.raises(UnreadableArchive, match=says):
        read_archive(make())


def test_what_is_refused_says_what_to_do_and_shows_no_more_of_the_file_than_a_word() -> None:
    secret = "my left shoulder since the accident"
    broken = WHOLE.replace(b"It is the first day", secret.encode())
    with pytest.raises(UnreadableArchive, match="Export it again") as refusal:
        read_archive(broken)
    assert secret not in str(refusal.value)


def test_ten_thousand_entries_go_out_and_come_back() -> None:
    chance = random.Random(7)
    moved = LATER.entries[1].body
    many = [Entry(UUID(int=chance.getrandbits(128)), MADE_AT, MADE_AT, moved) for _ in range(10_000)]
    assert read_archive(write_archive(Journal.from_entries(many), MADE_AT)) == Journal.from_entries(many)
