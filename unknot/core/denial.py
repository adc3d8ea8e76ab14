"""What a text says is not there, or no longer: "no numbness", "my left is fine", "it used to hurt"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unknot.core.denial_words import (
    ASKING,
    BACKWARD,
    BACKWARD_LAST,
    BACKWARD_PAST,
    BEGINS,
    ENDS,
    FORWARD,
    FORWARD_PAST,
    HARMLESS,
    ITSELF,
    LISTED,
    SKIPS,
    UNABLE,
    VERBS,
    WHEN,
)
from unknot.core.text import Found, Phrases, Word

REACH = 12  # words; a denial is seldom longer, and a sign that is truly there must not drown in one


@dataclass(frozen=True, slots=True)
class Denial:
    """Words `first`..`last` are denied by `by_first`..`by_last`. `past`: it was so once, and is over."""

    first: int
    last: int
    by_first: int
    by_last: int
    past: bool = False

    def covers(self, first: int, last: int) -> bool:
        """Whether words first..last stand under it. One that holds the denial ("no feeling") does not."""
        apart = self.by_last < first or self.by_first > last
        return apart and self.first <= last and first <= self.last


def _triggers() -> Phrases[str]:
    kinds = (
        ("harmless", HARMLESS),
        ("itself", ITSELF),
        ("backward-past", BACKWARD_PAST),
        ("forward-past", FORWARD_PAST),
        ("backward", BACKWARD),
        ("last", BACKWARD_LAST),
        ("forward", FORWARD),
    )
    return Phrases({p.strip(): kind for kind, phrases in kinds for p in phrases.split(",")}, SKIPS)


TRIGGERS = _triggers()


def denials(words: tuple[Word, ...]) -> tuple[Denial, ...]:
    """All denials of a text, in order. Linear: each reaches over twelve words at most."""
    found: list[Denial] = []
    for hit in TRIGGERS.find(words):
        past = hit.value.endswith("past")
        if (hit.value.startswith("backward") and not _is_unable(words, hit)) or _stands_last(words, hit):
            found.append(Denial(_back_to(words, hit.first), hit.first - 1, hit.first, hit.last, past))
            if words[hit.last].stem in ("hurt", "ache", "sore"):
                found.append(
                    Denial(hit.last + 1, _forward_to(words, hit, over_when=True), hit.first, hit.last, past)
                )
        elif hit.value == "itself":
            found.append(Denial(hit.last, hit.last, hit.first, hit.last - 1))
        elif hit.value.startswith("forward") and not _undone(words, hit):
            found.append(Denial(hit.last + 1, _forward_to(words, hit), hit.first, hit.last, past))
    return tuple(d for d in found if d.first <= d.last)


def _is_unable(words: tuple[Word, ...], hit: Found[str]) -> bool:
    """ "It won't heal", "I can't do up my buttons any more": a sign, not the absence of one."""
    before = words[_back_to(words, hit.first) : hit.first]
    if words[hit.first].text not in ("any", "anymore"):
        before = before[-1:]
    return any(word.text in UNABLE for word in before)


def _stands_last(words: tuple[Word, ...], hit: Found[str]) -> bool:
    """ "The left one hurts, the right doesn't", "wee and poo normal": what is denied stands before."""
    after = hit.last + 1
    if after < len(words) and not words[after].stop and words[after].stem not in ENDS:
        return False
    if hit.value == "last":
        return not _is_asked(words, hit.first)
    return hit.value == "forward" and words[hit.last].stem.endswith(("n't", "not"))


def _is_asked(words: tuple[Word, ...], at: int) -> bool:
    """ "Is chest pain normal?" denies no pain."""
    begins = next((n for n in range(at, -1, -1) if words[n].stop == "."), 0)
    return words[begins].text in ASKING


def denied(denials: Iterable[Denial], first: int, last: int) -> Denial | None:
    """The denial under which words first..last stand, if any."""
    return next((d for d in denials if d.covers(first, last)), None)


class DenialIndex:
    """The denials of a text by the words that they cover, for asking often."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.all = denials(words)
        self._at: dict[int, list[Denial]] = {}
        for denial in self.all:
            for at in range(denial.first, denial.last + 1):
                self._at.setdefault(at, []).append(denial)

    def over(self, first: int, last: int) -> Denial | None:
        """The denial under which words first..last stand, if any."""
        return denied((d for at in range(first, last + 1) for d in self._at.get(at, ())), first, last)


def _undone(words: tuple[Word, ...], hit: Found[str]) -> bool:
    """Two denials make none: "can't sit without pain", "no position without pain"."""
    if words[hit.first].stem not in ("without", "except", "unless"):
        return False
    before = words[max(0, hit.first - 6) : hit.first]
    return any(
        w.stem in ("can't", "no", "not", "never", "couldn't", "don't", "doesn't", "hardly", "unable")
        for w in before
    )


def _forward_to(words: tuple[Word, ...], hit: Found[str], over_when: bool = False) -> int:
    """The last word that a denial reaches."""
    at = hit.last + 1
    verb = words[hit.last].stem not in ("no", "without", "never")
    while at < len(words) and at - hit.last <= REACH:
        word = words[at]
        if word.stop == "." or (word.stop == "," and not _goes_on(words, at)):
            break
        if word.stem in ENDS and not (word.stem in WHEN and (over_when or verb)):
            break
        if word.stem == "and" and not _and_goes_on(words, at):
            break
        at += 1
    return at - 1


def _goes_on(words: tuple[Word, ...], at: int) -> bool:
    """Whether a denial runs on over the comma before `at`: before "or" and in a list that ends with one."""
    if words[at].text in ("or", "nor"):
        return True
    if words[at].text in LISTED:
        return True
    for ahead in range(at, min(at + 8, len(words))):
        word = words[ahead]
        if (ahead > at and word.stop == ".") or word.stem in BEGINS or word.stem in ENDS:
            return False
        if word.text in ("or", "nor"):
            return True
    return False


def _and_goes_on(words: tuple[Word, ...], at: int) -> bool:
    return at + 1 < len(words) and (
        words[at + 1].text in LISTED or words[at + 1].text in ("no", "not", "needles")
    )


def _back_to(words: tuple[Word, ...], before: int) -> int:
    """The first word of the clause that ends before `before`: "shoulder hurts and my NECK is fine"."""
    at = before - 1
    if before and words[before].stop:
        return before  # a fresh clause: nothing stands before it
    if at > 0 and words[at].stem in ("but", "and"):
        at -= 1  # "it clicks but doesn't hurt"
    while at >= 0 and before - at <= REACH:
        word = words[at]
        if word.stem in ENDS or word.stem in VERBS:
            return at + 1
        if word.stem == "and" and _has_verb_before(words, at):
            return at + 1
        if word.stop:
            return at
        at -= 1
    return at + 1


def _has_verb_before(words: tuple[Word, ...], at: int) -> bool:
    for back in range(at - 1, max(-1, at - 8), -1):
        if words[back].stem in VERBS:
            return True
        if words[back].stop:
            return False
    return False
