"""How the commands speak: plain JSON when asked for, plain words else, and faults that say what to do."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, ParamSpec, TypeVar

import typer

P = ParamSpec("P")
R = TypeVar("R")

BAD_INPUT, STOPPED, UNANSWERED, FAILED = 2, 3, 4, 1


def fail(text: str, code: int = BAD_INPUT) -> NoReturn:
    """End with a message on the error stream and a code that is not zero."""
    typer.echo(text, err=True)
    raise typer.Exit(code)


def as_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))


def plain_faults(command: Callable[P, R]) -> Callable[P, R]:
    """No traceback reaches a person: what is wrong with the input is said, with code 2; anything else with code 1."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except (typer.Exit, typer.Abort, typer.BadParameter):
            raise
        except BrokenPipeError:
            sys.stderr.close()
            raise typer.Exit(0) from None
        except ValueError as error:  # Unusable, Undecodable, UnreadableArchive: made for people
            fail(str(error))
        except OSError as error:
            fail(
                f"{error.filename or 'The file'}: {error.strerror or error}. Look at the path and try again.",
                FAILED,
            )
        except Exception as error:  # noqa: BLE001 - no traceback reaches a person
            if type(error).__module__.startswith("unknot."):
                fail(str(error), FAILED)
            fail(
                f"Something went wrong here ({type(error).__name__}). Nothing that was saved is lost.", FAILED
            )

    return run


def read_json(path: str) -> Any:
    """JSON of a file, or of standard input for `-`. Raises ValueError with the place of the fault."""
    text = sys.stdin.read() if path == "-" else _read(path)
    try:
        return json.loads(text)
    except ValueError as error:
        raise ValueError(f"{path}: this is not JSON ({error}).") from None
    except RecursionError:
        raise ValueError(f"{path}: this is nested too deeply to be read.") from None


def _read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")
