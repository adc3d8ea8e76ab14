"""How good the knowledge is, in figures: what each area holds, what the statements stand on, what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from unknot.core.knowledge import Grade, Knowledge, Muscle, Press
from unknot.library.register import READINGS_WANTED, open_counts, stated, stats

MEANING: Mapping[Grade, str] = {
    Grade.A: "pooled analysis, or several trials that agree",
    Grade.B: "one or few trials",
    Grade.C: "observational studies, case reports",
    Grade.E: "expert consensus or textbook only",
    Grade.MEMORY: "standard teaching that nobody of us has verified yet",
    Grade.OURS: "our own judgement, with its reason and what would settle it",
}
READ: Mapping[str, str] = {
    "full": "the whole work",
    "page": "the page that counts",
    "abstract": "the abstract",
    "citation": "only how others cite it",
    "not": "not read",
}
KINDS: Mapping[str, str] = {
    "muscles": "muscles",
    "points": "spots, each with where its pain is felt",
    "treatments": "ways to treat them",
    "chain_links": "links of the movement chain",
    "places": "places of the body, left and right",
    "tools": "tools",
    "techniques": "ways to press",
    "self_tests": "self-tests",
    "stretches": "stretches",
    "drills": "movement drills",
    "strengtheners": "strengthening exercises",
    "everyday_movements": "everyday movements to watch",
    "activities": "sports, jobs and habits",
    "exercise_patterns": "exercises as people log them",
    "red_flags": "warning signs",
    "conditions": "conditions",
    "zones": "places never to press, or only with care",
    "instruments": "outcome scales",
    "sources": "works",
    "assumptions": "numbers and judgements of our own",
}
OPEN: Mapping[str, str] = {
    "open_from_memory": "statements of standard teaching that nobody of us has verified",
    "open_disputed": "statements with voices against them",
    "open_assumptions": "numbers and judgements of our own",
    "open_not_double_read": "muscles not yet read twice against references",
    "open_unverified_sources": "works named that nobody of us has seen",
}


@dataclass(frozen=True, slots=True)
class AreaCoverage:
    """What an area holds. All but `points`, `treatments` and `links` count muscles."""

    id: str
    name: str
    muscles: int
    never: int  # not for pressing by oneself: with why not, and what to do instead
    points: int
    treatments: int
    tested: int  # with at least one self-test
    links: int
    read_once: int
    read_twice: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Figures for people: rows of (number, words)."""

    kinds: tuple[tuple[int, str], ...]
    areas: tuple[AreaCoverage, ...]
    grades: tuple[tuple[Grade, int, str], ...]
    read: tuple[tuple[int, str], ...]
    open: tuple[tuple[int, str], ...]


def coverage(knowledge: Knowledge) -> Coverage:
    counts = stats(knowledge)
    grades = Counter(spot.value.grade for spot in stated(knowledge))
    read = Counter(source.read for source in knowledge.sources.values())
    still_open = open_counts(knowledge)
    return Coverage(
        kinds=tuple((counts[name], words) for name, words in KINDS.items()),
        areas=tuple(_areas(knowledge)),
        grades=tuple((grade, grades[grade], words) for grade, words in MEANING.items()),
        read=tuple((read[name], words) for name, words in READ.items()),
        open=tuple((still_open[name], words) for name, words in OPEN.items()),
    )


def _areas(knowledge: Knowledge) -> Iterator[AreaCoverage]:
    muscles = knowledge.muscles.values()
    for area in knowledge.areas.values():
        if not area.whole_body:
            yield _covered(area.id, area.name, [m for m in muscles if m.area == area.id])


def _covered(id: str, name: str, muscles: Sequence[Muscle]) -> AreaCoverage:
    return AreaCoverage(
        id=id,
        name=name,
        muscles=len(muscles),
        never=sum(m.press is Press.NEVER for m in muscles),
        points=sum(len(m.points) for m in muscles),
        treatments=sum(len(m.treatments) for m in muscles),
        tested=sum(bool(m.tests) for m in muscles),
        links=sum(len(m.chain) for m in muscles),
        read_once=sum(bool(m.readings) for m in muscles),
        read_twice=sum(len(m.readings) >= READINGS_WANTED for m in muscles),
    )


def coverage_page(knowledge: Knowledge) -> str:
    """The figures as Markdown. The same knowledge gives the same text."""
    known = coverage(knowledge)
    return "\n".join(
        [*_head(), *_holds(known), *_by_area(known), *_stands_on(known), *_still_open(known), ""]
    )


def _head() -> Iterator[str]:
    yield "# How good the knowledge is"
    yield ""
    yield "This page is made from the knowledge itself: `python -m unknot.library.generated` writes it."
    yield "Whoever sees a weak figure here can mend it: [add a muscle](../how-to/add-a-muscle.md),"
    yield "[question a claim](../how-to/question-a-claim.md)."


def _holds(known: Coverage) -> Iterator[str]:
    yield from ("", "## What it holds", "", "| how many | of what |", "| ---: | --- |")
    yield from (f"| {count} | {words} |" for count, words in known.kinds)


def _by_area(known: Coverage) -> Iterator[str]:
    yield from ("", "## By area", "")
    yield "“Never” are muscles that nobody should press alone; they say why not and what to do instead."
    yield "“Read twice” means: two checks of the file against references, with their verdicts in it."
    yield ""
    yield "| area | muscles | never | spots | ways to treat | with a self-test | chain links | read once | read twice |"
    yield "| --- |" + " ---: |" * 8
    for a in (*known.areas, total(known.areas)):
        cells = (a.muscles, a.never, a.points, a.treatments, a.tested, a.links, a.read_once, a.read_twice)
        yield f"| {a.name} | {' | '.join(map(str, cells))} |"


def total(areas: Iterable[AreaCoverage]) -> AreaCoverage:
    """All areas together."""
    numbers = ("muscles", "never", "points", "treatments", "tested", "links", "read_once", "read_twice")
    listed = tuple(areas)
    return AreaCoverage("all", "all together", *(sum(getattr(a, n) for a in listed) for n in numbers))


def _stands_on(known: Coverage) -> Iterator[str]:
    yield from ("", "## What the statements stand on", "", "| grade | statements | what it means |")
    yield "| --- | ---: | --- |"
    yield from (f"| {grade} | {count} | {words} |" for grade, count, words in known.grades)
    yield from ("", "## How much of the works was read", "", "| works | read |", "| ---: | --- |")
    yield from (f"| {count} | {words} |" for count, words in known.read)


def _still_open(known: Coverage) -> Iterator[str]:
    yield from ("", "## What is still open", "", "One by one: [what is still open](open-assumptions.md).", "")
    yield from ("| how many | what |", "| ---: | --- |")
    yield from (f"| {count} | {words} |" for count, words in known.open)
