"""Appends the entries of an archive to the journal as they are: `python -m tests.cli.put_in_place FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from unknot.cli.own import own_room
from unknot.export.archive import read_archive

room = own_room()
room.store.append(room.owner, read_archive(Path(sys.argv[1]).read_bytes()).entries)
