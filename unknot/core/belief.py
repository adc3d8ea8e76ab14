"""The belief: which sets of points may be behind the marks. A noisy-OR, exact over the sets that it considers.

A cause is a point on a side, or on both. A hypothesis is a set of up to three causes, more where many pains ask for
it, or *elsewhere*: a joint, a nerve, an organ, a muscle that the library lacks. Pains that no cause can share are told
apart and counted by themselves, so what is far away never interferes. Places not marked count against a cause, more
gently than marks count for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from unknot.core.atlas import Atlas, Spot
from unknot.core.evidence import Evidence
from unknot.core.findings import Context
from unknot.core.pains import Pain, Regions, pains_of
from unknot.core.sets import Sums, left_out, weigh_sets

LEAST = 1e-4  # sets this much lighter than the heaviest are counted as left out


@dataclass(frozen=True, slots=True)
class Scene:
    """Pains that one cause may explain together, and the spots that reach any of them."""

    pains: tuple[Pain, ...]
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
    """The pains, parted where no spot can explain both sides."""
    parted: list[tuple[list[Pain], dict[int, Spot]]] = []
    for pain in pains_of(evidence, atlas):
        here, spots = [pain], {id(spot): spot for code in pain.codes for spot in atlas.spots_at(code)}
        apart = []
        for pains, others in parted:
            if others.keys() & spots.keys():
                here += pains
                spots |= others
            else:
                apart.append((pains, others))
        parted = [*apart, (here, spots)]
    return tuple(
        Scene(tuple(sorted(pains, key=_told)), tuple(sorted(spots.values(), key=_order)))
        for pains, spots in sorted(parted, key=lambda part: min(map(_told, part[0])))
    )


def _told(pain: Pain) -> tuple[Regions, int]:
    return pain.told


def _order(spot: Spot) -> tuple[str, str, int]:
    return spot.muscle, spot.point, spot.side


def believe(evidence: Evidence, atlas: Atlas) -> tuple[SceneBelief, ...]:
    """The belief, scene by scene; for an empty drawing one scene without marks, which holds the prior."""
    found = scenes(evidence, atlas)
    context = Context(evidence, atlas)
    if not found:
        every = tuple(spot for spots in atlas.spots.values() for spot in spots)
        return (_single_causes(Scene((), every), context),)
    sizes = [sum(context.size(pain.mark) for pain in scene.pains) for scene in found]
    return tuple(
        _scene_belief(_folded(scene, atlas) if _is_alike(scene) else scene, context, size / sum(sizes))
        for scene, size in zip(found, sizes, strict=True)
    )


def _is_alike(scene: Scene) -> bool:
    """Whether the pains are the same on both sides."""
    return {pain.told for pain in scene.pains} == {pain.mirrored.told for pain in scene.pains}


def _folded(scene: Scene, atlas: Atlas) -> Scene:
    """Pain alike on both sides is one thing told twice: it counts once, and for both sides together."""
    pains = {pain.told: pain for pain in (pain.folded for pain in scene.pains)}
    spots = {id(s): s for pain in pains.values() for code in pain.codes for s in atlas.halves_at(code)}
    return Scene(tuple(pains[told] for told in sorted(pains)), tuple(sorted(spots.values(), key=_order)))


def _single_causes(scene: Scene, context: Context) -> SceneBelief:
    weights = [(spot, context.prior(spot) * context.told(spot) * context.alone(spot)) for spot in scene.spots]
    elsewhere = context.elsewhere(scene.pains)
    total = elsewhere + sum(weight for _, weight in weights)
    singles = tuple(Hypothesis((spot,), weight / total) for spot, weight in weights)
    return SceneBelief(scene, (Hypothesis((), elsewhere / total), *singles), 0.0, 1.0)


def _scene_belief(scene: Scene, context: Context, share: float) -> SceneBelief:
    sums = Sums(scene.pains, scene.spots, context)
    sets = weigh_sets(sums)
    least = LEAST * max(sets.values(), default=0.0)
    kept = {at: weight for at, weight in sets.items() if weight >= least}
    elsewhere = _elsewhere(sums, context, scene, sum(kept.values()))
    total = elsewhere + sum(kept.values())
    spots = scene.spots
    found = [Hypothesis(tuple([spots[i] for i in at]), weight / total) for at, weight in kept.items()]
    found.sort(key=lambda h: -h.probability)
    return SceneBelief(scene, (Hypothesis((), elsewhere / total), *found), left_out(sums, kept, total), share)


def _elsewhere(sums: Sums, context: Context, scene: Scene, muscles: float) -> float:
    """The weight of elsewhere: never so much or so little that it, or every muscle, were out of the race."""
    answers = tuple(f for f in sums.findings if f.is_answer)
    weight = context.elsewhere(scene.pains) * context.answers_elsewhere(answers, sums.spots)
    never = context.w["elsewhere.never-below"]
    least, most = muscles * never / (1 - never), muscles * (1 - never) / never
    return min(max(weight, least), most) if muscles else weight
