"""Assessing: from a pain to a confirmed spot. Each step reads the journal, decides through the core, and appends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from unknot.care.room import Room
from unknot.care.skin import that_hold
from unknot.care.standing import Drawing, Standing, standing, with_regions
from unknot.core.body import MAX_STRENGTH, PainDrawing, Place, Side
from unknot.core.finder import (
    Asking,
    Candidate,
    Palpation,
    Pressing,
    Ranking,
    Target,
    next_candidate,
    next_question,
    rank,
    target,
)
from unknot.core.journal import (
    Body,
    Corrected,
    FindingGone,
    FindingSeen,
    PainDrawn,
    Palpated,
    PersonTold,
    ProbeAnswered,
    Screened,
    WeekWished,
)
from unknot.core.knowledge import Knowledge, Urgency
from unknot.core.planning import WEEKDAYS, Availability
from unknot.core.reading import MovementFact, read_complaint
from unknot.core.screening import (
    Answer,
    Clearance,
    LocalFinding,
    Person,
    Question,
    Referral,
    ScreeningAnswers,
    Unfinished,
    questions,
    screen_text,
    to_clarify,
)

MAX_COMPLAINT = 4000
MAX_MINUTES = 24 * 60


class NotCleared(Exception):
    """A step that presses was asked for without leave. Screening comes first."""


class Unusable(ValueError):
    """Input that cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the finder says now: the candidates, and the question that would tell most."""

    ranking: Ranking
    asking: Asking | None
    next_up: Candidate | None


def here(room: Room) -> Standing:
    """Where the person stands now."""
    return standing(room.journal(), room.knowledge, room.clock())


def tell_person(
    room: Room, person: Person, findings: tuple[LocalFinding, ...], id: UUID | None = None
) -> UUID:
    """Health, sport and job. Raises Unusable for names that the library does not know."""
    known = room.knowledge
    _refuse_unknown("condition", (*person.conditions, *(f.condition for f in findings)), known.conditions)
    _refuse_unknown("activity", person.activities, known.activities)
    for finding in findings:
        check_place(finding.place, known)
    noted = room.note(PersonTold(person), id=id)
    _tell_findings(room, findings)
    return noted


def _tell_findings(room: Room, findings: tuple[LocalFinding, ...]) -> None:
    """These are all there is on the skin: what is new is marked, what is left out is gone."""
    held = {(f.condition, f.place): f for f in that_hold(room.journal(), room.knowledge, room.clock().date())}
    told = {(f.condition, f.place): f for f in findings}
    bodies: list[Body] = [FindingSeen(replace(f, gone=None)) for spot, f in told.items() if spot not in held]
    bodies += [FindingGone(*spot) for spot, f in held.items() if spot not in told and f.gone is None]
    if bodies:
        room.note(*bodies)


def mark_finding(room: Room, condition: str, place: Place, id: UUID | None = None) -> UUID:
    """Mark a bruise, a wound, a vein … on the figure: the place is left alone from now on, everywhere.

    Raises Unusable for what is no finding on the skin and for a place that is none.
    """
    kinds = {c.id for c in room.knowledge.conditions.values() if c.effect == "local"}
    _refuse_unknown("finding", (condition,), kinds)
    check_place(place, room.knowledge)
    return room.note(FindingSeen(LocalFinding(condition, place, room.clock().date())), id=id)


def end_finding(room: Room, condition: str, place: Place, id: UUID | None = None) -> UUID:
    """It is gone, as the person says. What needs its days keeps them. Raises Unusable when there is none."""
    held = that_hold(room.journal(), room.knowledge, room.clock().date())
    if all((f.condition, f.place) != (condition, place) for f in held):
        raise Unusable("That is not marked any more. Reload the page.")
    return room.note(FindingGone(condition, place), id=id)


def wish_week(room: Room, week: Availability, id: UUID | None = None) -> UUID:
    """Days, minutes, tools. Raises Unusable for unknown days and tools, and for minutes off their range."""
    _refuse_unknown("day", (*week.days, *week.tools_on), WEEKDAYS)
    for day, minutes in week.days.items():
        if not 0 <= minutes <= MAX_MINUTES:
            raise Unusable(f"{day}: minutes must be from 0 to {MAX_MINUTES}, not {minutes}.")
    tools = (*week.tools, *(tool for some in week.tools_on.values() for tool in some))
    _refuse_unknown("tool", tools, room.knowledge.tools)
    if week.at.tzinfo is not None:
        raise Unusable("The hour is your own clock's: write 19:00, without a zone.")
    return room.note(WeekWished(week), id=id)


def draw_pain(room: Room, drawing: PainDrawing, text: str = "", id: UUID | None = None) -> UUID:
    """Keep a pain drawing: the marks made, and those read from the text where nothing was marked.

    Raises Unusable when nothing is marked and nothing in the text is a place.
    """
    text = check_text(text)
    for mark in drawing.marks:
        check_place(mark.place, room.knowledge)
    whole = with_read_marks(drawing, text, room.knowledge)
    if not whole.marks and not _is_urgent(room, text):
        raise Unusable("Mark at least one place on the body, or name one in your words: “left calf”, “jaw”.")
    return room.note(PainDrawn(whole, text), id=id)


def _is_urgent(room: Room, text: str) -> bool:
    """Words that call for help count even when they name no place."""
    person = here(room).person
    return screen_text(text, person.age, person.sex, room.knowledge).urgency >= Urgency.SAME_DAY


def tells_urgently(text: str, knowledge: Knowledge) -> bool:
    """Whether words alone call for help today, whoever says them. Needs no journal."""
    return screen_text(text[:MAX_COMPLAINT], None, "", knowledge).urgency >= Urgency.SAME_DAY


def with_read_marks(drawing: PainDrawing, text: str, knowledge: Knowledge) -> PainDrawing:
    """The marks made by hand stand; places named in the text are added when no mark was made."""
    if drawing.marks or not text:
        return drawing
    return PainDrawing(read_complaint(text, knowledge).marks)


def check_text(text: str) -> str:
    if len(text) > MAX_COMPLAINT:
        raise Unusable(
            f"Your words are {len(text):,} characters long; at most {MAX_COMPLAINT:,} can be read. Shorten them."
        )
    return text.strip()


def check_place(place: Place, knowledge: Knowledge) -> None:
    region = knowledge.regions.get(place.region)
    if region is None:
        raise Unusable(
            f"“{place.region[:40]}” is not a place on the body that Unknot knows. Choose one on the figure."
        )
    if region.sided == (place.side is Side.MIDDLE):
        wanted = "left or right" if region.sided else "middle"
        raise Unusable(f"{region.name}: say which side, {wanted}.")


def check_strength(text: str) -> int:
    """A strength of 0-10 from a form. Raises Unusable."""
    try:
        strength = int(text)
    except ValueError:
        raise Unusable(
            f"Strength must be a whole number from 0 to {MAX_STRENGTH}, not “{text[:20]}”."
        ) from None
    if not 0 <= strength <= MAX_STRENGTH:
        raise Unusable(f"Strength must be from 0 to {MAX_STRENGTH}, not {strength}.")
    return strength


def safety_questions(room: Room, now: Standing, regions: tuple[str, ...] = ()) -> tuple[Question, ...]:
    """What must be answered for the drawing, and for further regions that a planned block would press."""
    if now.drawing is None:
        return ()
    drawn = now.drawing.drawn
    asked_about = with_regions(drawn.drawing, regions, room.knowledge)
    return questions(asked_about, now.person, drawn.text, room.knowledge, now.findings)


def closer_questions(room: Room, now: Standing, answers: ScreeningAnswers) -> tuple[Question, ...]:
    """What to ask once more before it counts as a yes. Empty when an emergency is told: then nothing more is asked."""
    if now.drawing is None:
        return ()
    drawn, flags = now.drawing.drawn, room.knowledge.red_flags
    told = (flags[f] for f, answer in answers.answers.items() if answer is Answer.YES and f in flags)
    if any(flag.urgency is Urgency.EMERGENCY for flag in told):
        return ()
    return to_clarify(answers, drawn.drawing, now.person, drawn.text, room.knowledge, now.findings)


def answer_screening(
    room: Room, answers: ScreeningAnswers, id: UUID | None = None, regions: tuple[str, ...] = ()
) -> Clearance | Referral | Unfinished | None:
    """Keep the answers; the result is worked out from them, now and each time after.

    `regions` were asked about beyond the drawing.
    """
    now = here(room)
    if now.drawing is None:
        raise Unusable("First mark where it hurts.")
    _refuse_unknown("safety question", tuple(answers.answers), room.knowledge.red_flags)
    drawn = now.drawing.drawn
    about = tuple(sorted({*drawn.drawing.regions, *regions}))
    room.note(Screened(answers, about, drawn.text), id=id)
    return here(room).screening


def find_points(room: Room, now: Standing) -> Finding:
    """Candidates with reasons. Raises NotCleared without a clearance that holds today."""
    clearance, _ = cleared(now)
    ranking = rank(clearance, now.evidence, room.knowledge)
    asking = next_question(clearance, now.evidence, room.knowledge)
    left = tuple(c for c in ranking.candidates if not is_ended(now, c.muscle, c.side))
    return Finding(
        ranking, asking, next_candidate(replace(ranking, candidates=left), now.evidence.palpations)
    )


def is_ended(now: Standing, muscle: str, side: Side) -> bool:
    """Whether this spot was ended for good by something sharp, electric or numb."""
    return any((m == muscle and Side.MIDDLE in (s, side)) or (m, s) == (muscle, side) for m, s in now.ended)


def cleared(now: Standing) -> tuple[Clearance, Drawing]:
    if now.clearance is None or now.drawing is None:
        raise NotCleared("Answer the safety questions first.")
    return now.clearance, now.drawing


def answer_probe(room: Room, probe: str, side: Side | None, told: str, id: UUID | None = None) -> UUID:
    """An answer to the finder's question: yes, no or unsure."""
    now = here(room)
    _, drawing = cleared(now)
    probes = [m.id for m in room.knowledge.movements.values() if m.kind == "probe"]
    _refuse_unknown("question", (probe,), probes)
    if told not in ("yes", "no", "unsure"):
        raise Unusable("Answer with yes, no or can't tell.")
    fact = MovementFact(probe, side, "hurts", holds=told == "yes")
    return room.note(ProbeAnswered(drawing.id, fact, told), id=id)


