"""How long the steps take in process: screening and finding by words, a batch, a week, a session."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from itertools import cycle
from time import perf_counter

from benchmarks.measure import Figure, timed
from unknot import load_knowledge
from unknot.care.ask import Asked, all_answered_no, found, screened
from unknot.care.ask_week import week_for
from unknot.cli import batch, find
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.dosing import Dose, first_dose
from unknot.core.person import Person
from unknot.core.screening import Clearance
from unknot.core.session import compose, tape_json
from unknot.core.target import Target

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
COMPLAINTS = (
    "right shoulder blade aches, worse at the desk, turning left is stiff",
    "left calf is tight",
    "headache at both temples and my jaw aches when I chew",
    "low back ache on both sides, 7/10, down the left leg to the calf after running",
    "tight chest muscles, both shoulders ache in front, right forearm burns after climbing",
)
WEEK = {
    "days": {"mon": 10, "wed": 15, "fri": 10, "sat": 20},
    "tools": ["peanut-ball", "lacrosse-ball", "massage-ball", "foam-roller"],
    "targets": [{"muscle": "levator-scapulae", "side": "right", "pain": 6}],
}
LINES = 240


def asking() -> Iterator[Figure]:
    knowledge = load_knowledge()
    texts = cycle(COMPLAINTS)
    yield timed("one screen, in process", lambda: screened(Asked(next(texts)), knowledge), 50, goal=50)
    yield timed(
        "one find, in process", lambda: found(Asked(next(texts)), knowledge, MONDAY, True), 50, goal=50
    )
    yield _batch()


def _batch() -> Figure:
    texts = cycle(COMPLAINTS)
    lines = [(n, json.dumps({"id": n, "text": next(texts)}).encode()) for n in range(LINES)]
    cores = batch._cores()  # noqa: SLF001
    start = perf_counter()
    answers = partial(find.answer, on=MONDAY, all_clear=True)
    done = sum(1 for _ in batch._rows(iter(lines), answers, cores))  # noqa: SLF001
    rate = done / (perf_counter() - start)
    return Figure(f"find --batch, {cores} cores, their start included", rate, rate, done, rate=True)


def planning() -> Iterator[Figure]:
    knowledge = load_knowledge()
    yield timed("one week planned", lambda: week_for(WEEK, knowledge, MONDAY), 30, goal=100)
    drawing = PainDrawing((Mark(Place("shoulder-blade", Side.RIGHT), 6),))
    leave = all_answered_no(drawing, Person(), "", knowledge, MONDAY)
    assert isinstance(leave, Clearance), "the benchmark's person must be cleared"
    target = Target("infraspinatus", Side.RIGHT, "", active=True, pain=6)
    settings = ("floor", "wall", "chair", "bed", "table", "door")
    dose = first_dose(leave, target, tuple(knowledge.tools), settings, "full", knowledge, NOW)
    assert isinstance(dose, Dose), "the benchmark's target must get a dose"

    def session() -> object:
        return tape_json(compose(leave, "benchmark", (dose,), "full", knowledge, NOW))

    yield timed("one session composed", session, 50, goal=50)


def machine() -> str:
    """What it ran on, as far as it matters and no further."""
    return f"{os.cpu_count()} cores"
