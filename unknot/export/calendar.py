"""The plan as a calendar: one event a block, always under the same UID, so that importing it again moves it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from unknot.core.journal import BlockMoved, Entry, Journal, PlanIssued
from unknot.core.knowledge import Knowledge
from unknot.core.planning import Block, Plan

DROPPED = "dropped"
STATUS = {"skipped": "CANCELLED", DROPPED: "CANCELLED"}


def write_calendar(
    journal: Journal, plans: Iterable[Plan], knowledge: Knowledge, at: time, zone: ZoneInfo | None = None
) -> bytes:
    """The iCalendar file of these plans, as they stand now; the same bytes for the same journal.

    `journal` tells how often each week was changed and what it once held: a block that was dropped since stays in the
    file as cancelled, so that a calendar which has it takes it out. `at` is the hour of day that every block begins.
    Without a `zone` it means that hour wherever the person is; with one, that hour there, through clock changes too.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Unknot//Week//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Unknot")
    mark = journal_mark(journal)
    for plan in plans:
        for event in _events(journal, plan, knowledge, datetime.combine(plan.week_start, at, zone), mark):
            calendar.add_component(event)
    if zone is not None:
        calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


def journal_mark(journal: Journal) -> str:
    """Tells this journal's events from everyone else's, and nothing about the person. Late entries do not change it."""
    if not journal.entries:
        return "empty"
    first = min(journal.entries, key=lambda entry: (entry.learnt_at, entry.id))
    return hashlib.sha256(first.id.bytes).hexdigest()[:16]


def _events(
    journal: Journal, plan: Plan, knowledge: Knowledge, begins: datetime, mark: str
) -> Iterator[Event]:
    changes = [entry for entry in journal.entries if _changes(entry, plan.id)]
    stamp = max(
        (entry.learnt_at for entry in changes), default=datetime.combine(plan.week_start, time(), UTC)
    )
    for block in (*plan.blocks, *_dropped(changes, plan)):
        event = _event(block, knowledge)
        event.add("uid", f"{block.id}.{mark}@unknot")
        event.add("sequence", max(plan.sequence, len(changes) - 1))
        event.add("dtstamp", stamp.astimezone(UTC))
        event.add("dtstart", datetime.combine(block.on, begins.timetz()))
        event.add("duration", timedelta(minutes=block.minutes))
        yield event


def _changes(entry: Entry, week: str) -> bool:
    """Whether this entry issued or changed the week."""
    body = entry.body
    if isinstance(body, PlanIssued):
        return body.plan.id == week
    return isinstance(body, BlockMoved) and body.block.startswith(f"{week}-")


def _dropped(changes: Iterable[Entry], plan: Plan) -> tuple[Block, ...]:
    """The blocks that an earlier issue of this week held and the present one does not."""
    once = {
        b.id: b for entry in changes if isinstance(entry.body, PlanIssued) for b in entry.body.plan.blocks
    }
    kept = {block.id for block in plan.blocks}
    return tuple(replace(block, state=DROPPED) for name, block in sorted(once.items()) if name not in kept)


def _event(block: Block, knowledge: Knowledge) -> Event:
    event = Event()
    area = _area(block, knowledge)
    event.add("summary", f"{area[:1].upper()}{area[1:]} · {_tool(block, knowledge)}")
    event.add("description", "\n".join(_lines(block, knowledge)))
    event.add("status", STATUS.get(block.state, "CONFIRMED"))
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event


def _lines(block: Block, knowledge: Knowledge) -> Iterator[str]:
    yield f"{block.minutes} minutes."
    for name in block.muscles:
        slug, _, side = name.partition(":")
        muscle = knowledge.muscles.get(slug)
        yield f"- {muscle.name if muscle else slug}{f', {side}' if side in ('left', 'right') else ''}"
    yield from (str(reason) for reason in block.because)


def _area(block: Block, knowledge: Knowledge) -> str:
    area = knowledge.areas.get(block.area)
    return area.name if area else block.area.replace("-", " ")


def _tool(block: Block, knowledge: Knowledge) -> str:
    tool = knowledge.tools.get(block.tool)
    return tool.name if tool else block.tool.replace("-", " ")
