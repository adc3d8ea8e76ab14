"""Pages written from the knowledge and its types. `python -m unknot.library.generated` writes it to docs/reference."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from unknot.core.knowledge import Knowledge
from unknot.library.check import rules_page
from unknot.library.coverage import coverage_page
from unknot.library.problem import KnowledgeError
from unknot.library.read import read_knowledge
from unknot.library.register import open_assumptions
from unknot.library.schema import schema_text

FILES: Mapping[str, Callable[[Knowledge], str]] = {
    "knowledge.md": coverage_page,
    "knowledge.schema.json": lambda _: schema_text(),
    "open-assumptions.md": open_assumptions,
    "rules.md": lambda _: rules_page(),
}


def main(arguments: list[str]) -> int:
    """Write each file into the folder named; 1 and the problems when the knowledge is unsafe."""
    folder = Path(arguments[0] if arguments else "docs/reference")
    try:
        knowledge = read_knowledge()
    except KnowledgeError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    folder.mkdir(parents=True, exist_ok=True)
    for name, write in FILES.items():
        (folder / name).write_text(write(knowledge), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
