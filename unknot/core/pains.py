"""Pains: the marks as told. One vague word for several places, or for either side, is one pain and not many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from unknot.core.atlas import Atlas, folded, mirrored
from unknot.core.body import Feel, Mark, Place
from unknot.core.complaint import Phrase
from unknot.core.evidence import Evidence

Regions = tuple[
    tuple[float, tuple[int, ...]], ...
]  # chance that a region is meant, its codes: one for each side


@dataclass(frozen=True, slots=True)
class Pain:
    """One pain and where it may be: by `mark` how strong, of which quality."""

    regions: Regions
    mark: Mark

    @property
    def codes(self) -> tuple[int, ...]:
        return tuple(code for _, codes in self.regions for code in codes)

    @property
    def told(self) -> tuple[Regions, int]:
        return self.regions, self.mark.strength

    def chance(self, covers: Mapping[int, float]) -> float:
        """The chance that a spot which covers these places brings it."""
        if len(self.regions) == 1 and len(self.regions[0][1]) == 1:
            return covers.get(self.regions[0][1][0], 0.0)
        missed = 1.0
        for meant, codes in self.regions:
            missed *= 1 - meant * max(covers.get(code, 0.0) for code in codes)
        return 1 - missed

    @property
    def mirrored(self) -> Pain:
        return replace(self, regions=_turned(self.regions, mirrored))

    @property
    def folded(self) -> Pain:
        """The same pain on the right half of the body."""
        return replace(self, regions=_turned(self.regions, folded))


def _turned(regions: Regions, turn: Callable[[int], int]) -> Regions:
    return tuple(sorted((meant, tuple(sorted({turn(code) for code in codes}))) for meant, codes in regions))


def pains_of(evidence: Evidence, atlas: Atlas) -> tuple[Pain, ...]:
    """The pains told. Marks of strength 0 are places that do not hurt."""
    marks = {m.place: m for m in evidence.drawing.marks if m.strength}
    found: list[Pain] = []
    for phrase in evidence.phrases:
        here = {place: marks[place] for place in phrase.places if place in marks}
        if len(here) > 1 or (here and _stands(phrase, here)):
            found.append(_vague(phrase, here, atlas))
            for place in here:
                del marks[place]
    found += [Pain(_regions({m.place: 1.0}, atlas), m) for m in marks.values()]
    return tuple(sorted(found, key=lambda pain: (pain.regions, pain.mark.strength)))


def _stands(phrase: Phrase, here: Iterable[Place]) -> bool:
    """Whether all that the reading marked is marked still: who has corrected the figure means what is left."""
    return phrase.marked <= {*here}


def _vague(phrase: Phrase, here: Mapping[Place, Mark], atlas: Atlas) -> Pain:
    chances = dict(zip(phrase.places, phrase.chances, strict=True))
    if not _stands(phrase, here):
        chances = dict.fromkeys(here, 1.0)
    strongest = max(here.values(), key=lambda m: m.strength)
    words = tuple(dict.fromkeys(word for m in here.values() for word in m.quality))
    feel = Feel.TIGHT if all(m.feel is Feel.TIGHT for m in here.values()) else Feel.PAIN
    return Pain(_regions(chances, atlas), replace(strongest, quality=words, feel=feel))


def _regions(chances: Mapping[Place, float], atlas: Atlas) -> Regions:
    """Places by region: a place on either side is one region with two codes."""
    codes: dict[int, set[int]] = {}
    meant: dict[int, float] = {}
    for place, chance in chances.items():
        number = atlas.code(place) // 3
        codes.setdefault(number, set()).update(atlas.codes(place))
        meant[number] = max(meant.get(number, 0.0), chance)
    return tuple(sorted((meant[number], tuple(sorted(some))) for number, some in codes.items()))
