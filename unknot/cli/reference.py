"""The reference of the commands, as Markdown.

`python -m unknot.cli.reference docs/reference/cli.md` writes the end of that page anew.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from unknot.cli.main import app

MARK = "<!-- From here on written by `python -m unknot.cli.reference`; a test compares. -->\n\n"


def reference() -> str:
    """Every command with what it does, its arguments and its options, in the order of `unknot -h`."""
    return "\n".join(_commands(typer.main.get_command(app), "unknot")).rstrip() + "\n"


def _commands(command: Any, name: str) -> Iterator[str]:
    parts = getattr(command, "commands", None)
    if parts is None:
        yield from _command(command, name)
        return
    for word, part in parts.items():
        yield from _commands(part, f"{name} {word}")


def _command(command: Any, name: str) -> Iterator[str]:
    arguments = " ".join(_argument(p) for p in command.params if p.param_type_name == "argument")
    yield from (f"## `{f'{name} {arguments}'.strip()}`", "", " ".join(command.help.split()), "")
    for parameter in command.params:
        if parameter.name != "help":
            yield f"- `{_written(parameter)}`: {parameter.help}{_usual(parameter)}"
    yield ""


def _argument(parameter: Any) -> str:
    name = parameter.name.upper()
    return name if parameter.required else f"[{name}]"


def _written(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return _argument(parameter)
    flag = parameter.opts[0]
    value = "" if parameter.is_flag else f" {flag.lstrip('-').upper()}"
    more = " …" if parameter.multiple else ""
    return f"{flag}{value}{more}"


def _usual(parameter: Any) -> str:
    usual = parameter.default
    return f" Usually {usual}." if usual not in (None, "", False, ()) and not callable(usual) else ""


if __name__ == "__main__":
    page = Path(sys.argv[1])
    head = page.read_text(encoding="utf-8").partition(MARK)[0]
    page.write_text(head + MARK + reference(), encoding="utf-8")
