"""Sets: which points together, and how heavy each set is over the pains and answers of a scene."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from itertools import combinations
from math import prod

from unknot.core.atlas import MIDDLE, Spot
from unknot.core.findings import Context
from unknot.core.pains import Pain

COUNTABLE = 7  # pains and answers over which all sets are summed; each more doubles the work
MOST_CAUSES = 10  # of one set, where many pains ask for so many


class Sums:
    """Weights of sets of spots over one scene's findings (marks and answers with yes)."""

    def __init__(self, pains: Sequence[Pain], spots: Sequence[Spot], context: Context) -> None:
        self.spots = spots
        self.findings = context.findings(pains, spots)
        priors = [context.prior(spot) for spot in spots]
        absences = context.absences(pains, spots)
        told = [context.told(spot) * absent for spot, absent in zip(spots, absences, strict=True)]
        self.base = [prior * weight for prior, weight in zip(priors, told, strict=True)]
        self.more = min(1.0, context.w["sets.more"] / (sum(priors) or 1.0))  # for each cause after the first
        self.misses = list(zip(*(f.misses for f in self.findings), strict=True)) or [()] * len(spots)
        self.leaks = tuple(1 - f.leak for f in self.findings)

    def strongest(self, most: int) -> Sums:
        """The same with the findings alone that are least likely without any cause."""
        order = sorted(range(len(self.findings)), key=lambda n: (self.findings[n].leak, n))[:most]
        fewer = copy(self)
        fewer.leaks = tuple(self.leaks[n] for n in order)
        fewer.misses = [tuple(miss[n] for n in order) for miss in self.misses]
        return fewer

    def weight(self, at: tuple[int, ...]) -> float:
        base = prod(self.base[i] for i in at) * self.more ** (len(at) - 1)
        return _weight(base, self.missed(*at[:-1]), self.misses[at[-1]])

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


def left_out(sums: Sums, kept: dict[tuple[int, ...], float], total: float) -> float:
    """The probability of all sets that were not kept, at most.

    Over more findings than can be summed the weakest are left aside: each could only make a set lighter.
    """
    counted = sums if len(sums.findings) <= COUNTABLE else sums.strongest(COUNTABLE)
    weights = kept.values() if counted is sums else (counted.weight(at) for at in kept)
    rest = max(0.0, counted.all_sets() - sum(weights))
    return rest / (total + rest)


def weigh_sets(sums: Sums) -> dict[tuple[int, ...], float]:
    """All single causes, the best ones paired with many, and the very best in threes."""
    base, misses, more = sums.base, sums.misses, sums.more
    singles = [_weight(b, sums.leaks, miss) for b, miss in zip(base, misses, strict=True)]
    sets: dict[tuple[int, ...], float] = {(i,): weight for i, weight in enumerate(singles)}
    widely, nearly, deeply = _effort(len(sums.findings))
    few = len(sums.findings) <= COUNTABLE  # the best for each of many pains would be too many to combine
    near = _leading(sums, singles, nearly)
    wide, deep = (_leading(sums, singles, m) if few else _top(singles, m) for m in (widely, deeply))
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
    return sets | _extended(sums, sets)


def _extended(sums: Sums, sets: dict[tuple[int, ...], float]) -> dict[tuple[int, ...], float]:
    """Larger sets, for many pains: the likeliest one grows by the best cause as long as that helps.

    Equals are all told, and then it ends: to choose one of them would favour a side.
    """
    found: dict[tuple[int, ...], float] = {}
    weight = max(sets.values(), default=0.0)
    leading = [at for at, w in sets.items() if w >= weight * (1 - 1e-9)]
    best = leading[0] if len(leading) == 1 else ()
    while 3 <= len(best) < MOST_CAUSES:
        missed = sums.missed(*best)
        so_far = prod(sums.base[i] for i in best) * sums.more ** len(best)
        larger = {
            tuple(sorted((*best, i))): _weight(so_far * base, missed, sums.misses[i])
            for i, base in enumerate(sums.base)
            if i not in best and _may_join(sums.spots, (*best, i))
        }
        most = max(larger.values(), default=0.0)
        if most <= weight:
            break
        equals = {at: w for at, w in larger.items() if w >= most * (1 - 1e-9)}
        found |= equals
        if len(equals) > 1:
            break
        best, weight = next(iter(equals)), most
    return found


def _effort(findings: int) -> tuple[int, int, int]:
    """How many causes are tried in pairs, with how many others, and how many in threes: fewer when each costs more."""
    count = max(1, findings)
    return 8 + 24 // count, 24 + 160 // count, 8 + 12 // count


def _leading(sums: Sums, singles: Sequence[float], most: int) -> list[int]:
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
