"""A figure: how long, or how many a second, over how many tries, and what it should be."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` in ms (or `unit`), or a second when `rate`. `worst`: nine of ten tries were as good or better.

    `goal`: 0 for none.
    """

    name: str
    value: float
    worst: float
    tries: int
    goal: float = 0.0
    rate: bool = False
    unit: str = " ms"

    @property
    def is_met(self) -> bool:
        return not self.goal or (self.value >= self.goal if self.rate else self.value <= self.goal)


def timed(name: str, act: Callable[[], object], tries: int, goal: float = 0.0, warm: bool = True) -> Figure:
    """Milliseconds of an act. `warm`: once before, uncounted."""
    if warm:
        act()
    return of_times(name, [_milliseconds(act) for _ in range(tries)], goal)


def _milliseconds(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def of_times(name: str, times: list[float], goal: float = 0.0) -> Figure:
    ordered = sorted(times)
    worst = ordered[math.ceil(0.9 * len(ordered)) - 1]
    return Figure(name, median(ordered), worst, len(ordered), goal)
