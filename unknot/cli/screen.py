"""`unknot screen`: is it for self-care? From the words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from unknot.cli.say import Json, as_json, plain_faults

if TYPE_CHECKING:
    from unknot.care.ask import Asked, Told


def answer(asked: Asked) -> Told:
    from unknot import load_knowledge
    from unknot.care.ask import screened

    return screened(asked, load_knowledge())


@plain_faults
def screen(
    text: Annotated[str, typer.Option(help="The complaint in everyday words.")] = "",
    age: Annotated[int | None, typer.Option(help="Age in years.")] = None,
    sex: Annotated[str | None, typer.Option(help="f or m, for the questions that need it.")] = None,
    batch: Annotated[
        str | None,
        typer.Option(help="A JSONL file with {id, text, age, sex} on each line; - for standard input."),
    ] = None,
    json: Json = False,
) -> None:
    """Say how urgent a complaint is, which signs it holds, and what to ask. It never clears anyone."""
    from unknot.cli.reading import read_asked

    if batch is not None:
        from unknot.cli.batch import run_batch

        run_batch(batch, answer)
        return
    told = answer(read_asked(text, age, sex, [], []))
    if json:
        as_json(told.data)
    else:
        _show(told)


def _show(told: Told) -> None:
    typer.echo(f"Urgency: {told.data['urgency']}")
    for flag in told.data["flags"]:
        typer.echo(f"  because of: {flag['because']}")
    if told.data["advice"]:
        typer.echo(told.data["advice"])
    if told.leave == "refused":
        typer.echo("Not for self-care now.")
        return
    typer.echo("Before anything is pressed, ask yourself:")
    for question in told.data["questions"]:
        typer.echo(f"  - {question['asks']}")
