"""Signs in a complaint: red flags and health conditions told in everyday words, by the patterns of the library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from unknot.core.knowledge import Condition, Knowledge, RedFlag, Urgency, WordSet
from unknot.core.passage import Passage
from unknot.core.pattern import Pattern, matched, parse_pattern
from unknot.core.spelling import Vocabulary
from unknot.core.text import Word


@dataclass(frozen=True, slots=True)
class RaisedFlag:
    flag: str
    urgency: Urgency
    because: str  # the answer or the words of the complaint that raised it


@dataclass(frozen=True, slots=True)
class Signs:
    """What a text tells of safety: flags raised, flags to ask about, conditions named; worst first."""

    raised: tuple[RaisedFlag, ...] = ()
    asks: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    age: int | None = None  # told beside the text or in it


@dataclass(frozen=True, slots=True)
class Reader:
    """The patterns of a library, parsed once, and the words in which they are told."""

    flags: tuple[tuple[RedFlag, tuple[Pattern, ...]], ...]
    conditions: tuple[tuple[str, tuple[Pattern, ...]], ...]
    vocabulary: Vocabulary


def read_signs(text: str, knowledge: Knowledge, age: int | None = None, sex: str = "") -> Signs:
    """All that a text tells of safety. An age told beside the text wins over one in it. Linear in the text."""
    if not text.strip():
        return Signs(age=age)
    reader = _reader(
        _values(knowledge.red_flags), _values(knowledge.conditions), _values(knowledge.word_sets)
    )
    passage = Passage(text, reader.vocabulary)
    age = age_told(passage.words) if age is None else age
    raised, asks = _flags(reader, passage, age, sex)
    named = tuple(name for name, patterns in reader.conditions if any(matched(p, passage) for p in patterns))
    return Signs(raised, asks, named, age)


def read_flags(
    text: str, knowledge: Knowledge, age: int | None = None, sex: str = ""
) -> tuple[RaisedFlag, ...]:
    """The red flags that a text raises, worst first, each with the words that raised it."""
    return read_signs(text, knowledge, age, sex).raised


def applies(flag: RedFlag, age: int | None, sex: str) -> bool:
    """Whether a flag can be true of such a person; what is not known does not exclude."""
    if age is not None and not (flag.min_age or 0) <= age <= (200 if flag.max_age is None else flag.max_age):
        return False
    return sex in ("", flag.sex or sex)


def _flags(
    reader: Reader, passage: Passage, age: int | None, sex: str
) -> tuple[tuple[RaisedFlag, ...], tuple[str, ...]]:
    raised: list[RaisedFlag] = []
    asks: list[str] = []
    for flag, patterns in reader.flags:
        if not applies(flag, age, sex):
            continue
        hits = [
            (p, words) for p in patterns if p.fits(age, sex) and (words := _hit(p, flag, passage)) is not None
        ]
        sure = [(_urgency(p, flag), words) for p, words in hits if not p.asks]
        if sure:
            urgency, words = max(sure, key=lambda each: each[0])
            raised.append(RaisedFlag(flag.id, urgency, f"You wrote “{passage.quote(words)}”."))
        elif hits:
            asks.append(flag.id)
    return tuple(sorted(raised, key=lambda each: -each.urgency)), tuple(asks)


def _hit(pattern: Pattern, flag: RedFlag, passage: Passage) -> tuple[int, ...] | None:
    return matched(pattern, passage, urgent=_urgency(pattern, flag) is Urgency.EMERGENCY)


def _urgency(pattern: Pattern, flag: RedFlag) -> Urgency:
    return flag.urgency if pattern.urgency is None else pattern.urgency


def _values(things: object) -> tuple:  # type: ignore[type-arg]
    return tuple(things.values())  # type: ignore[attr-defined]


@lru_cache(maxsize=4)
def _reader(
    flags: tuple[RedFlag, ...], conditions: tuple[Condition, ...], word_sets: tuple[WordSet, ...]
) -> Reader:
    """Raises ValueError naming the pattern that cannot be read."""
    sets = {each.id: each.words for each in word_sets}
    by_flag = tuple((flag, tuple(parse_pattern(p, sets) for p in flag.patterns)) for flag in flags)
    by_condition = tuple((c.id, tuple(parse_pattern(p, sets) for p in c.words)) for c in conditions)
    patterns = [p for _, own in (*by_flag, *by_condition) for p in own]
    return Reader(by_flag, by_condition, Vocabulary(_stems(patterns)))


def _stems(patterns: Iterable[Pattern]) -> frozenset[str]:
    return frozenset(stem for pattern in patterns for stem in pattern.stems)


# --- Age, when the text tells it -------------------------------------------------------------------------------

DECADES = {"forties": 45, "fifties": 55, "sixties": 65, "seventies": 75, "eighties": 85, "nineties": 92}
ADULT, OLDEST = 18, 105
YEARS = frozenset(("year", "years", "yr", "yrs", "yo", "y", "yearold"))


def age_told(words: tuple[Word, ...]) -> int | None:
    """ "I'm 67", "67 years old", "67yo", "aged 67", "in my sixties", ", 67"; the first told, else None."""
    for at, word in enumerate(words):
        before = words[at - 1].text if at else ""
        after = [w.text for w in words[at + 1 : at + 3]]
        if word.text in DECADES and before in ("my", "his", "her", "late", "early", "mid"):
            return DECADES[word.text]
        if word.number is not None and word.number == int(word.number) and 0 < word.number < 120:
            told = before in ("aged", "age") or after[:1] in (["yo"], ["yearold"], ["f"], ["m"])
            if told or (after[:1] and after[0] in YEARS and after[1:] == ["old"]) or _is_my_age(words, at):
                return int(word.number)
            if _stands_alone(words, at) and ADULT <= word.number <= OLDEST:
                return int(word.number)
    return None


def _stands_alone(words: tuple[Word, ...], at: int) -> bool:
    """ "Jaw ache, one eye has gone dim, 70": between two stops."""
    ends = at + 1 == len(words) or words[at + 1].stop
    return bool(words[at].stop and ends)


def _is_my_age(words: tuple[Word, ...], at: int) -> bool:
    """ "I'm 67", "he's 74" and not "I'm 67 kg" or "I'm 10 weeks pregnant"."""
    told = at > 0 and words[at - 1].text in ("i'm", "he's", "she's")
    before = [word.text for word in words[max(0, at - 2) : at]]
    if not told and before not in (["i", "am"], ["he", "is"], ["she", "is"]):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    return (
        after is None or bool(after.stop) or after.text in ("and", "with", "so", "but", "female", "male", "i")
    )
