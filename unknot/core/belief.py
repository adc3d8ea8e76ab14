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

WIDE, DEEP = 20, 14  # how many causes are tried in pairs with all, and in threes with each other


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
    """Weights of sets of spots over one scene's findings (marks and answers with yes)."""

    def __init__(self, scene: Scene, context: Context) -> None:
        self.spots = scene.spots
        self.findings = context.findings(scene.marks, scene.spots)
        self.base = [context.prior(spot) * context.absences(spot, scene.marks) for spot in scene.spots]
        self.misses = [tuple(f.miss(at) for f in self.findings) for at in range(len(scene.spots))]
        self.leaks = tuple((1 - f.leak, f.power) for f in self.findings)

    def weight(self, *at: int) -> float:
        """The weight of a set, given by the numbers of its spots."""
        result = 1.0
        for one in at:
            result *= self.base[one]
        rows = [self.misses[one] for one in at]
        for number, (leak, power) in enumerate(self.leaks):
            missed = leak
            for row in rows:
                missed *= row[number]
            result *= (1 - missed) ** power
        return result

    def none(self) -> float:
        """The weight of the empty set: marks and answers by chance alone."""
        result = 1.0
        for miss, power in self.leaks:
            result *= (1 - miss) ** power
        return result


def _scene_belief(scene: Scene, context: Context, share: float) -> SceneBelief:
    sums = _Sum(scene, context)
    sets = _weigh_sets(sums)
    elsewhere = context.elsewhere(scene.marks) * _answers_elsewhere(sums, context)
    total = elsewhere + sum(sets.values())
    spots = scene.spots
    found = [Hypothesis(tuple(spots[i] for i in at), weight / total) for at, weight in sets.items()]
    found.sort(key=lambda h: -h.probability)
    tail = _left_out(sums, sets)
    return SceneBelief(scene, (Hypothesis((), elsewhere / total), *found), tail / (total + tail), share)


def _answers_elsewhere(sums: _Sum, context: Context) -> float:
    return context.answers_elsewhere(tuple(f for f in sums.findings if f.code is None), sums.spots)


def _weigh_sets(sums: _Sum) -> dict[tuple[int, ...], float]:
    """All single causes, the best ones paired with all, and the very best in threes."""
    count = range(len(sums.spots))
    singles = [sums.weight(i) for i in count]
    sets: dict[tuple[int, ...], float] = {(i,): weight for i, weight in enumerate(singles)}
    best = _best(sums, singles)
    for i in best[:WIDE]:
        for j in count:
            pair = (i, j) if i < j else (j, i)
            if i != j and pair not in sets and _may_join(sums.spots, pair):
                sets[pair] = sums.weight(*pair)
    for triple in combinations(sorted(best[:DEEP]), 3):
        if _may_join(sums.spots, triple):
            sets[triple] = sums.weight(*triple)
    return sets


def _best(sums: _Sum, singles: Sequence[float]) -> list[int]:
    """Causes in the order in which they are tried: the best of all, and the best for each mark or answer."""
    order = sorted(range(len(singles)), key=lambda i: (-singles[i], i))
    first = list(order[: DEEP // 2])
    for number in range(len(sums.findings)):
        chances = [(-(1 - sums.misses[i][number]) * sums.base[i], i) for i in range(len(singles))]
        first.extend(i for _, i in sorted(chances)[:2])
    return list(dict.fromkeys([*first, *order]))


def _may_join(spots: Sequence[Spot], at: Iterable[int]) -> bool:
    """A point on both sides and the same point on one side are one cause, not two."""
    keys = [(spots[i].muscle, spots[i].point) for i in at]
    if len(set(keys)) == len(keys):
        return True
    sides = [spots[i].side for i in at]
    return MIDDLE not in [s for s, key in zip(sides, keys, strict=True) if keys.count(key) > 1]


def _left_out(sums: _Sum, sets: dict[tuple[int, ...], float]) -> float:
    """An upper bound of the weight of all sets not considered.

    A cause added to a larger set gains at most what it gains when added to a part of it (what is explained already
    needs no second cause). So the sets one larger than S weigh at most w(S) × the sum of the gains over any part of S.
    """
    none = sums.none() or 1e-300
    singles = {at[0]: weight for at, weight in sets.items() if len(at) == 1}
    loose = sum(singles.values()) / none
    gains = dict.fromkeys(singles, 0.0)
    paired = set()
    for at, weight in sets.items():
        if len(at) == 2:
            for one, other in (at, at[::-1]):
                gains[one] += weight / (singles[one] or 1e-300)
                paired.add(other)
    complete = set(_best(sums, [singles[i] for i in range(len(singles))])[:WIDE])
    gains = {i: gain if i in complete else loose for i, gain in gains.items()}
    outside = [weight for i, weight in singles.items() if i not in complete]
    pairs = sum(outside) ** 2 / (2 * none)
    by_size = {size: sum(w for at, w in sets.items() if len(at) == size) for size in (2, 3)}
    triples = sum(w * min(gains[i] for i in at) for at, w in sets.items() if len(at) == 2) / 3
    most = max((min(gains[i] for i in at) for at in sets if len(at) == 3), default=0.0)
    larger = (triples + pairs) * (exp(min(most, 20.0)) - 1)
    return pairs + max(0.0, triples - by_size[3]) + larger
