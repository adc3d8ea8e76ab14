"""`unknot week`: a week for a profile, or your own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from unknot.cli.say import STOPPED, UNANSWERED, Json, as_json, fail, plain_faults, read_json

if TYPE_CHECKING:
    from unknot.care.ask import Told

PROFILE_HELP = (
    "A JSON file with days, tools and, if you like, targets, conditions, activities, age, sex; - for stdin."
)

TURNS = {
    "professional": "Let a professional look at it.",
    "screen": "The safety questions come first: run `unknot serve`.",
    "change": "Try another spot.",
}


@plain_faults
def week(
    profile: Annotated[str | None, typer.Option(help=PROFILE_HELP)] = None,
    replan: Annotated[
        bool, typer.Option("--replan", help="Plan your own week anew from what is known now.")
    ] = False,
    json: Json = False,
) -> None:
    """Plan a week: days, areas, tools, minutes, each with its reason. Without a profile it is your own week."""
    told = _week_of(profile) if profile else _own_week(replan)
    if json:
        as_json(told.data)
    else:
        _show(told.data)
    if told.leave != "given":
        raise typer.Exit(STOPPED)


def _week_of(profile: str) -> Told:
    from unknot import load_knowledge
    from unknot.care.ask_week import week_for
    from unknot.care.ports import now

    return week_for(read_json(profile), load_knowledge(), now().date())


def _own_week(replan: bool) -> Told:
    from unknot.care.ask import Leave, Told
    from unknot.care.ask_week import plan_data
    from unknot.care.assess import NotCleared, here
    from unknot.care.follow import advice_data, what_to_change
    from unknot.care.review import replan_week, this_week
    from unknot.cli.own import own_room

    room = own_room()
    try:
        found = replan_week(room) if replan else this_week(room)
    except NotCleared:
        fail("The safety questions come first: run `unknot serve` and mark where it hurts. "
             "For a week without your journal, give a --profile.", UNANSWERED)  # fmt: skip
    more = {
        "changes": [change.text for change in found.changes],
        "turns": [advice_data(one) for one in what_to_change(room, here(room))],
    }
    return Told(Leave.GIVEN, {**plan_data(found.plan, room.knowledge), **more})


def _show(data: dict[str, Any]) -> None:
    if data.get("advice"):
        typer.echo(data["advice"])
    for change in data.get("changes", ()):
        typer.echo(f"Changed: {change}")
    for turn in data.get("turns", ()):
        typer.echo(f"{TURNS[turn['do']]} {' '.join(turn['because'])}")
        if turn["instead"]:
            typer.echo(f"       Next to try: {turn['instead']}")
    for block in data["days"]:
        typer.echo(f"{block['day']}  {block['area']} / {block['tool']} / {block['minutes']} min")
        for reason in block["because"]:
            typer.echo(f"       · {reason}")
    for reason in data["because"]:
        typer.echo(f"· {reason}")
