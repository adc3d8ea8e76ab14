"""How the commands speak: plain JSON when asked for, plain words else, and faults that say what to do."""

from __future__ import annotations

import functools
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, NoReturn, ParamSpec, TypeVar

import typer

P = ParamSpec("P")
R = TypeVar("R")

GOOD, FAILED, BAD_INPUT, STOPPED, UNANSWERED = 0, 1, 2, 3, 4
MAX_FILE_BYTES = 8 * 1024 * 1024  # a profile or a session's log is some kilobytes

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def fail(text: str, code: int = BAD_INPUT) -> NoReturn:
    """End with a message on the error stream and a code that is not zero."""
    typer.echo(text, err=True)
    raise typer.Exit(code)


def as_json(value: Any) -> None:
    """One line. What the terminal's encoding cannot hold is written as \\u…, which every reader of JSON knows."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, allow_nan=False)
    typer.echo(text)


def plain_faults(command: Callable[P, R]) -> Callable[P, R]:
    """No traceback reaches a person: what is wrong with the input is said, with code 2; anything else with code 1."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except BrokenPipeError:  # whoever read us, such as `head`, has read enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(GOOD) from None
        except UnicodeDecodeError:
            fail("The file is not UTF-8 text. Save it as UTF-8 and try again.")
        except ValueError as error:  # Unusable, Undecodable, UnreadableArchive: made for people
            fail(str(error))
        except OSError as error:
            fail(f"{error.filename or 'The file'}: {error.strerror or error}. Look at the path and its rights, "
                 "then try again; nothing that was saved is lost.", FAILED)  # fmt: skip
        except Exception as error:  # noqa: BLE001 - no traceback reaches a person
            if type(error).__module__.startswith("unknot."):
                fail(str(error), FAILED)
            fail(
                f"Something went wrong here ({type(error).__name__}). Nothing that was saved is lost.", FAILED
            )

    return run


def read_json(path: str) -> Any:
    """JSON of a file, or of standard input for `-`. Raises ValueError with the place of the fault."""
    where = "standard input" if path == "-" else path
    try:
        return strict_json(_read(path))
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None


def strict_json(text: str) -> Any:
    """Raises ValueError for what is not JSON, for numbers that are none, and for a depth beyond reading."""
    try:
        return json.loads(text, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ValueError(f"this is not JSON ({error.msg}, {where}). Mend it and try again.") from None
    except RecursionError:
        raise ValueError("this is nested too deeply to be read. Write it flatter and try again.") from None


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON. Write a number, or null, and try again.")


def _read(path: str) -> str:
    with sys.stdin.buffer if path == "-" else Path(path).open("rb") as file:
        content = file.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise ValueError(
            f"this is larger than {MAX_FILE_BYTES // 2**20} MB, so it cannot be what is asked for here."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("this is not UTF-8 text. Save it as UTF-8 and try again.") from None
