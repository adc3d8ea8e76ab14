"""The belief: which sets of points may be behind the marks. A noisy-OR, exact over the sets that it considers.

A cause is a point on a side, or on both. A hypothesis is a set of up to three causes, or *elsewhere*: a joint, a nerve,
an organ, a muscle that the library lacks. Marks that no cause can share are told apart and counted by themselves, so
what is far away never interferes. Places not marked count against a cause, more gently than marks count for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import exp

from unknot.core.atlas import MIDDLE, Atlas, Spot
from unknot.core.body import Mark
from unknot.core.evidence import Evidence
from unknot.core.findings import Context

WIDE, DEEP = 16, 12  # how many causes are tried in pairs with all, and in threes with each other
TINY = 1e-300
LEAST = 1e-6  # sets this much lighter than the heaviest are counted as left out


@dataclass(frozen=True, slots=True)
class Scene:
    """Marks that one cause may explain together: place code → mark, and the spots that reach any of them."""

    marks: tuple[tuple[int, Mark], ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A set of causes (empty: elsewhere) and its probability."""

    spots: tuple[Spot, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class SceneBelief:
    """What is believed of one scene: hypotheses whose probabilities sum to one; `weight` is its share of all marks.

    `left_out` bounds the probability of all sets that were not considered.
    """

    scene: Scene
    hypotheses: tuple[Hypothesis, ...]
    left_out: float
    weight: float


def scenes(evidence: Evidence, atlas: Atlas) -> tuple[Scene, ...]:
    """The marks, parted where no spot can explain both sides. Marks of strength 0 are places that do not hurt."""
    marks = {code: m for m in evidence.drawing.marks if m.strength for code in atlas.codes(m.place)}
    parted: list[tuple[set[int], dict[int, Spot]]] = []
    for code in sorted(marks):
        here, spots = {code}, {id(spot): spot for spot in atlas.spots_at(code)}
        apart = []
        for codes, others in parted:
            if others.keys() & spots.keys():
                here |= codes
                spots |= others
            else:
                apart.append((codes, others))
        parted = [*apart, (here, spots)]
    return tuple(
        Scene(tuple((c, marks[c]) for c in sorted(codes)), tuple(sorted(spots.values(), key=_order)))
        for codes, spots in sorted(parted, key=lambda part: min(part[0]))
    )


def _order(spot: Spot) -> tuple[str, str, int]:
    return spot.muscle, spot.point, spot.side


def believe(evidence: Evidence, atlas: Atlas) -> tuple[SceneBelief, ...]:
    """The belief, scene by scene; for an empty drawing one scene without marks, which holds the prior."""
    found = scenes(evidence, atlas)
    context = Context(evidence, atlas)
    if not found:
        every = tuple(spot for spots in atlas.spots.values() for spot in spots)
        return (_single_causes(Scene((), every), context),)
    sizes = [sum(context.power(mark) for _, mark in scene.marks) for scene in found]
    return tuple(_scene_belief(s, context, size / sum(sizes)) for s, size in zip(found, sizes, strict=True))


def _single_causes(scene: Scene, context: Context) -> SceneBelief:
    weights = [(spot, context.prior(spot) * context.alone(spot)) for spot in scene.spots]
    elsewhere = context.elsewhere(scene.marks)
    total = elsewhere + sum(weight for _, weight in weights)
    singles = tuple(Hypothesis((spot,), weight / total) for spot, weight in weights)
    return SceneBelief(scene, (Hypothesis((), elsewhere / total), *singles), 0.0, 1.0)


class _Sum:
    """Weights of sets of spots over one scene's findings (marks and answers with yes).

    Findings of equal power stand together: their product is raised once. This is the finder's innermost loop.
    """

    def __init__(self, scene: Scene, context: Context) -> None:
        self.spots = scene.spots
        self.findings = tuple(sorted(context.findings(scene.marks, scene.spots), key=lambda f: f.power))
        absences = context.absences(scene.marks, scene.spots)
        self.base = [context.prior(spot) * absent for spot, absent in zip(scene.spots, absences, strict=True)]
        self.misses = list(zip(*(f.misses for f in self.findings), strict=True)) or [()] * len(scene.spots)
        self.leaks = tuple(1 - f.leak for f in self.findings)
        powers = [f.power for f in self.findings]
        self.groups = [(powers.index(p), powers.index(p) + powers.count(p), p) for p in sorted(set(powers))]

    def missed(self, *at: int) -> tuple[float, ...]:
        """For each finding the chance that neither these spots nor chance bring it."""
        missed = self.leaks
        for one in at:
            missed = tuple(a * b for a, b in zip(missed, self.misses[one], strict=True))
        return missed

    def weight(self, base: float, missed: tuple[float, ...], more: tuple[float, ...]) -> float:
        """The weight of a set: all but one of it are in `base` and `missed`, the last one misses `more`."""
        for start, stop, power in self.groups:
            chance = 1.0
            for a, b in zip(missed[start:stop], more[start:stop]):  # noqa: B905 – of one length; this loop is hot
                chance *= 1 - a * b
            base *= chance if power == 1 else chance**power
        return base

    def none(self) -> float:
        """The weight of the empty set: marks and answers by chance alone."""
        return self.weight(1.0, self.leaks, (1.0,) * len(self.leaks))


def _scene_belief(scene: Scene, context: Context, share: float) -> SceneBelief:
    sums = _Sum(scene, context)
    sets, paired = _weigh_sets(sums)
    elsewhere = context.elsewhere(scene.marks) * _answers_elsewhere(sums, context)
    tail = _left_out(sums, sets, paired)
    least = LEAST * max((elsewhere, *sets.values()))
    kept = {at: weight for at, weight in sets.items() if weight >= least}
    tail += sum(weight for weight in sets.values() if weight < least)
    total = elsewhere + sum(kept.values())
    spots = scene.spots
    found = [Hypothesis(tuple([spots[i] for i in at]), weight / total) for at, weight in kept.items()]
    found.sort(key=lambda h: -h.probability)
    return SceneBelief(scene, (Hypothesis((), elsewhere / total), *found), tail / (total + tail), share)


def _answers_elsewhere(sums: _Sum, context: Context) -> float:
    return context.answers_elsewhere(tuple(f for f in sums.findings if f.code is None), sums.spots)


def _weigh_sets(sums: _Sum) -> tuple[dict[tuple[int, ...], float], frozenset[int]]:
    """All single causes, the best ones paired with all, and the very best in threes; and which were paired with all."""
    count = range(len(sums.spots))
    base, misses = sums.base, sums.misses
    singles = [sums.weight(base[i], sums.leaks, misses[i]) for i in count]
    sets: dict[tuple[int, ...], float] = {(i,): weight for i, weight in enumerate(singles)}
    best = _best(sums, singles)
    for i in best[:WIDE]:
        missed = sums.missed(i)
        for j in count:
            pair = (i, j) if i < j else (j, i)
            if i != j and pair not in sets and _may_join(sums.spots, pair):
                sets[pair] = sums.weight(base[i] * base[j], missed, misses[j])
    deep = sorted(best[:DEEP])
    for i, j in combinations(deep, 2):
        missed = sums.missed(i, j)
        for k in deep:
            if k > j and _may_join(sums.spots, (i, j, k)):
                sets[i, j, k] = sums.weight(base[i] * base[j] * base[k], missed, misses[k])
    return sets, frozenset(best[:WIDE])


def _best(sums: _Sum, singles: Sequence[float]) -> list[int]:
    """Causes in the order in which they are tried: the best of all, and the best for each mark or answer."""
    order = sorted(range(len(singles)), key=lambda i: (-singles[i], i))
    first = list(order[: DEEP // 2])
    for number in range(len(sums.findings)):
        chances = [(1 - miss[number]) * base for miss, base in zip(sums.misses, sums.base, strict=True)]
        first.extend(sorted(range(len(chances)), key=lambda i: (-chances[i], i))[:2])
    return list(dict.fromkeys([*first, *order]))


def _may_join(spots: Sequence[Spot], at: Iterable[int]) -> bool:
    """A point on both sides and the same point on one side are one cause, not two."""
    keys = [spots[i].key for i in at]
    if len(set(keys)) == len(keys):
        return True
    sides = [spots[i].side for i in at]
    return MIDDLE not in [s for s, key in zip(sides, keys, strict=True) if keys.count(key) > 1]


def _left_out(sums: _Sum, sets: dict[tuple[int, ...], float], paired: frozenset[int]) -> float:
    """An upper bound of the weight of all sets not considered.

    A cause added to a larger set gains at most what it gains when added to a part of it, for what is explained already
    needs no second cause. So the sets one larger than S weigh at most w(S) × the least sum of gains over a part of S.
    """
    none = sums.none() or TINY
    singles = [sets[i,] for i in range(len(sums.spots))]
    gains = [0.0 if i in paired else sum(singles) / none for i in range(len(singles))]
    pairs = {at: weight for at, weight in sets.items() if len(at) == 2}
    for (i, j), weight in pairs.items():
        if i in paired:
            gains[i] += weight / (singles[i] or TINY)
        if j in paired:
            gains[j] += weight / (singles[j] or TINY)
    unpaired = sum(weight for i, weight in enumerate(singles) if i not in paired) ** 2 / (2 * none)
    triples = sum(weight * min(gains[i], gains[j]) for (i, j), weight in pairs.items()) / 3
    weighed = [(at, weight) for at, weight in sets.items() if len(at) == 3]
    most = max((min(gains[i] for i in at) for at, _ in weighed), default=0.0)
    larger = (triples + unpaired) * (exp(min(most, 20.0)) - 1)
    return unpaired + max(0.0, triples - sum(weight for _, weight in weighed)) + larger
