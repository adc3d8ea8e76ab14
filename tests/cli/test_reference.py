"""The references are what the commands and the API themselves say."""

from __future__ import annotations

from pathlib import Path

import pytest

from unknot.cli import reference
from unknot.web import api_reference

DOCS = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize(("file", "written"), [("cli.md", reference), ("http.md", api_reference)])
def test_the_reference_is_up_to_date(file: str, written: object) -> None:
    """When this fails, run what the line that begins the written part names."""
    head, mark, rest = (DOCS / file).read_text(encoding="utf-8").partition(written.MARK)  # type: ignore[attr-defined]
    assert head
    assert mark, "the line that says where the written part begins is missing"
    assert rest.strip() == written.reference().strip()  # type: ignore[attr-defined]
