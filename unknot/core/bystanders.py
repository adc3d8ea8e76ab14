"""Bystanders: places that a text names, but not as sore: lain on, carried on, only moved, blamed, or a landmark."""

from __future__ import annotations

from collections.abc import Sequence

from unknot.core.lexicon import Lexicon
from unknot.core.mentions import Mention
from unknot.core.text import Found, Word, stem

Words = tuple[Word, ...]


def _stems(text: str) -> frozenset[str]:
    return frozenset(map(stem, text.split()))


def without_bystanders(
    mentions: Sequence[Mention], words: Words, doings: Sequence[Found[str]], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """The places that may be sore. Some words name none at all; others step back only where another place is told.

    `doings`: activities named.
    """
    places = [m for m in mentions if not (_is_overhead(m, words) or _is_no_noun(m, words))]
    doing = {at: d for d in doings for at in range(d.first, d.last + 1)}

    def is_aside(mention: Mention) -> bool:
        before = _clause_before(mention, words)
        after = words[mention.last + 1 : mention.last + 4]
        return (
            _is_part_of(doing.get(mention.first), mention)
            or _is_support(mention, before, lexicon)
            or _is_blamed(before)
            or _is_landmark(before, after)
            or _is_worn(after)
            or _is_only_seen(after)
        )

    kept = tuple(m for m in places if not is_aside(m))
    return kept or tuple(places)


def _clause_before(mention: Mention, words: Words) -> Words:
    """Up to seven words before it, within the clause."""
    before = words[max(0, mention.first - 7) : mention.first]
    stops = [at for at, word in enumerate(before) if word.stop]
    if mention.first < len(words) and words[mention.first].stop:
        return ()
    return before[stops[-1] :] if stops else before


# "Above my head", "reach back", "the back seat": no part of the body is sore there.
OVER = frozenset(("above", "over"))
BACK_OF_THINGS = frozenset("seat seats door row garden yard pocket room wheel forth then".split())
BACK_TO = frozenset("in to at into on when from home again".split())
BACKWARDS = _stems(
    "come came go went get got reach lean bend pull turn look move put bring step sit fall up bounce"
)
OWN = frozenset("my the your his her a lower low upper mid middle whole entire left right both".split())


def _is_overhead(mention: Mention, words: Words) -> bool:
    before = [w.text for w in words[max(0, mention.first - 2) : mention.first]]
    return words[mention.first].text == words[mention.last].text == "head" and bool(OVER & {*before})


def _is_no_noun(mention: Mention, words: Words) -> bool:
    if words[mention.last].text == "side" and mention.last > mention.first:
        return (
            mention.last + 1 < len(words) and words[mention.last + 1].text == "of"
        )  # of something not known here
    if words[mention.first].text != "back" or mention.first != mention.last:
        return False
    before = words[mention.first - 1] if mention.first else None
    after = words[mention.last + 1] if mention.last + 1 < len(words) else None
    joined = after is not None and not after.stop
    if joined and after is not None and after.text in BACK_OF_THINGS:
        return True
    if before is None or words[mention.first].stop or before.text in OWN:
        return False
    stems = {w.stem for w in words[max(0, mention.first - 2) : mention.first]}
    return bool(stems & BACKWARDS) or (joined and after is not None and after.text in BACK_TO)


def _is_part_of(doing: Found[str] | None, mention: Mention) -> bool:
    """ "A stomach sleeper": the activity is told, not the place."""
    if doing is None or doing.last < mention.last:
        return False
    return doing.last - doing.first > mention.last - mention.first


# What one lies, leans or carries on is no sore place by that: "I sleep on my stomach", "my bag on the left shoulder".
LAIN_ON = _stems("lie lying lay sleep sleeping slept asleep roll")
CARRIED = _stems("carry bag strap backpack rucksack phone rest lean hang wear push lift hit hold")
ON = frozenset("on onto over against between with across under".split())
LYING_PARTS = frozenset(("belly", "back", "low-back", "chest"))


def _is_support(mention: Mention, before: Words, lexicon: Lexicon) -> bool:
    on = next((at for at in range(len(before) - 1, -1, -1) if before[at].text in ON), None)
    if on is None or len(before) - on > 4:
        return False
    done = {w.stem for w in before[:on]}
    regions = lexicon.knowledge.regions
    lain = bool(done & LAIN_ON) and {regions[name].part for name in mention.regions} <= LYING_PARTS
    return lain or bool(done & CARRIED)


BLAMED = _stems("come came coming stem blame due cause")
ENDS_THERE = _stems("stop stops stopping end ends ending")
SHORT_OF = frozenset("above before below short at".split())
HALF_WAY = frozenset(("halfway", "midway"))
MEETS = _stems("join joins meet meets attach attaches start starts begin begins insert")


def _is_blamed(before: Words) -> bool:
    """ "They say it comes from my back"."""
    texts = [w.text for w in before[-5:]]
    stems = {w.stem for w in before[-6:]}
    return bool(stems & BLAMED) and bool({"from", "by", "to"} & {*texts}) and "down" not in texts


def _is_landmark(before: Words, after: Words) -> bool:
    """ "Stopping above the elbow", "half way between hip bone and sit bone", "where the arm joins"."""
    texts, stems = [w.text for w in before], {w.stem for w in before[-4:]}
    between = "between" in texts and (bool(HALF_WAY & {*texts}) or ("half" in texts and "way" in texts))
    ends = bool(stems & ENDS_THERE) and bool(SHORT_OF & {*texts[-3:]})
    meets = "where" in texts[-3:] and bool(after) and not after[0].stop and after[0].stem in MEETS
    return between or ends or meets


WORN = _stems("shoe boot trainer sock slipper")
LOOKS = _stems("water waters watering blurry blurred twitch red puffy")


def _is_worn(after: Words) -> bool:
    """ "The soles of my shoes"."""
    return any(w.stem in WORN for w in after) and bool(after) and after[0].text == "of"


def _is_only_seen(after: Words) -> bool:
    """ "The eye waters": a sign, no pain."""
    return bool(after) and not after[0].stop and after[0].stem in LOOKS


MOVED = _stems("lift raise move bend stretch pull turn extend straighten rotate use flex twist swing")


def without_moved(mentions: Sequence[Mention], words: Words) -> tuple[Mention, ...]:
    """Without the part that is only moved ("when I pull the arm back"), where another place is told."""
    moved = [m for m in mentions if any(w.stem in MOVED for w in _just_before(m, words))]
    return tuple(m for m in mentions if m not in moved) if len(moved) < len(mentions) else tuple(mentions)


def _just_before(mention: Mention, words: Words) -> Words:
    before = words[max(0, mention.first - 3) : mention.first]
    stopped = [at for at, word in enumerate(before) if word.stop]
    return before[stopped[-1] :] if stopped else before
