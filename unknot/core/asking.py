"""Asking: the movement question that would tell most about which muscle it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

from unknot.core.atlas import Atlas, Spot
from unknot.core.because import Because
from unknot.core.belief import Hypothesis, SceneBelief
from unknot.core.body import Side
from unknot.core.evidence import Evidence
from unknot.core.findings import Context
from unknot.core.knowledge import Movement
from unknot.core.reading import MovementFact

SETS = 60  # hypotheses that a question is weighed over; together they hold nearly all of the belief


@dataclass(frozen=True, slots=True)
class Asking:
    """The question that tells most: a probe (with side), how to try it, and why it is asked."""

    id: str  # probe or probe:side
    probe: str
    side: Side | None
    asks: str  # begins with the side when there is one: “Left side: turn your head …”
    how: tuple[str, ...]
    gain_bits: float
    because: tuple[Because, ...] = ()


def best_question(evidence: Evidence, beliefs: tuple[SceneBelief, ...], atlas: Atlas) -> Asking | None:
    """The question with the most expected information for its trouble; None when none is worth it."""
    context = Context(evidence, atlas)
    if _asked(evidence) >= atlas.weights["ask.most"]:
        return None
    best: tuple[float, float, Movement, Side | None] | None = None
    for movement, side in _open_questions(evidence, beliefs, atlas):
        gain = sum(b.weight * _gain(b.hypotheses[: SETS + 1], movement.id, side, context) for b in beliefs)
        worth = gain / (1 + movement.seconds / atlas.weights["ask.seconds"])
        if gain >= atlas.weights["ask.least-bits"] and (best is None or worth > best[0] + 1e-12):
            best = (worth, gain, movement, side)
    return _asking(*best[1:], beliefs, context) if best else None


def _asked(evidence: Evidence) -> int:
    return len(evidence.movements) + len(evidence.unsure) if evidence.asked is None else len(evidence.asked)


def question_id(probe: str, side: Side | None) -> str:
    return f"{probe}:{side}" if side else probe


def _open_questions(
    evidence: Evidence, beliefs: tuple[SceneBelief, ...], atlas: Atlas
) -> Iterator[tuple[Movement, Side | None]]:
    """The probes that the leading causes tell of and that were not answered, a sided one once for each side."""
    leading = {s.muscle: None for b in beliefs for h in b.hypotheses[: SETS + 1] for s in h.spots}
    probes = {tell: None for muscle in leading for tell in sorted(atlas.tells[muscle])}
    told = {question_id(f.probe, f.side) for f in evidence.movements} | {
        *evidence.unsure,
        *(evidence.asked or ()),
    }
    for probe in sorted(probes):
        movement = atlas.knowledge.movements.get(probe)
        if movement is None or movement.kind != "probe" or probe in told:
            continue
        for side in (Side.LEFT, Side.RIGHT) if movement.sided else (None,):
            if question_id(probe, side) not in told:
                yield movement, side


def _gain(hypotheses: tuple[Hypothesis, ...], probe: str, side: Side | None, context: Context) -> float:
    """Expected information in bits of a yes or no about which hypothesis is true."""
    fact = MovementFact(probe, side, "hurts")
    leak, elsewhere = context.w["tells.leak"], context.w["elsewhere.moves"]
    chances: dict[int, float] = {}
    total = yes = rest = 0.0
    if not any(context.tell(s, fact) for h in hypotheses[:9] for s in h.spots):
        return 0.0
    for hypothesis in hypotheses:
        told = elsewhere if not hypothesis.spots else leak
        for spot in hypothesis.spots:
            told = 1 - (1 - told) * (1 - _chance(spot, fact, context, chances))
        total += hypothesis.probability
        yes += hypothesis.probability * told
        rest += hypothesis.probability * _bits(told)
    return total * _bits(yes / total) - rest if total else 0.0


def _chance(spot: Spot, fact: MovementFact, context: Context, chances: dict[int, float]) -> float:
    key = id(spot)
    if key not in chances:
        chances[key] = context.tell(spot, fact)
    return chances[key]


def _bits(chance: float) -> float:
    """Entropy of a yes or no."""
    if chance <= 0 or chance >= 1:
        return 0.0
    return -chance * log2(chance) - (1 - chance) * log2(1 - chance)


def _asking(
    gain: float, movement: Movement, side: Side | None, beliefs: tuple[SceneBelief, ...], context: Context
) -> Asking:
    fact = MovementFact(movement.id, side, "hurts")
    told: dict[str, float] = {}
    for belief in beliefs:
        for hypothesis in belief.hypotheses[: SETS + 1]:
            for spot in hypothesis.spots:
                if context.tell(spot, fact):
                    told[spot.muscle] = told.get(spot.muscle, 0.0) + hypothesis.probability
    names = [context.atlas.knowledge.muscles[m].name for m in sorted(told, key=lambda m: (-told[m], m))[:2]]
    why = Because(
        f"A yes would speak for {' and '.join(names)}; a no against.", "note", ("finder-questions",)
    )
    asks = f"{str(side).capitalize()} side: {movement.asks}" if side else movement.asks
    return Asking(question_id(movement.id, side), movement.id, side, asks, movement.how, gain, (why,))
