"""The week as an iCalendar file, read back by a parser and held against a kept file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from tests.export.weeks import (
    CALVES,
    CHECK_IN,
    HALF_PAST_SEVEN,
    ISSUED,
    JOURNAL,
    LATER,
    SHORTER,
    TUESDAY,
    WEEK,
    told,
)
from unknot.core.body import Side
from unknot.core.journal import Journal, TargetLet
from unknot.core.knowledge import Knowledge
from unknot.export.calendar import write_calendar

KEPT = Path(__file__).with_name("week.ics")
NOTHING_KNOWN = Knowledge()
BERLIN = ZoneInfo("Europe/Berlin")


def events(content: bytes) -> dict[str, Any]:
    """The events of a file by the block they stand for, as the parser gives them."""
    found = Calendar.from_ical(content).walk("VEVENT")
    return {str(event["UID"]).partition(".")[0]: event for event in found}


def test_the_week_is_the_file_that_was_kept() -> None:
    assert (
        write_calendar(LATER, [SHORTER], NOTHING_KNOWN, HALF_PAST_SEVEN).decode()
        == KEPT.read_bytes().decode()
    )


def test_half_past_seven_stays_half_past_seven_across_the_clock_change() -> None:
    found = events(write_calendar(JOURNAL, [WEEK], NOTHING_KNOWN, HALF_PAST_SEVEN, BERLIN))
    saturday, sunday = (found[block.id]["DTSTART"].dt for block in (CALVES, CHECK_IN))
    assert [saturday.strftime("%a %H:%M %z"), sunday.strftime("%a %H:%M %z")] == [
        "Sat 07:30 +0100",
        "Sun 07:30 +0200",
    ]


def test_a_file_with_a_zone_brings_that_zones_rules_along() -> None:
    content = write_calendar(JOURNAL, [WEEK], NOTHING_KNOWN, HALF_PAST_SEVEN, BERLIN)
    assert [str(zone["TZID"]) for zone in Calendar.from_ical(content).walk("VTIMEZONE")] == ["Europe/Berlin"]


def test_without_a_zone_the_hour_is_the_hour_wherever_one_is() -> None:
    found = events(write_calendar(JOURNAL, [WEEK], NOTHING_KNOWN, HALF_PAST_SEVEN))
    assert found[CHECK_IN.id]["DTSTART"].dt == datetime(2026, 3, 29, 7, 30)  # noqa: DTZ001 - that is the point


def test_every_export_names_the_events_the_same_and_is_the_same() -> None:
    first = write_calendar(JOURNAL, [WEEK], NOTHING_KNOWN, HALF_PAST_SEVEN)
    assert write_calendar(JOURNAL, [WEEK], NOTHING_KNOWN, HALF_PAST_SEVEN) == first


def test_a_moved_block_keeps_its_name_and_counts_up() -> None:
    before = events(write_calendar(JOURNAL, [WEEK], NOTHING_KNOWN, HALF_PAST_SEVEN))[CALVES.id]
    after = events(write_calendar(LATER, [SHORTER], NOTHING_KNOWN, HALF_PAST_SEVEN))[CALVES.id]
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt.date() == date(2026, 3, 27)


def test_a_block_that_was_dropped_is_cancelled_not_forgotten() -> None:
    found = events(write_calendar(LATER, [SHORTER], NOTHING_KNOWN, HALF_PAST_SEVEN))
    assert found[CHECK_IN.id]["STATUS"] == "CANCELLED"
    assert found[CALVES.id]["STATUS"] == "CONFIRMED"


def _names(journal: Journal) -> set[str]:
    content = write_calendar(journal, [WEEK], NOTHING_KNOWN, HALF_PAST_SEVEN)
    return {str(event["UID"]) for event in Calendar.from_ical(content).walk("VEVENT")}


def test_an_entry_that_arrives_late_from_earlier_renames_nothing() -> None:
    late = replace(
        told(0, TargetLet("soleus", Side.LEFT, "calmed"), TUESDAY), happened_at=ISSUED - timedelta(days=9)
    )
    assert _names(Journal.from_entries([*JOURNAL.entries, late])) == _names(JOURNAL)


def test_two_peoples_events_of_the_same_week_have_different_names() -> None:
    other = Journal.from_entries([told(5, JOURNAL.entries[0].body)])
    assert not _names(other) & _names(JOURNAL)


def test_a_skipped_block_is_cancelled_and_lasts_as_long_as_planned() -> None:
    plan = replace(WEEK, blocks=(replace(CALVES, state="skipped"),))
    event = events(write_calendar(JOURNAL, [plan], NOTHING_KNOWN, HALF_PAST_SEVEN))[CALVES.id]
    assert event["STATUS"] == "CANCELLED"
    assert event["DURATION"].dt == timedelta(minutes=15)
