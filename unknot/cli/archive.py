"""`unknot export` and `unknot import`: the whole journal as one file, and back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from unknot.cli.say import as_json, fail, plain_faults


@plain_faults
def export(
    file: Annotated[Path, typer.Argument(help="Where to write it; it must not exist yet.")],
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Write everything to one file."""
    from unknot.cli.own import own_room
    from unknot.export.archive import write_archive

    room = own_room()
    journal = room.journal()
    content = write_archive(journal, room.clock())
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        fail(f"{file} exists already. Choose another name; nothing was written.")
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(content)
    except OSError as error:
        file.unlink(missing_ok=True)
        fail(f"{file} could not be written ({error.strerror}). Nothing was left behind.")
    if json:
        as_json({"file": str(file), "entries": len(journal.entries)})
    else:
        typer.echo(f"{len(journal.entries)} entries in {file}.")


@plain_faults
def bring(
    file: Annotated[Path, typer.Argument(help="A file written by export.")],
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Read a file back in: all of it or nothing. Reading it twice changes nothing."""
    from unknot.care.keep import bring_in
    from unknot.cli.own import own_room
    from unknot.export.archive import MAX_FILE_BYTES, read_archive

    if file.stat().st_size > MAX_FILE_BYTES:
        fail(f"{file} is too large to be a journal. Nothing was read in.")
    journal = read_archive(file.read_bytes())
    new = bring_in(own_room(), journal)
    if json:
        as_json({"new": new, "known": len(journal.entries) - new})
    else:
        typer.echo(f"{new} new entries, {len(journal.entries) - new} were here already.")
