"""Six people on fixed dates, in a room of their own with the real knowledge and a store in memory.

Ana, desk worker; Ben, runner; Carla, red flag, whose way must end; Dev, sore after everything; Edda, who never logs;
Finn, offline for a week, whose logs come late, twice and out of order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

from unknot import load_knowledge
from unknot.care import assess, practise
from unknot.care.room import Room
from unknot.core.body import PainDrawing, Side
from unknot.core.dosing import Felt, Response
from unknot.core.evidence import Pressing
from unknot.core.planning import Availability
from unknot.core.screening import Answer, Clearance, Person, Referral, ScreeningAnswers, Unfinished
from unknot.core.session import DoneDose, PlannedSession, SessionLog
from unknot.store.memory import MemoryStore

MONDAY = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
TOOLS = ("thumbs", "knuckles", "pincer", "flat-hand", "forearm", "tennis-ball", "massage-ball", "foam-roller")


@dataclass
class Someone:
    """A person with a room; `at` is their present, moved by `later`."""

    name: str
    person: Person
    at: datetime = MONDAY
    room: Room = field(init=False)

    def __post_init__(self) -> None:
        numbers = count(1)
        self.room = Room(
            store=MemoryStore(),
            knowledge=load_knowledge(),
            owner=self.name,
            clock=lambda: self.at,
            make_id=lambda: UUID(int=(0x0195 << 112) | (0x7 << 76) | (0b10 << 62) | next(numbers)),
        )
        assess.tell_person(self.room, self.person, ())
        assess.wish_week(
            self.room, Availability(days={"mon": 10, "wed": 15, "fri": 10, "sat": 20}, tools=TOOLS)
        )

    def later(self, **time: float) -> Someone:
        self.at += timedelta(**time)
        return self

    def says(self, text: str) -> Someone:
        assess.draw_pain(self.room, PainDrawing(), text)
        return self

    def answers_no(self, **told: Answer) -> Clearance | Referral | Unfinished | None:
        """Every safety question answered with no, but those named (with _ for -)."""
        asked = assess.safety_questions(self.room, assess.here(self.room))
        answers = {q.flag: Answer.NO for q in asked}
        answers |= {name.replace("_", "-"): answer for name, answer in told.items()}
        return assess.answer_screening(self.room, ScreeningAnswers(answers))

    def presses(self, muscle: str, side: Side, told: Pressing = Pressing.RECOGNISED) -> Someone:
        point = self.room.knowledge.muscles[muscle].points[0].id
        assess.confirm_point(self.room, muscle, side, point, told)
        return self

    def opens(self, mode: str = "full") -> practise.Opened:
        return practise.open_session(self.room, assess.here(self.room), mode)

    def does(
        self, session: PlannedSession, before: int = 6, after: int = 4, felt: tuple[Felt, ...] = ()
    ) -> SessionLog:
        """The log of a session held as composed; not yet sent."""
        done = tuple(DoneDose(d, d.seconds * d.repetitions, Response(felt=felt)) for d in session.doses)
        ends = self.at + timedelta(minutes=session.minutes)
        return SessionLog(session.id, session.mode, self.at, ends, "done", done, before, after)


def ana() -> Someone:
    return Someone("ana", Person(age=38, sex="f", activities=("desk-work",)))


def ben() -> Someone:
    return Someone("ben", Person(age=29, sex="m", activities=("running",)))


def carla() -> Someone:
    return Someone("carla", Person(age=55, sex="f"))


def dev() -> Someone:
    return Someone("dev", Person(age=44, sex="m", activities=("lifting",)))


def edda() -> Someone:
    return Someone("edda", Person(age=61, sex="f"))


def finn() -> Someone:
    return Someone("finn", Person(age=33, sex="m", activities=("manual-work",)))
