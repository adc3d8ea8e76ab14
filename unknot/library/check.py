"""Judging a knowledge folder: every rule over every file. Run it with `python -m unknot.library.check`."""

from __future__ import annotations

import pkgutil
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path

from unknot.library import rules
from unknot.library.problem import ERROR, Problem
from unknot.library.read import Library, read_library
from unknot.library.register import open_assumptions, stats

__all__ = ["all_rules", "check", "check_library", "open_assumptions", "stats"]

Rule = Callable[[Library], Iterable[Problem]]


@cache
def all_rules() -> Mapping[str, Rule]:
    """Each rule by its name, which is the name of its file: `regions_exist.py` is `regions-exist`."""
    names = sorted(module.name for module in pkgutil.iter_modules(rules.__path__))
    return {name.replace("_", "-"): import_module(f"{rules.__name__}.{name}").problems for name in names}


def rules_page() -> str:
    """Every rule with what it asks, as Markdown."""
    head = (
        "# The rules of the knowledge",
        "",
        "This page is made from the rules themselves: `python -m unknot.library.generated` writes it.",
        "`unknot knowledge check` judges by them; each has examples that pass and fail in `tests/knowledge`.",
        "",
    )
    asked = (f"- **{name}**: {' '.join(_asks(rule).split())}" for name, rule in all_rules().items())
    return "\n".join((*head, *asked, ""))


def _asks(rule: Rule) -> str:
    return (sys.modules[rule.__module__].__doc__ or "").strip()


def check(folder: Path | None = None) -> tuple[Problem, ...]:
    """Every problem in `folder` (Unknot's own when None), by file; without errors all rules hold."""
    return check_library(read_library(folder))


def check_library(library: Library) -> tuple[Problem, ...]:
    found = (problem for rule in all_rules().values() for problem in rule(library))
    return tuple(sorted({*library.problems, *found}))


def main(arguments: list[str]) -> int:
    """Print every problem; 0 when there is no error."""
    problems = check(Path(arguments[0]) if arguments else None)
    errors = [problem for problem in problems if problem.level == ERROR]
    lines = [str(problem) if problem.level == ERROR else f"(warning) {problem}" for problem in problems]
    lines.append(f"{len(errors)} errors, {len(problems) - len(errors)} warnings, {len(all_rules())} rules.")
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
