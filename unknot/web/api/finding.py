"""From a drawing to a confirmed spot: drawings, screenings, candidates, answers, palpations, targets, corrections."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from unknot.care import assess, review
from unknot.care.ask import candidate_data, question_data
from unknot.care.assess import Unusable
from unknot.care.room import Room
from unknot.care.standing import Standing
from unknot.core.body import PainDrawing, Side
from unknot.core.evidence import Pressing
from unknot.core.journal import PainDrawn
from unknot.core.questions import unanswered
from unknot.core.screening import Answer, Clearance, Question, Referral, ScreeningAnswers
from unknot.core.target import Target
from unknot.web.api.asking import CandidateShown, NextQuestion
from unknot.web.api.shapes import Core, Kept, Noted, Text
from unknot.web.rooms import room_of

router = Router(tags=["finding"])


# --- Drawings ---------------------------------------------------------------------------------------------------------


class DrawingTold(Noted):
    """Marks made by hand, and the complaint in words; without marks the places are read from the words."""

    drawing: Core[PainDrawing] = PainDrawing()
    text: Text = ""


class DrawingShown(Kept):
    at: str
    drawing: Core[PainDrawing]
    text: str
    assumed: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()


@router.get("/drawings", response=list[DrawingShown])
def drawings(request: HttpRequest) -> list[dict[str, Any]]:
    """All drawings, the oldest first; the last one counts."""
    return [
        {"id": entry.id, "at": entry.happened_at.isoformat(), "drawing": body.drawing, "text": body.text}
        for entry, body in room_of(request).journal().of(PainDrawn)
    ]


@router.post("/drawings", response={201: DrawingShown})
def draw(request: HttpRequest, told: DrawingTold) -> dict[str, Any]:
    """Keep where it hurts or feels tight. Its safety questions are at `/screenings` then."""
    room = room_of(request)
    kept = assess.draw_pain(room, told.drawing, told.text, told.id)
    now = assess.here(room).drawing
    if now is None or now.id != kept:  # one that was sent before, and others came since
        return next(row for row in drawings(request) if row["id"] == kept)
    return {
        "id": kept,
        "at": now.at.isoformat(),
        "drawing": now.drawn.drawing,
        "text": now.drawn.text,
        "assumed": now.complaint.assumed,
        "not_understood": now.complaint.not_understood,
    }


# --- Screenings -------------------------------------------------------------------------------------------------------


class Safety(Schema):
    """`clarifies` is what to ask once more when the answer is not sure; `told` what the complaint says of it."""

    id: str
    asks: str
    urgency: str
    clarifies: str
    told: str


class ReferralShown(Schema):
    urgency: str
    advice: str
    say: list[str]
    meanwhile: list[str]
    worse_when: list[str]
    because: list[str]
    number: str


class ScreeningShown(Schema):
    """`standing`: nothing-drawn, open (answer `questions`), cleared (until `until`), or referred (read `referral`)."""

    standing: Literal["nothing-drawn", "open", "cleared", "referred"]
    because: list[str]
    questions: list[Safety]
    until: str | None = None
    cautions: tuple[str, ...] = ()
    referral: ReferralShown | None = None


class ScreeningTold(Noted):
    """Question id → yes, no or unsure; `clarified` holds the second answers, where one was asked for."""

    answers: dict[str, Literal["yes", "no", "unsure"]]
    clarified: dict[str, Literal["yes", "no", "unsure"]] = Field(default_factory=dict)


@router.get("/screenings", response=ScreeningShown)
def screening(request: HttpRequest) -> dict[str, Any]:
    """Where the safety questions stand, and which are to be answered for the current drawing."""
    return _screening(room_of(request))


@router.post("/screenings", response={201: ScreeningShown})
def answer_screening(request: HttpRequest, told: ScreeningTold) -> dict[str, Any]:
    """Answer the safety questions, all of them: an open one clears nobody. One yes is enough to be sent on."""
    room = room_of(request)
    answers = ScreeningAnswers(_answers(told.answers), _answers(told.clarified))
    missing = unanswered(assess.safety_questions(room, assess.here(room)), answers)
    if missing and Answer.YES not in {*answers.answers.values(), *answers.clarified.values()}:
        some = ", ".join(question.flag for question in missing[:5])
        raise Unusable(
            f"{len(missing)} safety questions are open still: {some} … Answer each with yes, no or unsure."
        )
    assess.answer_screening(room, answers, told.id)
    return _screening(room)


def _answers(told: dict[str, Any]) -> dict[str, Answer]:
    return {name: Answer(answer) for name, answer in told.items()}


def _screening(room: Room) -> dict[str, Any]:
    now = assess.here(room)
    clearance = now.clearance
    return {
        "standing": _standing(now, clearance),
        "because": [str(reason) for reason in now.screen_again],
        "questions": [_safety(question) for question in assess.safety_questions(room, now)],
        "until": clearance.until.isoformat() if clearance else None,
        "cautions": [str(caution) for caution in clearance.cautions] if clearance else [],
        "referral": _referral(now.referral) if now.referral else None,
    }


def _standing(now: Standing, clearance: Clearance | None) -> str:
    if now.drawing is None:
        return "nothing-drawn"
    if now.referral is not None:
        return "referred"
    return "cleared" if clearance else "open"


def _safety(question: Question) -> dict[str, Any]:
    return {
        "id": question.flag,
        "asks": question.asks,
        "urgency": question.urgency.label,
        "clarifies": question.clarifies,
        "told": question.told,
    }


def _referral(sent: Referral) -> dict[str, Any]:
    return {
        "urgency": sent.urgency.label,
        "advice": sent.advice,
        "say": list(sent.say),
        "meanwhile": list(sent.meanwhile),
        "worse_when": list(sent.worse_when),
        "because": [str(reason) for reason in sent.because],
        "number": sent.number,
    }


# --- Candidates and answers -------------------------------------------------------------------------------------------


class Pressable(CandidateShown):
    point: str
    press: bool


class CandidatesShown(Schema):
    """`next_up`: the muscle to press next, null when none that is likely enough is left."""

    candidates: list[Pressable]
    elsewhere: float
    because: list[str]
    next_question: NextQuestion | None
    next_up: Pressable | None


@router.get("/candidates", response=CandidatesShown)
def candidates(request: HttpRequest) -> dict[str, Any]:
    """The likely muscles for the current drawing, with everything that was answered and pressed. 409 without leave."""
    room = room_of(request)
    found = assess.find_points(room, assess.here(room))

    def shown(each: Any) -> dict[str, Any]:
        return {**candidate_data(each, room.knowledge), "point": each.point, "press": each.press}

    return {
        "candidates": [shown(each) for each in found.ranking.candidates],
        "elsewhere": found.ranking.elsewhere,
        "because": [str(reason) for reason in found.ranking.because],
        "next_question": question_data(found.asking),
        "next_up": shown(found.next_up) if found.next_up else None,
    }


class AnswerTold(Noted):
    """`question`: the id of `next_question`."""

    question: Text
    told: Literal["yes", "no", "unsure"]


@router.post("/answers", response={201: CandidatesShown})
def answer(request: HttpRequest, told: AnswerTold) -> dict[str, Any]:
    """Answer the finder's question; the candidates as they stand then."""
    probe, _, side = told.question.partition(":")
    if side not in ("", "left", "right"):
        raise Unusable("question: write the id as next_question gave it, for example neck-rotation:left.")
    assess.answer_probe(room_of(request), probe, Side(side) if side else None, told.told, told.id)
    return candidates(request)


