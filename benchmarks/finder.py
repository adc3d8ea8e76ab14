"""How long words, a drawing and a question take, and how the classics fare: `python benchmarks/finder.py`.

Goals on one core with the whole library: reading under 10 ms, a ranking under 20 ms, a question under 60 ms.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.measure import Figure, of_times, timed
from unknot.core.atlas import Atlas
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.finder import Evidence, next_question, rank
from unknot.core.knowledge import Knowledge
from unknot.core.lexicon import Lexicon
from unknot.core.person import Person
from unknot.core.reading import read_complaint
from unknot.core.screening import Answer, Clearance, ScreeningAnswers, Unfinished, screen
from unknot.library.read import read_knowledge

ROOT = Path(__file__).resolve().parent.parent
MONDAY = date(2026, 11, 23)
ROUNDS = 30
COMPLAINT = (
    "right shoulder blade aches, worse at the desk, turning left is stiff; no numbness, 6/10 for three weeks"
)
HEAD_AND_NECK = ("neck-back", "neck-base", "shoulder-top", "back-of-head", "temple", "base-of-skull")


def main() -> int:
    known = read_knowledge()
    leave = cleared(known)
    few = drawing(known, ("shoulder-blade", "neck-base"), (Side.RIGHT,))
    many = drawing(known, HEAD_AND_NECK, (Side.LEFT, Side.RIGHT))
    print(f"{len(known.muscles)} muscles, {sum(len(m.points) for m in known.muscles.values())} points")
    told("lexicon, once", lambda: Lexicon(known), 3)
    told("atlas, once", lambda: Atlas(known), 3)
    told("words → marks", lambda: read_complaint(COMPLAINT, known))
    told("20 kB of words → marks", lambda: read_complaint((COMPLAINT + ". ") * 190, known), 5)
    for name, evidence in (("2 marks", Evidence(few)), ("12 marks", Evidence(many))):
        told(f"{name} → ranking", lambda e=evidence: rank(leave, e, known))
        told(f"{name} → question", lambda e=evidence: next_question(leave, e, known))
    told("words → ranking and question", lambda: whole_way(COMPLAINT, leave, known))
    classics(leave, known)
    return 0


def finding() -> Iterator[Figure]:
    """The goals of the finder, with the whole library."""
    known = read_knowledge()
    leave = cleared(known)
    few = Evidence(drawing(known, ("shoulder-blade", "neck-base"), (Side.RIGHT,)))
    many = Evidence(drawing(known, HEAD_AND_NECK, (Side.LEFT, Side.RIGHT)))
    yield timed("words → marks", lambda: read_complaint(COMPLAINT, known), ROUNDS, goal=10)
    for name, evidence in (("2 marks", few), ("12 marks", many)):
        yield timed(f"{name} → ranking", lambda e=evidence: rank(leave, e, known), ROUNDS, goal=20)
        yield timed(f"{name} → question", lambda e=evidence: next_question(leave, e, known), ROUNDS, goal=60)
    crowded = Evidence(drawing(known, tuple(known.regions)[:40], (Side.RIGHT,)))
    yield timed("40 marks → ranking", lambda: rank(leave, crowded, known), 5)
    yield memory()


def memory() -> Figure:
    """What a process needs at most that reads the library and finds once."""
    asked = (
        "import resource, datetime; from unknot import load_knowledge; from unknot.care.ask import Asked, found; "
        f"found(Asked({COMPLAINT!r}), load_knowledge(), datetime.date(2026, 11, 23), True); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    sizes = [float(subprocess.check_output([sys.executable, "-c", asked])) for _ in range(3)]
    return replace(of_times("memory of a process that finds", sizes, goal=120), unit=" MB")


def told(name: str, act: Callable[[], object], rounds: int = ROUNDS) -> None:
    act()
    seconds = []
    for _ in range(rounds):
        start = perf_counter()
        act()
        seconds.append(perf_counter() - start)
    worst = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    print(f"{name:32} median {median(seconds) * 1000:7.2f} ms   95 % {worst * 1000:7.2f} ms")


def cleared(known: Knowledge) -> Clearance:
    """Leave for the whole body, every question answered with no."""
    every = PainDrawing(
        tuple(Mark(Place(r.id, Side.LEFT if r.sided else Side.MIDDLE), 3) for r in known.regions.values())
    )
    answers = ScreeningAnswers()
    for _ in range(3):
        came = screen(answers, every, Person(), (), "", known, MONDAY)
        if not isinstance(came, Unfinished):
            break
        answers = ScreeningAnswers({**answers.answers, **{q.flag: Answer.NO for q in came.questions}})
    assert isinstance(came, Clearance), came
    return came


def drawing(known: Knowledge, regions: tuple[str, ...], sides: tuple[Side, ...]) -> PainDrawing:
    places = (Place(r, s) for r in regions for s in (sides if known.regions[r].sided else (Side.MIDDLE,)))
    return PainDrawing(tuple(Mark(place, 5) for place in places))


def whole_way(text: str, leave: Clearance, known: Knowledge) -> list[str]:
    read = read_complaint(text, known)
    evidence = Evidence(
        PainDrawing(read.marks),
        read.movements,
        (),
        read.activities,
        read.factors,
        asked=(),
        phrases=read.phrases,
    )
    next_question(leave, evidence, known)
    return [candidate.muscle for candidate in rank(leave, evidence, known).candidates]


def classics(leave: Clearance, known: Knowledge) -> None:
    """The rank of the first right muscle on the classic complaints, which the weights were looked at with."""
    places = []
    for line in (ROOT / "tests" / "core" / "classics.txt").read_text(encoding="utf-8").splitlines():
        names, _, text = line.partition("|")
        if not text or line.startswith("#"):
            continue
        right = {family(name.strip(), known) for name in names.split(",")}
        order = [family(name, known) for name in whole_way(text.strip(), leave, known)]
        places.append(next((n for n, name in enumerate(order, 1) if name in right), 99))
    shares = ", ".join(f"first {n}: {sum(p <= n for p in places) / len(places):.0%}" for n in (1, 3, 5))
    print(f"{len(places)} classics (seen while weighing): {shares}")


def family(muscle: str, known: Knowledge) -> str:
    return known.muscles[muscle].part_of or muscle


if __name__ == "__main__":
    sys.exit(main())
