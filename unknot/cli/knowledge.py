"""`unknot knowledge`: look into the library, judge it, count it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from unknot.cli.say import FAILED, Json, as_json, fail, plain_faults

app = typer.Typer(
    help="Look into the knowledge, check it against its rules, count it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
@plain_faults
def muscles(json: Json = False) -> None:
    """List the muscles: id, name, Latin name, other names, regions."""
    from unknot import load_knowledge
    from unknot.care.look_up import muscle_rows

    rows = muscle_rows(load_knowledge())
    if json:
        as_json(rows)
        return
    for row in rows:
        typer.echo(f"{row['id']:28} {row['name']}")


@app.command()
@plain_faults
def show(
    id: Annotated[
        str, typer.Argument(help="A muscle, tool, technique, movement …; kind/id where two share an id.")
    ],
    json: Json = False,
) -> None:
    """Show one thing of the library."""
    from unknot import load_knowledge
    from unknot.care.look_up import kinds_of, look_up

    found = look_up(id, load_knowledge())
    as_json(found) if json else _tell(found)
    for other in kinds_of(id, load_knowledge())[1:]:
        typer.echo(f"There is also {other}/{id}.", err=True)


LEFT_OUT = ("name", "patterns")  # the heading says it; for the machine
GRADES = {"memory": "Not verified", "ours": "Our own judgement"}


def _tell(found: dict[str, Any]) -> None:
    """As one reads a page: the name, then each part under its heading, with what it stands on in brackets."""
    name = found.get("name") or found.get("brief") or found.get("title") or ""
    typer.echo(f"{name} ({found['id']})" if name else found["id"])
    for line in _lines({key: part for key, part in found.items() if key != "id"}, ""):
        typer.echo(line)


def _lines(parts: dict[str, Any], pad: str) -> Iterator[str]:
    for key, part in parts.items():
        if part in ("", [], {}, None) or key in LEFT_OUT or _is_pattern(part):
            continue
        words = key.replace("_", " ")
        if key == "backing":
            yield f"{pad}[{_stands_on(part)}]"
        elif isinstance(part, dict):
            yield f"{pad}{words}:"
            yield from _lines(part, f"{pad}  ")
        elif isinstance(part, list) and _is_long(part):
            yield f"{pad}{words}:"
            for one in part:
                yield from _item(one, pad)
        else:
            yield f"{pad}{words}: {_plain(part)}"


def _item(one: Any, pad: str) -> Iterator[str]:
    """An item of a list: a sentence, or a table that begins with its first word."""
    if not isinstance(one, dict):
        yield f"{pad}  - {one}"
        return
    (_, first), *rest = one.items()
    yield f"{pad}  - {_plain(first)}"
    yield from _lines(dict(rest), f"{pad}    ")


def _is_pattern(part: Any) -> bool:
    """Word patterns are for reading complaints, not for people."""
    return isinstance(part, list) and any(
        isinstance(one, str) and ("{" in one or " | " in one) for one in part
    )


def _is_long(part: list[Any]) -> bool:
    return any(isinstance(one, dict) or " " in str(one) for one in part)


def _plain(part: Any) -> str:
    if isinstance(part, bool):
        return "yes" if part else "no"
    return ", ".join(map(str, part)) if isinstance(part, list) else str(part)


def _stands_on(backing: dict[str, Any]) -> str:
    grade = GRADES.get(backing["grade"], f"Grade {backing['grade']}")
    told = [f"{grade}{': ' if backing['cites'] else ''}{', '.join(backing['cites'])}"]
    told += [f"against: {', '.join(backing['against'])}"] if backing["against"] else []
    told += [f"assumes: {', '.join(backing['assumes'])}"] if backing["assumes"] else []
    return "; ".join((*told, backing["note"])) if backing["note"] else "; ".join(told)


@app.command("list")
@plain_faults
def list_ids(
    kind: Annotated[
        str, typer.Argument(help="tools, techniques, conditions, activities, regions, movements …")
    ],
    json: Json = False,
) -> None:
    """List the ids of a kind of thing."""
    from unknot import load_knowledge
    from unknot.care.look_up import rows

    found = rows(kind, load_knowledge())
    if json:
        as_json(found)
        return
    for row in found:
        typer.echo(row["id"])


@app.command()
@plain_faults
def check(
    folder: Annotated[Path | None, typer.Argument(help="Another knowledge folder.")] = None,
    json: Json = False,
) -> None:
    """Judge the knowledge by its rules: file, key, what is wrong and the repair. Exit 0 when all rules hold."""
    from unknot.library.check import check as judge
    from unknot.library.problem import ERROR

    if folder is not None and folder.is_dir() and not any(folder.rglob("*.toml")):
        fail(
            f"{folder} holds no knowledge: not one .toml file. Name the folder that has muscles/ in it.",
            FAILED,
        )
    problems = judge(folder)
    errors = [p for p in problems if p.level == ERROR]
    if json:
        as_json([{"file": p.file, "key": p.key, "message": p.message, "repair": p.repair, "rule": p.rule,
                  "level": p.level} for p in problems])  # fmt: skip
    else:
        for problem in problems:
            typer.echo(str(problem))
        typer.echo(f"{len(errors)} errors, {len(problems) - len(errors)} warnings.")
    if errors:
        raise typer.Exit(FAILED)


@app.command()
@plain_faults
def export(
    file: Annotated[
        Path | None, typer.Argument(help="Where to write it; the terminal when left out.")
    ] = None,
) -> None:
    """Write the whole knowledge as one JSON document, each statement with its sources. CC BY-SA 4.0."""
    from unknot.library.document import document_text
    from unknot.library.read import read_safely

    _write(document_text(read_safely()), file)


@app.command()
@plain_faults
def schema(
    file: Annotated[
        Path | None, typer.Argument(help="Where to write it; the terminal when left out.")
    ] = None,
) -> None:
    """Write the JSON Schema of the exported document: its kinds, keys, words, and which ids are whose."""
    from unknot.library.schema import schema_text

    _write(schema_text(), file)


def _write(text: str, file: Path | None) -> None:
    if file is None:
        typer.echo(text.encode(), nl=False)  # UTF-8 whatever the terminal speaks: it is a file
        return
    from unknot.cli.archive import write_new

    write_new(file, text.encode())
    typer.echo(f"Written to {file}.")


@app.command()
@plain_faults
def stats(json: Json = False) -> None:
    """Count what the library holds."""
    from unknot import load_knowledge
    from unknot.library.register import stats as count

    numbers = count(load_knowledge())
    if json:
        as_json(numbers)
        return
    for name, number in numbers.items():
        typer.echo(f"{number:6} {name.replace('_', ' ')}")
