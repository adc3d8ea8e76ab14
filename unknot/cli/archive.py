"""`unknot export` and `unknot import`: the whole journal as one file, and back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from unknot.cli.say import BAD_INPUT, FAILED, Json, as_json, fail, plain_faults


@plain_faults
def export(
    file: Annotated[
        Path | None,
        typer.Argument(help="Where to write it; it must not exist yet. Left out: a name with today's date."),
    ] = None,
    json: Json = False,
) -> None:
    """Write everything you told Unknot to one file."""
    from unknot.cli.own import own_room
    from unknot.export.archive import write_archive

    room = own_room()
    journal, now = room.journal(), room.clock()
    target = file or Path(f"unknot-{now:%Y-%m-%d}.unknot")
    write_new(target, write_archive(journal, now))
    if json:
        as_json({"file": str(target), "entries": len(journal.entries)})
    else:
        typer.echo(f"{len(journal.entries)} entries in {target}.")


def write_new(file: Path, content: bytes) -> None:
    """The whole file or none; readable by its owner alone; on the disk when this returns."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        fail(f"{file} exists already. Choose another name; nothing was written.")
    except OSError as error:
        fail(
            f"{file} cannot be made ({error.strerror}). Choose another folder; nothing was written.",
            BAD_INPUT,
        )
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
    except OSError as error:
        file.unlink(missing_ok=True)
        fail(f"{file} could not be written ({error.strerror}). Free some space or choose another place; "
             "nothing was left behind, and your journal is as it was.", FAILED)  # fmt: skip
    except BaseException:  # Ctrl-C: no half a file stays
        file.unlink(missing_ok=True)
        raise


@plain_faults
def bring(
    file: Annotated[Path, typer.Argument(help="A file written by export.")],
    json: Json = False,
) -> None:
    """Read a file back in: all of it or nothing. Reading it twice changes nothing."""
    from unknot.care.keep import bring_in
    from unknot.cli.own import own_room
    from unknot.export.archive import MAX_FILE_BYTES, read_archive

    with file.open("rb") as source:
        content = source.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        fail(f"{file} is too large to be a journal. Nothing was read in.")
    journal = read_archive(content)
    new = bring_in(own_room(), journal)
    known = len(journal.entries) - new
    if json:
        as_json({"new": new, "known": known})
    else:
        typer.echo(f"{new} new entries, {known} were here already.")
