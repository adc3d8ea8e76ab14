"""Findings: how likely each mark, answer and press is with a cause and without, by the finder's weights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod

from unknot.core.atlas import LEFT, MIDDLE, RIGHT, SIDE, Atlas, Spot
from unknot.core.body import Feel, Mark, Side
from unknot.core.evidence import Evidence, Palpation, Pressing
from unknot.core.knowledge import Tell
from unknot.core.pains import Pain
from unknot.core.reading import MovementFact


@dataclass(frozen=True, slots=True)
class Finding:
    """A pain or a yes: the chance of it without any cause (`leak`), and each spot's chance to bring it."""

    is_answer: bool
    leak: float
    chances: tuple[float, ...]

    @property
    def misses(self) -> tuple[float, ...]:
        """Each spot's chance not to bring it."""
        return tuple([1 - chance for chance in self.chances])


class Context:
    """The evidence around the marks, weighed per spot."""

    def __init__(self, evidence: Evidence, atlas: Atlas) -> None:
        self.evidence, self.atlas, self.w = evidence, atlas, atlas.weights
        self.yes = _told_once(f for f in evidence.movements if f.holds)
        self.no = _told_once(f for f in evidence.movements if not f.holds)
        self.painless = frozenset(
            code for m in evidence.drawing.marks if m.strength == 0 for code in atlas.codes(m.place)
        )
        self._priors: dict[str, float] = {}
        self._expected = self.w["absent.from"]
        self._told: dict[tuple[str, int], float] = {}
        known = atlas.knowledge
        marked = {known.regions[name].part for name in evidence.drawing.regions if name in known.regions}
        self._parts = tuple(sorted(marked))

    # --- a cause by itself ---------------------------------------------------------------------------------------

    def prior(self, spot: Spot) -> float:
        """The odds of a spot before its marks: how common it is, and what the days load."""
        if spot.muscle not in self._priors:
            self._priors[spot.muscle] = self._usual(spot.muscle) * self._loaded(spot.muscle)
        return self._priors[spot.muscle] * spot.share

    def told(self, spot: Spot) -> float:
        """How many times likelier a spot is for what was denied, what pressing found, and how earlier care went."""
        key = (spot.muscle, spot.side)
        if key not in self._told:
            self._told[key] = self._denied(spot) * self._cared_for(spot)
        return self._told[key] * self._pressed(spot)

    def _usual(self, muscle: str) -> float:
        """How common, with the shares that are published for complaints of this part of the body."""
        usual = self._weight_of("prior", muscle, self.w["prior.usual"])
        return usual * max(
            (self._weight_of(f"complaint.{part}", muscle, 1.0) for part in self._parts), default=1.0
        )

    def _weight_of(self, table: str, muscle: str, otherwise: float) -> float:
        """A weight of a muscle, or of the group that it is part of."""
        family = self.atlas.family[muscle]
        return self.w.get(f"{table}.{muscle}", self.w.get(f"{table}.{family}", otherwise))

    def _loaded(self, muscle: str) -> float:
        activities = self.atlas.knowledge.activities
        loaded = [activities[a].muscles for a in self.evidence.activities if a in activities]
        loads = [load.get(muscle, load.get(self.atlas.family[muscle], 0.0)) for load in loaded]
        shared = set(self.atlas.knowledge.muscles[muscle].factors) & set(self.evidence.factors)
        return float(
            (1 + self.w["load.activity"] * max(loads, default=0.0))
            * self.w["load.factor"] ** min(2, len(shared))
        )

    def _denied(self, spot: Spot) -> float:
        """What "no, that does not hurt" says of a spot."""
        result = 1.0
        for fact in self.no:
            result *= 1 - self.tell(spot, fact)
        return result

    def _cared_for(self, spot: Spot) -> float:
        result = 1.0
        for course in self.evidence.courses:
            near = self._nearness(course.muscle, spot)
            if near and _same_side(course.side, spot.side):
                result *= float(self.w["course.calmed" if course.calmed else "course.not-calmed"] ** near)
        return result

    def _pressed(self, spot: Spot) -> float:
        result = 1.0
        for told in sorted(set(self.evidence.palpations), key=_palpation_order):
            near = self._nearness(told.muscle, spot)
            if near and _same_side(told.side, spot.side):
                result *= float(
                    self._press_weight(told)
                    ** (near if told.point in ("", spot.point) else self.w["press.other-point"])
                )
        return result

    def _nearness(self, muscle: str, spot: Spot) -> float:
        """1 for the muscle itself, less for another of its group, 0 for any other."""
        if muscle == spot.muscle:
            return 1.0
        return self.w["press.other-point"] if self.atlas.family.get(muscle) == spot.family else 0.0

    def _press_weight(self, told: Palpation) -> float:
        weight = self.w[f"press.{told.told}"]
        if told.told is Pressing.RECOGNISED and told.spreads is not None:
            weight *= self.w["press.spreads"] if told.spreads else self.w["press.does-not-spread"]
        return weight

    def alone(self, spot: Spot) -> float:
        """For an empty drawing: what the answers with yes say of a spot alone."""
        result = 1.0
        for finding in self.answers((spot,)):
            result *= 1 - (1 - finding.leak) * finding.misses[0]
        return result

    # --- marks and answers that causes share ---------------------------------------------------------------------

    def findings(self, pains: Sequence[Pain], spots: Sequence[Spot]) -> tuple[Finding, ...]:
        found = [
            Finding(False, self.leak(pain.mark), tuple([pain.chance(s.covers) for s in spots]))
            for pain in pains
        ]
        return (*found, *self.answers(spots))

    def leak(self, mark: Mark) -> float:
        """The chance of a mark without any cause: a mild one is sooner there for no reason."""
        strong, mild = self.w["leak.strong"], self.w["leak.mild"]
        return strong + (mild - strong) * (1 - mark.strength / 10)

    def size(self, mark: Mark) -> float:
        """How much a mark counts beside others that lie too far away to share a cause: stronger pain counts more."""
        return self.w["share.mild"] + (1 - self.w["share.mild"]) * mark.strength / 10

    def answers(self, spots: Sequence[Spot]) -> tuple[Finding, ...]:
        """Answers with yes of which some spot tells."""
        leak = self.w["tells.leak"]
        asked: dict[tuple[str, str], list[MovementFact]] = {}
        for fact in self.yes:
            asked.setdefault((fact.probe, str(fact.side)), []).append(fact)
        rows = (
            tuple(max(self.tell(spot, fact) for fact in facts) for spot in spots) for facts in asked.values()
        )
        return tuple(Finding(True, leak, row) for row in rows if any(row))

    def absences(self, pains: Sequence[Pain], spots: Sequence[Spot]) -> list[float]:
        """What places not marked say of each spot. People draw roughly, so this counts with little power."""
        drawn = frozenset(code for pain in pains for code in pain.codes)
        beside = self.atlas.beside(drawn)
        return [self._absence(spot, drawn, beside) for spot in spots]

    def _absence(self, spot: Spot, drawn: frozenset[int], beside: frozenset[int]) -> float:
        painless, near, far = 1.0, 1.0, 1.0
        for code, chance in spot.covers.items():
            if chance < self._expected:
                continue
            if code in self.painless:
                painless *= 1 - chance
            elif code in drawn:
                continue
            elif code in beside:
                near *= 1 - chance
            else:
                far *= 1 - chance
        power = self.w["absent.power"]
        return painless * float(far**power * near ** (power * self.w["absent.beside"]))

    def tell(self, spot: Spot, fact: MovementFact) -> float:
        """The chance that this spot brings what was told of a movement."""
        tells = self.atlas.tells[spot.muscle].get(fact.probe, ())
        return max((self._tell_chance(t, spot, fact) for t in tells), default=0.0)

    def _tell_chance(self, tell: Tell, spot: Spot, fact: MovementFact) -> float:
        chance = self.w[f"tells.{tell.strength}"]
        if tell.effect != fact.effect:
            if "eases" in (tell.effect, fact.effect):
                return 0.0
            chance *= self.w["tells.other-effect"]
        if tell.side != "any" and spot.side != MIDDLE:
            if fact.side is None or fact.side is Side.MIDDLE:
                chance *= self.w["tells.side-not-said"]
            elif (fact.side is SIDE[spot.side]) != (tell.side == "same"):
                return 0.0
        return chance

    def marks_of(self, spot: Spot) -> tuple[Mark, ...]:
        """The marks that a spot reaches."""
        marks = (m for m in self.evidence.drawing.marks if m.strength)
        return tuple(m for m in marks if any(code in spot.covers for code in self.atlas.codes(m.place)))

    # --- elsewhere -----------------------------------------------------------------------------------------------

    def elsewhere(self, pains: Sequence[Pain]) -> float:
        """The weight of elsewhere for pains: its odds, its reach over the strongest few, and what speaks for it.

        Further pains are there without it, as they are without any muscle.
        """
        w, evidence = self.w, self.evidence
        near = int(w["elsewhere.places"])
        reaches = sorted((self.leak(pain.mark) for pain in pains), reverse=True)
        weight = w["elsewhere.odds"] * float(
            prod(max(w["elsewhere.reach"], leak) for leak in reaches[-near:])
        )
        weight *= float(prod(reaches[:-near]))
        words = {word for pain in pains for word in pain.mark.quality}
        weight *= max((w.get(f"elsewhere.{word}", 1.0) for word in words), default=1.0)
        if pains and all(pain.mark.feel is Feel.TIGHT for pain in pains):
            weight *= w["elsewhere.tight"]
        for said, name in ((evidence.constant, "constant"), (evidence.all_over, "all-over")):
            if said is not None:
                weight *= w[f"elsewhere.{name}"] if said else w[f"elsewhere.not-{name}"]
        return weight

    def answers_elsewhere(self, answers: Sequence[Finding], spots: Sequence[Spot]) -> float:
        """What the answers about movements say of elsewhere: joints hurt in movement too."""
        yes = self.w["elsewhere.moves"] ** len(answers)
        no = sum(1 for fact in self.no if any(self.tell(spot, fact) for spot in spots))
        return float(yes * ((1 - self.w["elsewhere.moves"]) / (1 - self.w["tells.leak"])) ** no)


def _told_once(facts: Iterable[MovementFact]) -> tuple[MovementFact, ...]:
    return tuple(sorted(set(facts), key=lambda f: (f.probe, str(f.side), f.effect)))


def _palpation_order(told: Palpation) -> tuple[str, str, str, str, str]:
    return told.muscle, str(told.side), told.point, str(told.told), str(told.spreads)


def _same_side(told: Side, side: int) -> bool:
    """Pressing left speaks of the left one and of both; pressing both, or the middle, speaks of all."""
    return told is Side.MIDDLE or side == MIDDLE or side == {Side.LEFT: LEFT, Side.RIGHT: RIGHT}[told]
