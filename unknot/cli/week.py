"""`unknot week`: a week for a profile, or your own."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from unknot.cli.say import STOPPED, as_json, plain_faults, read_json


@plain_faults
def week(
    profile: Annotated[
        str | None,
        typer.Option(
            help="A JSON file with days, tools and, if you like, targets, conditions, activities; - for standard input."
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Plan a week: days, areas, tools, minutes, each with its reason."""
    from unknot import load_knowledge
    from unknot.care.ask import week_for
    from unknot.care.ports import now

    result = week_for(read_json(profile), load_knowledge(), now().date()) if profile else _own_week()
    if json:
        as_json(result)
    else:
        _show(result)
    if result.get("urgency"):
        raise typer.Exit(STOPPED)


def _own_week() -> dict[str, Any]:
    from unknot.care.ask import shown_plan
    from unknot.care.review import this_week
    from unknot.cli.own import own_room

    room = own_room()
    return shown_plan(this_week(room).plan, room.knowledge)


def _show(result: dict[str, Any]) -> None:
    if result.get("urgency"):
        typer.echo(result["advice"])
    for block in result["days"]:
        typer.echo(f"{block['day']}  {block['area']} / {block['tool']} / {block['minutes']} min")
        for reason in block["because"]:
            typer.echo(f"       · {reason}")
