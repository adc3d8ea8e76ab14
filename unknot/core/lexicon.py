"""The lexicon: every phrase that the reader knows, from the library and from lay words. Built once per knowledge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from unknot.core import lay_words
from unknot.core.knowledge import BroadWord, Knowledge, Region
from unknot.core.spelling import Vocabulary
from unknot.core.text import Phrases, stems_of, words_of

SMALL = tuple("the my a an your his her their our this that these very really whole entire".split())
SIDES = ("left", "right", "both", "l", "r")

# How people say where on a part: the piece of a region's id, and the words for it.
ASPECTS: Mapping[str, tuple[str, ...]] = {
    "front": ("front", "front side", "anterior", "front part"),
    "back": ("back", "rear", "back side", "posterior", "back part"),
    "inner": ("inside", "inner side", "inner", "medial", "inner part", "inside edge"),
    "outer": ("outside", "outer side", "outer", "lateral", "side", "outer part", "outside edge"),
    "upper": ("top", "upper part", "upper half", "upper", "high up in"),
    "lower": ("bottom", "lower part", "lower half", "lower", "low down in"),
    "sole": ("bottom", "underside", "underneath"),
    "top": ("top", "upper part"),
    "side": ("side", "outside"),
    "thumb": ("thumb side", "radial side"),
    "little": ("little finger side", "pinky side", "ulnar side"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """The regions that a word may mean, likeliest first, each with how likely (0-1). `broad`: not one place."""

    regions: Mapping[str, float]
    broad: bool = False

    @property
    def typical(self) -> tuple[str, ...]:
        """The regions meant most: those nearly as likely as the likeliest."""
        most = max(self.regions.values(), default=0.0)
        return tuple(name for name, chance in self.regions.items() if chance >= 0.8 * most)

    @property
    def all_of_it(self) -> tuple[str, ...]:
        """The regions of "all down the arm"; those that are hardly ever meant stay out."""
        most = max(self.regions.values(), default=0.0)
        return tuple(name for name, chance in self.regions.items() if chance >= 0.4 * most)


@dataclass(frozen=True, slots=True)
class Move:
    """A movement question that a phrase is about. `needs_side`: the phrase counts only beside "left" or "right"."""

    probe: str
    needs_side: bool = False


class Lexicon:
    """Phrases by what they speak of."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        words: dict[str, Area | Move] = {}
        for region in knowledge.regions.values():
            for phrase in (*region.words, region.name.lower()):
                words.setdefault(phrase, Area({region.id: 1.0}))
        for broad in knowledge.broad_words:
            for phrase in broad.say:
                words.setdefault(phrase, Area(dict(broad.regions), broad=len(broad.regions) > 1))
        moves = _moves(knowledge)
        composed = _composed(knowledge, words)
        muscles = _muscle_words(knowledge)
        every = {
            **words,
            **{p: v for table in (moves, composed, muscles) for p, v in table.items() if p not in words},
        }
        self.places = Phrases(every, (*SMALL, *SIDES))
        self.activities = Phrases(
            {phrase: a.id for a in knowledge.activities.values() for phrase in (*a.words, a.name.lower())},
            SMALL,
        )
        self.factors = Phrases(lay_words.FACTORS, SMALL)
        self.strengths = Phrases(lay_words.STRENGTHS, ("the", "my"))
        self.qualities = Phrases(lay_words.QUALITIES, SMALL)
        self.feels = Phrases(lay_words.FEELS, SMALL)
        self.effects = Phrases(lay_words.EFFECTS, SMALL)
        self.constant = Phrases(dict.fromkeys(lay_words.CONSTANT, "constant"), SMALL)
        self.all_over = Phrases(dict.fromkeys(lay_words.ALL_OVER, "all-over"), SMALL)
        tables = (
            self.places, self.activities, self.factors, self.strengths, self.qualities, self.feels, self.effects,
            self.constant, self.all_over,
        )  # fmt: skip
        self.known = frozenset(stem for table in tables for stem in table.stems)
        spoken = {stem for phrase in (*words, *muscles) for stem in stems_of(phrase)}
        doings = (stem for stem in self.activities.stems if len(stem) >= 5)
        targets = (*spoken, *doings, *self.qualities.stems, *self.feels.stems)
        self.vocabulary = Vocabulary(
            self.known, (*lay_words.FILLERS, *lay_words.MEDICAL, *SMALL, *SIDES), targets
        )


