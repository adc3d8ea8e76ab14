"""Numbers in a complaint: how strong, how long, how old."""

from __future__ import annotations

import re
from dataclasses import dataclass

from unknot.core.text import Word

COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "couple": 2, "few": 3, "several": 4, "some": 3, "many": 5, "half": 0.5, "eleven": 11, "twelve": 12,
}  # fmt: skip
DAYS = {
    "hour": 1 / 24,
    "day": 1,
    "night": 1,
    "week": 7,
    "month": 30,
    "year": 365,
    "minute": 0,
    "wk": 7,
    "mo": 30,
    "mth": 30,
    "yr": 365, "wks": 7, "yrs": 365, "mos": 30, "hrs": 1 / 24,
}  # fmt: skip
SINCE = frozenset("for since past last ago over about around now almost nearly started x".split())
LATELY = {"yesterday": 1, "today": 0, "tonight": 0, "weekend": 3}
SCALE = re.compile(r"\s*(?:/|out of|of)\s*(?:10|ten)\b", re.IGNORECASE)
LEVEL = frozenset(
    "pain level scale rate score about around a at say maybe strength intensity it's is like of usually up to".split()
)
YEARS_OLD = re.compile(r"\s*-?\s*(?:years?|yrs?|y)?\s*-?\s*/?\s*(?:old|o\b|yo\b|y\.?o\.?)", re.IGNORECASE)
SEX = {
    "m": frozenset("man male guy bloke gentleman boy lad dude".split()),
    "f": frozenset("woman female lady girl pregnant breastfeeding postpartum pregnancy gal".split()),
}
OTHERS = frozenset(
    "husband wife partner son daughter boyfriend girlfriend doctor physio the another that this".split()
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number read at words first..last."""

    first: int
    last: int
    value: int


def scores(text: str, words: tuple[Word, ...]) -> tuple[Number, ...]:
    """Strengths as numbers: "7/10", "seven out of ten", "pain level 6"."""
    found = []
    for at, word in enumerate(words):
        value = word.number if word.number is not None else COUNTS.get(word.text)
        if value is None or not 0 <= value <= 10:
            continue
        scale = SCALE.match(text, word.end, word.end + 12)
        if scale:
            last = at + sum(1 for w in words[at + 1 : at + 4] if w.start < scale.end())
            found.append(Number(at, last, round(value)))
        elif word.number is not None and _is_level(words, at):
            found.append(Number(at, at, round(value)))
    return tuple(found)


def _is_level(words: tuple[Word, ...], at: int) -> bool:
    """ "Pain level 6", "about a 4", "it's a 7"."""
    before = [w.text for w in words[max(0, at - 3) : at]]
    after = words[at + 1].stem if at + 1 < len(words) and not words[at + 1].stop else ""
    if after in DAYS or after in (
        "time",
        "kilometr",
        "mil",
        "km",
        "minut",
        "mil",
        "kg",
        "second",
        "rep",
        "set",
        "ye",
        "am",
        "pm",
    ):
        return False
    asked = {"level", "scale", "rate", "score", "intensity"} & set(before)
    article = len(before) > 1 and before[-1] == "a" and before[-2] in LEVEL
    return bool(asked) or article


def duration(words: tuple[Word, ...]) -> Number | None:
    """How long it has been so, in days: "for three weeks", "two months ago", "since yesterday"."""
    for at, word in enumerate(words):
        unit = DAYS.get(word.stem if word.stem in DAYS else word.text)
        if unit is not None and at:
            count, first = _count(words, at)
            if count is not None and _is_duration(words, first, at):
                return Number(first, at, round(count * unit))
            if words[at - 1].text in ("last", "this", "past") or (
                words[at - 1].text == "for" and word.text.endswith("s")
            ):
                several = 3 if words[at - 1].text == "for" else 1
                return Number(at - 1, at, round(several * unit) if words[at - 1].text != "this" else 0)
        elif (
            word.text in LATELY
            and at
            and words[at - 1].text in ("since", "from", "started", "began", "the", "last")
        ):
            return Number(at - 1, at, LATELY[word.text])
        elif word.text in ("yesterday", "ages"):
            return Number(at, at, {"yesterday": 1, "ages": 180}[word.text])
    return None


def _count(words: tuple[Word, ...], at: int) -> tuple[float | None, int]:
    """The number before a unit and where it starts: "3 weeks", "a couple of weeks", "2-3 months"."""
    back = at - 1
    while back > max(0, at - 4) and words[back].text in ("of", "good", "or", "so", "whole", "more"):
        back -= 1
    value = words[back].number if words[back].number is not None else COUNTS.get(words[back].text)
    if value is not None and words[back].text in ("few", "couple") and back and words[back - 1].text == "a":
        back -= 1
    return value, back


def _is_duration(words: tuple[Word, ...], first: int, at: int) -> bool:
    before = {w.text for w in words[max(0, first - 3) : first]}
    after = [w.text for w in words[at + 1 : at + 3]]
    if after[:1] in (["old"], ["a"], ["per"]) or before & {
        "times",
        "every",
        "after",
        "within",
        "in",
        "than",
        "of",
        "per",
    }:
        return False
    alone = at + 1 == len(words) or words[at + 1].stop
    return (
        bool(alone)
        or bool(before & SINCE)
        or bool({"ago", "now", "history"} & set(after))
        or "been" in before
    )


def age_and_sex(text: str, words: tuple[Word, ...]) -> tuple[Number | None, str]:
    """The age in years and the sex (f, m), when they are said of oneself."""
    age, sex = None, ""
    for at, word in enumerate(words):
        if (
            age is None
            and word.number is not None
            and 10 <= word.number <= 110
            and float(word.number).is_integer()
        ):
            age = _age_at(text, words, at)
        if not sex:
            sex = _sex_at(words, at)
    return age, sex


def _age_at(text: str, words: tuple[Word, ...], at: int) -> Number | None:
    word = words[at]
    before = words[at - 1].text if at else ""
    after = words[at + 1] if at + 1 < len(words) else None
    unit = after.stem if after is not None and not after.stop else ""
    value = Number(at, at, int(word.text.split(".")[0]))
    if YEARS_OLD.match(text, word.end, word.end + 16) or before in ("aged", "age"):
        return value
    if after is not None and after.text in ("m", "f", "male", "female", "yo") and after.start - word.end <= 2:
        return value
    if at and before in ("m", "f", "male", "female", "woman", "man"):
        return value
    if (
        before in ("i'm", "am")
        and unit not in DAYS
        and unit not in ("percent", "kg", "km", "mil", "pound", "ston", "stone")
    ):
        return value
    return None


def _sex_at(words: tuple[Word, ...], at: int) -> str:
    word = words[at]
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    for sex, names in SEX.items():
        if word.text in names:
            of_another = before is not None and before.text in OTHERS and word.text != "pregnant"
            return "" if of_another else sex
        if word.text == sex and (_is_age(before, word) or _is_age(word, after)):
            return sex
    return ""


def _is_age(one: Word | None, other: Word | None) -> bool:
    """ "45F" and "f 45": a number of years and a letter side by side."""
    if one is None or other is None or other.start - one.end > 2:
        return False
    return any(w.number is not None and 12 <= w.number <= 110 for w in (one, other))
