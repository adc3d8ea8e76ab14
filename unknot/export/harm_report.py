"""The report of harm after pressing: one row for each event, for a doctor or for whoever looks after the tool.

It names nobody: only what was typed into the free words could.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from unknot.core.adverse import Event, changed_by, places_of
from unknot.core.knowledge import Knowledge

COLUMNS = (
    "what", "began", "told_at", "bad_0_10", "lasted_over_10_minutes", "wide_or_swelling", "hours_of_pain",
    "place", "muscle", "tool", "technique", "seconds", "repetitions", "discomfort_aimed", "session_ended_at",
    "what_was_done", "words", "since", "settled_at", "what_it_changed",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harm_rows(events: Iterable[Event], knowledge: Knowledge) -> list[dict[str, Any]]:
    """The events as plain data, oldest first; several doses of one event stand side by side in lists."""
    return [_row(event, knowledge) for event in events]


def harm_csv(events: Iterable[Event], knowledge: Knowledge) -> str:
    """The same as a sheet: UTF-8 text, RFC 4180 lines. What a sheet would take for a formula is quoted."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in harm_rows(events, knowledge):
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    return sheet.getvalue()


def _row(event: Event, knowledge: Knowledge) -> dict[str, Any]:
    told, doses = event.told, event.doses
    spots = sorted(f"{muscle} {side}" for muscle, side in event.spots)
    return {
        "what": [str(harm) for harm in told.what],
        "began": told.on.isoformat(),
        "told_at": _at(event.at),
        "bad_0_10": told.bad,
        "lasted_over_10_minutes": told.lasting,
        "wide_or_swelling": told.wide,
        "hours_of_pain": told.hours,
        "place": [f"{place.region} {place.side}" for place in places_of(event, knowledge)],
        "muscle": spots,
        "tool": list(dict.fromkeys((*([told.tool] if told.tool else []), *(dose.tool for dose in doses)))),
        "technique": list(dict.fromkeys(dose.technique for dose in doses)),
        "seconds": [dose.seconds for dose in doses],
        "repetitions": [dose.repetitions for dose in doses],
        "discomfort_aimed": [f"{low} to {high}" for low, high in (dose.discomfort for dose in doses)],
        "session_ended_at": _at(event.ended_at),
        "what_was_done": told.did,
        "words": told.words,
        "since": [f"{_at(s.at)} {s.told} {s.words}".strip() for s in event.since],
        "settled_at": _at(event.settled_at),
        "what_it_changed": [str(change) for change in changed_by(event, knowledge)],
    }


def _at(moment: datetime | None) -> str:
    return moment.isoformat(timespec="minutes") if moment else ""


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
