"""What the knowledge holds, counted, and what in it is still open: assumptions, disputes, unread files and works.

The list may only shrink: see tests/knowledge/test_register.py. `python -m unknot.library.generated` writes its page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from unknot.core.knowledge import Assumption, Grade, Knowledge, Source
from unknot.library.files import Folder
from unknot.library.read import FOLDERS, Library
from unknot.library.walk import Spot, statements

READINGS_WANTED = 2
MOVEMENT_KINDS = {
    "probes": "probe",
    "self_tests": "self-test",
    "stretches": "stretch",
    "drills": "drill",
    "strengtheners": "strengthener",
    "everyday_movements": "everyday",
}


def stats(knowledge: Knowledge) -> dict[str, int]:
    """How much there is of each thing. `places` counts left and right; `grade_…` counts statements by their grade."""
    counts = {name: len(getattr(knowledge, name)) for name in (*FOLDERS, "regions", "areas")}
    counts["places"] = sum(2 if region.sided else 1 for region in knowledge.regions.values())
    counts["words"] = sum(len(region.words) for region in knowledge.regions.values())
    counts["words"] += sum(len(broad.say) for broad in knowledge.broad_words)
    counts["points"] = sum(len(muscle.points) for muscle in knowledge.muscles.values())
    counts["treatments"] = sum(len(muscle.treatments) for muscle in knowledge.muscles.values())
    counts["chain_links"] = sum(len(muscle.chain) for muscle in knowledge.muscles.values())
    kinds = Counter(movement.kind for movement in knowledge.movements.values())
    counts |= {name: kinds[kind] for name, kind in MOVEMENT_KINDS.items()}
    counts["exercise_patterns"] = len(knowledge.exercises)
    grades = Counter(spot.value.grade for spot in stated(knowledge))
    counts |= {f"grade_{grade.lower()}": grades[grade] for grade in Grade}
    return counts | open_counts(knowledge)


def open_counts(knowledge: Knowledge) -> dict[str, int]:
    """What is still open, counted. None of these may grow without the change saying so."""
    backings = [spot.value for spot in stated(knowledge)]
    return {
        "open_assumptions": len(knowledge.assumptions),
        "open_disputed": sum(bool(backing.against) for backing in backings),
        "open_from_memory": sum(backing.grade is Grade.MEMORY for backing in backings),
        "open_not_double_read": len(_not_double_read(knowledge)),
        "open_unverified_sources": len(_unverified(knowledge)),
    }


def open_assumptions(knowledge: Knowledge) -> str:
    """The list of what is open, as Markdown. The same knowledge gives the same text."""
    return "\n".join(
        [
            *_head(knowledge),
            *_assumptions(knowledge),
            *_disputed(knowledge),
            *_from_memory(knowledge),
            *_readings(knowledge),
            *_sources(knowledge),
        ]
    )


def stated(knowledge: Knowledge) -> Iterator[Spot]:
    """Every statement in the knowledge with what it stands on."""
    return statements(_as_library(knowledge))


def _as_library(knowledge: Knowledge) -> Library:
    """Knowledge alone, seen as a library whose files bear the names that they must bear."""
    names = (*FOLDERS, "regions", "areas")
    places = {(name, thing): f"{name}/{thing}" for name in names for thing in getattr(knowledge, name)}
    return Library(knowledge, (), Folder(Path(), {}, (), knowledge.version), places)


def _not_double_read(knowledge: Knowledge) -> list[str]:
    return sorted(m.id for m in knowledge.muscles.values() if len(m.readings) < READINGS_WANTED)


def _unverified(knowledge: Knowledge) -> list[Source]:
    return sorted((s for s in knowledge.sources.values() if s.status == "unverified"), key=lambda s: s.id)


def _head(knowledge: Knowledge) -> Iterator[str]:
    counts = open_counts(knowledge)
    yield "# What is still open"
    yield ""
    yield "This page is made from the knowledge itself: `python -m unknot.library.generated` writes it."
    yield "It lists what we assume, what is disputed, and what nobody has checked twice. It may only get shorter;"
    yield "[questioning a claim](../how-to/question-a-claim.md) says how to make it so."
    yield ""
    yield "| open | how many |"
    yield "| --- | ---: |"
    yield f"| numbers and judgements of our own | {counts['open_assumptions']} |"
    yield f"| statements with voices against them | {counts['open_disputed']} |"
    yield f"| statements of standard teaching that nobody has verified | {counts['open_from_memory']} |"
    yield f"| muscles not yet read twice against references | {counts['open_not_double_read']} |"
    yield f"| works cited or named that nobody of us has seen | {counts['open_unverified_sources']} |"


def _assumptions(knowledge: Knowledge) -> Iterator[str]:
    yield from ("", "## What we assume", "")
    yield "Each is a number or judgement of our own. No source says it; each says what would settle it."
    yield ""
    for assumption in sorted(knowledge.assumptions.values(), key=lambda a: a.id):
        yield from _assumption(assumption)


def _assumption(assumption: Assumption) -> Iterator[str]:
    value = "" if assumption.value is None else f" (value: {assumption.value:g})"
    yield f"- **{assumption.id}**{value}: {assumption.says}"
    yield f"  Why: {assumption.why}"
    yield f"  Settled by: {assumption.settled_by}"


def _disputed(knowledge: Knowledge) -> Iterator[str]:
    yield from ("", "## What is disputed", "")
    for spot in stated(knowledge):
        if spot.value.against:
            yield f"- `{_name(spot)}`, against: {', '.join(spot.value.against)}. {spot.value.note}".rstrip()


def _name(spot: Spot) -> str:
    return f"{spot.file} {spot.key}".strip()


def _from_memory(knowledge: Knowledge) -> Iterator[str]:
    yield from ("", "## Standard teaching, not verified", "")
    yield "Statements written from memory, by file. Each needs a source, or to go."
    yield ""
    counts = Counter(spot.file for spot in stated(knowledge) if spot.value.grade is Grade.MEMORY)
    for file in sorted(counts):
        yield f"- {file}: {counts[file]}"


def _readings(knowledge: Knowledge) -> Iterator[str]:
    yield from ("", "## Muscles not yet read twice", "")
    for name in _not_double_read(knowledge):
        readings = knowledge.muscles[name].readings
        yield f"- {name}: {'; '.join(f'{r.on}, {r.verdict}' for r in readings) or 'not read yet'}"


def _sources(knowledge: Knowledge) -> Iterator[str]:
    yield from ("", "## Works that nobody of us has seen", "")
    used = Counter(name for spot in stated(knowledge) for name in spot.value.cites)
    for source in _unverified(knowledge):
        named = source.title or source.published or "title and place unknown"
        yield f"- {source.id}: {named} (cited {used[source.id]} times)"
    yield ""


if __name__ == "__main__":
    import sys

    from unknot.library.generated import main

    sys.exit(main(sys.argv[1:]))
