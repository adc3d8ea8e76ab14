"""Shares: what the hypotheses say of each muscle and side, with groups and both sides told once."""

from __future__ import annotations

from unknot.core.atlas import LEFT, MIDDLE, RIGHT, Spot
from unknot.core.belief import SceneBelief
from unknot.core.findings import Context

LEAST = 1e-6  # a share below this is counted with elsewhere


class Shares:
    """Per family and side: its share of the main cause, its part in any cause, and its likeliest point.

    A family is a muscle, or a group (quadriceps) with the parts of it that the library knows. It is told once: by the
    part that leads clearly, else by the group.
    """

    def __init__(self, beliefs: tuple[SceneBelief, ...], context: Context) -> None:
        self.part: dict[tuple[str, int], float] = {}  # by family; side MIDDLE: on any side
        self._points: dict[Spot, float] = {}
        for belief in beliefs:
            for key, part in self._parts(belief).items():
                self.part[key] = 1 - (1 - self.part.get(key, 0.0)) * (1 - min(part, 1.0))
        self._share: dict[tuple[str, int], float] = {}
        self._by_muscle: dict[str, dict[str, float]] = {}
        for spot, share in self._points.items():
            key, muscles = (spot.family, spot.side), self._by_muscle.setdefault(spot.family, {})
            self._share[key] = self._share.get(key, 0.0) + share
            muscles[spot.muscle] = muscles.get(spot.muscle, 0.0) + share
        self.muscles = frozenset(muscle for muscles in self._by_muscle.values() for muscle in muscles)
        self._clear_lead = context.w["sets.clear-lead"]

    def _parts(self, belief: SceneBelief) -> dict[tuple[str, int], float]:
        """The chance of each family and side to take part; shares are added up on the way."""
        involved: dict[Spot, float] = {}
        parts: dict[tuple[str, int], float] = {}
        for hypothesis in belief.hypotheses:
            spots, chance = hypothesis.spots, hypothesis.probability
            for spot in spots:
                involved[spot] = involved.get(spot, 0.0) + chance
                self._points[spot] = self._points.get(spot, 0.0) + chance * belief.weight / len(spots)
            if len({spot.family for spot in spots}) < len(spots):  # one muscle twice takes part once
                keys = [key for spot in spots for key in _sides_of(spot)]
                for key in set(keys):
                    parts[key] = parts.get(key, 0.0) - chance * (keys.count(key) - 1)
        for spot, chance in involved.items():
            for key in _sides_of(spot):
                parts[key] = parts.get(key, 0.0) + chance
        return parts

    def merged(self) -> list[tuple[Spot, int, float]]:
        """(likeliest spot, side, share). Both sides together are told once: as both when that, or no side, leads."""
        found = []
        for family in sorted(self._by_muscle):
            left, right, both = (self._share.get((family, side), 0.0) for side in (LEFT, RIGHT, MIDDLE))
            if both >= max(left, right) or abs(left - right) <= 1e-9 * max(left, right):
                entries = [(MIDDLE, left + right + both)]
            else:
                lead, other = (LEFT, RIGHT) if left > right else (RIGHT, LEFT)
                entries = [(lead, max(left, right) + both), (other, min(left, right))]
            found += [(self._best(family, side), side, share) for side, share in entries if share > LEAST]
        return found

    def _best(self, family: str, side: int) -> Spot:
        """The likeliest point of the family on a side, of the muscle that names it."""
        sides = (LEFT, RIGHT, MIDDLE) if side == MIDDLE else (side, MIDDLE)
        points = {
            spot: share
            for spot, share in self._points.items()
            if spot.family == family and spot.side in sides
        }
        shares = {
            m: sum(share for spot, share in points.items() if spot.muscle == m)
            for m in self._by_muscle[family]
        }
        first = min(shares, key=lambda m: (-shares[m], m))
        if family in shares and shares[family] and shares[first] < self._clear_lead * sum(shares.values()):
            first = family
        own = [spot for spot in points if spot.muscle == first]
        return min(own, key=lambda spot: (-points[spot], spot.point, -spot.side))


def _sides_of(spot: Spot) -> tuple[tuple[str, int], ...]:
    if spot.side == MIDDLE:
        return ((spot.family, MIDDLE), (spot.family, LEFT), (spot.family, RIGHT))
    return ((spot.family, MIDDLE), (spot.family, spot.side))
