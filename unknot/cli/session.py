"""`unknot session`: what is due now, as a tape in the terminal."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Annotated

import typer

from unknot.cli.say import UNANSWERED, as_json, fail, plain_faults

if TYPE_CHECKING:
    from unknot.care.room import Room
    from unknot.core.session import PlannedSession
    from unknot.core.tape import Cue


@plain_faults
def session(
    mode: Annotated[str, typer.Option(help="full, short, desk, bed …")] = "full",
    block: Annotated[str, typer.Option(help="A block of the week, for example 2026-W48-2.")] = "",
    json: Annotated[
        bool, typer.Option("--json", help="Print the tape as JSON instead of playing it.")
    ] = False,
) -> None:
    """Play the session for your confirmed spots. Needs screening and a confirmed spot: `unknot serve` leads there."""
    from unknot.care import review
    from unknot.care.assess import NotCleared, here
    from unknot.care.practise import open_session
    from unknot.cli.own import own_room
    from unknot.core.session import tape_json

    room = own_room()
    now = here(room)
    try:
        opened = open_session(room, now, mode, review.block_of(now, block) if block else None)
    except NotCleared:
        fail("The safety questions come first. Run `unknot serve` and mark where it hurts.", UNANSWERED)
    if opened.session is None:
        reasons = [str(reason) for hold in opened.holds for reason in hold.because]
        fail("Nothing to press now. " + (" ".join(reasons) or "No spot is confirmed yet."), UNANSWERED)
    if json:
        as_json(tape_json(opened.session))
    else:
        _play(room, opened.session, block)


def _play(room: Room, planned: PlannedSession, block: str) -> None:
    """Cue by cue with a countdown. Ctrl-C stops at once, and what was held until then is kept."""
    from unknot.care.practise import finish_session
    from unknot.core.dosing import Response
    from unknot.core.session import DoneDose, SessionLog

    before = typer.prompt("How is the pain now, 0 to 10?", type=int)
    started, held, ended = room.clock(), [0] * len(planned.doses), "done"
    try:
        for cue in planned.tape:
            _cue(cue, held)
    except (KeyboardInterrupt, typer.Abort):
        ended = "stopped"
        typer.echo("\nStopped. That is fine.")
    after = typer.prompt("How is the pain now, 0 to 10?", type=int)
    done = tuple(
        DoneDose(dose, seconds, Response()) for dose, seconds in zip(planned.doses, held, strict=True)
    )
    finish_session(
        room, SessionLog(planned.id, planned.mode, started, room.clock(), ended, done, before, after, block)
    )
    typer.echo(f"Saved. Pain went from {before} to {after}.")


def _cue(cue: Cue, held: list[int]) -> None:
    aim = f"  [{cue.discomfort[0]}-{cue.discomfort[1]} of 10]" if cue.discomfort else ""
    typer.echo(f"\a\n{cue.title}{aim}\n  {cue.say}")
    if cue.waits:
        typer.prompt("  Enter when ready", default="", show_default=False)
        return
    ends = time.monotonic() + cue.seconds
    while (left := ends - time.monotonic()) > 0:
        typer.echo(f"\r  {left:3.0f} s ", nl=False)
        time.sleep(min(1.0, left))
        if cue.phase == "press" and cue.dose is not None:
            held[cue.dose] += 1
    typer.echo("\r        ")
