"""`unknot find`: which muscle may be behind it, in a terminal or as JSON."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from unknot.cli.say import STOPPED, UNANSWERED, as_json, fail, plain_faults

if TYPE_CHECKING:
    from unknot.core.knowledge import Knowledge


@plain_faults
def find(
    text: Annotated[str, typer.Option(help="The complaint in everyday words.")] = "",
    mark: Annotated[
        list[str] | None, typer.Option(help="region:side:strength, beside or instead of the text.")
    ] = None,
    answer: Annotated[
        list[str] | None, typer.Option(help="An answer to a question: id=yes or id=no.")
    ] = None,
    age: Annotated[int | None, typer.Option(help="Age in years.")] = None,
    sex: Annotated[str | None, typer.Option(help="f or m.")] = None,
    all_clear: Annotated[
        bool, typer.Option("--all-clear", help="The safety questions were answered with no.")
    ] = False,
    batch: Annotated[str | None, typer.Option(help="A JSONL file: one {id, text, age, sex} a line.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Find the likely muscles. Without --all-clear the safety questions are asked first (exit 4 with --json).

    A flag in the text stops it: exit 3, and no candidates.
    """
    from unknot import load_knowledge
    from unknot.care.ask import found, is_stopped
    from unknot.care.ports import now
    from unknot.cli.reading import read_asked, read_batch

    knowledge, today = load_knowledge(), now().date()
    if batch:
        for name, asked in read_batch(batch):
            as_json({"id": name, **found(asked, knowledge, today, all_clear)})
        return
    asked = read_asked(text, age, sex, mark or [], answer or [])
    result = found(asked, knowledge, today, all_clear)
    if not all_clear and not json and not is_stopped(result) and sys.stdin.isatty():
        _ask_all(result)
        result = found(asked, knowledge, today, all_clear=True)
        all_clear = True
    if json:
        as_json(result)
    else:
        _show(result, all_clear, knowledge)
    if is_stopped(result):
        raise typer.Exit(STOPPED)
    if not all_clear:
        raise typer.Exit(UNANSWERED)


def _ask_all(result: dict[str, Any]) -> None:
    typer.echo("First: is it safe to press? Answer y, n, or ? when you are not sure.")
    for question in result["questions"]:
        told = typer.prompt(question["asks"], default="?", show_default=False).strip().lower()
        if told not in ("n", "no"):
            fail("That needs a look by a professional before anything is pressed. Run `unknot serve` to read "
                 "what to do; if it is bad now, call your emergency number.", STOPPED)  # fmt: skip


def _show(result: dict[str, Any], all_clear: bool, knowledge: Knowledge) -> None:
    for mark in result["marks"]:
        typer.echo(
            f"Marked: {knowledge.regions[mark['region']].name}, {mark['side']}, {mark['strength']} of 10"
        )
    if result["advice"]:
        typer.echo(result["advice"])
    if not result["candidates"]:
        if not all_clear:
            typer.echo(
                "Answer the safety questions first; with --all-clear you say that all were answered with no."
            )
        elif not result["marks"]:
            typer.echo(
                "No place was understood. Name one: “left calf”, “jaw”, “between the shoulder blades”."
            )
        return
    for number, candidate in enumerate(result["candidates"][:3], 1):
        side = "" if candidate["side"] == "middle" else f", {candidate['side']}"
        typer.echo(f"\n{number}. {candidate['name']}{side} – {candidate['takes_part']:.0%} likely to take part "
                   f"({candidate['sure']} confidence)")  # fmt: skip
        for reason in candidate["because"]:
            typer.echo(f"   · {reason}")
    typer.echo(f"\nIt may not be a muscle: {result['elsewhere']:.0%}.")
    if result["next_question"]:
        asking = result["next_question"]
        typer.echo(f"What would tell most: {asking['asks']}  (--answer {asking['id']}=yes or =no)")
