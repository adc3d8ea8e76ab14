"""Movements in a complaint: what hurts, stops early, eases or feels weak, in which direction, or does not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from unknot.core.body import Side
from unknot.core.clauses import COMMA, COSTS, REACH, Clauses
from unknot.core.complaint import MovementFact
from unknot.core.denial import Denial, DenialIndex
from unknot.core.lay_words import PAIN_RUNS
from unknot.core.lexicon import Lexicon, Move
from unknot.core.sides import SideWord
from unknot.core.text import Found, Word, stem

# These are also things one does, has or owns: without a word of pain or ease beside them they tell nothing.
NEEDS_A_WORD = frozenset(
    "walk run sit-long stand-long typing stress-tight cold-draught morning-stiff squat push-away "
    "pull-towards stairs-up stairs-down shrug-carry bend-forward kneel grip trunk-twist elbow-bend "
    "tiptoe thumb-pinch long-stride turn-key lift-knee cough first-steps cross-legs heel-to-buttock".split()
)
# Here the side is a direction; elsewhere it is the limb, and the sore side is meant when none is said.
DIRECTIONS = frozenset("neck-turn neck-tilt jaw-slide side-bend trunk-twist".split())
# Postures and habits: they hurt or ease, they have no range that could be short.
HABITS = frozenset(
    "morning-stiff first-steps stress-tight cold-draught sit-long stand-long typing walk run "
    "lie-on-shoulder lie-on-hip turn-in-bed stairs-up stairs-down cough shrug-carry".split()
)
LINKS = frozenset(("to", "the", "my", "it", "towards", "round", "around", "with", "or", "head", "on"))
UNABLE = frozenset(("can't", "cannot", "couldn't", "unable", "can"))
STIFF = frozenset(("stiff", "tight"))


@dataclass(frozen=True, slots=True)
class Motion:
    """A movement named at words first..last, with the side said at it."""

    first: int
    last: int
    probe: str
    side: Side | None


def motions_of(
    found: Sequence[Found[Move]],
    words: tuple[Word, ...],
    sides: Sequence[SideWord],
    place_starts: frozenset[int],
) -> tuple[tuple[Motion, ...], frozenset[SideWord]]:
    """The movements named, and the sides that belong to them."""
    taken: set[SideWord] = set()
    motions = []
    starts = [side.first for side in sides]
    for move in found:
        near = sides[bisect_left(starts, move.first) : bisect_left(starts, move.last + 6)]
        side = _side_of(move, words, [s for s in near if s not in taken], place_starts)
        if move.value.needs_side and side is None:
            continue
        if side is not None:
            taken.add(side)
        told = side.sides[0] if side is not None and len(side.sides) == 1 else None
        motions.append(Motion(move.first, move.last, move.value.probe, told))
    return tuple(motions), frozenset(taken)


def _side_of(
    move: Found[Move], words: tuple[Word, ...], sides: Sequence[SideWord], place_starts: frozenset[int]
) -> SideWord | None:
    """The side inside a movement, or right after it ("turning my head to the left")."""
    for side in sides:
        if move.first <= side.first <= move.last:
            return side
    for side in sides:
        between = words[move.last + 1 : side.first + 1]
        near = 0 < side.first - move.last <= 4 and not any(w.stop for w in between)
        if near and side.last + 1 not in place_starts and all(w.text in LINKS for w in between[:-1]):
            return side
    return None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a movement is understood with: the text around it, and where it is sore."""

    words: tuple[Word, ...]
    denials: DenialIndex
    clauses: Clauses
    lexicon: Lexicon
    sore_side: Side | None  # when all sore places are on one
    sore_parts: frozenset[str]


def facts_of(
    motions: Sequence[Motion], effects: Sequence[Found[str]], scope: Scope
) -> tuple[tuple[MovementFact, Motion], ...]:
    """What the text says of each movement. One long past, or named without a word about it, tells nothing."""
    told = ((motion, _cue(motion, _outside(effects, motion), scope.clauses)) for motion in motions)
    facts = ((_fact(motion, cue, scope), motion) for motion, cue in told)
    return tuple((fact, motion) for fact, motion in facts if fact is not None)


