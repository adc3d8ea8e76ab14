"""The tape: the cues of a session in time. Its grammar: find, press and breathe, move and re-test, then move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from unknot.core.body import Side
from unknot.core.dose import Dose
from unknot.core.knowledge import Knowledge, Movement, Muscle, Treatment

BREATH = (4.0, 6.0)  # in, out: six breaths a minute with a long way out
READY_SECONDS, SWITCH_SECONDS, MOVE_SECONDS, RETEST_SECONDS = 10, 8, 15, 8
WARM_SECONDS, STRETCH_SECONDS, SET_SECONDS, LAST_MOVE_SECONDS = 45, 30, 40, 30
MOVEMENT_PHASES = ("move", "strengthen")


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
class Fit:
    """How much goes around the pressure: shed from the end when the time is short."""

    warm: bool
    stretches: int
    strengtheners: int
    moves: int


def laid_out(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """The same cues, each at its second. Waiting takes no time on the tape."""
    at, placed = 0.0, []
    for cue in cues:
        placed.append(replace(cue, at=at))
        at += cue.seconds
    return tuple(placed)


def side_words(side: Side) -> str:
    return "" if side is Side.MIDDLE else f", {side}"


def ready(doses: tuple[Dose, ...], knowledge: Knowledge) -> Cue:
    things = dict.fromkeys(
        knowledge.tools[d.tool].name.lower() for d in doses if knowledge.tools[d.tool].kind != "hand"
    )
    places = dict.fromkeys(d.setting for d in doses if d.setting not in ("", "none"))
    bring = f"Bring: {', '.join(things)}. " if things else "Your hands are all you need. "
    where = f"You need: {', '.join(places)}. " if places else ""
    say = f"{bring}{where}Stop whenever you like."
    return Cue(0, READY_SECONDS, "ready", "Get ready", say, "ready")


def warm(muscle: Muscle, knowledge: Knowledge) -> Cue:
    drill = knowledge.movements.get(muscle.movement)
    say = f"Warm up: {_how(drill)}" if drill else "Warm up: move the place slowly, as far as it goes easily."
    name, picture = (drill.name, drill.picture) if drill else ("Easy movement", "")
    return Cue(
        0, WARM_SECONDS, "warm", name, say, "move", picture, muscle=muscle.id, movement=muscle.movement
    )


def spot(indexed: tuple[tuple[int, Dose], ...], knowledge: Knowledge) -> Iterator[Cue]:
    """One spot, a side after the other: find, press with rests between, move, re-test; a cue to change sides."""
    for at, (index, dose) in enumerate(indexed):
        muscle = knowledge.muscles[dose.muscle]
        treatment = next(t for t in muscle.treatments if t.id == dose.treatment)
        if at:
            say = f"Change sides. Now the {dose.side}, for just as long."
            yield Cue(
                0,
                SWITCH_SECONDS,
                "switch",
                f"Now {dose.side}",
                say,
                "switch",
                side=dose.side,
                muscle=muscle.id,
            )
        yield _locate(index, dose, muscle, treatment)
        yield from _presses(index, dose, muscle, treatment, knowledge)
        yield from _move_and_retest(dose, muscle, treatment, knowledge)


def _locate(index: int, dose: Dose, muscle: Muscle, treatment: Treatment) -> Cue:
    point = next((p for p in muscle.points if p.id == dose.point), None)
    words = [*treatment.steps, *([point.find] if point and point.find else [])]
    say = " ".join(words) or "Get into place and look for the tender spot with small, slow shifts."
    title = f"Find it: {muscle.name}{side_words(dose.side)}"
    return Cue(
        0,
        0,
        "locate",
        title,
        say,
        "ready",
        treatment.picture,
        waits=True,
        dose=index,
        side=dose.side,
        muscle=muscle.id,
    )


def _presses(
    index: int, dose: Dose, muscle: Muscle, treatment: Treatment, knowledge: Knowledge
) -> Iterator[Cue]:
    technique = knowledge.techniques[dose.technique]
    low, high = dose.discomfort
    for repetition in range(1, dose.repetitions + 1):
        lines = [f"{low} to {high} of 10, never above {dose.cap}.", *technique.say[:2]]
        if repetition > 1 and treatment.angles:
            lines = [f"If you like, another angle: {treatment.angles[0]}", *technique.say[2:4]]
        yield Cue(
            at=0,
            seconds=dose.seconds,
            phase="press",
            title=f"{technique.name}{side_words(dose.side)}",
            say=" ".join(lines),
            tone="press",
            picture=treatment.picture,
            dose=index,
            repetition=repetition,
            discomfort=dose.discomfort,
            cap=dose.cap,
            breath=(0.0, 0.0) if technique.moving else BREATH,
            side=dose.side,
            muscle=muscle.id,
        )
        if repetition < dose.repetitions:
            say = "Ease off. Shake it out."
            yield Cue(
                0,
                dose.rest_seconds,
                "rest",
                "Ease",
                say,
                "ease",
                dose=index,
                side=dose.side,
                muscle=muscle.id,
            )


def telling_movement(muscle: Muscle, knowledge: Knowledge) -> Movement | None:
    """The movement that tells most of this muscle and can be done on the spot: its question begins with what to do."""
    order = {"strong": 0, "fair": 1, "weak": 2}
    tells = sorted(
        (t for t in muscle.tells if t.effect in ("short", "hurts")), key=lambda t: order[t.strength]
    )
    probes = (knowledge.movements.get(tell.probe) for tell in tells)
    return next((probe for probe in probes if probe is not None and ". " in probe.asks), None)


def _move_and_retest(dose: Dose, muscle: Muscle, treatment: Treatment, knowledge: Knowledge) -> Iterator[Cue]:
    probe = telling_movement(muscle, knowledge)
    do, _, ask = probe.asks.partition(". ") if probe else ("Move it slowly through its whole range", "", "")
    say = f"{treatment.leave or 'Let go.'} {do}, slowly, three times. {' '.join(probe.how) if probe else ''}".strip()
    name = probe.id if probe else ""
    move = Cue(0, MOVE_SECONDS, "move", "Move", say, "move", side=dose.side, muscle=muscle.id, movement=name)
    yield move
    say = f"{ask} Easier, the same or worse?".strip()
    yield replace(move, seconds=RETEST_SECONDS, phase="retest", title="Easier?", say=say, tone="ease")


def _how(movement: Movement) -> str:
    return " ".join(movement.how) or movement.name


def _drill(muscle: Muscle, knowledge: Knowledge) -> Cue:
    drill = knowledge.movements.get(muscle.movement)
    say = _how(drill) if drill else "Move it slowly through its whole range."
    title, name, picture = (drill.name, drill.id, drill.picture) if drill else ("Move", "", "")
    return Cue(0, LAST_MOVE_SECONDS, "move", title, say, "move", picture, muscle=muscle.id, movement=name)


def ending(groups: tuple[tuple[Dose, ...], ...], fit: Fit, knowledge: Knowledge) -> Iterator[Cue]:
    """Stretch, strengthen and move, the place that needs it most first; the last thing is always a movement."""
    for at, doses in enumerate(groups):
        muscle = knowledge.muscles[doses[0].muscle]
        if at < fit.stretches and muscle.stretch in knowledge.movements:
            yield from _by_side(doses, knowledge.movements[muscle.stretch], "stretch", STRETCH_SECONDS)
        if at < fit.strengtheners and muscle.strengthener in knowledge.movements:
            strengthener = knowledge.movements[muscle.strengthener]
            count = f"{strengthener.repetitions} times. " if strengthener.repetitions else ""
            yield _one(strengthener, "strengthen", SET_SECONDS, muscle.id, count)
        if at < max(1, fit.moves):
            yield _drill(muscle, knowledge)


def _by_side(doses: tuple[Dose, ...], movement: Movement, phase: str, seconds: int) -> Iterator[Cue]:
    sides = tuple(dict.fromkeys(d.side for d in doses)) if movement.sided else (Side.MIDDLE,)
    for side in sides:
        yield replace(_one(movement, phase, seconds, doses[0].muscle), side=side)


def _one(movement: Movement, phase: str, seconds: int, muscle: str, count: str = "") -> Cue:
    return Cue(
        0,
        seconds,
        phase,
        movement.name,
        f"{count}{_how(movement)}",
        "move",
        movement.picture,
        muscle=muscle,
        movement=movement.id,
    )


def after() -> Cue:
    say = "Done. How is it now, from 0 to 10? Drink when you are thirsty; a little soreness tomorrow is fine."
    return Cue(0, 0, "after", "How is it now?", say, "done", waits=True)
