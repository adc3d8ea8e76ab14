"""Reading: a complaint in plain words becomes marks, movements and facts; what is not understood is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from unknot.core.body import Feel, Mark
from unknot.core.bystanders import without_bystanders, without_moved
from unknot.core.chips import Chips
from unknot.core.clauses import COMMA, Clauses
from unknot.core.complaint import Complaint, MovementFact, Phrase, Span
from unknot.core.denial import Denial, DenialIndex
from unknot.core.knowledge import Knowledge
from unknot.core.lay_words import PROBE_PLACES
from unknot.core.lexicon import Area, Lexicon, Move, lexicon_of
from unknot.core.mentions import (
    Mention,
    areas_in,
    mentions_of,
    with_pronouns,
)
from unknot.core.numbers import Number, age_and_sex, duration, scores
from unknot.core.reading_moves import DIRECTIONS, Motion, Scope, facts_of, is_of_the_pain, motions_of
from unknot.core.reading_places import (
    merged,
    one_of,
    phrases_of,
    places_of,
    with_paths,
    with_sides,
    without_the_broader,
)
from unknot.core.sides import side_words
from unknot.core.spelling import respell
from unknot.core.text import Found, words_of

__all__ = ["Complaint", "MovementFact", "Span", "read_complaint"]

USUAL_STRENGTH = 5
# These raise the strength only of a word of pain that follows: "very sore", not "very often".
HEDGES = frozenset(
    "very really quite rather pretty some somewhat super strong big a lot bit little fair extremely so".split()
)
FELT = frozenset(
    "sore pain ache hurt tight stiff tender bad uncomfortable painful intens strong throb".split()
)


def read_complaint(text: str, knowledge: Knowledge) -> Complaint:
    """What a text says, as far as it is understood. Never raises; linear in the text.

    A place without a side is marked on both; one without a strength gets 5: `assumed` names what was not said.
    """
    return _Reading(text, lexicon_of(knowledge)).complaint()


class _Reading:
    """One text being read: its words, what they deny, and what was found where."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text, self.lexicon = text, lexicon
        self.words = respell(words_of(text), lexicon.vocabulary)
        self.denials = DenialIndex(self.words)
        self.clauses = Clauses(self.words)
        self.chips = Chips(text, self.words)
        self.sides = side_words(self.words)
        self.assumed: list[str] = []
        found = areas_in(self.words, self.sides, lexicon)
        self.areas = [Found(f.first, f.last, f.value) for f in found if isinstance(f.value, Area)]
        moves = [
            Found(f.first, f.last, f.value)
            for f in found
            if isinstance(f.value, Move) and not is_of_the_pain(f, self.words)
        ]
        starts = frozenset(area.first for area in self.areas)
        self.motions, self.directions = motions_of(moves, self.words, self.sides, starts)
        for side in self.sides:
            self.chips.use(side.first, side.last)
        for area in self.areas:
            self.chips.use(area.first, area.last)
        for denial in self.denials.all:
            self.chips.use(denial.by_first, denial.by_last)
            self.chips.use(denial.first, denial.last)

    def complaint(self) -> Complaint:
        mentions = self._mentions()
        facts = self._facts(mentions)
        days = duration(self.words)
        marks, phrases = self._marks(mentions), self._phrases(mentions)
        if not marks:
            marks = self._marks_of_movements(facts)
            phrases = one_of(mark.place for mark in marks)
        age, sex = age_and_sex(self.text, self.words)
        self._note_number(days, "duration")
        self._note_number(age, "age")
        qualities, unfelt = self._qualities()
        return Complaint(
            text=self.text,
            marks=_with_days(marks, days),
            movements=facts,
            activities=self._told(self.lexicon.activities.find(self.words), "activity"),
            factors=self._told(self.lexicon.factors.find(self.words), "factor"),
            qualities=qualities,
            denied=tuple(dict.fromkeys((*unfelt, *self._denied_places(mentions)))),
            days=days.value if days else None,
            age=age.value if age else None,
            sex=sex,
            constant=self._says(self.lexicon.constant.find(self.words), "constant"),
            all_over=self._says(self.lexicon.all_over.find(self.words), "all over"),
            spans=self.chips.spans,
            not_understood=self.chips.left_over(self.lexicon.known),
            assumed=tuple(dict.fromkeys(self.assumed)),
            phrases=phrases,
        )

    # --- places --------------------------------------------------------------------------------------------------

    def _mentions(self) -> tuple[Mention, ...]:
        free = [side for side in self.sides if side not in self.directions]
        named, loose = mentions_of(self.areas, self.words, free, self.denials)
        named = with_pronouns(without_moved(named, self.words), loose, self.words, self.denials)
        limbs = frozenset(m.side for m in self.motions if m.side is not None and m.probe not in DIRECTIONS)
        sided = with_sides(named, loose, limbs, self.denials, self.words, self.clauses)
        doings = self.lexicon.activities.find(self.words)
        sided = without_bystanders(sided, self.words, doings, self.lexicon)
        kept = without_the_broader(sided, self.denials, self.words, self.lexicon)
        absent = (m for m in kept if self._is_denied(m))
        present = [m for m in kept if not self._is_denied(m)]
        return (*absent, *with_paths(present, self.words, self.lexicon))

    def _is_denied(self, piece: Mention | Motion | Found[Any]) -> Denial | None:
        return self.denials.over(piece.first, piece.last)

    def _denied_places(self, mentions: Iterable[Mention]) -> Iterable[str]:
        for mention in mentions:
            if self._is_denied(mention):
                yield from (str(place) for place in places_of(mention, self.lexicon))

    def _marks(self, mentions: tuple[Mention, ...]) -> tuple[Mark, ...]:
        here = [m for m in mentions if not self._is_denied(m)]
        strengths, qualities = self._strengths(here), self._qualities_of(here)
        feels = self.lexicon.feels.find(self.words)
        marks = []
        for mention in here:
            places = places_of(mention, self.lexicon)
            if mention not in strengths:
                self.assumed.append("strength")
            if not mention.sides and len(places) > len(mention.regions):
                self.assumed.append("side")
            self.chips.note(mention, "place", ", ".join(map(str, places)))
            strength, quality = strengths.get(mention, USUAL_STRENGTH), tuple(qualities.get(mention, ()))
            feel = self._feel(mention, feels)
            marks += [Mark(place, strength, feel, quality) for place in places]
        return merged(marks)

    def _phrases(self, mentions: tuple[Mention, ...]) -> tuple[Phrase, ...]:
        here = (m for m in mentions if not self._is_denied(m))
        return tuple(dict.fromkeys(p for m in here for p in phrases_of(m, self.lexicon)))

    def _marks_of_movements(self, facts: tuple[MovementFact, ...]) -> tuple[Mark, ...]:
        """Where it must be when only a movement was told: "I can't raise my right arm"."""
        told = next((f for f in facts if f.holds and f.effect != "eases" and f.probe in PROBE_PLACES), None)
        if told is None:
            return ()
        named = {s.sides for s in self.sides if s.sides and s not in self.directions}
        side = next(iter(named)) if len(named) == 1 else ()
        if told.side is not None and told.probe not in DIRECTIONS:
            side = (told.side,)
        self.assumed += ["place", "strength"] if side else ["place", "strength", "side"]
        areas = (f.value for f in self.lexicon.places.find(words_of(PROBE_PLACES[told.probe])))
        mentions = [
            Mention(0, 0, area, side, regions=area.typical) for area in areas if isinstance(area, Area)
        ]
        feel = Feel.TIGHT if told.effect == "short" else Feel.PAIN
        return merged(Mark(p, USUAL_STRENGTH, feel) for m in mentions for p in places_of(m, self.lexicon))

    def _feel(self, mention: Mention, feels: tuple[Found[str], ...]) -> Feel:
        """Tight when that is what is said of the place and pain is not."""
        near = [f for f in self.clauses.around(mention, feels) if not self._is_denied(f)]
        inside = [f for f in near if mention.first <= f.first <= mention.last]
        same = [f for f in near if self.clauses.barrier(mention, f) < COMMA] or near
        return Feel.TIGHT if {f.value for f in inside or same} == {"tight"} else Feel.PAIN

    def _strengths(self, here: Sequence[Mention]) -> dict[Mention, int]:
        """The strength said of each place: the nearest in its sentence, or the only number in the text."""
        numbers = scores(self.text, self.words)
        hints = (f for f in self.lexicon.strengths.find(self.words) if self._is_strength(f))
        said = numbers or tuple(Number(f.first, f.last, int(f.value)) for f in hints)
        for number in said:
            self.chips.note(number, "strength", str(number.value))
        only = numbers[0] if len(numbers) == 1 else None
        found = {mention: self.clauses.nearest(mention, said) or only for mention in here}
        return {mention: number.value for mention, number in found.items() if number is not None}

    def _is_strength(self, found: Found[str]) -> bool:
        if self._is_denied(found):
            return False
        hedge = all(w.text in HEDGES for w in self.words[found.first : found.last + 1])
        around = (
            self.words[max(0, found.first - 1) : found.first] + self.words[found.last + 1 : found.last + 3]
        )
        return not hedge or any(w.stem in FELT for w in around)

    # --- what it is like -----------------------------------------------------------------------------------------

    def _qualities(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Qualities felt, and those said not to be there."""
        felt: list[str] = []
        unfelt: list[str] = []
        for found in self.lexicon.qualities.find(self.words):
            denied = self._is_denied(found)
            (unfelt if denied else felt).append(found.value)
            self.chips.note(found, "denied" if denied else "quality", found.value)
        return tuple(dict.fromkeys(felt)), tuple(q for q in dict.fromkeys(unfelt) if q not in felt)

    def _qualities_of(self, mentions: Sequence[Mention]) -> dict[Mention, list[str]]:
        """Each quality goes to the nearest place of its sentence and those named with it; alone, to all."""
        here = sorted(mentions, key=lambda m: m.first)
        found: dict[Mention, list[str]] = {}
        for quality in self.lexicon.qualities.find(self.words):
            near = self.clauses.nearest(quality, here)
            if self._is_denied(quality) or self._is_of_a_movement(quality, near):
                continue
            for mention in self._one_breath(near, here) if near is not None else here:
                found.setdefault(mention, []).append(quality.value)
        return {mention: list(dict.fromkeys(told)) for mention, told in found.items()}

    def _is_of_a_movement(self, quality: Found[str], place: Mention | None) -> bool:
        """ "Turning left is stiff" says nothing of the quality of the pain."""
        motion = self.clauses.nearest(quality, self.motions) if quality.value == "stiff" else None
        if motion is None:
            return False
        return place is None or self.clauses.distance(quality, motion) < self.clauses.distance(quality, place)

    def _one_breath(self, one: Mention, here: Sequence[Mention]) -> list[Mention]:
        """A place and those named in one breath with it: "low back and both hips"."""
        return [m for m in self.clauses.around(one, here) if m is one or self.clauses.distance(one, m) <= 6]

    # --- movements and the rest ----------------------------------------------------------------------------------

    def _facts(self, mentions: tuple[Mention, ...]) -> tuple[MovementFact, ...]:
        here = [m for m in mentions if not self._is_denied(m)]
        sides = {m.sides for m in here if m.sides}
        sore = next(iter(sides)) if len(sides) == 1 else ()
        regions = self.lexicon.knowledge.regions
        parts = frozenset(regions[name].part for m in here for name in m.regions)
        side = sore[0] if len(sore) == 1 else None
        scope = Scope(self.words, self.denials, self.clauses, self.lexicon, side, parts)
        told = facts_of(self.motions, self.lexicon.effects.find(self.words), scope)
        for fact, motion in told:
            direction = f":{fact.side}" if fact.side else ""
            self.chips.note(
                motion, "movement", f"{fact.probe}{direction} {'' if fact.holds else 'not '}{fact.effect}"
            )
        return tuple(dict.fromkeys(fact for fact, _ in told))

    def _told(self, found: Sequence[Found[str]], kind: str) -> tuple[str, ...]:
        here = [f for f in found if not self._is_denied(f) and not is_of_the_pain(f, self.words)]
        for piece in here:
            self.chips.note(piece, kind, piece.value)
        return tuple(dict.fromkeys(f.value for f in here))

    def _says(self, found: Sequence[Found[str]], kind: str) -> bool | None:
        for piece in found[:1]:
            self.chips.note(piece, kind, kind)
            return not self._is_denied(piece)
        return None

    def _note_number(self, number: Number | None, kind: str) -> None:
        if number is not None:
            self.chips.note(number, kind, str(number.value))


def _with_days(marks: tuple[Mark, ...], days: Number | None) -> tuple[Mark, ...]:
    if days is None:
        return marks
    return tuple(Mark(m.place, m.strength, m.feel, m.quality, days.value) for m in marks)
