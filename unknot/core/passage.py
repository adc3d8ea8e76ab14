"""A text made ready for word patterns: where its words stand, and which do not count (denied, past, another's)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from unknot.core.denial import Denial, denials
from unknot.core.spelling import Vocabulary, respell
from unknot.core.text import Phrases, Word, stem, words_of

# Words that a phrase passes over, in the text as in a pattern.
SMALL = frozenset(
    map(
        stem,
        "a an the my his her their your our that these those really very quite so such just rather bit slightly "
        "slight mild extremely incredibly absolutely totally even is am are was were be been being i'm it's i've to "
        "can could".split(),
    )
)
OTHERS = frozenset(
    map(
        stem,
        "dad father mum mom mother brother sister uncle aunt grandad grandpa grandfather grandma gran nan grandmother "
        "cousin friend neighbour neighbor colleague coworker mate".split(),
    )
)
HAPPENED_TO = frozenset(("had", "die", "dy", "died", "suffer"))
PERFECT = frozenset(("has", "have", "he's", "she's", "they've", "dad's", "mum's", "mom's"))
NOW = frozenset(
    map(stem, "now today currently tonight just yesterday morning started start began begin since is".split())
)
FAMILY = Phrases(dict.fromkeys(("family history", "runs in the family", "run in the family"), True))
LONG_AGO = Phrases(
    dict.fromkeys(
        (
            "years ago", "year ago", "months ago", "decades ago", "as a child", "as a kid", "as a teenager",
            "in the past", "when i was young", "when i was a child", "when i was a kid", "when i was little",
            "long ago", "last year",
        ),
        True,
    )
)  # fmt: skip
BREAKS = frozenset(map(stem, "but however although though and now then except whereas while because".split()))
# Ways to say "can't" and "won't". Only for the patterns: what is denied is read from the words as they are.
SAME_AS = {
    **dict.fromkeys(map(stem, "couldn't unable barely hardly scarcely".split()), stem("can't")),
    stem("wouldn't"): stem("won't"),
}
NEGATORS = frozenset(map(stem, "not isn't wasn't aren't never haven't hasn't no".split()))
NAMELESS = frozenset(
    map(stem, "pain pains problem problems trouble issue issues symptoms difficulty".split())
)
NOTHING_DENIED: tuple[Denial, ...] = ()
REACH = 12
Steps = tuple[tuple[str, int], ...]  # a stem, and how many words may stand before it


class Row:
    """Words in order, the small ones left out unless `exact`, with the places of each stem."""

    def __init__(self, words: tuple[Word, ...], exact: bool) -> None:
        content = content_of(words, exact)
        self._numbers = [number for number, _ in content]
        self._stems = [each for _, each in content]
        self._ends = list(accumulate(word.stop == "." for word in words))  # sentences begun up to each word
        self._by_stem: dict[str, list[int]] = {}
        for at, each in enumerate(self._stems):
            self._by_stem.setdefault(each, []).append(at)
        self.stems = self._by_stem.keys()

    def find(self, steps: Steps) -> Iterator[tuple[int, ...]]:
        (first, _), *rest = steps
        for start in self._by_stem.get(first, ()):
            at: int | None = start
            hit = [self._numbers[start]]
            for wanted, gap in rest:
                at = self._next(wanted, at, gap) if at is not None else None
                if at is None:
                    break
                hit.append(self._numbers[at])
            if at is not None:
                yield tuple(hit)

    def _next(self, wanted: str, at: int, gap: int) -> int | None:
        """The nearest wanted stem after a word, over at most `gap` others, in the same sentence."""
        sentence = self._ends[self._numbers[at]]
        for after in range(at + 1, min(at + 2 + gap, len(self._numbers))):
            if self._ends[self._numbers[after]] != sentence:
                return None
            if self._stems[after] == wanted:
                return after
        return None


class Passage:
    """The words of a text, found by stem in constant time each; linear in the text to make."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.words = tuple(_mended(word, vocabulary) for word in respell(words_of(text), vocabulary))
        self._rows = {exact: Row(self.words, exact) for exact in (False, True)}
        self.stems = self._rows[True].stems | self._rows[False].stems
        self._denied = self._denials_by_word()
        self._others = said_of_others(self.words)
        self._past = long_past(self.words)
        self._known: dict[tuple[object, ...], tuple[tuple[int, ...], ...]] = {}

    def _denials_by_word(self) -> dict[int, tuple[Denial, ...]]:
        by_word: dict[int, tuple[Denial, ...]] = {}
        for denial in (*denials(self.words), *nothing_of(self.words)):
            if self._is_becoming(denial):
                continue
            for number in range(denial.first, denial.last + 1):
                by_word[number] = (*by_word.get(number, ()), denial)
        return by_word

    def _is_becoming(self, denial: Denial) -> bool:
        """ "My arm has gone purple" denies nothing; "the pain has gone" does."""
        at = denial.by_last + 1
        if self.words[denial.by_last].text != "gone" or at >= len(self.words):
            return False
        return not self.words[at].stop and self.words[at].text not in (
            "now",
            "away",
            "again",
            "completely",
            "and",
        )

    def places(self, steps: Steps, exact: bool, urgent: bool, ever: bool) -> tuple[tuple[int, ...], ...]:
        """Where the stems stand in order and count; each place as the numbers of its words."""
        key = (steps, exact, urgent, ever)
        if key not in self._known:
            found = self._rows[exact].find(steps)
            self._known[key] = tuple(hit for hit in found if self._counts(hit, urgent, ever))
        return self._known[key]

    def quote(self, numbers: tuple[int, ...]) -> str:
        """The words as they were typed, with dots where some are left out."""
        pieces: list[str] = []
        last: Word | None = None
        for word in (self.words[number] for number in numbers):
            if last is not None:
                between = self.text[last.end : word.start]
                pieces.append(between if len(between) <= 12 else " … ")
            pieces.append(self.text[word.start : word.end])
            last = word
        return "".join(pieces)

    def _counts(self, hit: tuple[int, ...], urgent: bool, ever: bool) -> bool:
        if any(n in self._others or (n in self._past and not ever) for n in hit):
            return False
        return not any(
            self._denies(denial, hit, urgent) for n in hit for denial in self._denied.get(n, NOTHING_DENIED)
        )

    def _denies(self, denial: Denial, hit: tuple[int, ...], urgent: bool) -> bool:
        """A denial inside the phrase itself ("no feeling in") is its meaning. What is over still counts when urgent."""
        own = any(denial.by_first <= number <= denial.by_last for number in hit)
        return not own and not (urgent and self._is_over(denial))

    def _is_over(self, denial: Denial) -> bool:
        """ "It's gone", "all fine now": what passed can still have been a stroke."""
        after = self.words[denial.by_last + 1].text if denial.by_last + 1 < len(self.words) else ""
        return denial.past or (
            denial.last < denial.by_first and after in ("now", "again", "since", "afterwards")
        )


