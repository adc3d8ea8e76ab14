"""The belief: which sets of points may be behind the marks. A noisy-OR, exact over the sets that it considers.

A cause is a point on a side, or on both. A hypothesis is a set of up to three causes, or *elsewhere*: a joint, a nerve,
an organ, a muscle that the library lacks. Marks that no cause can share are told apart and counted by themselves, so
what is far away never interferes. Places not marked count against a cause, more gently than marks count for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod

from unknot.core.atlas import LEFT, MIDDLE, Atlas, Spot, mirrored
from unknot.core.body import Mark
from unknot.core.evidence import Evidence
from unknot.core.findings import Context

COUNTABLE = 7  # marks and answers over which all sets can be summed; each more doubles the work
LEAST = 1e-4  # sets this much lighter than the heaviest are counted as left out


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

    `left_out` is the probability of all sets that were not considered; 1 when there are too many marks to tell.
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
    sizes = [sum(context.size(mark) for _, mark in scene.marks) for scene in found]
    return tuple(
        _scene_belief(_folded(scene, atlas) if _is_alike(scene) else scene, context, size / sum(sizes))
        for scene, size in zip(found, sizes, strict=True)
    )


def _is_alike(scene: Scene) -> bool:
    """Whether the marks are the same on both sides."""
    strengths = {code: mark.strength for code, mark in scene.marks}
    return all(strengths.get(mirrored(code)) == strength for code, strength in strengths.items())


def _folded(scene: Scene, atlas: Atlas) -> Scene:
    """Pain alike on both sides is one thing told twice: it counts once, and for both sides together."""
    marks = tuple((code, mark) for code, mark in scene.marks if code % 3 != LEFT)
    spots = {id(spot): spot for code, _ in marks for spot in atlas.halves_at(code)}
    return Scene(marks, tuple(sorted(spots.values(), key=_order)))


def _single_causes(scene: Scene, context: Context) -> SceneBelief:
    weights = [(spot, context.prior(spot) * context.told(spot) * context.alone(spot)) for spot in scene.spots]
    elsewhere = context.elsewhere(scene.marks)
    total = elsewhere + sum(weight for _, weight in weights)
    singles = tuple(Hypothesis((spot,), weight / total) for spot, weight in weights)
    return SceneBelief(scene, (Hypothesis((), elsewhere / total), *singles), 0.0, 1.0)


class _Sum:
    """Weights of sets of spots over one scene's findings (marks and answers with yes)."""

    def __init__(self, scene: Scene, context: Context) -> None:
        self.spots = scene.spots
        self.findings = context.findings(scene.marks, scene.spots)
        priors = [context.prior(spot) for spot in scene.spots]
        absences = context.absences(scene.marks, scene.spots)
        told = [context.told(spot) * absent for spot, absent in zip(scene.spots, absences, strict=True)]
        self.base = [prior * weight for prior, weight in zip(priors, told, strict=True)]
        self.more = min(1.0, context.w["sets.more"] / (sum(priors) or 1.0))  # for each cause after the first
        self.misses = list(zip(*(f.misses for f in self.findings), strict=True)) or [()] * len(scene.spots)
        self.leaks = tuple(1 - f.leak for f in self.findings)

    def missed(self, *at: int) -> tuple[float, ...]:
        """For each finding the chance that neither these spots nor chance bring it."""
        missed = self.leaks
        for one in at:
            missed = tuple(a * b for a, b in zip(missed, self.misses[one], strict=True))
        return missed

    def all_sets(self) -> float:
        """The weight of every set of every size, but the empty one: by inclusion and exclusion over the findings."""
        if not self.spots:
            return 0.0
        base = [one * self.more for one in self.base]
        misses = list(zip(*self.misses, strict=True))
        every = _included(base, misses, self.leaks, [1.0] * len(base))
        return (every - _weight(1.0, self.leaks, (1.0,) * len(self.leaks))) / self.more


def _weight(base: float, missed: tuple[float, ...], more: tuple[float, ...]) -> float:
    """The weight of a set: all but one of it are in `base` and `missed`, the last one misses `more`. The hot loop."""
    for a, b in zip(missed, more):  # noqa: B905 – of one length
        base *= 1 - a * b
    return base


