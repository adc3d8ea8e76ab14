"""Moved: what one more answer did to the order of the candidates, and the pattern that all of them make together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unknot.core.body import Place, Side
from unknot.core.finder import Candidate, Ranking
from unknot.core.knowledge import Knowledge

SMALL = 0.01  # a change of probability that is not worth a word
SEEN = 0.02  # candidates below this add nothing to the picture


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a candidate stood before the last answer (None: nowhere) and where it stands now, from 1; `by` in 0-1."""

    muscle: str
    was: int | None
    now: int
    by: float

    @property
    def way(self) -> str:
        """up, down, or surer and less sure where the place stayed the same; "" when next to nothing changed."""
        if self.was is None or self.now < self.was:
            return "up"
        if self.now > self.was:
            return "down"
        return ("surer" if self.by > 0 else "less sure") if abs(self.by) >= SMALL else ""


def moved(before: Ranking, after: Ranking) -> Mapping[tuple[str, Side], Moved]:
    """For each candidate what the last answer did to it."""
    stood = {(c.muscle, c.side): (n, c.probability) for n, c in enumerate(before.candidates, 1)}
    found = {}
    for number, candidate in enumerate(after.candidates, 1):
        key = candidate.muscle, candidate.side
        was, chance = stood.get(key, (None, 0.0))
        found[key] = Moved(candidate.muscle, was, number, candidate.probability - chance)
    return found


def likely_pattern(ranking: Ranking, knowledge: Knowledge) -> Mapping[Place, float]:
    """How likely pain is to be felt at each place, seen from all candidates; the likeliest place has 1."""
    found: dict[Place, float] = {}
    for candidate in ranking.candidates:
        if candidate.probability >= SEEN:
            for place, chance in _felt(candidate, knowledge).items():
                found[place] = found.get(place, 0.0) + chance * candidate.probability
    most = max(found.values(), default=1.0)
    return {place: chance / most for place, chance in found.items()}


def _felt(candidate: Candidate, knowledge: Knowledge) -> dict[Place, float]:
    """Where this candidate's pain is felt: at the usual places of its likeliest point, less so at the possible ones."""
    point = next(p for p in knowledge.muscles[candidate.muscle].points if p.id == candidate.point)
    sides: tuple[Side, ...] = (Side.LEFT, Side.RIGHT) if candidate.side is Side.MIDDLE else (candidate.side,)
    if point.zone.side == "both":
        sides = (Side.LEFT, Side.RIGHT)
    elif point.zone.side == "opposite":
        sides = tuple(side.opposite for side in sides)
    usual, possible = knowledge.weights["cover.essential"], knowledge.weights["cover.spillover"]
    chances = {**dict.fromkeys(point.zone.spillover, possible), **dict.fromkeys(point.zone.essential, usual)}
    return {
        place: chance
        for name, chance in chances.items()
        if name in knowledge.regions
        for place in ([Place(name, s) for s in sides] if knowledge.regions[name].sided else [Place(name)])
    }
