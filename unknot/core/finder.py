"""The finder: which muscle may be behind the pain, how sure, and what to ask next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from unknot.core.asking import Asking, best_question
from unknot.core.atlas import CODE, MIDDLE, SIDE, Atlas, Spot, atlas_of
from unknot.core.because import Because
from unknot.core.belief import believe
from unknot.core.body import PainDrawing, Side
from unknot.core.evidence import Course, Evidence, Palpation, Pressing
from unknot.core.findings import Context
from unknot.core.knowledge import Knowledge, Press
from unknot.core.reasons import elsewhere_reasons, place_name, reasons
from unknot.core.screening import Clearance
from unknot.core.shares import Shares
from unknot.core.target import Target

__all__ = [
    "Asking",
    "Candidate",
    "Course",
    "Evidence",
    "Palpation",
    "Pressing",
    "Ranking",
    "Target",
    "next_candidate",
    "next_question",
    "rank",
    "target",
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A muscle that may be it, on a side; `middle` means both sides (or side not told), or a muscle in the middle.

    `probability` is the chance that it is the main cause: over all candidates and elsewhere it sums to one.
    `takes_part` is the chance that it is involved at all, alone or with others. `sure`: low, fair or good.
    `point` is the likeliest of its points. `press`: likely enough to be pressed, and allowed.
    """

    muscle: str
    side: Side
    probability: float
    sure: str
    because: tuple[Because, ...]
    takes_part: float = 0.0
    point: str = ""
    press: bool = True


@dataclass(frozen=True, slots=True)
class Ranking:
    """Candidates, most likely first. Their probabilities and `elsewhere` sum to one.

    A set of several causes gives each of them an equal part of its probability; marks that are too far apart to share
    a cause are believed separately and count by their strength.
    """

    candidates: tuple[Candidate, ...]
    elsewhere: float
    because: tuple[Because, ...] = ()
    left_out: float = 0.0  # bound on the probability of sets that were not considered


def rank(clearance: Clearance, evidence: Evidence, knowledge: Knowledge) -> Ranking:
    """The candidates for the evidence, with reasons.

    Raises ValueError when the clearance was not given for the regions of the drawing. Marks that have to wait for a
    professional are left out of the count, and `because` says so.
    """
    atlas = atlas_of(knowledge)
    evidence, notes = _cleared(clearance, evidence, atlas)
    beliefs, context = believe(evidence, atlas), Context(evidence, atlas)
    shares = Shares(beliefs, context)
    candidates = [_candidate(*entry, shares, context, clearance) for entry in shares.merged()]
    candidates.sort(key=lambda c: (-round(c.probability, 12), c.muscle, c.side))
    left_out = sum(belief.left_out * belief.weight for belief in beliefs)
    elsewhere = 1 - sum(candidate.probability for candidate in candidates)
    because = (*notes, *_notes(evidence, shares, atlas), *elsewhere_reasons(context))
    return Ranking(tuple(candidates), max(0.0, elsewhere), because, left_out)


def _cleared(clearance: Clearance, evidence: Evidence, atlas: Atlas) -> tuple[Evidence, tuple[Because, ...]]:
    """The evidence without the marks that must wait."""
    if not isinstance(clearance.until, date):
        raise ValueError("the clearance has no end date; screen again")
    for mark in evidence.drawing.marks:
        atlas.code(mark.place)
    waits = evidence.drawing.regions & clearance.closed
    beyond = sorted(evidence.drawing.regions - waits - clearance.regions)
    if beyond:
        raise ValueError(
            f"the safety questions were not asked for {', '.join(beyond)}; screen this drawing first"
        )
    if not waits:
        return evidence, ()
    left = tuple(m for m in evidence.drawing.marks if m.place.region not in waits)
    names = sorted({place_name(m.place, atlas) for m in evidence.drawing.marks if m.place.region in waits})
    note = Because(f"Left out, because a professional should see it first: {', '.join(names)}.", "note")
    return replace(evidence, drawing=PainDrawing(left)), (note,)


def _notes(evidence: Evidence, shares: Shares, atlas: Atlas) -> tuple[Because, ...]:
    """Evidence that could not be used: it is told, never dropped in silence."""
    known = atlas.knowledge
    strange = [name for name in evidence.activities if name not in known.activities]
    notes = [
        Because(f"{name!r} is not an activity that the library knows; it was not counted.", "note")
        for name in strange
    ]
    for told in evidence.palpations:
        if told.muscle not in shares.muscles:
            name = known.muscles[told.muscle].name if told.muscle in known.muscles else told.muscle
            text = f"You pressed {name}, which does not reach the places that you marked; it was not counted."
            notes.append(Because(text, "note"))
    return tuple(dict.fromkeys(notes))


def _candidate(
    best: Spot, side: int, share: float, shares: Shares, context: Context, clearance: Clearance
) -> Candidate:
    known = context.atlas.knowledge.muscles[best.muscle]
    at = next(point.at for point in known.points if point.id == best.point)
    allowed = known.press is not Press.NEVER and at not in clearance.closed
    part = min(1.0, shares.part[best.family, side])
    why = reasons(best, context)
    if not allowed:
        why = (
            Because(known.why_not or "This place should be seen by a professional first.", "against"),
            *why,
        )
    sure = _sure(share, best, context)
    press = allowed and part >= context.w["show.least"]
    return Candidate(best.muscle, SIDE[side], share, sure, why, part, best.point, press)


def _sure(share: float, spot: Spot, context: Context) -> str:
    """Good needs more than one kind of evidence: never from pressing alone, nor from the drawing alone."""
    moved = any(context.tell(spot, fact) for fact in context.yes)
    pressed = any(
        p.told is Pressing.RECOGNISED and p.muscle == spot.muscle and (spot.side in (CODE[p.side], MIDDLE))
        for p in context.evidence.palpations
    )
    if share >= context.w["sure.good"] and moved and pressed:
        return "good"
    return "fair" if share >= context.w["sure.fair"] else "low"


def next_question(clearance: Clearance, evidence: Evidence, knowledge: Knowledge) -> Asking | None:
    """The question that tells most for its trouble; None when asking no longer helps, or five were asked.

    Raises ValueError when the clearance was not given for the regions of the drawing.
    """
    atlas = atlas_of(knowledge)
    evidence, _ = _cleared(clearance, evidence, atlas)
    return best_question(evidence, believe(evidence, atlas), atlas)


def next_candidate(ranking: Ranking, palpations: tuple[Palpation, ...]) -> Candidate | None:
    """The likeliest candidate not pressed yet that may be pressed; None when all that are likely enough were."""
    pressed = {(p.muscle, p.side) for p in palpations}
    for candidate in ranking.candidates:
        sides = {Side.LEFT, Side.RIGHT} if candidate.side is Side.MIDDLE else {candidate.side, Side.MIDDLE}
        done = (candidate.muscle, candidate.side) in pressed or any(
            (candidate.muscle, s) in pressed for s in sides
        )
        if candidate.press and not done:
            return candidate
    return None


def target(palpation: Palpation, drawing: PainDrawing) -> Target | None:
    """The spot under care that pressing confirmed; None when there was nothing.

    Its pain is that of the strongest place marked on its side; a spot that is only sore explains none, so 0.
    """
    if palpation.told is Pressing.NOTHING:
        return None
    active = palpation.told is Pressing.RECOGNISED
    near = [m.strength for m in drawing.marks if palpation.side in (m.place.side, Side.MIDDLE)]
    pain = max(near, default=drawing.strongest) if active else 0
    return Target(palpation.muscle, palpation.side, palpation.point, active, pain)
