"""No text promises what nobody can keep, or says what a person has. A spot is calmed, never cured or melted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unknot.library.problem import Problem
from unknot.library.read import Library
from unknot.library.walk import Spot, texts

FORBIDDEN = {
    r"\bcur(?:e|es|ed|ing)\b": "say what it may do: ease, calm, help",
    r"\bbreak(?:s|ing)?\b[^.]{0,20}\b(?:adhesions?|knots?|scar)\b": "say that it calms a sensitive spot",
    r"\badhesions?\b": "say that it calms a sensitive spot",
    r"\btoxins?\b|\bdetox\w*": "take it out: nothing is washed away",
    r"\bmelt(?:s|ed|ing)?\b": "say that it eases",
    r"\brelease\w*\b[^.]{0,12}\bfascia|\bfascial? release": "say that it calms a sensitive spot",
    r"\bflush(?:es|ed|ing)?\b[^.]{0,20}\b(?:out|away|waste|acid)\b": "take it out: nothing is washed away",
    r"\byou have (?:a|an|got|active|latent)\b[^.]{0,20}\b(?:trigger point|knot)": (
        "say likely: a tender spot, likely in …"
    ),
    r"\bguarantee\w*|\bpermanent(?:ly)? (?:fix|relie|remov)\w*|\bmiracle\b|\bpain[- ]free (?:for good|forever)": (
        "say what is likely, and that it differs from person to person"
    ),
    r"\b(?:realign|put back in place|pops? back)\w*": "say what one feels or can do, not what shifts inside",
}
COMPILED = {re.compile(pattern, re.IGNORECASE): repair for pattern, repair in FORBIDDEN.items()}

# A promise that is denied earlier in its sentence is none: "trials have not shown that this cures anything".
DENIED = re.compile(r"\b(?:not|no|never|nothing|nor|neither|without)\b|n['’]t\b", re.IGNORECASE)

# What others say (titles, the person's own words, the mistakes people make) is quoted, not promised.
QUOTED = {"patterns", "words", "example", "also", "stand_ins", "title", "published", "mistakes"}
QUOTING_FOLDERS = ("sources/", "body/words.toml")


def problems(library: Library) -> Iterator[Problem]:
    for spot in texts(library):
        if spot.file.startswith(QUOTING_FOLDERS) or _field(spot) in QUOTED:
            continue
        for pattern, repair in COMPILED.items():
            for found in pattern.finditer(spot.value):
                if not _denied(spot.value[: found.start()]):
                    yield Problem(spot.file, spot.key, f"promises: {found.group()!r}", repair, "no-promises")


def _denied(before: str) -> bool:
    return DENIED.search(re.split(r"[.!?;:]", before)[-1]) is not None


def _field(spot: Spot) -> str:
    return spot.key.rpartition(".")[2].partition("[")[0]
