"""Places in a complaint: sides carried over, broad words beside finer ones, ranges from one place to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush
from itertools import count, pairwise

from unknot.core.body import Feel, Mark, Place, Side
from unknot.core.clauses import SENTENCE, Clauses
from unknot.core.complaint import Phrase
from unknot.core.denial import DenialIndex
from unknot.core.lay_words import PATH_SIGNS, PATH_WORDS
from unknot.core.lexicon import Lexicon
from unknot.core.mentions import Mention
from unknot.core.sides import SideWord
from unknot.core.text import Word

BOTH = (Side.LEFT, Side.RIGHT)
LONGEST_PATH = 7
OFF_FACE = 1.6  # how much longer a step seems that leaves the front or the back
LIMB = 5  # a broad word with so many places is a whole limb
NEW_PAIN = frozenset(("also", "too", "well", "plus", "another", "separately"))


def with_sides(
    mentions: tuple[Mention, ...],
    loose: Sequence[SideWord],
    limbs: frozenset[Side],
    denials: DenialIndex,
    words: tuple[Word, ...],
    clauses: Clauses,
) -> tuple[Mention, ...]:
    """Sides carried over to places named without one; `limbs`: the sides of the limbs that were moved."""
    free = [s for s in loose if s.sides]
    denied_sides = {s.sides for s in free if denials.over(s.first, s.last)}
    told = {s.sides for s in free if not denials.over(s.first, s.last)}
    general = next(iter(told)) if len(told) == 1 else ()
    if not general and len(denied_sides) == 1 and len(next(iter(denied_sides))) == 1:
        general = (next(iter(denied_sides))[0].opposite,)
    if not general and len(limbs) == 1 and not any(m.said for m in mentions):
        general = tuple(limbs)
    found: list[Mention] = []
    for number, mention in enumerate(mentions):
        ahead = mentions[number + 1 : number + 4]
        sides = mention.sides if mention.said else _carried(mention, found, ahead, general, words, clauses)
        found.append(replace(mention, sides=sides))
    return tuple(found)


def _carried(
    mention: Mention,
    before: list[Mention],
    ahead: Sequence[Mention],
    general: tuple[Side, ...],
    words: tuple[Word, ...],
    clauses: Clauses,
) -> tuple[Side, ...]:
    if mention.plural:
        return BOTH
    earlier = next((m for m in reversed(before[-24:]) if m.sides and not (m.plural and not m.said)), None)
    later = next((m for m in ahead if m.said), None)
    same = next((m for m in reversed(before[-12:]) if m.said and m.regions == mention.regions), None)
    if same is not None:
        return same.sides
    if earlier is not None and clauses.barrier(earlier, mention) < SENTENCE:
        return earlier.sides
    if later is not None and clauses.barrier(mention, later) < SENTENCE:
        return later.sides
    if general:
        return general
    if earlier is not None and not _is_new_pain(mention, words):
        return earlier.sides
    return later.sides if later is not None and not _is_new_pain(later, words) else ()


def _is_new_pain(mention: Mention, words: tuple[Word, ...]) -> bool:
    """ "My back as well": another pain, which need not be on the same side."""
    around = words[max(0, mention.first - 4) : mention.last + 4]
    return any(word.text in NEW_PAIN for word in around)


def without_the_broader(
    mentions: Sequence[Mention], denials: DenialIndex, words: tuple[Word, ...], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """A broad word steps back where a finer one of it was named too: "hip pain, front of the hip"."""
    here = [m for m in mentions if not denials.over(m.first, m.last)]

    def is_refined(number: int, mention: Mention) -> bool:
        return (
            mention.area.broad
            and not mention.whole
            and any(
                finer.area.regions.keys() != mention.area.regions.keys()
                and _is_within(finer, mention, lexicon)
                and (not finer.sides or not mention.sides or set(finer.sides) & set(mention.sides))
                and not _listed_together(mention, finer, words)
                for finer in here[max(0, number - 8) : number + 9]
            )
        )

    refined = {id(m) for number, m in enumerate(here) if is_refined(number, m)}
    return tuple(m for m in mentions if id(m) not in refined)


def _is_within(finer: Mention, wide: Mention, lexicon: Lexicon) -> bool:
    """Whether a place is a part of what a broad word may mean; a limb holds whatever lies in its parts."""
    if set(finer.regions) < set(wide.area.regions):
        return True
    regions = lexicon.knowledge.regions
    parts = {regions[name].part for name in wide.area.regions}
    whole_limb = len(wide.area.regions) >= LIMB
    return whole_limb and not finer.whole and {regions[name].part for name in finer.regions} <= parts


def _listed_together(one: Mention, other: Mention, words: tuple[Word, ...]) -> bool:
    """ "Hip and groin" means both."""
    between = words[min(one.last, other.last) + 1 : max(one.first, other.first)]
    return (
        len(between) <= 4
        and any(w.text in ("and", "or", "plus") for w in between)
        and not any(w.stop == "." for w in between)
    )


def with_paths(mentions: Sequence[Mention], words: tuple[Word, ...], lexicon: Lexicon) -> tuple[Mention, ...]:
    """With the places on the way added: "from the hip down to the knee". The way says which part of hip and knee."""
    found = list(mentions)
    for number, (here, there) in enumerate(pairwise(mentions)):
        if not _is_path(here, there, words):
            continue
        way = _way(found[number].regions, tuple(there.area.regions), lexicon)
        if len(way) > 1:
            end = way[-1:] if there.area.broad else there.regions
            found[number + 1] = replace(there, regions=end, sides=there.sides or here.sides)
            found.append(replace(here, last=there.last, regions=way[1:-1], sides=here.sides or there.sides))
    return tuple(m for m in found if m.regions)


def _is_path(here: Mention, there: Mention, words: tuple[Word, ...]) -> bool:
    between = words[here.last + 1 : there.first]
    texts = {w.stem for w in between} | {w.text for w in between}
    if len(between) > 7 or any(w.stop == "." for w in between) or not texts & PATH_WORDS:
        return False
    starts = any(w.text == "from" for w in words[max(0, here.first - 3) : here.first])
    return starts or bool(texts & PATH_SIGNS)


def _way(starts: Sequence[str], ends: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The shortest way over neighbouring regions, ends included; () when there is none that is short enough.

    It stays on the face of the body where it begins or ends: from the buttock to the calf down the back of the leg.
    """
    known = lexicon.knowledge.regions
    faces = {known[name].views[:1] for name in starts if name in known}
    turns = count()
    ways: list[tuple[float, int, tuple[str, ...]]] = [
        (1.0, next(turns), (start,)) for start in starts if start in known
    ]
    heapify(ways)
    done: set[str] = set()
    while ways:
        cost, _, way = heappop(ways)
        if way[-1] in ends:
            return way
        if way[-1] in done or len(way) == LONGEST_PATH:
            continue
        done.add(way[-1])
        for near in known[way[-1]].neighbours:
            if near in known and near not in done:
                step = 1.0 if known[near].views[:1] in faces else OFF_FACE
                heappush(ways, (cost + step, next(turns), (*way, near)))
    return ()


