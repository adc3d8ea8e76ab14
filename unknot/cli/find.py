"""`unknot find`: which muscle may be behind it, in a terminal or as JSON."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from unknot.cli.say import STOPPED, UNANSWERED, Json, as_json, fail, plain_faults

if TYPE_CHECKING:
    from datetime import date

    from unknot.care.ask import Asked, Told

SHOWN = 3
SEE_SOMEONE = (
    "That needs a look by a professional before anything is pressed. Run `unknot serve` to read what to do; "
    "if it is bad now, call your emergency number."
)


def answer(asked: Asked, on: date, all_clear: bool) -> Told:
    from unknot import load_knowledge
    from unknot.care.ask import found

    return found(asked, load_knowledge(), on, all_clear)


@plain_faults
def find(
    text: Annotated[str, typer.Option(help="The complaint in everyday words.")] = "",
    mark: Annotated[
        list[str] | None, typer.Option(help="region:side:strength (0-10), beside or instead of the text.")
    ] = None,
    answers: Annotated[
        list[str] | None,
        typer.Option("--answer", help="An answer to a question: id=yes, id=no or id=unsure."),
    ] = None,
    age: Annotated[int | None, typer.Option(help="Age in years.")] = None,
    sex: Annotated[str | None, typer.Option(help="f or m.")] = None,
    all_clear: Annotated[
        bool, typer.Option("--all-clear", help="The safety questions were answered with no.")
    ] = False,
    batch: Annotated[
        str | None,
        typer.Option(help="A JSONL file with {id, text, age, sex} on each line; - for standard input."),
    ] = None,
    json: Json = False,
) -> None:
    """Find the likely muscles. Without --all-clear the safety questions come first (exit 4 when they stay open).

    A flag in the text stops it: exit 3, and no candidates. At a terminal it asks on, one question at a time.
    """
    from unknot.care.ports import now
    from unknot.cli.reading import read_asked

    today = now().date()
    if batch is not None:
        from unknot.cli.batch import run_batch

        run_batch(batch, partial(answer, on=today, all_clear=all_clear))
        return
    asked = read_asked(text, age, sex, mark or [], answers or [])
    told = (
        answer(asked, today, all_clear)
        if json or not sys.stdin.isatty()
        else _talked(asked, today, all_clear)
    )
    as_json(told.data) if json else _show(told)
    if told.leave != "given":
        raise typer.Exit(STOPPED if told.leave == "refused" else UNANSWERED)


def _talked(asked: Asked, today: date, all_clear: bool) -> Told:
    """At a terminal: the safety questions first where they are open, then the finder's own."""
    told = answer(asked, today, all_clear)
    if told.leave == "open":
        _ask_all(told.data["questions"])
        all_clear, told = True, answer(asked, today, all_clear=True)
    if told.leave == "given" and told.data["marks"]:
        from unknot.cli.talk import talk

        told = talk(asked, partial(answer, on=today, all_clear=all_clear))
    return told


def _ask_all(questions: list[dict[str, str]]) -> None:
    typer.echo("First: is it safe to press? Answer y, n, or ? when you are not sure.")
    for question in questions:
        while (said := typer.prompt(question["asks"]).strip().lower()) not in ("n", "no"):
            if said in ("y", "yes", "?"):
                fail(SEE_SOMEONE, STOPPED)
            typer.echo("Answer y, n or ?")


def _show(told: Told) -> None:
    from unknot import load_knowledge

    data, regions = told.data, load_knowledge().regions
    for mark in data["marks"]:
        side = "" if mark["side"] == "middle" else f", {mark['side']}"
        typer.echo(f"Marked: {regions[mark['region']].name}{side}, {mark['strength']} of 10")
    for flag in data["flags"]:
        typer.echo(f"Because of: {flag['because']}")
    if data["advice"]:
        typer.echo(data["advice"])
    if told.leave == "open":
        typer.echo("Answer the safety questions first (unknot screen lists them); with --all-clear you say that "
                   "all of them were answered with no.")  # fmt: skip
    elif told.leave == "given" and not data["marks"]:
        typer.echo("No place was understood. Name one: “left calf”, “jaw”, “between the shoulder blades”.")
    elif told.leave == "given":
        _show_ranking(data)


def _show_ranking(data: dict[str, Any]) -> None:
    for number, candidate in enumerate(data["candidates"][:SHOWN], 1):
        side = "" if candidate["side"] == "middle" else f", {candidate['side']}"
        chance = f"{candidate['probability']:.0%} likely the main cause, {candidate['takes_part']:.0%} to take part"
        typer.echo(f"\n{number}. {candidate['name']}{side}: {chance} (confidence: {candidate['sure']})")
        for reason in candidate["because"]:
            typer.echo(f"   · {reason}")
    typer.echo(f"\nIt may not be a muscle: {data['elsewhere']:.0%}.")
    if data["next_question"]:
        asking = data["next_question"]
        typer.echo(f"What would tell most: {asking['asks']}  (--answer {asking['id']}=yes, =no or =unsure)")
