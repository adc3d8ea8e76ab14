"""`unknot adverse`: harm after pressing, what it changed, and its report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from unknot.cli.say import Json, as_json, plain_faults, read_json

if TYPE_CHECKING:
    from unknot.core.adverse import Adverse, Event

ADD_HELP = (
    'A JSON file to add, such as {"what": ["bruise"], "on": "2026-03-03", "bad": 4}; - for standard input. '
    "what: bruise, more-pain, numb-or-tingling, weakness, dizziness, skin, other."
)


@plain_faults
def adverse(
    add: Annotated[str | None, typer.Option(help=ADD_HELP)] = None,
    export: Annotated[
        Path | None, typer.Option(help="Write the report as CSV to this file; it must not exist yet.")
    ] = None,
    json: Json = False,
) -> None:
    """Show what happened after pressing, and what it changed; or add to it, or write the report."""
    from unknot.care.assess import here
    from unknot.care.follow import tell_adverse
    from unknot.cli.archive import write_new
    from unknot.cli.own import own_room
    from unknot.export.harm_report import harm_csv, harm_rows

    wanted = _read(read_json(add)) if add else None
    room = own_room()
    if wanted:
        tell_adverse(room, wanted)
    now = here(room)
    if export:
        write_new(export, harm_csv(now.after.events, room.knowledge).encode("utf-8"))
    if json:
        as_json(harm_rows(now.after.events, room.knowledge))
        return
    if export:
        typer.echo(f"{len(now.after.events)} in {export}.")
    else:
        _show(now.after.events)
    if now.referral:
        typer.echo(now.referral.advice)


def _read(data: Any) -> Adverse:
    from unknot.core.adverse import Adverse
    from unknot.core.codec import decode

    return decode(Adverse, data)


def _show(events: tuple[Event, ...]) -> None:
    from unknot import load_knowledge
    from unknot.core.adverse import changed_by, in_words

    if not events:
        typer.echo("Nothing happened so far.")
    for event in events:
        state = "over" if not event.is_open else "not over yet"
        typer.echo(f"{event.told.on}  {in_words(event)}  {event.told.bad} of 10  {state}")
        for change in changed_by(event, load_knowledge()):
            typer.echo(f"       · {change}")