def _cue(motion: Motion, effects: Sequence[Found[str]], clauses: Clauses) -> Found[str] | None:
    """The word that says what the movement does; one that comes after a comma begins something new."""

    def distance(effect: Found[str]) -> int:
        begins_anew = effect.first > motion.last and clauses.barrier(motion, effect) >= COMMA
        return clauses.distance(motion, effect) + (COSTS["but"] if begins_anew else 0)

    return min(clauses.around(motion, effects), key=lambda e: (distance(e), e.first), default=None)


def _outside(effects: Sequence[Found[str]], motion: Motion) -> Sequence[Found[str]]:
    low = bisect_left(effects, motion.first - REACH, key=lambda e: e.first)
    near = effects[low : low + 2 * REACH]
    return [e for e in near if e.last < motion.first or e.first > motion.last]


def _fact(motion: Motion, cue: Found[str] | None, scope: Scope) -> MovementFact | None:
    effect = _effect(motion, cue, scope.words)
    if effect and _is_able(motion, cue, scope):
        return _of(motion, effect, False, scope)
    found = (scope.denials.over(p.first, p.last) for p in (motion, cue) if p is not None)
    undone = [denial for denial in found if denial is not None and not _is_unable(denial, scope.words)]
    if effect is None or any(d.past for d in undone) or (undone and effect == "eases"):
        return None
    return _of(motion, effect, not undone, scope)


def _is_unable(denial: Denial, words: tuple[Word, ...]) -> bool:
    """ "I cannot walk fast, nor lie on that side": the movement is not free of trouble, it cannot be done."""
    before = words[max(0, denial.by_first - 12) : denial.by_first]
    return words[denial.by_first].text == "nor" and any(w.stem in UNABLE for w in before)


def _of(motion: Motion, effect: str, holds: bool, scope: Scope) -> MovementFact:
    probe = _meant(motion.probe, scope.sore_parts)
    movement = scope.lexicon.knowledge.movements.get(probe)
    side = motion.side or (scope.sore_side if probe not in DIRECTIONS else None)
    return MovementFact(probe, side if movement and movement.sided else None, effect, holds)


def _is_able(motion: Motion, cue: Found[str] | None, scope: Scope) -> bool:
    """ "I can look left": no trouble, when nothing else is said of it."""
    before = scope.words[max(0, motion.first - 2) : motion.first]
    able = any(w.text == "can" for w in before) and not any(
        w.text in ("only", "barely", "hardly") for w in before
    )
    return able and (cue is None or scope.clauses.barrier(motion, cue) >= COSTS["but"])


def _meant(probe: str, sore_parts: frozenset[str]) -> str:
    """ "Lying on that side" is about the hip when the hip is sore and the shoulder is not."""
    if (
        probe == "lie-on-shoulder"
        and sore_parts & {"hip", "thigh"}
        and not sore_parts & {"shoulder", "arm", "upper-back"}
    ):
        return "lie-on-hip"
    return probe


LIKE_A_MOVE = frozenset(
    map(stem, "biting gripping squeezing pulling stretching grinding twisting clenching".split())
)
PAINS = frozenset(("pain", "ache", "sensation", "feel", "discomfort"))


def is_of_the_pain(found: Found[Any], words: tuple[Word, ...]) -> bool:
    """ "The pain runs down my leg" is not about running, "a biting pain" not about biting."""
    after = words[found.last + 1] if found.last + 1 < len(words) else None
    if after is None or after.stop:
        return False
    told = words[found.last]
    return (told.stem == "run" and after.text in PAIN_RUNS) or (
        told.stem in LIKE_A_MOVE and after.stem in PAINS
    )


def _effect(motion: Motion, cue: Found[str] | None, words: tuple[Word, ...]) -> str | None:
    if any(w.stem in STIFF for w in words[motion.first : motion.last + 1]):
        return "hurts" if motion.probe in HABITS else "short"
    if cue is None:
        return None if motion.probe in NEEDS_A_WORD else "hurts"
    return "hurts" if motion.probe in HABITS and cue.value != "eases" else cue.value
