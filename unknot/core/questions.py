"""The safety questions: which to ask whom, what the answers raise, and what has to be asked once more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from unknot.core.body import PainDrawing
from unknot.core.knowledge import Knowledge, RedFlag, Urgency
from unknot.core.local_findings import flags_of
from unknot.core.person import LocalFinding, Person
from unknot.core.signs import RaisedFlag, Signs, applies, read_signs

HINTED = "Something you wrote may mean this."


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class ScreeningAnswers:
    """What was answered, by red-flag id; `clarified` holds the second answers after "don't know"."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    clarified: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """A safety question to put on the screen. `group` is the heading it stands under; "none of these" answers a group.

    `told` are the words of the complaint because of which it is asked, "" when it is asked of everybody.
    """

    flag: str
    asks: str
    example: str
    urgency: Urgency
    clarifies: str
    group: str = ""
    told: str = ""
    brief: str = ""


def questions(
    drawing: PainDrawing,
    person: Person,
    text: str,
    knowledge: Knowledge,
    findings: tuple[LocalFinding, ...] = (),
) -> tuple[Question, ...]:
    """Every safety question that this person must answer, worst first: the global ones, those of the marked parts, and
    those that the text or a finding on the skin gives cause for. Left out is what age or sex rules out."""
    signs = read_signs(text, knowledge, person.age, person.sex)
    return asked(drawing, person, signs, knowledge, findings)


def asked(
    drawing: PainDrawing,
    person: Person,
    signs: Signs,
    knowledge: Knowledge,
    findings: tuple[LocalFinding, ...] = (),
) -> tuple[Question, ...]:
    """The same, of a text that is read already."""
    told = _marked(findings, person, signs.age, knowledge)
    told |= {raised.flag: raised.because for raised in signs.raised} | dict.fromkeys(signs.asks, HINTED)
    parts = {knowledge.regions[r].part for r in drawing.regions if r in knowledge.regions}
    chosen = (
        f for f in knowledge.red_flags.values() if f.id in told or _is_asked(f, parts, person, signs.age)
    )
    ordered = sorted(chosen, key=lambda flag: (-flag.urgency, bool(flag.parts), flag.code, flag.id))
    return tuple(_question(flag, told.get(flag.id, "")) for flag in ordered)


def _marked(
    findings: tuple[LocalFinding, ...], person: Person, age: int | None, knowledge: Knowledge
) -> dict[str, str]:
    """Flags to ask for because of what was marked on the skin, with the words to say so."""
    return {
        flag: f"You marked: {knowledge.conditions[finding.condition].name.lower()}."
        for finding in findings
        for flag in flags_of(finding, knowledge)
        if applies(knowledge.red_flags[flag], age, person.sex)
    }


def _is_asked(flag: RedFlag, parts: set[str], person: Person, age: int | None) -> bool:
    if flag.only_when_told or not applies(flag, age, person.sex):
        return False
    return not flag.parts or bool(parts & {*flag.parts})


def _question(flag: RedFlag, told: str) -> Question:
    brief = flag.brief or flag.asks
    return Question(flag.id, flag.asks, flag.example, flag.urgency, flag.clarifies, flag.group, told, brief)


def unanswered(asked: Iterable[Question], answers: ScreeningAnswers) -> tuple[Question, ...]:
    return tuple(q for q in asked if q.flag not in answers.answers)


def to_clarify(
    answers: ScreeningAnswers,
    drawing: PainDrawing,
    person: Person,
    text: str,
    knowledge: Knowledge,
    findings: tuple[LocalFinding, ...] = (),
) -> tuple[Question, ...]:
    """What to ask once more before it counts as a yes: "don't know" to a serious one, "no" to what the text says."""
    signs = read_signs(text, knowledge, person.age, person.sex)
    told = {r.flag for r in signs.raised if Urgency.ADAPT < r.urgency < Urgency.EMERGENCY}
    open_ones = (
        q
        for q in asked(drawing, person, signs, knowledge, findings)
        if q.clarifies and q.flag not in answers.clarified
    )
    return tuple(q for q in open_ones if _is_open(q, answers.answers.get(q.flag), told))


def _is_open(question: Question, answer: Answer | None, told: set[str]) -> bool:
    if answer is Answer.UNSURE:
        return question.urgency >= Urgency.SAME_DAY or question.flag in told
    return answer is Answer.NO and question.flag in told


def raised_by(
    answers: ScreeningAnswers,
    signs: Signs,
    knowledge: Knowledge,
    unseen: Iterable[RaisedFlag] = (),
    looked_at: frozenset[str] = frozenset(),
) -> tuple[RaisedFlag, ...]:
    """Every flag that answers or text raise, worst first. Answers to questions that were not asked count too.

    `unseen` were raised before and nobody has looked at them yet; `looked_at` a professional has cleared here.
    """
    raised = {flag.flag: flag for flag in signs.raised if not _is_cleared(flag, answers)}
    for name in {*answers.answers, *answers.clarified}:
        flag = _raised(name, answers, knowledge.red_flags.get(name))
        if flag is not None and (name not in raised or raised[name].urgency < flag.urgency):
            raised[name] = flag
    for flag in unseen:
        if flag.flag not in raised or raised[flag.flag].urgency < flag.urgency:
            raised[flag.flag] = flag
    return _by_urgency(_escalated(tuple(raised.values()), knowledge, looked_at))


def _is_cleared(flag: RaisedFlag, answers: ScreeningAnswers) -> bool:
    """What the text says is taken back only by an explicit second answer, and never when it is an emergency."""
    return flag.urgency < Urgency.EMERGENCY and answers.clarified.get(flag.flag) is Answer.NO


def _raised(name: str, answers: ScreeningAnswers, flag: RedFlag | None) -> RaisedFlag | None:
    first, second = answers.answers.get(name), answers.clarified.get(name)
    urgency = (
        flag.urgency if flag else Urgency.SAME_DAY
    )  # a question that the library no longer has stays serious
    if Answer.YES in (first, second):
        return RaisedFlag(name, urgency, f"You answered yes: {flag.asks if flag else name}")
    serious = urgency >= Urgency.SAME_DAY
    if serious and (second is Answer.UNSURE or (first is Answer.UNSURE and second is None)):
        return RaisedFlag(name, urgency, f"You were not sure: {flag.asks if flag else name}")
    return None


def _escalated(
    raised: tuple[RaisedFlag, ...], knowledge: Knowledge, looked_at: frozenset[str]
) -> tuple[RaisedFlag, ...]:
    """A flag that is worse beside another becomes an emergency; two lesser ones in one part become same-day, unless
    a professional has looked at both."""
    ids = {flag.flag for flag in raised}
    lesser = [flag.flag for flag in raised if flag.urgency is Urgency.WITHIN_DAYS]
    together = {
        a
        for a in lesser
        if any(_share_part(a, b, knowledge) and not {a, b} <= looked_at for b in lesser if b != a)
    }
    return tuple(_risen(flag, ids, together, knowledge) for flag in raised)


def _risen(flag: RaisedFlag, ids: set[str], together: set[str], knowledge: Knowledge) -> RaisedFlag:
    known = knowledge.red_flags.get(flag.flag)
    if known and ids & {*known.worse_when}:
        return replace(flag, urgency=Urgency.EMERGENCY)
    return replace(flag, urgency=Urgency.SAME_DAY) if flag.flag in together else flag


def _share_part(one: str, other: str, knowledge: Knowledge) -> bool:
    a, b = parts_of(one, knowledge), parts_of(other, knowledge)
    return not a or not b or bool(a & b)


def parts_of(flag: str, knowledge: Knowledge) -> frozenset[str]:
    """The parts of the body that a flag closes; empty means all of them."""
    known = knowledge.red_flags.get(flag)
    return frozenset(known.parts) if known else frozenset()


def _by_urgency(raised: Iterable[RaisedFlag]) -> tuple[RaisedFlag, ...]:
    return tuple(sorted(raised, key=lambda flag: (-flag.urgency, flag.flag)))
