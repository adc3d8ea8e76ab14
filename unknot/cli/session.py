"""`unknot session`: what is due now, as a tape in the terminal."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any

import typer

from unknot.cli.say import UNANSWERED, Json, as_json, fail, plain_faults

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unknot.care.practise import Opened
    from unknot.care.room import Room
    from unknot.cli.player import DonePart
    from unknot.core.session import DoneDose, PlannedSession


@plain_faults
def session(
    mode: Annotated[str, typer.Option(help="full, short, desk, bed …: unknot knowledge list modes")] = "full",
    block: Annotated[str, typer.Option(help="A block of your week, for example 2026-W48-2.")] = "",
    json: Json = False,
) -> None:
    """Play the session for your confirmed spots; with --json print its tape, and play nothing.

    It needs the safety questions and a confirmed spot: `unknot serve` leads there (exit 4 until then).
    """
    from unknot.cli.own import own_room

    room = own_room()
    opened = _opened(room, mode, block)
    if opened.session is None:
        _say_why_not(opened, json)
    elif json:
        from unknot.core.session import tape_json

        as_json({**tape_json(opened.session), "holds": _holds(opened)})
    else:
        _play(room, opened.session, block)


def _opened(room: Room, mode: str, block: str) -> Opened:
    from unknot.care import review
    from unknot.care.assess import NotCleared, here
    from unknot.care.practise import open_session

    now = here(room)
    try:
        return open_session(room, now, mode, review.block_of(now, block) if block else None)
    except NotCleared:
        fail("The safety questions come first. Run `unknot serve` and mark where it hurts.", UNANSWERED)


def _holds(opened: Opened) -> list[dict[str, Any]]:
    from unknot.core.codec import encode

    return [encode(hold) for hold in opened.holds]


def _say_why_not(opened: Opened, json: bool) -> None:
    if json:
        as_json({"id": None, "doses": [], "cues": [], "holds": _holds(opened)})
        raise typer.Exit(UNANSWERED)
    for hold in opened.holds:
        until = f", until {hold.until:%A %H:%M}" if hold.until else ""
        typer.echo(f"{hold.muscle} rests{until}. {' '.join(map(str, hold.because))} {hold.instead}")
    if not opened.holds:
        typer.echo("No spot is confirmed yet. Run `unknot serve`, and press to find it.")
    raise typer.Exit(UNANSWERED)


def _play(room: Room, planned: PlannedSession, block: str) -> None:
    """Ctrl-C and q stop at once, and what was held until then is kept, whatever comes after."""
    from unknot.care.practise import finish_session
    from unknot.cli.keys import terminal_keys
    from unknot.cli.player import Player
    from unknot.core.session import SessionLog, tape_json

    if not sys.stdin.isatty():
        fail("A session is played in a terminal. For its tape as data: unknot session --json")
    before, started, ended = _pain(), room.clock(), "stopped"
    with terminal_keys() as keys:
        player = Player(tape_json(planned), keys, typer.echo, _tick)
        with suppress(KeyboardInterrupt, OSError):  # OSError: the terminal went away while it was written to
            ended = player.play()
    finished, after = room.clock(), _pain()
    done = _done(planned, player.done)
    log = SessionLog(planned.id, planned.mode, started, finished, ended, done, before, after, block)
    finish_session(room, log)
    with suppress(OSError):
        typer.echo(f"\nSaved. Pain before: {_told(before)}, after: {_told(after)}.")


def _done(planned: PlannedSession, parts: Sequence[DonePart]) -> tuple[DoneDose, ...]:
    from unknot.core.dosing import Felt, Response
    from unknot.core.session import DoneDose

    return tuple(
        DoneDose(dose, round(part.seconds), Response(felt=tuple(Felt(f) for f in part.felt)), part.found)
        for dose, part in zip(planned.doses, parts, strict=True)
    )


def _pain() -> int | None:
    """0-10, or None when it is not told: an empty answer, Ctrl-C, or a terminal that went away."""
    while True:
        try:
            told = input("\nHow is the pain now, 0 to 10? (Enter: not told) ").strip()
        except (EOFError, KeyboardInterrupt, OSError):
            return None
        if not told or (told.isdecimal() and int(told) <= 10):
            return int(told) if told else None
        typer.echo("Write a whole number from 0 to 10, or press Enter.")


def _told(pain: int | None) -> str:
    return "not told" if pain is None else str(pain)


def _tick(left: float) -> None:
    if sys.stdout.isatty():
        typer.echo(f"\r  {left:3.0f} s ", nl=False)
