"""Word patterns: how a sign is told in everyday words. A small language that a therapist can read and mend.

    chest pain | tight chest & sweat | breathless ; within 20 ; unless bench press ; over 40 ; sex f ; is emergency

`&` parts the groups that must all be there, `|` the ways to say one. Words are compared by their stem and mended
when misspelt; small words (my, the, very …) are passed over. `..` lets up to four words stand between. `{pain}` is a
set of words from `knowledge/word_sets.toml`. What the text denies does not count. After `;` may follow:

    within 12      all groups lie within so many words (otherwise 40)
    unless a | b   not when one of these is there
    over 50        not when the age is told and lower; `under 40` likewise
    known over 60  only when the age is told and 60 or more
    sex f          not when another sex is told
    ever           also what is long past
    is emergency   this urgency instead of the flag's own
    asks           raises nothing: its question is put on the screen
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from unknot.core.knowledge import Urgency
from unknot.core.passage import Passage, content_of
from unknot.core.text import words_of

GAP, WITHIN = 4, 40
Step = tuple[str, int]  # a stem, and how many words may stand before it


@dataclass(frozen=True, slots=True)
class Atom:
    """Stems in order. `exact`: looked for among all words, because without the small ones hardly one would be left."""

    steps: tuple[Step, ...]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    groups: tuple[tuple[Atom, ...], ...]
    unless: tuple[Atom, ...] = ()
    within: int = WITHIN
    over: int = 0
    under: int = 200
    age_known: bool = False
    sex: str = ""
    ever: bool = False
    urgency: Urgency | None = None
    asks: bool = False
    firsts: tuple[frozenset[str], ...] = ()  # of each group, the stems with which its ways begin

    @property
    def stems(self) -> frozenset[str]:
        atoms = (*(atom for group in self.groups for atom in group), *self.unless)
        return frozenset(stem for atom in atoms for stem, _ in atom.steps)

    def fits(self, age: int | None, sex: str) -> bool:
        """Whether age and sex allow it; what is not known does not exclude, unless the pattern asks for a known age."""
        if age is None:
            return not self.age_known and sex in ("", self.sex or sex)
        return self.over <= age < self.under and sex in ("", self.sex or sex)


def parse_pattern(text: str, sets: Mapping[str, tuple[str, ...]]) -> Pattern:
    """Read one pattern. Raises ValueError saying what is wrong with it."""
    said, *clauses = (part.strip() for part in text.split(";"))
    groups = tuple(_atoms(group, sets, text) for group in said.split("&"))
    pattern = Pattern(groups)
    for clause in clauses:
        pattern = _with_clause(pattern, clause, sets, text)
    return replace(pattern, firsts=tuple(frozenset(atom.steps[0][0] for atom in group) for group in groups))


def _with_clause(pattern: Pattern, clause: str, sets: Mapping[str, tuple[str, ...]], whole: str) -> Pattern:
    word, _, rest = clause.partition(" ")
    if word == "known":
        return replace(_with_clause(pattern, rest, sets, whole), age_known=True)
    if word == "unless":
        return replace(pattern, unless=(*pattern.unless, *_atoms(rest, sets, whole)))
    if word in ("within", "over", "under") and rest.isdecimal():
        return _with_number(pattern, word, int(rest))
    if word == "sex" and rest in ("f", "m"):
        return replace(pattern, sex=rest)
    if word == "is" and rest in {u.label for u in Urgency}:
        return replace(pattern, urgency=Urgency.of(rest))
    if clause == "asks":
        return replace(pattern, asks=True)
    if clause == "ever":
        return replace(pattern, ever=True)
    raise ValueError(f"{whole!r}: “{clause}” is not understood; see the top of unknot/core/pattern.py")


def _with_number(pattern: Pattern, word: str, number: int) -> Pattern:
    if word == "within":
        return replace(pattern, within=number)
    return replace(pattern, over=number) if word == "over" else replace(pattern, under=number)


def _atoms(text: str, sets: Mapping[str, tuple[str, ...]], whole: str) -> tuple[Atom, ...]:
    atoms = tuple(atom for way in text.split("|") for atom in _spelled_out(way.strip(), sets, whole))
    if not atoms:
        raise ValueError(f"{whole!r}: a group has no words in it")
    return atoms


def _spelled_out(way: str, sets: Mapping[str, tuple[str, ...]], whole: str) -> Iterable[Atom]:
    """One way to say it; a set in it stands for each of its words in turn."""
    before, brace, after = way.partition("{")
    if brace:
        name, closed, rest = after.partition("}")
        if not closed or name not in sets:
            raise ValueError(f"{whole!r}: there is no word set {{{name}}}")
        for word in sets[name]:
            yield from _spelled_out(f"{before}{word}{rest}", sets, whole)
        return
    steps: list[Step] = []
    exact = ".." not in way and len(content_of(words_of(way))) < 2
    for number, piece in enumerate(way.split("..")):
        kept = [each for _, each in content_of(words_of(piece), exact)]
        gaps = [GAP if number and at == 0 else 0 for at in range(len(kept))]
        steps.extend(zip(kept, gaps, strict=True))
    if not steps:
        raise ValueError(f"{whole!r}: a way to say it has no words")
    yield Atom(tuple(steps), exact)


def matched(pattern: Pattern, passage: Passage, urgent: bool = False) -> tuple[int, ...] | None:
    """The words of the passage that fulfil the pattern (their numbers), or None. Age and sex are not looked at here.

    `urgent`: what was there and is over still counts.
    """
    if any(begins.isdisjoint(passage.stems) for begins in pattern.firsts):
        return None
    hits = [tuple(_all_of(group, passage, urgent, pattern.ever)) for group in pattern.groups]
    if not all(hits) or any(True for _ in _all_of(pattern.unless, passage, False, True)):
        return None
    return _nearest(hits, pattern.within)


def _all_of(atoms: Iterable[Atom], passage: Passage, urgent: bool, ever: bool) -> Iterable[tuple[int, ...]]:
    for atom in atoms:
        if atom.steps[0][0] not in passage.stems:
            continue
        yield from passage.places(atom.steps, atom.exact, urgent, ever)


def _nearest(hits: list[tuple[tuple[int, ...], ...]], within: int) -> tuple[int, ...] | None:
    """One hit of each group, all within a window; a hit may serve two groups."""
    order = sorted((hit[0], group, hit) for group, found in enumerate(hits) for hit in found)
    latest: dict[int, tuple[int, ...]] = {}
    for _, group, hit in order:
        latest[group] = hit
        if len(latest) == len(hits):
            numbers = sorted({number for each in latest.values() for number in each})
            if numbers[-1] - numbers[0] <= within:
                return tuple(numbers)
    return None
