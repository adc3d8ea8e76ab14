"""`unknot find` at a terminal: the finder's questions one by one, with what each answer did, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from unknot.care.ask import Asked, Told

SHOWN = 3
SAYS = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "?": "unsure"}
HOW = "Answer y, n, ? when you cannot tell, b to take the last answer back, s to skip to pressing."


def talk(asked: Asked, tell: Callable[[Asked], Told]) -> Told:
    """Ask until nothing worth asking is left, or until it is skipped; what follows from the answers."""
    told = tell(asked)
    if told.data["next_question"]:
        typer.echo(HOW)
    while (question := told.data["next_question"]) is not None:
        typer.echo(f"\n{_standing(told.data)}")
        said = _said(question)
        if said == "s":
            return told
        if said == "b":
            asked = _without_last(asked)
            told = tell(asked)
            continue
        after = replace(asked, answers=(*asked.answers, (question["id"], SAYS[said])))
        before, asked, told = told, after, tell(after)
        typer.echo(_what_it_did(before.data, told.data, SAYS[said]))
    typer.echo("No more questions: pressing tells more now.")
    return told


def _said(question: dict[str, Any]) -> str:
    for line in question["how"]:
        typer.echo(f"   {line}")
    while (said := str(typer.prompt(question["asks"])).strip().lower()) not in (*SAYS, "b", "s"):
        typer.echo(HOW)
    return said


def _without_last(asked: Asked) -> Asked:
    if not asked.answers:
        typer.echo("There is no answer to take back yet.")
        return asked
    typer.echo(f"Taken back: {asked.answers[-1][0]}, {asked.answers[-1][1]}.")
    return replace(asked, answers=asked.answers[:-1])


def _standing(data: dict[str, Any]) -> str:
    shown = [f"{_name(c)} {c['takes_part']:.0%}" for c in data["candidates"][:SHOWN]]
    return f"So far: {', '.join(shown) or 'no muscle'}; it may not be a muscle: {data['elsewhere']:.0%}."


def _name(candidate: dict[str, Any]) -> str:
    side = "" if candidate["side"] == "middle" else f", {candidate['side']}"
    return f"{candidate['name']}{side}"


def _what_it_did(before: dict[str, Any], after: dict[str, Any], said: str) -> str:
    """One line: who moved up because of the answer, or that the order stayed."""
    if said == "unsure":
        return "That leaves the order as it was."
    stood = {_name(c): n for n, c in enumerate(before["candidates"], 1)}
    for now, candidate in enumerate(after["candidates"][:SHOWN], 1):
        was = stood.get(_name(candidate))
        if was is None or now < was:
            came = f"from {was} " if was else ""
            return f"{_name(candidate)} moved up {came}to {now}, because you said {said}."
    return "The order stays."
