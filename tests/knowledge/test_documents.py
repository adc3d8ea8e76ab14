"""What the reference of the Python library shows is what it does."""

from __future__ import annotations

import doctest
from pathlib import Path

from unknot.core import knowledge

PYTHON = Path(__file__).resolve().parents[2] / "docs" / "reference" / "python.md"


def test_every_example_of_the_python_reference_runs() -> None:
    examples = doctest.testfile(
        str(PYTHON), module_relative=False, encoding="utf-8", optionflags=doctest.IGNORE_EXCEPTION_DETAIL
    )
    assert examples.attempted > 10
    assert examples.failed == 0


def test_every_public_type_says_what_it_is() -> None:
    """A docstring of its own, not the one that a dataclass makes of its fields."""
    bare = [
        name
        for name in knowledge.__all__
        if not (told := getattr(knowledge, name).__doc__ or "") or told.startswith(f"{name}(")
    ]
    assert bare == []


def test_the_python_reference_names_every_kind() -> None:
    told = PYTHON.read_text(encoding="utf-8")
    kinds = [name for name in knowledge.Knowledge.__dataclass_fields__ if f"`{name}`" in told]
    assert len(kinds) >= 16
