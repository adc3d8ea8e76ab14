"""A referral: being sent to a professional, with what to say there and what to do until then."""

from __future__ import annotations

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


def refer(raised: tuple[RaisedFlag, ...], person: Person, knowledge: Knowledge) -> Referral:
    """The referral for flags, worst first. A flag that the library no longer has still refers, in general words."""
    number = emergency_number(person.locale)
    urgency = raised[0].urgency
    known = [knowledge.red_flags[f.flag] for f in raised if f.flag in knowledge.red_flags]
    opening = OPENING[urgency].format(number=number)
    advice = [flag.advice for flag in known[:2] if flag.advice]
    return Referral(
        urgency=urgency,
        flags=raised,
        advice=" ".join((opening, *advice)),
        say=_every(flag.say for flag in known),
        meanwhile=_every(flag.meanwhile for flag in known),
        because=tuple(_because(flag, knowledge.red_flags.get(flag.flag)) for flag in raised),
        worse_when=_every(
            words for flag in known for words in flag.worse_when if words not in knowledge.red_flags
        ),
        number=number,
    )


def refer_for_conditions(
    conditions: tuple[Condition, ...], raised: tuple[RaisedFlag, ...], person: Person, knowledge: Knowledge
) -> Referral:
    """The referral for health conditions that block pressing, or need a professional's word first."""
    urgency = max(urgency_of(condition) for condition in conditions)
    opening = OPENING[urgency].format(number=emergency_number(person.locale))
    return Referral(
        urgency=max(urgency, *(flag.urgency for flag in raised), urgency),
        flags=raised,
        advice=" ".join((opening, *_every(condition.advice for condition in conditions))),
        say=tuple(
            f"I would like to press sore muscles on myself, gently. {c.name}: may I?" for c in conditions
        ),
        meanwhile=("Gentle movement that does not hurt is fine.",),
        because=(
            *(Because(f"{c.name}. {c.why}".strip(), "against", c.backing.cites) for c in conditions),
            *(_because(flag, knowledge.red_flags.get(flag.flag)) for flag in raised),
        ),
        number=emergency_number(person.locale),
    )


def urgency_of(condition: Condition) -> Urgency:
    """How soon a condition must be looked at: its own word, else within days when it blocks, else before pressing."""
    if condition.urgency is not None:
        return condition.urgency
    return Urgency.WITHIN_DAYS if condition.effect == "blocks" else Urgency.ADAPT


def _because(raised: RaisedFlag, flag: RedFlag | None) -> Because:
    concern = f" It can be a sign of {flag.concern}." if flag and flag.concern else ""
    return Because(f"{raised.because}{concern}", "against", flag.backing.cites if flag else ())


def _every(texts: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))  # type: ignore[attr-defined]
