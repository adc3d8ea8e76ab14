"""One published case put to the finder: by its words, after questions, after pressing; and two plain baselines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from benchmarks.case_files import Case
from unknot.core.atlas import atlas_of
from unknot.core.body import PainDrawing, Side
from unknot.core.evidence import Evidence, Palpation, Pressing
from unknot.core.finder import Asking, Candidate, Ranking, next_candidate, next_question, rank
from unknot.core.knowledge import Knowledge, Muscle
from unknot.core.pains import pains_of
from unknot.core.reading import MovementFact, read_complaint
from unknot.core.screening import Clearance

PRESSES = 5
NOT_FOUND = 999
NO_PLACE, OFF_THE_MAP, OUTRANKED = "no place read", "not on its map", "others fit better"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where the first right muscle came: its place (from 1), and what was believed of the first and of all shown.

    `first` and `shown` hold (probability, right) pairs: of the first candidate, and of the first three with the chance
    that each takes part. A muscle is right when it, or the group that it belongs to, is held responsible by the source.
    """

    place: int
    first: tuple[float, bool]
    shown: tuple[tuple[float, bool], ...]
    elsewhere: float

    def among(self, most: int) -> bool:
        return self.place <= most


NOTHING_UNDERSTOOD = Outcome(NOT_FOUND, (0.0, False), (), 1.0)  # without a place nobody is shown a muscle


@dataclass(frozen=True, slots=True)
class Trial:
    case: Case
    words: Outcome
    sided: Outcome  # the same, where the side must be right as well
    asked: Outcome
    pressed: Outcome
    textbook: Outcome  # questions answered as the library says of the right muscle: circular, an upper bound
    questions: int
    answered: int  # of them the source tells of
    presses: int  # until it was recognised; NOT_FOUND when it never was
    hurts: int  # places of the two baselines
    chart: int
    marks: int
    why: str  # why no right muscle came among the first three; "" where one did


def tried(case: Case, leave: Clearance, known: Knowledge) -> Trial:
    start = evidence_of(case.text, known)
    right = Right(case, start.drawing, known)
    words = rank(leave, start, known)
    asked = _after_questions(start, partial(_told, case), leave, known)
    textbook = _after_questions(start, partial(_told_by_the_library, right), leave, known)
    after = rank(leave, asked, known)
    pressed, presses = _after_pressing(right, asked, leave, known)
    return Trial(
        case,
        right.outcome(words),
        right.outcome(words, sided=True),
        right.outcome(after),
        right.outcome(rank(leave, pressed, known)),
        right.outcome(rank(leave, textbook, known)),
        len(asked.asked or ()),
        len(asked.asked or ()) - len(asked.unsure),
        presses,
        right.place(where_it_hurts(start.drawing, known)),
        right.place(chart_look_up(start.drawing, known)),
        len(start.drawing.marks),
        "" if right.outcome(words).among(3) else right.shortfall(start),
    )


def evidence_of(text: str, known: Knowledge) -> Evidence:
    """What the product would take from the words, and nothing else."""
    told = read_complaint(text, known)
    return Evidence(
        drawing=PainDrawing(told.marks),
        movements=told.movements,
        activities=told.activities,
        factors=told.factors,
        constant=told.constant,
        all_over=told.all_over,
        asked=(),
        phrases=told.phrases,
    )


