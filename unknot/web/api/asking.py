"""Asking without a journal: read, screen, find, plan. The same JSON as the command line's; nothing is kept."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from unknot.care import ask, ask_week
from unknot.care.assess import Unusable, check_text
from unknot.core.body import Feel, Mark, Place, Side
from unknot.core.codec import encode
from unknot.core.complaint import Complaint
from unknot.core.plan import Wanted
from unknot.core.reading import read_complaint
from unknot.web.api.shapes import Core, Number, Text, Told
from unknot.web.rooms import room_of
from unknot.web.templatetags.words import mark_words, span_words

router = Router(tags=["asking"])


class Words(Told):
    text: Text


class ReadAnswer(Schema):
    marks: list[dict[str, Any]]
    chips: list[dict[str, str]]


@router.post("/read", response=ReadAnswer)
def read(request: HttpRequest, words: Words) -> dict[str, Any]:
    """A complaint in plain words: the marks and what else was understood, and what was not."""
    complaint = read_complaint(check_text(words.text), room_of(request).knowledge)
    return {"marks": [_mark(m) for m in encode(complaint.marks)], "chips": chips(complaint)}


def _mark(mark: dict[str, Any]) -> dict[str, Any]:
    return {**mark, "place": f"{mark['place']['region']}:{mark['place']['side']}"}


def chips(complaint: Complaint) -> list[dict[str, str]]:
    places = [{"kind": "place", "text": mark_words(m)} for m in complaint.marks]
    spans = [
        {"kind": s.kind, "text": span_words(s)}
        for s in complaint.spans
        if s.kind not in ("place", "side", "strength")
    ]
    strange = [{"kind": "not-understood", "text": t} for t in complaint.not_understood]
    return [*places, *spans, *strange]


class ToScreen(Told):
    text: Text
    age: Number | None = None
    sex: Literal["f", "m", ""] | None = None


class Asks(Schema):
    id: str
    asks: str


class Flag(Schema):
    id: str
    because: str


Urgency = Literal["emergency", "same-day", "within-days", "adapt", "none"]


class ScreenAnswer(Schema):
    """`questions` are still to be answered: this clears nobody."""

    urgency: Urgency
    flags: list[Flag]
    advice: str
    questions: list[Asks]


@router.post("/screen", response=ScreenAnswer)
def screen(request: HttpRequest, told: ToScreen) -> dict[str, Any]:
    """How urgent a complaint is, by its words alone; which signs it holds; what to ask."""
    asked = ask.Asked(told.text, told.age, told.sex or "")
    return ask.screened(asked, room_of(request).knowledge).data


class MarkTold(Told):
    region: Text
    side: Side = Side.MIDDLE
    strength: Number = 5
    feel: Feel = Feel.PAIN


class ToFind(Told):
    """`all_clear`: the safety questions were answered with no. `answers`: question id → yes, no or unsure."""

    text: Text = ""
    age: Number | None = None
    sex: Literal["f", "m", ""] | None = None
    marks: tuple[MarkTold, ...] = ()
    answers: dict[str, Literal["yes", "no", "unsure"]] = Field(default_factory=dict)
    all_clear: bool = False


class CandidateShown(Schema):
    """`probability`: the chance of being the main cause. `takes_part`: the chance of being involved at all."""

    muscle: str
    name: str
    latin: str
    also: list[str]
    side: Side
    probability: float
    because: list[str]
    takes_part: float
    sure: Literal["low", "fair", "good"]


class NextQuestion(Asks):
    how: list[str]


class MarkShown(Schema):
    region: str
    side: Side
    strength: int
    feel: Feel


class FindAnswer(Schema):
    """The probabilities and `elsewhere` sum to at most one; `candidates` is empty without leave to press."""

    urgency: Urgency
    marks: list[MarkShown]
    candidates: list[CandidateShown]
    elsewhere: float
    next_question: NextQuestion | None
    flags: list[Flag]
    advice: str
    questions: list[Asks]


@router.post("/find", response=FindAnswer)
def find(request: HttpRequest, told: ToFind) -> dict[str, Any]:
    """Which muscles may be behind it. A flag in the words ends it, whatever `all_clear` says."""
    room = room_of(request)
    marks = tuple(_mark_told(mark) for mark in told.marks)
    asked = ask.Asked(told.text, told.age, told.sex or "", marks, tuple(told.answers.items()))
    return ask.found(asked, room.knowledge, room.clock().date(), told.all_clear).data


def _mark_told(told: MarkTold) -> Mark:
    try:
        return Mark(Place(told.region[:80], told.side), told.strength, told.feel)
    except ValueError as error:
        raise Unusable(f"{error}.") from None


class ToPlan(Told):
    """The week for a person without a journal. `days`: minutes by weekday, mon to sun."""

    days: dict[str, Number]
    tools: list[Text]
    targets: tuple[Core[Wanted], ...] = ()
    conditions: tuple[Text, ...] = ()
    activities: tuple[Text, ...] = ()
    age: Number | None = None
    sex: Literal["f", "m", ""] | None = None


class BlockShown(Schema):
    day: str
    area: str
    tool: str
    minutes: int
    muscles: list[str]
    because: list[str]


class PlanAnswer(Schema):
    """`urgency` and `advice` are there when a condition forbids pressing; then `days` is empty."""

    days: list[BlockShown]
    because: list[str]
    urgency: Urgency = "none"
    advice: str = ""


@router.post("/plan", response=PlanAnswer)
def plan(request: HttpRequest, told: ToPlan) -> dict[str, Any]:
    """A week for a profile. The safety questions count as answered with no; conditions do not."""
    room = room_of(request)
    data = {**encode(told.__dict__), "sex": told.sex or ""}
    return ask_week.week_for(data, room.knowledge, room.clock().date()).data
