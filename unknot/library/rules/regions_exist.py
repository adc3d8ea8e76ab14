"""Every region that is named is one of body/regions.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from unknot.core import knowledge as k
from unknot.library.problem import Problem
from unknot.library.read import Library
from unknot.library.walk import Spot, spots

FIELDS: Mapping[type, tuple[str, ...]] = {
    k.Region: ("neighbours",),
    k.ReferralZone: ("essential", "spillover"),
    k.TriggerPoint: ("at",),
    k.Muscle: ("under",),
    k.NoPressZone: ("regions",),
    k.Condition: ("forbids_regions",),
}
RULE = "regions-exist"


def problems(library: Library) -> Iterator[Problem]:
    regions = list(library.knowledge.regions)
    for spot in spots(library):
        if _names_a_region(spot) and spot.value not in library.knowledge.regions:
            yield _unknown(spot.file, spot.key, spot.value, regions)
    for number, word in enumerate(library.knowledge.broad_words):
        for region in word.regions:
            if region not in library.knowledge.regions:
                yield _unknown("body/words.toml", f"words[{number}].regions", region, regions)


def _names_a_region(spot: Spot) -> bool:
    if not isinstance(spot.value, str):
        return False
    field = spot.key.rpartition(".")[2].partition("[")[0]
    return field in FIELDS.get(type(spot.owner), ())


def _unknown(file: str, key: str, name: str, regions: list[str]) -> Problem:
    near = get_close_matches(name, regions, n=1)
    repair = f"did you mean {near[0]!r}?" if near else "use an id of body/regions.toml"
    return Problem(file, key, f"there is no region {name!r}", repair, RULE)
