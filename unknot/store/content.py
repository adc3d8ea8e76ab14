"""What two tellings of one entry share: how its body is written, and when a second telling says the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from unknot.core.codec import encode
from unknot.core.journal import Entry
from unknot.store.faults import ConflictingEntry, UnfitEntry

FIRST_YEAR, LAST_YEAR = (
    1900,
    2200,
)  # a time outside of these is a broken clock, and not every database takes it
LONGEST_NAME = 100


def body_text(body: Any) -> str:
    """A body as canonical JSON in ASCII: the same value is the same text, in every database and on every day."""
    return json.dumps(encode(body), sort_keys=True, separators=(",", ":"), allow_nan=False)


def says_the_same(known: Entry, again: Entry) -> bool:
    """Whether `again` only repeats `known`: the same body at the same time.

    An entry that happened when it was learnt carries no time of its own (a form sent twice is stamped twice by
    the server), so its time may differ. When and with which knowledge we heard of it may always differ.
    """
    same_time = again.happened_at in (known.happened_at, again.learnt_at)
    return known.version == again.version and same_time and body_text(known.body) == body_text(again.body)


def fit(entry: Entry) -> Entry:
    """The entry itself. Raises UnfitEntry when it cannot be kept the same in every store."""
    for name in ("happened_at", "learnt_at"):
        moment = getattr(entry, name)
        if moment.tzinfo is None:
            raise UnfitEntry(f"The entry {entry.id} needs a time zone in {name}.")
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            raise UnfitEntry(
                f"The entry {entry.id} is of the year {moment.year}; look at the clock of the device."
            )
    named = entry.knowledge
    if (
        len(named) > LONGEST_NAME
        or not (named.isascii() and named.isprintable())
        or not 0 < entry.version < 1000
    ):
        raise UnfitEntry(
            f"The entry {entry.id} names no version that Unknot ever had, so it was not written by it."
        )
    try:
        body_text(entry.body)
    except ValueError as error:
        raise UnfitEntry(f"The entry {entry.id} holds a number that is none (NaN or infinite).") from error
    return entry


def sort_out(entries: Iterable[Entry], known: Mapping[UUID, Entry]) -> dict[UUID, Entry]:
    """The entries that are new, in the order they came. Raises ConflictingEntry when one contradicts a known one."""
    new: dict[UUID, Entry] = {}
    for entry in entries:
        earlier = known.get(entry.id) or new.get(entry.id)
        if earlier is None:
            new[entry.id] = fit(entry)
        elif not says_the_same(earlier, entry):
            raise ConflictingEntry(entry.id)
    return new
