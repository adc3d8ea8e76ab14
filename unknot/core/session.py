"""The session: doses become a tape of cues in time; the player plays it and keeps a log."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from unknot.core.assumed import assumed, assumed_count
from unknot.core.because import Because
from unknot.core.care_doses import area_doses, whole_body, within_session
from unknot.core.dose import Dose, Response
from unknot.core.knowledge import Knowledge, Mode
from unknot.core.ladder import mode_of
from unknot.core.overtreatment import pressed
from unknot.core.player import tape_json
from unknot.core.screening import Clearance
from unknot.core.tape import Cue, Fit, after, ending, laid_out, ready, spot, telling_movement, warm

__all__ = [
    "Cue", "DoneDose", "NotPermitted", "PlannedSession", "SessionLog",
    "area_doses", "compose", "tape_json", "whole_body", "within_session",
]  # fmt: skip


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


class NotPermitted(ValueError):
    """No session: the clearance does not hold now, or it permits none of the doses. The message says what to do."""


Group = tuple[Dose, ...]  # one spot: a dose, or one for each side


def compose(
    clearance: Clearance,
    id: str,
    doses: tuple[Dose, ...],
    mode: Mode | str,
    knowledge: Knowledge,
    now: datetime,
    minutes: int | None = None,
) -> PlannedSession:
    """The tape of a session. `doses` come in the order of need; both sides of a spot get the same time.

    What does not fit into the mode's minutes (or `minutes`, when less) is left out from the end, and said so. Raises
    NotPermitted when the clearance does not hold today or permits none of the doses, ValueError for an unknown mode.
    """
    mode = mode_of(mode, knowledge)
    if not clearance.holds_on(now.date()):
        raise NotPermitted("Answer the safety questions again; the last answers do not reach to today.")
    permitted = tuple(dose for dose in doses if is_permitted(clearance, dose, knowledge, now))
    if not permitted:
        raise NotPermitted("Nothing here may be pressed now. Choose another place, or movement only.")
    groups = _groups(permitted)
    limit = min(mode.max_minutes, minutes or mode.max_minutes) * 60
    kept, fit, notes = _fitted(groups, limit, mode, knowledge)
    flat = tuple(dose for group in kept for dose in group)
    first = (
        *_beforehand(clearance, knowledge),
        *_ask_first(clearance, flat, knowledge),
        ready(flat, knowledge),
    )
    tape = laid_out((*first, *_body(kept, fit, knowledge), after()))
    seconds = _seconds(kept, fit, knowledge)
    return PlannedSession(id, mode.id, round(seconds / 60, 1), flat, tape, _questions(kept, knowledge), notes)


def is_permitted(clearance: Clearance, dose: Dose, knowledge: Knowledge, now: datetime) -> bool:
    """Whether a dose may be given now as it is written: its treatment is known, allowed, and inside the caps."""
    muscle, tool = knowledge.muscles.get(dose.muscle), knowledge.tools.get(dose.tool)
    treatment = next((t for t in muscle.treatments if t.id == dose.treatment), None) if muscle else None
    if muscle is None or tool is None or treatment is None or dose.technique not in knowledge.techniques:
        return False
    here = replace(treatment, point=dose.point) if treatment.point else treatment
    verdict = clearance.permits(muscle, here, tool, dose.side, knowledge, now.date())
    cap = min(
        verdict.cap, clearance.discomfort_cap, knowledge.techniques[dose.technique].limits.discomfort[2]
    )
    return verdict.allowed and max(dose.cap, dose.discomfort[1]) <= cap and tool.id in treatment.tools


def _groups(doses: tuple[Dose, ...]) -> tuple[Group, ...]:
    """Doses of one spot together, in the order of need; both sides as the milder one says."""
    spots: dict[tuple[str, str], dict[str, Dose]] = {}
    for dose in doses:
        spots.setdefault((dose.muscle, dose.point), {}).setdefault(dose.side, dose)
    return tuple(_evened(tuple(sides.values())) for sides in spots.values())


def _evened(sides: Group) -> Group:
    seconds, repetitions = min(d.seconds for d in sides), min(d.repetitions for d in sides)
    return tuple(replace(d, seconds=seconds, repetitions=repetitions) for d in sides)


def _body(groups: tuple[Group, ...], fit: Fit, knowledge: Knowledge) -> Iterator[Cue]:
    if fit.warm:
        yield warm(knowledge.muscles[groups[0][0].muscle], knowledge)
    start = 0
    for group in groups:
        yield from spot(tuple(enumerate(group, start)), knowledge)
        start += len(group)
    yield from ending(groups, fit, knowledge)


def _seconds(groups: tuple[Group, ...], fit: Fit, knowledge: Knowledge) -> float:
    """How long it will take, finding the spots included."""
    flat = tuple(dose for group in groups for dose in group)
    cues = (ready(flat, knowledge), *_body(groups, fit, knowledge))
    finding = assumed(knowledge, "locate-seconds") * sum(cue.phase == "locate" for cue in cues)
    return sum(cue.seconds for cue in cues) + finding


def _fitted(
    groups: tuple[Group, ...], limit: int, mode: Mode, knowledge: Knowledge
) -> tuple[tuple[Group, ...], Fit, tuple[Because, ...]]:
    """The fullest session inside the time, the pressure and the number of muscles."""
    pressure = assumed_count(knowledge, "pressure-minutes-per-session") * 60
    kept = _of_few_muscles(groups, mode.muscles)
    whole = kept
    for kept, fit in _ever_leaner(whole, warm=limit >= 600):
        fits = _seconds(kept, fit, knowledge) <= limit
        if fits and sum(pressed(dose) for group in kept for dose in group) <= pressure:
            break
    return kept, fit, tuple(_left_out(groups, kept, limit, knowledge))


def _of_few_muscles(groups: tuple[Group, ...], most: int) -> tuple[Group, ...]:
    muscles = tuple(dict.fromkeys(group[0].muscle for group in groups))[:most]
    return tuple(group for group in groups if group[0].muscle in muscles)


def _ever_leaner(groups: tuple[Group, ...], warm: bool) -> Iterator[tuple[tuple[Group, ...], Fit]]:
    """What to leave out, in this order: strengtheners, stretches, second holds, warming, the last spots, seconds."""
    kept = groups
    while True:
        count = len(kept)
        for strengtheners in range(count, -1, -1):
            yield kept, Fit(warm, count, strengtheners, count)
        for stretches in range(count - 1, -1, -1):
            yield kept, Fit(warm, stretches, 0, max(1, stretches))
        once = tuple(tuple(replace(d, repetitions=1) for d in group) for group in kept)
        yield once, Fit(warm, 0, 0, 1)
        yield once, Fit(False, 0, 0, 1)
        if count == 1:
            yield (
                tuple(tuple(replace(d, seconds=min(d.seconds, 20)) for d in g) for g in once),
                Fit(False, 0, 0, 1),
            )
            return
        kept = kept[:-1]


def _left_out(
    groups: tuple[Group, ...], kept: tuple[Group, ...], limit: int, knowledge: Knowledge
) -> Iterator[Because]:
    for group in groups[len(kept) :]:
        name = knowledge.muscles[group[0].muscle].name
        yield Because(
            f"{name} waits for another day: {limit // 60} minutes and three muscles are enough.", "note"
        )


def _beforehand(clearance: Clearance, knowledge: Knowledge) -> Iterator[Cue]:
    """What a condition asks for before each session, such as a grown-up beside a child."""
    known = (knowledge.conditions[name] for name in clearance.conditions if name in knowledge.conditions)
    for condition in known:
        if condition.beforehand:
            yield Cue(0, 0, "ready", "First, safety", condition.beforehand, "ready", waits=True)


def _ask_first(clearance: Clearance, doses: tuple[Dose, ...], knowledge: Knowledge) -> tuple[Cue, ...]:
    """Places that the safety questions were not asked for: a word before they are pressed, clots first, for those are
    what pressing a leg that nobody asked about may hurt most."""
    parts = {knowledge.regions[r].part for r in not_asked(clearance, doses, knowledge)}
    if not parts:
        return ()
    clots = [f.asks for f in knowledge.red_flags.values() if "clot" in f.id and parts & set(f.parts)]
    say = " ".join(("New places today.", *clots, NEW_PLACE, ASK_ALL))
    return (Cue(0, 0, "ready", "First, safety", say, "ready", waits=True),)


NEW_PLACE = "Is anything there swollen, hot, red, bruised, numb or newly injured? One yes: stop here."
ASK_ALL = "For a pain there, mark it on the body first: then all the safety questions for it are asked."


def not_asked(clearance: Clearance, doses: tuple[Dose, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """The regions under these doses for which the safety questions were not asked."""
    under = (region for dose in doses for region in knowledge.muscles[dose.muscle].under)
    return tuple(r for r in dict.fromkeys(under) if r in knowledge.regions and not clearance.covers((r,)))


def _questions(groups: tuple[Group, ...], knowledge: Knowledge) -> tuple[str, ...]:
    """One movement for each muscle to try before and after: the one that tells most of it."""
    told = (telling_movement(knowledge.muscles[group[0].muscle], knowledge) for group in groups)
    return tuple(dict.fromkeys(probe.id for probe in told if probe is not None))