# --- Palpations and targets -------------------------------------------------------------------------------------------


class PalpationTold(Noted):
    """`told`: recognised (there, and that is my pain), sore (but not my pain) or nothing."""

    muscle: Text
    side: Side
    point: Text = ""
    told: Pressing


class PalpationAnswer(Schema):
    """`target`: the confirmed spot, null when there was nothing."""

    target: Core[Target] | None


@router.post("/palpations", response={201: PalpationAnswer})
def press(request: HttpRequest, told: PalpationTold) -> dict[str, Any]:
    """What pressing told. A spot that is sore or recognised comes under care."""
    target = assess.confirm_point(room_of(request), told.muscle, told.side, told.point, told.told, told.id)
    return {"target": target}


@router.get("/targets", response=list[Core[Target]])
def targets(request: HttpRequest) -> list[Any]:
    """The confirmed spots under care."""
    return list(assess.here(room_of(request)).targets)


class TargetLetTold(Noted):
    muscle: Text
    side: Side
    why: Literal["calmed", "no-change", "ended", "dropped"]


@router.post("/targets/let-go", response={201: list[Core[Target]]})
def let_go(request: HttpRequest, told: TargetLetTold) -> list[Any]:
    """Take a spot out of care; those that are left."""
    room = room_of(request)
    if (told.muscle, told.side) not in {(t.muscle, t.side) for t in assess.here(room).targets}:
        raise Unusable("That spot is not under care. GET /api/targets lists those that are.")
    review.let_target(room, told.muscle, told.side, told.why, told.id)
    return targets(request)


class CorrectionTold(Noted):
    """`entry`: the id of the entry that is taken back. It stays in the journal and no longer counts."""

    entry: UUID
    why: Text = ""


@router.post("/corrections", response={201: Kept})
def correct(request: HttpRequest, told: CorrectionTold) -> dict[str, Any]:
    """Take an entry back."""
    return {"id": assess.take_back(room_of(request), told.entry, told.why[:200], told.id)}
