"""Companions: which of several muscles to calm first, and which others are worth a look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unknot.core.because import Because
from unknot.core.knowledge import Knowledge, Muscle


@dataclass(frozen=True, slots=True)
class Companion:
    """A muscle beside another. `role`: follows (a satellite), opposes, or takes-over (it compensates)."""

    muscle: str
    role: str
    because: Because


def in_order(muscles: Sequence[str], knowledge: Knowledge) -> tuple[tuple[str, Because | None], ...]:
    """The same muscles in the order to treat them: one that others follow comes before its followers.

    Otherwise the given order stays; muscles that follow each other keep it too. A reason where the order was changed
    or rests on something; None where nothing is known.
    """
    left, ordered = list(dict.fromkeys(muscles)), []
    while left:
        first = next((m for m in left if not _leaders(m, left, knowledge)), left[0])
        left.remove(first)
        ordered.append((first, _reason(first, left, knowledge)))
    return tuple(ordered)


def _leaders(muscle: str, others: Sequence[str], knowledge: Knowledge) -> list[str]:
    """Those of the others that this one follows, and which do not follow it."""
    follows = _satellites(muscle, knowledge)
    return [o for o in others if o != muscle and muscle in _satellites(o, knowledge) and o not in follows]


def _satellites(muscle: str, knowledge: Knowledge) -> tuple[str, ...]:
    known = knowledge.muscles.get(muscle)
    return known.satellites if known else ()


def _reason(first: str, left: Sequence[str], knowledge: Knowledge) -> Because | None:
    followers = [m for m in left if m in _satellites(first, knowledge)]
    if not followers:
        return None
    muscle = knowledge.muscles[first]
    names = " and ".join(knowledge.muscles[m].name for m in followers if m in knowledge.muscles)
    often = "often follows" if len(followers) == 1 else "often follow"
    return Because(f"{muscle.name} first: {names} {often} it.", "for", muscle.backing.cites)


def worth_a_look(muscle: str, knowledge: Knowledge) -> tuple[Companion, ...]:
    """Muscles that take over for this one, oppose it, or follow it: each once, by the strongest tie."""
    known = knowledge.muscles.get(muscle)
    if known is None:
        return ()
    found: dict[str, Companion] = {}
    for companion in (*_taking_over(known), *_opposing(known), *_following(known)):
        if companion.muscle in knowledge.muscles and companion.muscle != muscle:
            found.setdefault(companion.muscle, companion)
    return tuple(found.values())


def _taking_over(known: Muscle) -> list[Companion]:
    return [
        Companion(
            other, "takes-over", Because(link.shows, "note", (*link.backing.cites, *link.backing.assumes))
        )
        for link in known.chain
        for other in link.compensates
    ]


def _opposing(known: Muscle) -> list[Companion]:
    why = Because(
        f"It works against {known.name}; the two are often uneven together.", "note", known.backing.cites
    )
    return [Companion(other, "opposes", why) for other in known.antagonists]


def _following(known: Muscle) -> list[Companion]:
    why = Because(f"It often gets sore after {known.name}.", "note", known.backing.cites)
    return [Companion(other, "follows", why) for other in known.satellites]
