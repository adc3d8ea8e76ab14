"""`unknot log`: the sessions so far, or a new log from a file."""

from __future__ import annotations

from typing import Annotated

import typer

from unknot.cli.say import as_json, plain_faults, read_json


@plain_faults
def log(
    add: Annotated[
        str | None, typer.Option(help="A JSON file with a session's log; - for standard input.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what was done, or add a session's log. Adding it twice changes nothing."""
    from unknot.care.practise import finish_session
    from unknot.cli.own import own_room
    from unknot.core.codec import decode, encode
    from unknot.core.journal import SessionLogged
    from unknot.core.session import SessionLog

    wanted = decode(SessionLog, read_json(add)) if add else None
    room = own_room()
    if wanted:
        new = finish_session(room, wanted)
        as_json({"new": new}) if json else typer.echo("Kept." if new else "It was here already.")
        return
    logs = [body.log for _, body in room.journal().of(SessionLogged)]
    if json:
        as_json([encode(one) for one in logs])
        return
    if not logs:
        typer.echo("No session yet.")
    for one in logs:
        did = ", ".join(f"{d.dose.muscle} {d.dose.side} {d.seconds} s" for d in one.done)
        typer.echo(f"{one.ended_at:%Y-%m-%d %H:%M}  pain {one.pain_before} → {one.pain_after}  {did}")
