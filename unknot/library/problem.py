"""A problem in the knowledge, said so that whoever meets it knows what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, where, and how to mend it. An error fails the check, a warning is counted.

    `file` is relative to the knowledge folder; `key` is the way inside it (`treatments[0].limit`) or "".
    """

    file: str
    key: str
    message: str
    repair: str
    rule: str
    level: str = ERROR

    def __str__(self) -> str:
        place = f"{self.file}, {self.key}" if self.key else self.file
        return f"{place}: {self.message}; {self.repair}. Rule: {self.rule}."


class KnowledgeError(Exception):
    """The knowledge cannot be used. `problems` says why, one by one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