def _mended(word: Word, vocabulary: Vocabulary) -> Word:
    """A misspelt ending hides the stem ("breathles"): then the whole word is compared."""
    if word.stem in vocabulary.known or word.stem in vocabulary.common:
        return word
    near = vocabulary.nearest(word.text)
    return replace(word, stem=near) if near else word


def nothing_of(words: tuple[Word, ...]) -> Iterator[Denial]:
    """ "No pain walking upstairs" denies the walking too, up to the next stop."""
    for at, (word, after) in enumerate(pairwise(words)):
        if word.text in ("no", "without", "never") and after.stem in NAMELESS:
            ends = (
                n
                for n in range(at + 2, min(at + REACH, len(words)))
                if words[n].stop or words[n].stem in BREAKS
            )
            yield Denial(at + 1, next(ends, min(at + REACH, len(words))) - 1, at, at)


def content_of(words: tuple[Word, ...], exact: bool = False) -> list[tuple[int, str]]:
    """The words that patterns look at: number and stem. "Unable to", "not able to" and "no longer" become "can't".

    `exact`: the small words too.
    """
    found: list[tuple[int, str]] = []
    for number, word in enumerate(words):
        if word.stem in SMALL and not exact:
            continue
        same = SAME_AS.get(word.stem, word.stem)
        if (
            word.text in ("able", "longer")
            and {w.stem for w in words[max(0, number - 2) : number]} & NEGATORS
        ):
            same = stem("can't")
        found.append((number, same))
    return found


def said_of_others(words: tuple[Word, ...]) -> frozenset[int]:
    """Words about other people's health: "my father had a stroke"."""
    return _in_clauses(words, lambda clause: bool(FAMILY.find(clause)) or _happened_to_others(clause))


def long_past(words: tuple[Word, ...]) -> frozenset[int]:
    """Words about long ago: "I broke it ten years ago"."""
    return _in_clauses(words, lambda clause: bool(LONG_AGO.find(clause)))


def _happened_to_others(clause: tuple[Word, ...]) -> bool:
    """ "My dad had a stroke" is over; "my dad has had a headache all day" is told of the one who needs help."""
    told = any(
        word.text in HAPPENED_TO and (not at or clause[at - 1].text not in PERFECT)
        for at, word in enumerate(clause)
    )
    return told and bool({w.stem for w in clause} & OTHERS)


def _in_clauses(words: tuple[Word, ...], holds: Callable[[tuple[Word, ...]], bool]) -> frozenset[int]:
    """The words of every clause for which it holds and which does not speak of now."""
    found: set[int] = set()
    for first, last in clauses(words):
        clause = words[first:last]
        if not {word.stem for word in clause} & NOW and holds(clause):
            found.update(range(first, last))
    return frozenset(found)


def clauses(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Pieces of a text between stops and joining words, as (first, after the last)."""
    cuts = [n for n, word in enumerate(words) if n and (word.stop or word.stem in BREAKS)]
    yield from pairwise((0, *cuts, len(words)))
