"""Sides: which "left", "right" and "both" in a text are sides of the body."""

from __future__ import annotations

from dataclasses import dataclass

from unknot.core.body import Side
from unknot.core.text import Word

LEFT, RIGHT = (
    frozenset("left l lt lhs lefthand lfet letf lef leftside".split()),
    frozenset("right r rt rhs righthand rihgt rigth rigt righ rght rightside".split()),
)
BOTH = frozenset(("both", "bilateral", "bilaterally"))
EACH = frozenset(("either", "each", "two"))  # before "side"
# "right now", "right behind the ear": no side, unless "the", "my" or "on" stands before.
NOT_A_SIDE_BEFORE = frozenset(
    "now away after before at in under underneath below above behind beside next between where when "
    "across through down up "
    "into over there here around along from to by inside outside thing way posture angle position as angles".split()
)
NOT_A_SIDE_AFTER = frozenset("all not isn't quite feel just doesn't don't seem sit looks look".split())
MARKS_A_SIDE = frozenset("the my his her your on to far upper lower front back of".split())
WENT = frozenset("i he she we they who was were am i've".split())  # "I left work", "was left with"


@dataclass(frozen=True, slots=True)
class SideWord:
    """Words `first` to `last` name these sides; `other`: the side opposite to the one before."""

    first: int
    last: int
    sides: tuple[Side, ...]
    other: bool = False


def side_words(words: tuple[Word, ...]) -> tuple[SideWord, ...]:
    """All sides that the text names, in order; "left and right" is one."""
    found: list[SideWord] = []
    at = 0
    while at < len(words):
        side = _side_at(words, at)
        if side is not None:
            if (
                found
                and found[-1].last == at - 2
                and words[at - 1].text in ("and", "or")
                and not (side.other or words[at].stop)
            ):
                before = found.pop()
                side = SideWord(before.first, side.last, tuple(dict.fromkeys((*before.sides, *side.sides))))
            found.append(side)
        at = side.last + 1 if side is not None else at + 1
    return tuple(found)


def _side_at(words: tuple[Word, ...], at: int) -> SideWord | None:
    text = words[at].text
    after = words[at + 1].text if at + 1 < len(words) and not words[at + 1].stop else ""
    before = words[at - 1].text if at and not words[at].stop else ""
    last = at
    if after == "hand" and at + 2 < len(words) and words[at + 2].text == "side":
        last = at + 2
    elif after in ("side", "sided"):
        last = at + 1
    if text in LEFT:
        wrong = (
            before in WENT
            or after in ("work", "home", "school", "handed", "alone")
            or before in ("nothing", "was")
        )
        return None if wrong else SideWord(at, last, (Side.LEFT,))
    if text in RIGHT:
        wrong = after == "handed" or (
            before not in MARKS_A_SIDE and (after in NOT_A_SIDE_BEFORE or before in NOT_A_SIDE_AFTER)
        )
        return None if wrong else SideWord(at, last, (Side.RIGHT,))
    if text in BOTH and after != "when" and not (text == "both" and after in ("in", "at", "during")):
        last = last + 1 if after == "sides" else last
        return SideWord(at, last, (Side.LEFT, Side.RIGHT))
    if text in EACH and after in ("side", "sides"):
        return SideWord(at, at + 1, (Side.LEFT, Side.RIGHT))
    if (
        text == "other"
        and before == "the"
        and after not in ("day", "night", "week", "hand", "thing", "way", "morning", "evening")
    ):
        return SideWord(at, last, (), other=True)
    return None
