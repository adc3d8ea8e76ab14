"""Bystanders: places that a text names, but not as sore: lain on, carried on, only moved, part of what one does."""

from __future__ import annotations

from collections.abc import Sequence

from unknot.core.lexicon import Lexicon
from unknot.core.mentions import Mention
from unknot.core.text import Found, Word, stem

# What one lies, leans or carries on is no sore place by that: "I sleep on my stomach", "my bag on the left shoulder".
LAIN_ON = frozenset(map(stem, "lie lying lay sleep sleeping slept asleep roll".split()))
CARRIED = frozenset(
    map(stem, "carry bag strap backpack rucksack phone rest lean hang wear push lift hit hold".split())
)
ON = frozenset("on onto over against between with across under".split())
LYING_PARTS = frozenset(("belly", "back", "low-back", "chest"))


def without_postures(
    mentions: Sequence[Mention], words: tuple[Word, ...], doings: Sequence[Found[str]], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Without what is only lain, leaned or carried on, where another place is told; `doings`: activities named."""
    regions = lexicon.knowledge.regions
    doing = {at: d for d in doings for at in range(d.first, d.last + 1)}

    def is_posture(mention: Mention) -> bool:
        done_at = doing.get(mention.first)
        if (
            done_at
            and done_at.last >= mention.last
            and done_at.last - done_at.first > mention.last - mention.first
        ):
            return True
        before = words[max(0, mention.first - 7) : mention.first]
        on = next((at for at in range(len(before) - 1, -1, -1) if before[at].text in ON), None)
        if on is None or any(w.stop for w in before[on:]) or len(before) - on > 4:
            return False
        done = {w.stem for w in before[:on]}
        lain = bool(done & LAIN_ON) and {regions[name].part for name in mention.regions} <= LYING_PARTS
        return lain or bool(done & CARRIED)

    kept = tuple(m for m in mentions if not is_posture(m))
    return kept or tuple(mentions)


MOVED = frozenset(
    map(stem, "lift raise move bend stretch pull turn extend straighten rotate use flex twist swing".split())
)


def without_moved(mentions: Sequence[Mention], words: tuple[Word, ...]) -> tuple[Mention, ...]:
    """Without the part that is only moved ("when I pull the arm back"), where another place is told."""
    moved = [m for m in mentions if any(w.stem in MOVED for w in _just_before(m, words))]
    return tuple(m for m in mentions if m not in moved) if len(moved) < len(mentions) else tuple(mentions)


def _just_before(mention: Mention, words: tuple[Word, ...]) -> tuple[Word, ...]:
    before = words[max(0, mention.first - 3) : mention.first]
    stopped = [at for at, word in enumerate(before) if word.stop]
    return before[stopped[-1] :] if stopped else before
