"""The safety questions as a few cards: worst first, each with one way to say "none of these"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unknot.core.knowledge import Urgency
from unknot.core.questions import Answer, Question, ScreeningAnswers

MOST_LINES = 7  # more are not read, they are ticked through
TOLD = "Because of what you told"


@dataclass(frozen=True, slots=True)
class Line:
    """A question on a card, with what was answered so far."""

    question: Question
    told: str


@dataclass(frozen=True, slots=True)
class Card:
    """Some questions under one heading. `flags` names them in the form; `state` is open, asked (still open) or done."""

    title: str
    lines: tuple[Line, ...]
    urgent: bool
    state: str
    none: bool

    @property
    def flags(self) -> str:
        return " ".join(line.question.flag for line in self.lines)

    @property
    def told(self) -> tuple[str, ...]:
        """Because of what its questions are asked, each once."""
        return tuple(dict.fromkeys(line.question.told for line in self.lines if line.question.told))

    @property
    def id(self) -> str:
        return f"card-{self.lines[0].question.flag}"


def cards(
    asked: Iterable[Question], answers: ScreeningAnswers, ask_again: frozenset[str] = frozenset()
) -> tuple[Card, ...]:
    """Every question on one card. Kinds stay together and in their order; small kinds share a card.

    What the person's own words or marks gave cause for comes first. `ask_again` are flags that were left open.
    """
    return tuple(_card(title, lines, answers, ask_again) for title, lines in _packed(_by_kind(asked)))


def _by_kind(asked: Iterable[Question]) -> dict[str, list[Question]]:
    kinds: dict[str, list[Question]] = {TOLD: []}
    for question in asked:
        kinds.setdefault(TOLD if question.told else question.group, []).append(question)
    return kinds if kinds[TOLD] else {kind: found for kind, found in kinds.items() if kind != TOLD}


def _packed(kinds: dict[str, list[Question]]) -> list[tuple[str, list[Question]]]:
    """Each kind goes to the first card on which it has room, so that what is worst stays where it is."""
    packed: list[tuple[list[str], list[Question]]] = []
    for kind, found in kinds.items():
        fitting = (
            card
            for card in packed
            if len(card[1]) + len(found) <= MOST_LINES and TOLD not in (kind, card[0][0])
        )
        card = next(fitting, None)
        if card is None:
            packed.append(([kind], list(found)))
        else:
            card[0].append(kind)
            card[1].extend(found)
    return [(_title(names), lines) for names, lines in packed]


def _title(names: list[str]) -> str:
    first, *rest = names
    return " · ".join((first, *(name[0].lower() + name[1:] for name in rest)))


def _card(title: str, asked: list[Question], answers: ScreeningAnswers, ask_again: frozenset[str]) -> Card:
    told = [answers.answers.get(question.flag) for question in asked]
    state = "done" if None not in told else "asked" if any(q.flag in ask_again for q in asked) else "open"
    return Card(
        title,
        tuple(Line(q, str(answer or "")) for q, answer in zip(asked, told, strict=True)),
        any(question.urgency is Urgency.EMERGENCY for question in asked),
        state,
        all(answer is Answer.NO for answer in told),
    )
