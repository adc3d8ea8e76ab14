"""What a text says is not there, or no longer: "no numbness", "my left is fine", "it used to hurt"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unknot.core.text import Found, Phrases, Word


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


REACH = 12  # words; a denial is seldom longer, and a sign that is truly there must not drown in one

FORWARD = (
    "no, not, never, without, isn't, aren't, wasn't, weren't, don't, doesn't, didn't, haven't, hasn't, "
    "hadn't, won't, wouldn't, nor, neither, none, no sign of, no history of, negative for, denies, deny, "
    "no pain in, no pain at, no pain on, no pain around, no pain down, no pain behind, no pain with, no pain when, "
    "no problem with, no problems with, no problem in, no problems in, no issue with, no issues with, "
    "free of, free from, rather than, instead of, nothing in, nowhere near, apart from, except, except "
    "for, unlike, nothing wrong with, zero, nil"
)
FORWARD_PAST = (
    "used to, no longer, not anymore, any longer, not any more, previously had, had in the past, stopped "
    "having, got rid of, recovered from"
)
BACKWARD = (
    "is fine, are fine, is ok, are ok, is okay, are okay, is alright, are alright, is all right, are all "
    "right, is good, are good, feels fine, feel fine, feels ok, feels okay, feel ok, feel okay, feels "
    "good, feel good, feels normal, feel normal, is normal, are normal, is great, are great, is not the "
    "problem, isn't the problem, is not affected, isn't affected, not affected, unaffected, is "
    "unaffected, is not a problem, isn't a problem, isn't the issue, is not the issue, doesn't hurt, "
    "don't hurt, do not hurt, does not hurt, doesn't ache, don't ache, does not ache, isn't sore, aren't "
    "sore, isn't painful, aren't painful, is not painful, is not sore, isn't bad, aren't bad, isn't "
    "tight, aren't tight, isn't stiff, is not stiff, is not tight, is pain free, is painless, seems fine, "
    "seem fine, is clear, doesn't bother me, don't bother me, does not bother me, has never been a "
    "problem, never hurts, never hurt, is my good side, is the good side, is my good one, is the good "
    "one, as usual, works fine, moves fine, no problem, no problems, no issue, no issues, no pain, not at "
    "all, was fine, was ok, is not it, isn't it, fine"
)
BACKWARD_PAST = (
    "is gone, are gone, has gone, have gone, gone now, went away, cleared up, has resolved, resolved, "
    "stopped hurting, has stopped, is healed, has healed, healed, is better now, are better now, no more, "
    "not anymore, any longer, any more, is over, is a thing of the past, settled down, has settled, is "
    "cured, doesn't hurt anymore, no longer hurts, no longer hurt, is no longer, has disappeared, "
    "disappeared"
)
# Phrases with a "no" in them that deny nothing of what follows.
HARMLESS = (
    "not only, not just, not sure, no doubt, no idea, no matter, no wonder, no relief, no luck, no "
    "change, no improvement, no better, not better, not improving, not getting better, not improved, "
    "isn't better, isn't improving, isn't getting better, haven't improved, hasn't improved, hasn't "
    "helped, didn't help, doesn't help, don't help, not helping, nothing helps, won't go away, doesn't go "
    "away, does not go away, not going away, won't go, hasn't gone, not gone, has not gone, won't stop, "
    "doesn't stop, won't ease, doesn't ease, won't shift, not able, isn't able, haven't been able, hasn't "
    "been able, not been able, wasn't able, unable, can't, no position, not know, don't know, doesn't "
    "know, didn't know, not until, not used to, am used to, i'm used to, got used to, get used to, "
    "getting used to, not because, not happy, not comfortable, no comfortable, not right, isn't right, "
    "not normal, isn't normal, not great, not good, not feeling good, isn't good, isn't great, not well, "
    "don't feel well, not feeling well, not ok, not okay, isn't ok, not fine, isn't fine, not sleeping, "
    "not slept, don't sleep, can't sleep, no sleep, not much sleep, never goes away, never stops, never "
    "goes, never eases, without warning, without reason, without any reason, for no reason, no reason, no "
    "apparent reason, no clear reason, no obvious reason, out of nowhere, no feeling, no strength, no "
    "power, no sensation, no control, not feel, don't feel, can't feel, not move, not stop, not even, no "
    "longer able, not moving well, don't let me, doesn't let me, won't let me, no one, nobody, fine tune, "
    "fine needle, fine motor, no less, nothing but, never had this, never felt, never had anything like"
)
# After these a denial ends.
ENDS = frozenset(
    _words(
        "but however although though yet except whereas while instead just only because since so now then "
        "still if unless until when whenever mostly mainly"
    )
)
# "it doesn't hurt when I turn": the movement is denied too
WHEN = frozenset(_words("when whenever while if"))
BEGINS = frozenset(
    _words(
        "i my i'm i've it it's its the this that there there's now have has got hurt ache is are pain am we he "
        "she they their"
    )
)
VERBS = frozenset(
    _words("is are was were hurt ache has have feel am been sore stiff tight throb burn kill bother")
)
# Nouns that carry denials on over a comma ("no numbness, tingling"); adjectives never do.
LISTED = frozenset(
    _words(
        "numbness tingling weakness fever fevers chill chills swelling redness trauma injury injuries falls "
        "fall pins sweats bleeding headache headaches dizziness fainting rash cough vomiting nausea bruising "
        "clicking stiffness soreness"
    )
)

SKIPS = _words("really actually all quite perfectly totally completely absolutely pretty both also")


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
        ("backward-past", BACKWARD_PAST),
        ("forward-past", FORWARD_PAST),
        ("backward", BACKWARD),
        ("forward", FORWARD),
    )
    return Phrases({p.strip(): kind for kind, phrases in kinds for p in phrases.split(",")}, SKIPS)


TRIGGERS = _triggers()


def denials(words: tuple[Word, ...]) -> tuple[Denial, ...]:
    """All denials of a text, in order. Linear: each reaches over twelve words at most."""
    found: list[Denial] = []
    for hit in TRIGGERS.find(words):
        past = hit.value.endswith("past")
        if hit.value.startswith("backward") or _stands_last(words, hit):
            found.append(Denial(_back_to(words, hit.first), hit.first - 1, hit.first, hit.last, past))
            if words[hit.last].stem in ("hurt", "ache", "sore"):
                found.append(
                    Denial(hit.last + 1, _forward_to(words, hit, over_when=True), hit.first, hit.last, past)
                )
        elif hit.value.startswith("forward") and not _undone(words, hit):
            found.append(Denial(hit.last + 1, _forward_to(words, hit), hit.first, hit.last, past))
    return tuple(d for d in found if d.first <= d.last)


def _stands_last(words: tuple[Word, ...], hit: Found[str]) -> bool:
    """ "The left one hurts, the right doesn't": what is denied stands before."""
    after = hit.last + 1
    ends = after >= len(words) or words[after].stop or words[after].stem in ENDS
    return hit.value == "forward" and bool(ends) and words[hit.last].stem.endswith(("n't", "not"))


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
