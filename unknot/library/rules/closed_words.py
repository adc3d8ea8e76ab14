"""Where only certain words are understood, one of them stands: a side is same, opposite or any, never "other"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from unknot.core import knowledge as k
from unknot.library.problem import Problem
from unknot.library.read import Library
from unknot.library.walk import Spot, known_ids, spots

PARTS = "head neck upper-back back low-back shoulder chest belly arm hand hip thigh knee leg foot"
KINDS = "hand ball roller stick cane gun support"
SETTINGS = "floor bed wall chair table door none"
POSITIONS = "standing seated lying-back lying-front side-lying kneeling"
SOURCE_KINDS = (
    "meta-analysis review guideline consensus trial cohort cross-sectional case-report measurement critique study "
    "book thesis page"
)

# An empty text is left to the reader, which asks for what may not be missing.
WORDS: Mapping[type, Mapping[str, str]] = {
    k.Region: {"part": PARTS, "views": "front back side head hand foot"},
    k.ReferralZone: {"side": "same both opposite"},
    k.Tell: {"side": "same opposite any", "effect": "hurts short eases weak", "strength": "strong fair weak"},
    k.Treatment: {"position": POSITIONS, "setting": SETTINGS},
    k.ChainLink: {"when": "tight weak"},
    k.Muscle: {"factors": "posture repetition overuse stress dehydration recovery trauma cold"},
    k.Tool: {"kind": KINDS, "reach": PARTS, "needs": SETTINGS},
    k.Mode: {"settings": SETTINGS},
    k.Movement: {
        "kind": "probe self-test stretch drill strengthener everyday",
        "unit": "degrees seconds cm mm repetitions errors pass",
    },
    k.RedFlag: {"parts": PARTS, "sex": "f m"},
    k.Condition: {
        "effect": "blocks adapts local",
        "forbids_kinds": KINDS,
        "forbids_positions": POSITIONS,
        "forbids_settings": SETTINGS,
    },
    k.NoPressZone: {"verdicts": "forbidden soft allowed"},
    k.Activity: {"kind": "sport job habit"},
    k.Instrument: {"better": "lower higher"},
    k.Source: {
        "kind": SOURCE_KINDS,
        "status": "standing corrected retracted superseded unverified",
        "read": "full abstract citation page not",
    },
}
RULE = "closed-words"


def problems(library: Library) -> Iterator[Problem]:
    for spot in spots(library):
        allowed = _allowed(spot)
        if allowed and isinstance(spot.value, str) and spot.value and spot.value not in allowed:
            yield _problem(spot.file, spot.key, spot.value, allowed)
    for zone in library.knowledge.zones.values():
        known = [*KINDS.split(), *known_ids(library, "tools")]
        for name in sorted(zone.verdicts.keys() - set(known)):
            yield _problem(library.places["zones", zone.id], "verdicts", name, known)


def _allowed(spot: Spot) -> list[str]:
    """The words for the field of the owner that this value stands in (`verdicts.ball` is in `verdicts`)."""
    fields = WORDS.get(type(spot.owner), {})
    named = (part.partition("[")[0] for part in spot.key.split(".")[-2:])
    return next((fields[name].split() for name in named if name in fields), [])


def _problem(file: str, key: str, word: str, allowed: list[str]) -> Problem:
    near = get_close_matches(word, allowed, n=1)
    repair = f"did you mean {near[0]!r}?" if near else f"write one of: {', '.join(allowed)}"
    return Problem(file, key, f"{word!r} is not one of its words", repair, RULE)
