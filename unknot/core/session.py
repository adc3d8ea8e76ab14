"""The session: doses become a tape of cues in time; the player plays it and keeps a log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from unknot.core.because import Because
from unknot.core.body import Side
from unknot.core.dosing import Dose, Response


@dataclass(frozen=True, slots=True)
class Cue:
    """One step of the tape. `waits`: the person says when it is done (finding the spot is never counted as dose).

    `phase`: ready, warm, locate, press, rest, switch, move, retest, stretch, strengthen, after. `tone` is what the
    player sounds at its start: ready, press, ease, move, switch, done. `breath` seconds in and out, (0, 0) for none.
    """

    at: float  # seconds from the start, waiting not counted
    seconds: float
    phase: str
    title: str
    say: str
    tone: str
    picture: str = ""
    waits: bool = False
    dose: int | None = None  # index into the session's doses
    repetition: int = 0
    discomfort: tuple[int, int] | None = None
    cap: int | None = None
    breath: tuple[float, float] = (0.0, 0.0)
    side: Side = Side.MIDDLE
    muscle: str = ""
    movement: str = ""


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """A composed session: its id (stable: a block's id, or made by the client), doses and tape."""

    id: str
    mode: str
    minutes: float
    doses: tuple[Dose, ...]
    tape: tuple[Cue, ...]
    questions: tuple[str, ...] = ()  # probes to re-test before and after
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class DoneDose:
    """What was really done of one dose: seconds held, and the response."""

    dose: Dose
    seconds: int
    response: Response = Response()
    found: bool = True  # False: "not there"


@dataclass(frozen=True, slots=True)
class SessionLog:
    """What happened in a session. `ended`: done, stopped, sharp or left. Pain scores are 0-10."""

    session: str
    mode: str
    started_at: datetime
    ended_at: datetime
    ended: str
    done: tuple[DoneDose, ...]
    pain_before: int | None = None
    pain_after: int | None = None
    block: str = ""  # the plan's block it belonged to, "" when spontaneous
    note: str = ""
