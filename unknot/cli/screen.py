"""`unknot screen`: is it for self-care? From the words alone."""

from __future__ import annotations

from typing import Annotated

import typer

from unknot.cli.say import STOPPED, as_json, fail, plain_faults


@plain_faults
def screen(
    text: Annotated[str, typer.Option(help="The complaint in everyday words.")] = "",
    age: Annotated[int | None, typer.Option(help="Age in years.")] = None,
    sex: Annotated[str | None, typer.Option(help="f or m, for the questions that need it.")] = None,
    batch: Annotated[str | None, typer.Option(help="A JSONL file: one {id, text, age, sex} a line.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Say how urgent a complaint is, which signs it holds, and what to ask. It never clears anyone."""
    from unknot import load_knowledge
    from unknot.care.ask import is_stopped, screened
    from unknot.cli.reading import read_asked, read_batch

    knowledge = load_knowledge()
    if batch:
        for name, asked in read_batch(batch):
            as_json({"id": name, **screened(asked, knowledge)})
        return
    result = screened(read_asked(text, age, sex, [], []), knowledge)
    if json:
        as_json(result)
        return
    typer.echo(f"Urgency: {result['urgency']}")
    for flag in result["flags"]:
        typer.echo(f"  because of: {flag['because']}")
    if result["advice"]:
        typer.echo(result["advice"])
    if is_stopped(result):
        fail("Not for self-care now.", STOPPED)
    typer.echo("Ask yourself also:")
    for question in result["questions"]:
        typer.echo(f"  - {question['asks']}")
