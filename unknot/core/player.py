"""What the player needs: the tape as plain JSON data, and what each answer would change, worked out beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from unknot.core.because import Because
from unknot.core.codec import encode
from unknot.core.dose import Dose, Felt, Hold
from unknot.core.dosing import react
from unknot.core.tape import Cue


class Playable(Protocol):
    """A composed session."""

    @property
    def id(self) -> str: ...
    @property
    def mode(self) -> str: ...
    @property
    def minutes(self) -> float: ...
    @property
    def doses(self) -> tuple[Dose, ...]: ...
    @property
    def tape(self) -> tuple[Cue, ...]: ...
    @property
    def questions(self) -> tuple[str, ...]: ...
    @property
    def because(self) -> tuple[Because, ...]: ...


def tape_json(planned: Playable) -> dict[str, Any]:
    """`{id, mode, minutes, doses, questions, because, cues}`; each cue of phase press has `answers`.

    An answer says where to `go`: `on` (same cue, with `seconds`, `discomfort` and `cap` for what is left of this dose),
    `locate` or `next` (to the cue with that index), what to `say`, under `again` what the same answer does next, and
    under `without` the answers that are not offered any more in this dose.
    """
    cues = [encode(cue) for cue in planned.tape]
    for index, cue in enumerate(planned.tape):
        if cue.phase == "press" and cue.dose is not None:
            cues[index]["answers"] = _answers(planned.doses[cue.dose], index, planned.tape)
    return {
        "id": planned.id,
        "mode": planned.mode,
        "minutes": planned.minutes,
        "doses": [encode(dose) for dose in planned.doses],
        "questions": list(planned.questions),
        "because": [encode(reason) for reason in planned.because],
        "cues": cues,
    }


def _answers(dose: Dose, index: int, tape: Sequence[Cue]) -> dict[str, Any]:
    onward = _after_dose(index, tape)
    ends = {
        "go": "next",
        "cue": onward,
        "ends": True,
        "say": "Let go. This spot is done. Then answer the nerve and vessel questions.",
    }
    sharp = {
        "go": "locate",
        "cue": _locate(index, tape),
        "say": _said(react(dose, Felt.SHARP)),
        "again": ends,
    }
    return {
        "good": _on(dose, "Good. Stay there and breathe."),
        "too-much": _chain(dose, Felt.TOO_MUCH, onward),
        "more": _chain(dose, Felt.MORE, onward),
        "sharp": sharp,
        "not-there": {"go": "next", "cue": onward, "say": _said(react(dose, Felt.NOT_THERE))},
    }


def _chain(dose: Dose, felt: Felt, onward: int) -> dict[str, Any]:
    """The same answer given again and again, until it changes nothing more."""
    came = react(dose, felt)
    if isinstance(came, Hold):
        return {"go": "next", "cue": onward, "say": _said(came)}
    answer = _on(came, _said(came))
    if felt is Felt.TOO_MUCH:
        answer["without"] = ["more"]  # what was too much once is not raised again in this dose
    if (came.seconds, came.discomfort, came.cap) != (dose.seconds, dose.discomfort, dose.cap):
        answer["again"] = _chain(came, felt, onward)
    return answer


def _on(dose: Dose, say: str) -> dict[str, Any]:
    return {
        "go": "on",
        "seconds": dose.seconds,
        "discomfort": list(dose.discomfort),
        "cap": dose.cap,
        "say": say,
    }


def _said(came: Dose | Hold) -> str:
    return came.instead if isinstance(came, Hold) else " ".join(str(reason) for reason in came.because[:1])


def _locate(index: int, tape: Sequence[Cue]) -> int:
    return next(i for i in range(index, -1, -1) if tape[i].phase == "locate")


def _after_dose(index: int, tape: Sequence[Cue]) -> int:
    """The cue after everything that belongs to this dose: its re-test is the last of it."""
    return next(i for i in range(index, len(tape)) if tape[i].phase == "retest") + 1
