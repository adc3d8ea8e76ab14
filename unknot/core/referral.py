"""A referral: being sent to a professional, with what to say there and what to do until then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unknot.core.because import Because
from unknot.core.emergency import emergency_number
from unknot.core.knowledge import Condition, Knowledge, RedFlag, Urgency
from unknot.core.person import Person
from unknot.core.signs import RaisedFlag

OPENING = {
    Urgency.EMERGENCY: "Call {number} now, or have someone take you to an emergency department. Do not press anything.",
    Urgency.SAME_DAY: "Speak to a doctor or an urgent-care line today. Do not press anything until you have.",
    Urgency.WITHIN_DAYS: "Book an appointment within the next days. Leave this part alone until then.",
    Urgency.ADAPT: "Before you press anything, ask a professional who knows you.",
    Urgency.NONE: "",
}


@dataclass(frozen=True, slots=True)
class Referral:
    """Sent to a professional: how soon, why, what to say and do meanwhile. No session, no plan, no target.

    `worse_when`: what to call the emergency `number` for at once while waiting.
    """

    urgency: Urgency
    flags: tuple[RaisedFlag, ...]
    advice: str
    say: tuple[str, ...]
    meanwhile: tuple[str, ...]
    because: tuple[Because, ...]
    worse_when: tuple[str, ...] = ()
    number: str = ""


def refer(
    raised: tuple[RaisedFlag, ...], conditions: tuple[Condition, ...], person: Person, knowledge: Knowledge
) -> Referral:
    """The referral for flags (worst first) and for conditions that block pressing or need a professional's word first.

    A flag that the library no longer has still refers, in general words. Needs at least one flag or condition.
    """
    number = emergency_number(person.locale)
    urgency = max((*(flag.urgency for flag in raised), *map(urgency_of, conditions)))
    known = [knowledge.red_flags[f.flag] for f in raised if f.flag in knowledge.red_flags]
    advice = [*(flag.advice for flag in known[:2]), *(condition.advice for condition in conditions)]
    if conditions and urgency_of(conditions[0]) is urgency and (not raised or raised[0].urgency < urgency):
        advice = [*(condition.advice for condition in conditions), *(flag.advice for flag in known[:2])]
    return Referral(
        urgency=urgency,
        flags=raised,
        advice=" ".join((OPENING[urgency].format(number=number), *_every(advice))),
        say=_every((*(flag.say for flag in known), *map(_may_i, conditions))),
        meanwhile=_every(flag.meanwhile for flag in known)
        or ("Gentle movement that does not hurt is fine.",),
        because=(
            *(_because(flag, knowledge.red_flags.get(flag.flag)) for flag in raised),
            *(Because(f"{c.name}. {c.why}".strip(), "against", c.backing.cites) for c in conditions),
        ),
        worse_when=_every(
            words for flag in known for words in flag.worse_when if words not in knowledge.red_flags
        ),
        number=number,
    )


def _may_i(condition: Condition) -> str:
    return f"I would like to press sore muscles on myself, gently. {condition.name}: may I?"


def advice_of(raised: tuple[RaisedFlag, ...], knowledge: Knowledge) -> tuple[Because, ...]:
    """What to do about each flag."""
    known = (knowledge.red_flags[f.flag] for f in raised if f.flag in knowledge.red_flags)
    return tuple(Because(flag.advice, "against", flag.backing.cites) for flag in known)


def urgency_of(condition: Condition) -> Urgency:
    """How soon a condition must be looked at: its own word, else within days when it blocks, else before pressing."""
    if condition.urgency is not None:
        return condition.urgency
    return Urgency.WITHIN_DAYS if condition.effect == "blocks" else Urgency.ADAPT


def _because(raised: RaisedFlag, flag: RedFlag | None) -> Because:
    concern = f" It can be a sign of {flag.concern}." if flag and flag.concern else ""
    return Because(f"{raised.because}{concern}", "against", flag.backing.cites if flag else ())


def _every(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
