"""`unknot log`: the sessions so far, or a new log from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from unknot.cli.say import Json, as_json, plain_faults, read_json

if TYPE_CHECKING:
    from unknot.core.session import SessionLog


@plain_faults
def log(
    add: Annotated[
        str | None, typer.Option(help="A JSON file with a session's log; - for standard input.")
    ] = None,
    json: Json = False,
) -> None:
    """Show what was done, or add a session's log. Adding it twice changes nothing."""
    from unknot.care.practise import finish_session
    from unknot.cli.own import own_room
    from unknot.core.codec import encode
    from unknot.core.journal import SessionLogged

    wanted = _read_log(read_json(add)) if add else None
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
        pain = f"{_told(one.pain_before)} → {_told(one.pain_after)}"
        typer.echo(f"{one.ended_at:%Y-%m-%d %H:%M}  pain {pain}  {did}")


def _told(pain: int | None) -> str:
    return "?" if pain is None else str(pain)


def _read_log(data: Any) -> SessionLog:
    from unknot.care.assess import Unusable
    from unknot.core.codec import decode
    from unknot.core.session import SessionLog

    log = decode(SessionLog, data)
    if log.started_at.tzinfo is None or log.ended_at.tzinfo is None:
        raise Unusable("started_at and ended_at need a time zone, for example 2026-03-02T19:00:00+01:00.")
    return log
