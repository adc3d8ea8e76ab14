"""`python -m benchmarks`: measure, print a table, write it to benchmarks/RESULTS.md. Code 1 when a goal is missed."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from benchmarks import finder, starting, steps
from benchmarks.measure import Figure

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = """# What is fast, measured

Written by `python -m benchmarks`. Half of the tries were as good as the first number or better, nine of ten as good
as the second. Pages are asked for over loopback, by four callers at once, for two seconds each.

"""


def main() -> int:
    figures = []
    for figure in measured():
        figures.append(figure)
        print(row(figure), flush=True)
    RESULTS.write_text(HEAD + f"Measured on {place()}.\n\n" + table(figures), encoding="utf-8")
    missed = [figure.name for figure in figures if not figure.is_met]
    print(f"Missed: {', '.join(missed)}" if missed else "Every goal is met.")
    return 1 if missed else 0


def measured() -> Iterator[Figure]:
    yield from chain(
        starting.help_and_knowledge(), finder.finding(), steps.asking(), steps.planning(), starting.serving()
    )


def place() -> str:
    return f"{steps.machine()}, Python {platform.python_version()}, {platform.system()}"


def table(figures: list[Figure]) -> str:
    head = ["| what | half | nine of ten | goal | tries |", "| --- | ---: | ---: | ---: | ---: |"]
    return "\n".join([*head, *map(row, figures)]) + "\n"


def row(figure: Figure) -> str:
    unit = "/s" if figure.rate else figure.unit
    sign = "≥ " if figure.rate else "≤ "
    goal = f"{sign}{figure.goal:g}{unit}" if figure.goal else ""
    missed = "" if figure.is_met else " **missed**"
    spread = "" if figure.rate else f"{figure.worst:.3g}{unit}"
    return f"| {figure.name} | {figure.value:.3g}{unit}{missed} | {spread} | {goal} | {figure.tries} |"


if __name__ == "__main__":
    sys.exit(main())