def _moves(knowledge: Knowledge) -> dict[str, Area | Move]:
    found: dict[str, Area | Move] = {}
    for movement in knowledge.movements.values():
        if movement.kind != "probe":
            continue
        for phrase in movement.words:
            sided = any(word.text in ("left", "right") for word in words_of(phrase))
            found.setdefault(phrase, Move(movement.id, needs_side=sided))
    return found


def _muscle_words(knowledge: Knowledge) -> dict[str, Area | Move]:
    """A muscle named as the place of the pain: where it lies."""
    found: dict[str, Area | Move] = {}
    for muscle in knowledge.muscles.values():
        places = {name: 1.0 for name in muscle.under[:2] if name in knowledge.regions}
        for phrase in (muscle.name.lower(), *muscle.also, muscle.id.replace("-", " ")) if places else ():
            found.setdefault(phrase.lower(), Area(places, broad=len(places) > 1))
    return found


def _composed(knowledge: Knowledge, words: Mapping[str, Area | Move]) -> dict[str, Area | Move]:
    """ "Outside of the knee", "knee on the outside", where the library has no word of its own for it."""
    found: dict[str, Area | Move] = {}
    for broad in knowledge.broad_words:
        for said, aspects in ASPECTS.items():
            fitting = {n: c for n, c in broad.regions.items() if _has_aspect(knowledge.regions.get(n), said)}
            if not fitting or len(fitting) == len(broad.regions):
                continue
            for noun in broad.say:
                for aspect in aspects:
                    after = (
                        (f"{noun} {aspect}",) if said in ("inner", "outer") else ()
                    )  # "arm back" is a movement
                    for phrase in (
                        f"{aspect} of the {noun}",
                        f"{aspect} {noun}",
                        f"{noun} on the {aspect}",
                        *after,
                    ):
                        if phrase not in words:
                            found.setdefault(phrase, Area(fitting, broad=len(fitting) > 1))
        for phrase, fitting in _of_two_aspects(broad, knowledge):
            if phrase not in words:
                found.setdefault(phrase, Area(fitting, broad=len(fitting) > 1))
    return found


ACROSS, ALONG = ("front", "back", "inner", "outer"), ("upper", "lower")


def _of_two_aspects(broad: BroadWord, knowledge: Knowledge) -> Iterator[tuple[str, dict[str, float]]]:
    """ "Inside top of the thigh", "lower front of the belly": where it lies across and along."""
    for across in ACROSS:
        for along in ALONG:
            fitting = {
                name: chance
                for name, chance in broad.regions.items()
                if _has_aspect(knowledge.regions.get(name), along)
                and _lies(knowledge.regions.get(name), across)
            }
            if not fitting or len(fitting) == len(broad.regions):
                continue
            for noun in broad.say:
                for one in ASPECTS[across][:3]:
                    for other in ASPECTS[along][:1] + ASPECTS[along][3:4]:
                        for pair in (f"{one} {other}", f"{other} {one}"):
                            yield f"{pair} of the {noun}", fitting


def _lies(region: Region | None, across: str) -> bool:
    """Whether a region is at this side of its part; one with no such word in its name is by its view."""
    if region is None:
        return False
    named = [aspect for aspect in ACROSS if aspect in region.id.split("-")[1:]]
    return across in named if named else region.views[:1] == (across,)


def _has_aspect(region: Region | None, aspect: str) -> bool:
    return region is not None and aspect in region.id.split("-")[1:]


_kept: list[Lexicon] = []


def lexicon_of(knowledge: Knowledge) -> Lexicon:
    """The lexicon of a knowledge; the last few are kept, for building one takes longer than reading a complaint."""
    global _kept  # noqa: PLW0603 – a cache of pure values: the same knowledge always gives the same lexicon
    for lexicon in _kept:
        if lexicon.knowledge is knowledge:
            return lexicon
    lexicon = Lexicon(knowledge)
    _kept = [lexicon, *_kept[:3]]
    return lexicon
