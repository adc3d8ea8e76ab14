"""The atlas: what the library says of each point, made ready for counting. Built once per knowledge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import sqrt

from unknot.core.body import Place, Side
from unknot.core.knowledge import Knowledge, Muscle, Tell, TriggerPoint

LEFT, RIGHT, MIDDLE = 0, 1, 2
CODE = {Side.LEFT: LEFT, Side.RIGHT: RIGHT, Side.MIDDLE: MIDDLE}
SIDE = (Side.LEFT, Side.RIGHT, Side.MIDDLE)


class Weights:
    """The finder's weights by name, from `finder.toml`."""

    def __init__(self, values: Mapping[str, float]) -> None:
        self.values = values

    def __getitem__(self, name: str) -> float:
        """Raises ValueError naming the weight that is missing."""
        try:
            return self.values[name]
        except KeyError:
            raise ValueError(
                f"finder.toml has no weight {name!r}; the finder cannot count without it"
            ) from None

    def get(self, name: str, otherwise: float) -> float:
        return self.values.get(name, otherwise)


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A trigger point as a possible cause on one side (middle: on both sides, or a muscle in the middle).

    `covers`: place code → chance (0-1) that its pain is felt and marked there.
    """

    muscle: str
    point: str
    side: int
    covers: Mapping[int, float]
    share: float  # of the muscle's prior
    key: tuple[str, str]  # muscle and point
    family: str  # the muscle that names its group, itself when it has none


class Atlas:
    """Spots by place, tells by muscle, weights. A place is coded as 3 × region + side, so mirroring is cheap."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.weights = Weights(knowledge.weights)
        self.region_at = tuple(knowledge.regions)
        self.number = {name: at for at, name in enumerate(self.region_at)}
        self.sided = tuple(region.sided for region in knowledge.regions.values())
        known = knowledge.muscles
        self.family = {m.id: m.part_of if m.part_of in known else m.id for m in known.values()}
        self._sizes = Counter(self.family.values())
        self.spots: dict[str, tuple[Spot, ...]] = {}
        self._at_place: dict[int, list[Spot]] = {}
        self._halves_at: dict[int, list[Spot]] = {}
        self._near: dict[int, tuple[int, ...]] = {}
        for muscle in knowledge.muscles.values():
            self.spots[muscle.id] = tuple(self._spots_of(muscle))
            self._enter(self.spots[muscle.id], self._at_place)
            self._enter(_halves(self.spots[muscle.id]), self._halves_at)
        self.tells = {m.id: _by_probe(m.tells) for m in knowledge.muscles.values()}

    def _enter(self, spots: Iterable[Spot], at_place: dict[int, list[Spot]]) -> None:
        for spot in spots:
            for code, chance in spot.covers.items():
                if chance >= self.weights["cover.least"]:
                    at_place.setdefault(code, []).append(spot)

    def code(self, place: Place) -> int:
        """The code of a place. Raises ValueError for a region that the library does not know."""
        try:
            number = self.number[place.region]
        except KeyError:
            raise ValueError(f"{place.region!r} is not a region of the body; see body/regions.toml") from None
        return 3 * number + (CODE[place.side] if self.sided[number] else MIDDLE)

    def codes(self, place: Place) -> tuple[int, ...]:
        """The same; a sided region marked without a side counts for both sides."""
        code = self.code(place)
        if code % 3 == MIDDLE and self.sided[code // 3]:
            return (code - 2, code - 1)
        return (code,)

    def place(self, code: int) -> Place:
        return Place(self.region_at[code // 3], SIDE[code % 3])

    def beside(self, codes: Iterable[int]) -> frozenset[int]:
        """The places that touch any of these, on the same side."""
        return frozenset(near for code in codes for near in self._beside(code))

    def _beside(self, code: int) -> tuple[int, ...]:
        if code not in self._near:
            numbers = (
                self.number[n] for n in self._neighbours(self.region_at[code // 3]) if n in self.number
            )
            self._near[code] = tuple(code_ for n in numbers for code_ in self._same_side(3 * n, code % 3))
        return self._near[code]

    def _same_side(self, base: int, side: int) -> tuple[int, ...]:
        if not self.sided[base // 3]:
            return (base + MIDDLE,)
        return (base + LEFT, base + RIGHT) if side == MIDDLE else (base + side,)

    def spots_at(self, code: int) -> list[Spot]:
        return self._at_place.get(code, [])

    def halves_at(self, code: int) -> list[Spot]:
        """The spots of a body folded over its middle line, for pain that is alike on both sides."""
        return self._halves_at.get(code, [])

    def _spots_of(self, muscle: Muscle) -> Iterator[Spot]:
        family = self.family[muscle.id]
        share = 1 / sqrt(max(1, len(muscle.points)) * self._sizes[family])
        paired = any(self._is_sided(name) for name in (*muscle.under, *(p.at for p in muscle.points)))
        for point in muscle.points:
            left, key = self._covers(muscle, point, paired), (muscle.id, point.id)
            right = {mirrored(code): chance for code, chance in left.items()}
            both = {
                code: max(left.get(code, 0), right.get(code, 0))
                for code in sorted(left.keys() | right.keys())
            }
            if (
                not paired or left == right
            ):  # felt in the middle alone: its side cannot be told, it counts once
                yield Spot(muscle.id, point.id, MIDDLE, both, share, key, family)
                continue
            yield Spot(muscle.id, point.id, LEFT, left, share, key, family)
            yield Spot(muscle.id, point.id, RIGHT, right, share, key, family)
            yield Spot(muscle.id, point.id, MIDDLE, both, share * self.weights["prior.both"], key, family)

    def _covers(self, muscle: Muscle, point: TriggerPoint, paired: bool) -> dict[int, float]:
        """Places of the point of the left muscle, each with the highest chance that any of its roles gives."""
        zone, w = point.zone, self.weights
        roles = (
            (zone.essential, w["cover.essential"], w["cover.beside-essential"], zone.side),
            (zone.spillover, w["cover.spillover"], w["cover.beside-spillover"], zone.side),
            ((point.at,), w["cover.at"], 0.0, "same"),
            (muscle.under, w["cover.under"], 0.0, "same"),
        )
        covers: dict[int, float] = {}
        for regions, chance, beside, side in roles:
            for name in regions:
                self._add(covers, name, side, chance, paired)
                for near in self._neighbours(name) if beside else ():
                    self._add(covers, near, side, beside, paired)
        return covers

    def _add(self, covers: dict[int, float], name: str, side: str, chance: float, paired: bool) -> None:
        if name not in self.number:
            return  # the library's rules name it; a wrong slug must not stop the finder
        base = 3 * self.number[name]
        if paired and not self._is_sided(name):
            chance *= self.weights["cover.midline"]
        here = {"same": (LEFT,), "opposite": (RIGHT,), "both": (LEFT, RIGHT)}.get(side, (LEFT,))
        for code in (base + s for s in here) if self._is_sided(name) else (base + MIDDLE,):
            covers[code] = max(covers.get(code, 0.0), chance)

    def _neighbours(self, name: str) -> tuple[str, ...]:
        region = self.knowledge.regions.get(name)
        return region.neighbours if region else ()

    def _is_sided(self, name: str) -> bool:
        return name in self.number and self.sided[self.number[name]]


def _halves(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Each point once, its places folded over to the right; side `middle` now means both."""
    sided = {spot.key for spot in spots if spot.side == RIGHT}
    for spot in spots:
        if spot.side == RIGHT or spot.key not in sided:
            covers: dict[int, float] = {}
            for code, chance in spot.covers.items():
                covers[folded(code)] = max(covers.get(folded(code), 0.0), chance)
            yield replace(spot, side=MIDDLE, covers=dict(sorted(covers.items())))


def folded(code: int) -> int:
    """The same place on the right half of the body."""
    return code + 1 if code % 3 == LEFT else code


def mirrored(code: int) -> int:
    return code if code % 3 == MIDDLE else code + 1 - 2 * (code % 3)


def _by_probe(tells: tuple[Tell, ...]) -> dict[str, tuple[Tell, ...]]:
    return {probe: tuple(t for t in tells if t.probe == probe) for probe in {t.probe for t in tells}}


_kept: list[Atlas] = []


def atlas_of(knowledge: Knowledge) -> Atlas:
    """The atlas of a knowledge; the last few are kept, for building one takes longer than a question."""
    global _kept  # noqa: PLW0603 – a cache of pure values: the same knowledge always gives the same atlas
    for atlas in _kept:
        if atlas.knowledge is knowledge:
            return atlas
    atlas = Atlas(knowledge)
    _kept = [atlas, *_kept[:3]]
    return atlas