class Right:
    """What the source of a case holds responsible."""

    def __init__(self, case: Case, drawing: PainDrawing, known: Knowledge) -> None:
        self.known, self.case, self.drawn = known, case, bool(drawing.marks)
        self.families = {family(name, known) for name in case.muscles}
        self.side = {"left": Side.LEFT, "right": Side.RIGHT}.get(case.side)

    def is_it(self, candidate: Candidate) -> bool:
        return family(candidate.muscle, self.known) in self.families

    def outcome(self, ranking: Ranking, sided: bool = False) -> Outcome:
        if not self.drawn:
            return NOTHING_UNDERSTOOD
        shares: dict[str, float] = {}
        parts: dict[str, float] = {}
        for candidate in ranking.candidates:
            if sided and self.side and candidate.side not in (self.side, Side.MIDDLE):
                name = f"{family(candidate.muscle, self.known)}:wrong-side"
            else:
                name = family(candidate.muscle, self.known)
            shares[name] = shares.get(name, 0.0) + candidate.probability
            parts[name] = max(parts.get(name, 0.0), candidate.takes_part)
        order = sorted(shares, key=lambda name: (-shares[name], name))
        return Outcome(
            self.place(order),
            (shares[order[0]], order[0] in self.families) if order else (0.0, False),
            tuple((parts[name], name in self.families) for name in order[:3]),
            ranking.elsewhere,
        )

    def shortfall(self, evidence: Evidence) -> str:
        """Why it was missed: nothing was read, our maps do not take its pain there, or others fitted better."""
        if not self.drawn:
            return NO_PLACE
        atlas = atlas_of(self.known)
        pains = pains_of(evidence, atlas)
        regions = {atlas.region_at[code // 3] for pain in pains for code in pain.codes}
        own = (self.known.muscles[name] for name in self.case.muscles)
        on_map = any(regions & (m.essential | m.spillover | {p.at for p in m.points}) for m in own)
        return OUTRANKED if on_map else OFF_THE_MAP

    def place(self, order: Iterable[str]) -> int:
        return next((n for n, name in enumerate(order, 1) if name in self.families), NOT_FOUND)


def family(muscle: str, known: Knowledge) -> str:
    return known.muscles[muscle].part_of or muscle


# --- questions and pressing, simulated -------------------------------------------------------------------------------


def _after_questions(
    start: Evidence, told_of: Callable[[Asking], str], leave: Clearance, known: Knowledge
) -> Evidence:
    """The finder's questions, answered by `told_of` with yes, no or unsure."""
    evidence = start
    while (asking := next_question(leave, evidence, known)) is not None:
        told = told_of(asking)
        asked = (*(evidence.asked or ()), asking.id)
        if told == "unsure":
            evidence = replace(evidence, unsure=(*evidence.unsure, asking.id), asked=asked)
        else:
            fact = MovementFact(asking.probe, asking.side, "hurts", holds=told == "yes")
            evidence = replace(evidence, movements=(*evidence.movements, fact), asked=asked)
    return evidence


def _told(case: Case, asking: Asking) -> str:
    """As the source tells; "can't tell" for all that it does not."""
    side = str(asking.side) if asking.side else ""
    for answer in case.answers:
        if answer.probe == asking.probe and (not side or answer.side in (side, "", "both", "any")):
            return answer.told
    return "unsure"


def _told_by_the_library(right: Right, asking: Asking) -> str:
    """As the pages of the right muscles say: yes where one tells of the movement on its side, else no."""
    wanted = {"same": right.side, "opposite": right.side.opposite if right.side else None}
    for name in right.case.muscles:
        for tell in right.known.muscles[name].tells:
            side = wanted.get(tell.side) or asking.side
            if tell.probe == asking.probe and (asking.side is None or side is asking.side):
                return "yes"
    return "no"


def _after_pressing(
    right: Right, start: Evidence, leave: Clearance, known: Knowledge
) -> tuple[Evidence, int]:
    """Candidates pressed in turn, a few at most: the right one is recognised, in all others there is nothing."""
    evidence = start
    for press in range(1, PRESSES + 1):
        candidate = next_candidate(rank(leave, evidence, known), evidence.palpations)
        if candidate is None:
            return evidence, NOT_FOUND
        hit = right.is_it(candidate)
        told = Palpation(
            candidate.muscle,
            candidate.side,
            candidate.point,
            Pressing.RECOGNISED if hit else Pressing.NOTHING,
        )
        evidence = replace(evidence, palpations=(*evidence.palpations, told))
        if hit:
            return evidence, press
    return evidence, NOT_FOUND


# --- baselines --------------------------------------------------------------------------------------------------------


def where_it_hurts(drawing: PainDrawing, known: Knowledge) -> list[str]:
    """Muscles lying under the marks, those under most of them first."""

    def under(muscle: Muscle) -> tuple[int, float]:
        here = drawing.regions & {*muscle.under, *(p.at for p in muscle.points)}
        return len(here), len(here) / max(1, len(muscle.under))

    return _ordered({m.id: under(m) for m in known.muscles.values()}, known)


def chart_look_up(drawing: PainDrawing, known: Knowledge) -> list[str]:
    """Muscles by how many of the marks lie in their zones; of equals, the one whose zone is filled best."""

    def matches(muscle: Muscle) -> tuple[int, float]:
        zone = muscle.essential | muscle.spillover
        here = drawing.regions & zone
        return len(here), len(here) / max(1, len(zone))

    return _ordered({m.id: matches(m) for m in known.muscles.values()}, known)


def _ordered(scores: dict[str, tuple[int, float]], known: Knowledge) -> list[str]:
    found = sorted((m for m, score in scores.items() if score[0]), key=lambda m: (scores[m], m), reverse=True)
    return list(dict.fromkeys(family(m, known) for m in found))