def _included(
    base: list[float], misses: list[tuple[float, ...]], leaks: tuple[float, ...], product: list[float]
) -> float:
    """The sum over all subsets T of the findings of (-1)^|T| × leaks × Π over spots (1 + base × misses)."""
    if not leaks:
        return prod([1 + b * p for b, p in zip(base, product, strict=True)])
    without = _included(base, misses[1:], leaks[1:], product)
    missing = [p * m for p, m in zip(product, misses[0], strict=True)]
    return without - leaks[0] * _included(base, misses[1:], leaks[1:], missing)


def _scene_belief(scene: Scene, context: Context, share: float) -> SceneBelief:
    sums = _Sum(scene, context)
    sets = _weigh_sets(sums)
    elsewhere = context.elsewhere(scene.marks) * _answers_elsewhere(sums, context)
    least = LEAST * max((elsewhere, *sets.values()))
    kept = {at: weight for at, weight in sets.items() if weight >= least}
    total = elsewhere + sum(kept.values())
    spots = scene.spots
    found = [Hypothesis(tuple([spots[i] for i in at]), weight / total) for at, weight in kept.items()]
    found.sort(key=lambda h: -h.probability)
    return SceneBelief(
        scene, (Hypothesis((), elsewhere / total), *found), _left_out(sums, kept, total), share
    )


def _left_out(sums: _Sum, kept: dict[tuple[int, ...], float], total: float) -> float:
    """The probability of all sets that were not kept; for more findings than can be summed, nothing better than 1."""
    if len(sums.findings) > COUNTABLE:
        return 1.0
    rest = max(0.0, sums.all_sets() - sum(kept.values()))
    return rest / (total + rest)


def _answers_elsewhere(sums: _Sum, context: Context) -> float:
    return context.answers_elsewhere(tuple(f for f in sums.findings if f.code is None), sums.spots)


def _weigh_sets(sums: _Sum) -> dict[tuple[int, ...], float]:
    """All single causes, the best ones paired with many, and the very best in threes."""
    base, misses, more = sums.base, sums.misses, sums.more
    singles = [_weight(b, sums.leaks, miss) for b, miss in zip(base, misses, strict=True)]
    sets: dict[tuple[int, ...], float] = {(i,): weight for i, weight in enumerate(singles)}
    wide, near, deep = (_leading(sums, singles, most) for most in _effort(len(sums.findings)))
    for i in wide:
        missed = sums.missed(i)
        for j in near:
            pair = (i, j) if i < j else (j, i)
            if i != j and pair not in sets and _may_join(sums.spots, pair):
                sets[pair] = _weight(base[i] * base[j] * more, missed, misses[j])
    for i, j in combinations(sorted(deep), 2):
        missed = sums.missed(i, j)
        for k in deep:
            if k > j and _may_join(sums.spots, (i, j, k)):
                sets[i, j, k] = _weight(base[i] * base[j] * base[k] * more * more, missed, misses[k])
    return sets


def _effort(findings: int) -> tuple[int, int, int]:
    """How many causes are tried in pairs, with how many others, and how many in threes: fewer when each costs more."""
    count = max(1, findings)
    return 8 + 24 // count, 24 + 160 // count, 8 + 12 // count


def _leading(sums: _Sum, singles: Sequence[float], most: int) -> list[int]:
    """The causes tried with others: the best alone, and the best for each mark or answer. Equals come in together."""
    leading = _top(singles, most // 2)
    for number in range(len(sums.findings)):
        leading += _top([(1 - miss[number]) * b for miss, b in zip(sums.misses, sums.base, strict=True)], 2)
    return list(dict.fromkeys([*leading, *_top(singles, most)]))


def _top(values: Sequence[float], most: int) -> list[int]:
    """The places of the greatest values, in order, with equals of the last: a mirrored body gives the same."""
    order = sorted(range(len(values)), key=lambda i: (-values[i], i))
    if len(order) <= most:
        return order
    least = values[order[most - 1]] * (1 - 1e-9)
    return [i for i in order if values[i] >= least]


def _may_join(spots: Sequence[Spot], at: Iterable[int]) -> bool:
    """A point on both sides and the same point on one side are one cause, not two."""
    keys = [spots[i].key for i in at]
    if len({*keys}) == len(keys):
        return True
    sides = [spots[i].side for i in at]
    return MIDDLE not in [s for s, key in zip(sides, keys, strict=True) if keys.count(key) > 1]
