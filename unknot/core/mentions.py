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
from unknot.core.text import Found, Word, is_plural

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
    for hit in _longest(words, lexicon):
        inside = [by_word[at] for at in range(hit.first, hit.last + 1) if at in by_word]
        found += _cut(hit, inside, words, lexicon) or [*_sharing_noun(hit, words, lexicon), hit]
    return tuple(found)


# "Above", "behind" say by themselves where it is; of anything else ("front of", "corner of") the thing decides.
RELATIONS = frozenset(
    "above below under underneath beneath behind beside between next near deep over outside".split()
)


def _longest(words: tuple[Word, ...], lexicon: Lexicon) -> tuple[Named, ...]:
    """As found, but two places that share a word are one: "front of the shoulder blade", "deep in my bum cheek"."""
    found: list[Named] = []
    for hit in lexicon.places.find(words):
        if found and hit.first <= found[-1].last:
            continue
        whole = _going_on(hit, words, lexicon)
        if whole is None:
            found.append(hit)
        elif isinstance(hit.value, Move):
            found.append(Found(hit.first, whole.last, whole.value))
        elif words[hit.first].text in RELATIONS:
            found.append(Found(hit.first, whole.last, hit.value))
        else:
            found.append(whole)
    return tuple(found)


def _going_on(hit: Named, words: tuple[Word, ...], lexicon: Lexicon) -> Named | None:
    """A place (or movement) that begins inside this one and ends after it, in one breath."""
    further = (lexicon.places.at(words, at) for at in range(hit.first + 1, hit.last + 1))
    whole = next((f for f in further if f and f.last > hit.last and type(f.value) is type(hit.value)), None)
    rest = words[hit.last + 1 : whole.last + 1] if whole else ()
    ends = ("and",) if isinstance(hit.value, Move) else ("and", "side", "sides")
    if not rest or any(w.stop or w.text in ends for w in rest):
        return None
    return whole


def with_pronouns(
    mentions: Sequence[Mention], loose: Sequence[SideWord], words: tuple[Word, ...], denials: DenialIndex
) -> tuple[Mention, ...]:
    """With the places that only a side names: "my left knee is fine but the RIGHT ONE hurts"."""
    found = list(mentions)
    for side in loose:
        at = bisect_left(mentions, side.first, key=lambda m: m.last)
        before = mentions[at - 1] if at else None
        if before is None or not before.said:
            continue
        one = side.last + 1 < len(words) and words[side.last + 1].text in ("one", "ones")
        sides = side.sides or tuple(s.opposite for s in before.sides if len(before.sides) == 1)
        contrast = not set(sides) & set(before.sides) and _differ(before, side, denials)
        if sides and (one or contrast):
            last = side.last + one
            found.append(replace(before, first=side.first, last=last, sides=sides, plural=False))
    return tuple(sorted(found, key=lambda m: m.first))


def _differ(mention: Mention, side: SideWord, denials: DenialIndex) -> bool:
    """Whether pain is denied of the one and not of the other."""
    here, there = denials.over(mention.first, mention.last), denials.over(side.first, side.last)
    return (here is None) != (there is None)


def _cut(hit: Named, inside: Sequence[SideWord], words: tuple[Word, ...], lexicon: Lexicon) -> list[Named]:
    """A phrase that a side cuts in two: "neck and left shoulder" is not "neck and shoulder"."""
    joint = next((at for at in range(hit.first + 1, hit.last) if words[at].text == "and"), None)
    if joint is not None and any(side.first > hit.first for side in inside):
        return [*_within(hit.first, joint, words, lexicon), *_within(joint + 1, hit.last + 1, words, lexicon)]
    worded = next((side for side in inside if side.last > side.first), None)  # "left side", not "left"
    if worded is not None and worded.last == hit.last:  # "neck, both sides" is not "side of the neck"
        return _within(hit.first, worded.first, words, lexicon) or [hit]  # "a pain in my left side"
    if worded is not None and worded.last == hit.first:  # "left side of the low back" is not the flank
        noun = _within(hit.first + 1, hit.last + 1, words, lexicon)
        return noun if any(isinstance(n.value, Area) and _is_trunk(n.value, lexicon) for n in noun) else []
    return []


def _within(first: int, end: int, words: tuple[Word, ...], lexicon: Lexicon) -> list[Named]:
    return [Found(f.first + first, f.last + first, f.value) for f in lexicon.places.find(words[first:end])]


TRUNK = ("back", "low-back", "upper-back", "chest", "belly")  # its left side is not its flank


def _is_trunk(area: Area, lexicon: Lexicon) -> bool:
    regions = lexicon.knowledge.regions
    return any(regions[name].part in TRUNK for name in area.typical)


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
    regions = found.value.all_of_it if whole else found.value.typical
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
