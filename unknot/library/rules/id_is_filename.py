"""A thing's id is the name of its file, in small letters, digits and hyphens: one name everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from unknot.library.problem import Problem
from unknot.library.read import FOLDERS, Library
from unknot.library.walk import things

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def problems(library: Library) -> Iterator[Problem]:
    for collection, file, thing in things(library):
        stem = PurePosixPath(file).stem
        if collection in FOLDERS and thing.id != stem:
            message = f"is {thing.id!r} in a file named {stem!r}"
            yield _problem(file, message, f'write id = "{stem}" or rename the file')
        if not SLUG.fullmatch(thing.id):
            repair = "use small letters a-z, digits and single hyphens"
            yield _problem(file, f"{thing.id!r} is not a slug", repair)


def _problem(file: str, message: str, repair: str) -> Problem:
    return Problem(file, "id", message, repair, "id-is-filename")
