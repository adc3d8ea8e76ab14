"""The knowledge that ships holds all its rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from unknot.library.check import check, main
from unknot.library.problem import ERROR


def test_no_rule_is_broken() -> None:
    errors = [str(problem) for problem in check() if problem.level == ERROR]
    assert not errors, "\n".join(errors)


def test_the_check_says_how_many_and_ends_with_zero_only_without_errors(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main([str(tmp_path)]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out
    assert main([f"{tmp_path}/nowhere"]) == 1
    assert "there is no such folder; give the path of a knowledge folder" in capsys.readouterr().out