def places_of(mention: Mention, lexicon: Lexicon) -> tuple[Place, ...]:
    """The places of a mention; both sides when none was told."""
    sides = mention.sides or BOTH
    return tuple(place for name in mention.regions for place in _sided(name, sides, lexicon))


def phrases_of(mention: Mention, lexicon: Lexicon) -> tuple[Phrase, ...]:
    """What a mention leaves open: which of the places its word may mean, and which side; one for each side told.

    () for a word that names one place on a side, for a whole limb, and for the places on a way: there all are meant.
    """
    area = mention.area
    vague = area.broad and not mention.whole and mention.regions == area.typical
    if not vague and (mention.sides or len(mention.regions) > 1):
        return ()
    chances = dict(area.regions) if vague else dict.fromkeys(mention.regions, 1.0)
    most = max(chances.values())
    found = []
    for sides in ((side,) for side in mention.sides) if mention.sides else (BOTH,):
        told = {place: chances[name] / most for name in chances for place in _sided(name, sides, lexicon)}
        marked = frozenset(place for place in told if place.region in mention.regions)
        if len(told) > 1:
            found.append(Phrase(tuple(told), tuple(told.values()), marked))
    return tuple(found)


def one_of(places: Iterable[Place]) -> tuple[Phrase, ...]:
    """One pain that may be at any of these places."""
    told = tuple(dict.fromkeys(places))
    return (Phrase(told, (1.0,) * len(told), frozenset(told)),) if len(told) > 1 else ()


def _sided(name: str, sides: Sequence[Side], lexicon: Lexicon) -> tuple[Place, ...]:
    sided = lexicon.knowledge.regions[name].sided
    return tuple(Place(name, side) for side in sides) if sided else (Place(name),)


def merged(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """One mark per place: the strongest, with every quality told of it; pain when any of them was pain."""
    found: dict[Place, Mark] = {}
    for mark in marks:
        known = found.get(mark.place, mark)
        feel = Feel.PAIN if Feel.PAIN in (known.feel, mark.feel) else Feel.TIGHT
        quality = tuple(dict.fromkeys((*known.quality, *mark.quality)))
        strength = max(known.strength, mark.strength)
        found[mark.place] = replace(known, strength=strength, feel=feel, quality=quality)
    return tuple(found.values())
