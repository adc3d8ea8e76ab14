"""How long a week takes to plan, a session to compose, a dose to find: `python benchmarks/planning.py`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.dosing import Dose, first_dose
from unknot.core.knowledge import Knowledge
from unknot.core.person import Person
from unknot.core.planning import WEEKDAYS, Availability, Wanted, plan_week, replan
from unknot.core.screening import Answer, Clearance, ScreeningAnswers, Unfinished, screen
from unknot.core.session import compose, tape_json
from unknot.core.target import Target
from unknot.library.read import read_knowledge

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
ARTICLE = Availability(
    days={"mon": 10, "wed": 15, "fri": 10, "sat": 20},
    tools=("peanut-ball", "lacrosse-ball", "massage-ball", "foam-roller"),
)
SORE = tuple(
    Wanted(muscle, "right", pain)
    for muscle, pain in (
        ("levator-scapulae", 7),
        ("quadratus-lumborum", 5),
        ("infraspinatus", 4),
        ("soleus", 3),
    )
)
ROUNDS = 40


def leave(knowledge: Knowledge) -> Clearance:
    drawing, answers = PainDrawing((Mark(Place("shoulder-blade", Side.RIGHT), 5),)), ScreeningAnswers()
    while True:
        came = screen(answers, drawing, Person(), (), "", knowledge, MONDAY)
        if isinstance(came, Clearance):
            return came
        if not isinstance(came, Unfinished):
            raise SystemExit(
                "The screen gives no leave for this benchmark's person; its drawing needs another place."
            )
        answers = ScreeningAnswers({**answers.answers, **{q.flag: Answer.NO for q in came.questions}})


def measure(name: str, work: Callable[[], object]) -> None:
    work()
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append((perf_counter() - start) * 1000)
    print(f"{name:<44} {median(times):8.1f} ms   slowest tenth {quantiles(times, n=10)[-1]:8.1f} ms")


def main() -> None:
    knowledge = read_knowledge()
    clear = leave(knowledge)
    every_day = Availability(dict.fromkeys(WEEKDAYS, 15), tuple(knowledge.tools))
    long_days = Availability(dict.fromkeys(("mon", "tue", "thu", "sat"), 60), tuple(knowledge.tools))
    plan = plan_week(clear, ARTICLE, (), knowledge, MONDAY)
    target = Target("infraspinatus", Side.RIGHT, knowledge.muscles["infraspinatus"].points[0].id, True, 5)

    def dose() -> Dose:
        came = first_dose(clear, target, ARTICLE.tools, ARTICLE.settings, "full", knowledge, NOW)
        assert isinstance(came, Dose)
        return came

    measure("the article's week", lambda: plan_week(clear, ARTICLE, (), knowledge, MONDAY))
    measure("the same with four sore muscles", lambda: plan_week(clear, ARTICLE, SORE, knowledge, MONDAY))
    measure(
        "seven days, every tool, four sore muscles",
        lambda: plan_week(clear, every_day, SORE, knowledge, MONDAY),
    )
    measure(
        "four long days, every tool, four sore", lambda: plan_week(clear, long_days, SORE, knowledge, MONDAY)
    )
    measure("the article's week planned anew", lambda: replan(clear, plan, ARTICLE, SORE, knowledge))
    measure("a first dose", dose)
    measure(
        "a session composed, as JSON",
        lambda: tape_json(compose(clear, "one", (dose(),), "full", knowledge, NOW)),
    )


if __name__ == "__main__":
    main()