def confirm_point(
    room: Room, muscle: str, side: Side, point: str, told: Pressing, id: UUID | None = None
) -> Target | None:
    """What pressing told. A sore or recognised spot becomes a target; "nothing" moves on."""
    now = here(room)
    _, drawing = cleared(now)
    _refuse_unknown("muscle", (muscle,), room.knowledge.muscles)
    if point and point not in {known.id for known in room.knowledge.muscles[muscle].points}:
        raise Unusable(
            f"“{point[:40]}” is not a spot of this muscle. Leave it out, or choose one of its points."
        )
    if told is not Pressing.NOTHING and is_ended(now, muscle, side):
        raise Unusable(
            "This spot was sharp, electric or numb before. Leave it for good and let someone look at it."
        )
    palpation = Palpation(muscle, side, point, told)
    room.note(Palpated(drawing.id, palpation), id=id)
    return target(palpation, drawing.drawn.drawing)


def take_back(room: Room, entry: UUID, why: str = "", id: UUID | None = None) -> UUID:
    """Undo: the entry stays in the journal and no longer counts. Raises Unusable when there is none with this id."""
    if all(e.id != entry for e in room.journal().entries):
        raise Unusable("That entry is not in the journal any more; reload the page.")
    return room.note(Corrected(entry, why), id=id)


def take_back_last_answer(room: Room) -> datetime | None:
    """Undo the last answer to the finder or to pressing for the current drawing; None when there is none."""
    now = here(room)
    if now.drawing is None:
        return None
    for entry in reversed(tuple(now.journal)):
        if isinstance(entry.body, (ProbeAnswered, Palpated)) and entry.body.drawing == now.drawing.id:
            take_back(room, entry.id, "undone")
            return entry.happened_at
    return None


def _refuse_unknown(what: str, ids: tuple[str, ...], known: object) -> None:
    strange = [name for name in ids if name not in known]  # type: ignore[operator]
    if strange:
        article = "an" if what[0] in "aeiou" else "a"
        raise Unusable(f"“{strange[0][:40]}” is not {article} {what} that Unknot knows.")
