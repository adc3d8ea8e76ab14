"""Mentions: the places that a text names, and the side said at each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from unknot.core.body import Side
from unknot.core.denial import DenialIndex
from unknot.core.lay_words import WHOLE
from unknot.core.lexicon import Area, Lexicon, Move
from unknot.core.sides import SideWord
from unknot.core.text import Found, Word, is_plural, stem

# Plurals that one side has several of; "fingers" are not said of both hands.
MANY_ON_ONE_SIDE = frozenset(
    ("finger", "fingertip", "digit", "toe", "tooth", "rib", "muscl", "knuckl", "molar", "gum", "vertebra")
)


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A place named at words first..last, with what was found about it."""

    first: int
    last: int
    area: Area
    sides: tuple[Side, ...] = ()  # () not told
    plural: bool = False
    whole: bool = False
    regions: tuple[str, ...] = ()
    said: bool = False  # its side was said at it


def mentions_of(
    found: Iterable[Found[Area]], words: tuple[Word, ...], sides: Sequence[SideWord], denials: DenialIndex
) -> tuple[tuple[Mention, ...], tuple[SideWord, ...]]:
    """The places named, with the sides said at them, and the sides that belong to none."""
    mentions = [_mention(f, words) for f in found]
    taken: set[SideWord] = set()
    told: list[Mention] = []
    starts = [side.first for side in sides]
    for number, mention in enumerate(mentions):
        before = mentions[number - 1].last if number else -1
        after = mentions[number + 1].first if number + 1 < len(mentions) else len(words)
        near = sides[bisect_left(starts, min(before + 1, mention.first)) : bisect_left(starts, after)]
        here = denials.over(mention.first, mention.last)
        near = [s for s in near if s not in taken and denials.over(s.first, s.last) is here]
        side = _said_at(mention, words, near, after)
        if side is None:
            told.append(mention)
        else:
            taken.add(side)
            told.append(replace(mention, sides=side.sides or _other(told), said=True))
    loose = tuple(s for s in sides if s not in taken)
    return tuple(told), loose


Named = Found[Area | Move]


def areas_in(words: tuple[Word, ...], sides: Sequence[SideWord], lexicon: Lexicon) -> tuple[Named, ...]:
    """Places and movements named, in order, with the ones that share a noun: "ring and little finger"."""
    by_word = {at: side for side in sides for at in range(side.first, side.last + 1)}
    found: list[Named] = []
    for hit in lexicon.places.find(words):
        inside = [by_word[at] for at in range(hit.first, hit.last + 1) if at in by_word]
        found += _cut(hit, inside, words, lexicon) or [*_sharing_noun(hit, words, lexicon), hit]
    return tuple(found)


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


def _cut(hit: Named, inside: Sequence[SideWord], words: tuple[Word, ...], lexicon: Lexicon) -> list[Named]:
    """A phrase that a side cuts in two: "neck and left shoulder" is not "neck and shoulder"."""
    joint = next((at for at in range(hit.first + 1, hit.last) if words[at].text == "and"), None)
    if joint is not None and any(side.first > hit.first for side in inside):
        return [*_within(hit.first, joint, words, lexicon), *_within(joint + 1, hit.last + 1, words, lexicon)]
    worded = next((side for side in inside if side.last > side.first), None)  # "left side", not "left"
    if worded is not None and worded.last == hit.last:  # "neck, both sides" is not "side of the neck"
        return _within(hit.first, worded.first, words, lexicon)
    if worded is not None and worded.last == hit.first:  # "left side of the low back" is not the flank
        noun = _within(hit.first + 1, hit.last + 1, words, lexicon)
        return noun if any(isinstance(n.value, Area) and _is_back(n.value, lexicon) for n in noun) else []
    return []


def _within(first: int, end: int, words: tuple[Word, ...], lexicon: Lexicon) -> list[Named]:
    return [Found(f.first + first, f.last + first, f.value) for f in lexicon.places.find(words[first:end])]


def _is_back(area: Area, lexicon: Lexicon) -> bool:
    regions = lexicon.knowledge.regions
    return any(regions[name].part in ("back", "low-back", "upper-back") for name in area.typical)


def _sharing_noun(hit: Named, words: tuple[Word, ...], lexicon: Lexicon) -> list[Named]:
    """The places before an "and" that lack their noun: "ring" in "ring and little finger"."""
    if not isinstance(hit.value, Area) or hit.last == hit.first:
        return []
    shared: list[Named] = []
    at = hit.first - 1
    while at > 0 and words[at].text in ("and", "or") and len(shared) < 3:
        whole = (words[at - 1], *words[hit.first + 1 : hit.last + 1])
        other = lexicon.places.at(whole, 0)
        if other is None or other.last != len(whole) - 1 or not isinstance(other.value, Area):
            break
        shared.insert(0, Found(at - 1, at - 1, other.value))
        at -= 2
    return shared


def _mention(found: Found[Area], words: tuple[Word, ...]) -> Mention:
    noun = words[found.last]
    plural = (
        any(is_plural(w) for w in words[found.first : found.last + 1]) and noun.stem not in MANY_ON_ONE_SIDE
    )
    between = "between" in (w.text for w in words[found.first : found.last + 1])
    whole = found.value.broad and _is_whole(words, found.first)
    regions = tuple(found.value.regions) if whole else found.value.typical
    return Mention(
        found.first, found.last, found.value, plural=plural and not between, whole=whole, regions=regions
    )


def _is_whole(words: tuple[Word, ...], first: int) -> bool:
    """ "All down the arm", "my whole leg"; not "down to the knee"."""
    for word in reversed(words[max(0, first - 4) : first + 1]):
        if word.text in ("to", "into", "in", "and", "over") or (word.stop and word is not words[first]):
            return False
        if word.text in WHOLE:
            return True
    return False


def _inside(side: SideWord, mention: Mention) -> bool:
    return side.first <= mention.last and side.last >= mention.first


def _said_at(
    mention: Mention, words: tuple[Word, ...], free: Sequence[SideWord], next_first: int
) -> SideWord | None:
    """The side said inside, just before, or just after a place."""
    for side in free:
        if _inside(side, mention):
            return side
    for side in reversed(free):
        if (
            side.last < mention.first
            and mention.first - side.last <= 4
            and not _parted(words, side.last, mention.first)
        ):
            return side
    for side in free:
        if side.first > mention.last and side.first - mention.last <= 5:
            to_next = next_first - side.last <= 2 and next_first < len(words) and words[next_first].stop == ""
            if not to_next and not any(w.stop == "." for w in words[mention.last + 1 : side.first + 1]):
                return side
    return None


def _parted(words: tuple[Word, ...], last: int, first: int) -> bool:
    return any(w.stop for w in words[last + 1 : first + 1]) or any(
        w.text in ("and", "but") for w in words[last + 1 : first]
    )


def _other(told: list[Mention]) -> tuple[Side, ...]:
    """ "The other knee": the side opposite to the last one told."""
    last = next((m.sides for m in reversed(told) if len(m.sides) == 1), ())
    return tuple(side.opposite for side in last)
