"""Where a person stands: what their journal says now. Worked out afresh each time; nothing of it is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from unknot.care.aftermath import Aftermath, aftermath
from unknot.care.skin import that_hold
from unknot.core.all_clear import Followed
from unknot.core.because import Because
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.dosing import Felt, Given, Response
from unknot.core.finder import Course, Evidence, Target, target
from unknot.core.journal import (
    BroughtIn,
    Entry,
    FindingSeen,
    Journal,
    NextDayTold,
    PainDrawn,
    Palpated,
    PersonTold,
    ProbeAnswered,
    Screened,
    SessionLogged,
    TargetLet,
    Trained,
    WeekWished,
)
from unknot.core.knowledge import Condition, Knowledge
from unknot.core.load import Training
from unknot.core.local_findings import flags_of, holds
from unknot.core.planning import Availability
from unknot.core.reading import Complaint, read_complaint
from unknot.core.screening import (
    Clearance,
    LocalFinding,
    Person,
    Referral,
    ScreeningAnswers,
    Unfinished,
    screen,
    screening_due,
)

SHARP_ENDS = 2  # knowledge/assumptions/sharp-ends.toml
HANDS = ("thumbs", "knuckles", "pincer", "flat-hand", "forearm")
AT_HOME = ("soft-ball", "tennis-ball")  # rolled socks, a ball: nearly every home has a stand-in for these two
USUAL_WEEK = Availability(days={"mon": 10, "wed": 15, "fri": 10, "sat": 20}, tools=(*HANDS, *AT_HOME))


@dataclass(frozen=True, slots=True)
class Drawing:
    """The drawing that counts now, with the complaint that came along with it."""

    id: UUID
    drawn: PainDrawn
    at: datetime
    complaint: Complaint


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that the steps and pages ask of a journal."""

    journal: Journal
    now: datetime
    person: Person
    findings: tuple[LocalFinding, ...]
    week: Availability
    week_told: bool
    drawing: Drawing | None
    screened: Screened | None
    screened_on: date | None
    screening: Clearance | Referral | Unfinished | None
    screen_again: tuple[Because, ...]
    evidence: Evidence
    targets: tuple[Target, ...]
    ended: frozenset[tuple[str, Side]]  # spots that were sharp twice or left nerve signs: never pressed again
    given: tuple[Given, ...]
    trainings: tuple[Training, ...]
    after: Aftermath  # of referrals, and of harm from pressing

    @property
    def clearance(self) -> Clearance | None:
        """Leave to go on today, or None. The one thing that pressing asks for."""
        cleared = isinstance(self.screening, Clearance) and not self.screen_again
        return self.screening if cleared and isinstance(self.screening, Clearance) else None

    @property
    def referral(self) -> Referral | None:
        return self.screening if isinstance(self.screening, Referral) else None


def standing(journal: Journal, knowledge: Knowledge, now: datetime) -> Standing:
    person = (journal.latest(PersonTold) or PersonTold(Person())).person
    screened_entry, screened = _latest(journal.of(Screened))
    after = aftermath(journal, person, screened_entry, knowledge, now)
    ended = _ended(journal) | after.ended
    seen = (f for f in after.findings if holds(f, now.date(), knowledge))
    told = PersonTold(person, (*that_hold(journal, knowledge, now.date()), *seen))
    wished = journal.latest(WeekWished)
    drawing = _current_drawing(journal, knowledge)
    screened_on = screened_entry.happened_at.date() if screened_entry else None
    return Standing(
        journal=journal,
        now=now,
        person=told.person,
        findings=told.findings,
        week=_still_known(wished.availability, knowledge) if wished else USUAL_WEEK,
        week_told=wished is not None,
        drawing=drawing,
        screened=screened,
        screened_on=screened_on,
        screening=_screening(told, drawing, screened, screened_on or now.date(), knowledge, after.followed),
        screen_again=(
            *_screen_again(journal, knowledge, drawing, screened_entry, told, now),
            *_after_nerves(journal, screened_entry),
            *_after_findings(journal, screened_entry, knowledge, now.date()),
            *_after_a_file(journal, screened_entry),
            *after.again,
        ),
        evidence=_evidence(journal, drawing, told.person),
        targets=_treatable(journal, knowledge, ended),
        ended=ended,
        given=_given(journal, after, now),
        trainings=tuple(body.training for _, body in journal.of(Trained)),
        after=after,
    )


def _latest(found: tuple[tuple[Entry, Screened], ...]) -> tuple[Entry | None, Screened | None]:
    return found[-1] if found else (None, None)


def _current_drawing(journal: Journal, knowledge: Knowledge) -> Drawing | None:
    drawn = journal.of(PainDrawn)
    if not drawn:
        return None
    entry, body = drawn[-1]
    return Drawing(entry.id, body, entry.happened_at, read_complaint(body.text, knowledge))


def _screening(
    told: PersonTold,
    drawing: Drawing | None,
    screened: Screened | None,
    on: date,
    knowledge: Knowledge,
    followed: Followed,
) -> Clearance | Referral | Unfinished | None:
    """Before any answer the words alone may end the way; they never open it.

    Parts that were asked about beyond the drawing, for a planned block, are covered as well; but what sends the drawn
    places to a professional is decided by them alone.
    """
    if drawing is None:
        return None
    answers = screened.answers if screened else ScreeningAnswers()
    drawn, rest = drawing.drawn, (told.person, told.findings, drawing.drawn.text, knowledge, on, followed)
    result = screen(answers, drawn.drawing, *rest)
    if screened is None or not isinstance(result, Clearance):
        return result
    wider = screen(answers, with_regions(drawn.drawing, screened.regions, knowledge), *rest)
    return wider if isinstance(wider, Clearance) else result


def with_regions(drawing: PainDrawing, regions: Iterable[str], knowledge: Knowledge) -> PainDrawing:
    """The drawing with further regions at strength 0: nothing hurts there, but it was asked about."""
    known = (knowledge.regions[r] for r in dict.fromkeys(regions) if r in knowledge.regions)
    places = (Place(r.id, Side.RIGHT if r.sided else Side.MIDDLE) for r in known)
    more = tuple(Mark(place, 0) for place in places if place.region not in drawing.regions)
    return PainDrawing((*drawing.marks, *more))


def _screen_again(
    journal: Journal,
    knowledge: Knowledge,
    drawing: Drawing | None,
    screened: Entry | None,
    told: PersonTold,
    now: datetime,
) -> tuple[Because, ...]:
    if drawing is None:
        return ()
    body = screened.body if screened and isinstance(screened.body, Screened) else None
    return screening_due(
        last_on=screened.happened_at.date() if screened else None,
        last_regions=body.regions if body else (),
        answered=tuple(body.answers.answers) if body else (),
        drawing=_as_strong_as_now(journal, drawing, screened),
        strongest_before=_strongest_when(journal, screened),
        on=now.date(),
        knowledge=knowledge,
        person=told.person,
        text=drawing.drawn.text,
        findings=told.findings,
        injured=_injured(journal, screened, knowledge),
    )


def _strongest_when(journal: Journal, screened: Entry | None) -> int:
    """How strong the pain was when the safety questions were answered."""
    drawn = [b.drawing for e, b in journal.of(PainDrawn) if not _since(e, screened)]
    return drawn[-1].strongest if drawn else 0


def _as_strong_as_now(journal: Journal, drawing: Drawing, screened: Entry | None) -> PainDrawing:
    """The drawing, its strongest place as strong as the pain was told since: at a session's start and end too."""
    logs = [b.log for e, b in journal.of(SessionLogged) if _since(e, screened)]
    told = [pain for log in logs for pain in (log.pain_before, log.pain_after) if pain is not None]
    drawn = drawing.drawn.drawing
    if not told or told[-1] <= drawn.strongest or not drawn.marks:
        return drawn
    first = max(drawn.marks, key=lambda mark: mark.strength)
    return PainDrawing(tuple(replace(m, strength=told[-1]) if m is first else m for m in drawn.marks))


def _since(entry: Entry, screened: Entry | None) -> bool:
    """Whether we heard of it after the safety questions were answered. Two of one moment go by their ids."""
    return screened is None or (entry.learnt_at, entry.id) > (screened.learnt_at, screened.id)


def _injured(journal: Journal, screened: Entry | None, knowledge: Knowledge) -> bool:
    return any(c.injury for _, c in _marked_since(journal, screened, knowledge))


def _marked_since(
    journal: Journal, screened: Entry | None, knowledge: Knowledge
) -> tuple[tuple[LocalFinding, Condition], ...]:
    """What was marked on the skin since the safety questions were answered."""
    seen = (b.finding for e, b in journal.of(FindingSeen) if _since(e, screened))
    return tuple((f, knowledge.conditions[f.condition]) for f in seen if f.condition in knowledge.conditions)


def _after_findings(
    journal: Journal, screened: Entry | None, knowledge: Knowledge, on: date
) -> tuple[Because, ...]:
    """What was marked may mean more: then its questions come, answered before or not."""
    marked = (
        (finding, kind)
        for finding, kind in _marked_since(journal, screened, knowledge)
        if flags_of(finding, knowledge) and holds(finding, on, knowledge) and not kind.injury
    )
    return tuple(
        Because(f"You marked: {kind.name.lower()}. A few questions belong to it.") for _, kind in marked
    )


def _after_a_file(journal: Journal, screened: Entry | None) -> tuple[Because, ...]:
    """Answers that came in a file open nothing here."""
    brought = journal.of(BroughtIn)
    foreign = {answer for _, body in brought for answer in body.answers}
    own = screened is not None and screened.id not in foreign
    if not brought or (own and not _since(brought[-1][0], screened)):
        return ()
    return (Because("You read in a file since. Please answer again for yourself."),)


def _evidence(journal: Journal, drawing: Drawing | None, person: Person) -> Evidence:
    """What was said, answered and pressed for the current drawing, and how earlier targets went."""
    if drawing is None:
        return Evidence(activities=person.activities)
    answers = [body for _, body in journal.of(ProbeAnswered) if body.drawing == drawing.id]
    told = [a.fact for a in answers if a.told != "unsure"]
    unsure = tuple(_probe_id(a) for a in answers if a.told == "unsure")
    complaint = drawing.complaint
    return Evidence(
        drawing=drawing.drawn.drawing,
        movements=(*complaint.movements, *told),
        unsure=unsure,
        activities=tuple(dict.fromkeys((*person.activities, *complaint.activities))),
        factors=complaint.factors,
        palpations=tuple(b.palpation for _, b in journal.of(Palpated) if b.drawing == drawing.id),
        courses=_courses(journal),
        constant=complaint.constant,
        all_over=complaint.all_over,
        asked=tuple(_probe_id(a) for a in answers),
        phrases=complaint.phrases,
    )


def _probe_id(answer: ProbeAnswered) -> str:
    side = answer.fact.side
    return f"{answer.fact.probe}:{side}" if side else answer.fact.probe


def _courses(journal: Journal) -> tuple[Course, ...]:
    return tuple(
        Course(b.muscle, b.side, calmed=b.why == "calmed")
        for _, b in journal.of(TargetLet)
        if b.why in ("calmed", "no-change")
    )


def _still_known(week: Availability, knowledge: Knowledge) -> Availability:
    """The wishes in today's names: a tool that the library renamed is found again, one that it lost is passed over."""

    def known(tools: tuple[str, ...]) -> tuple[str, ...]:
        names = (knowledge.moved.get(tool, tool) for tool in tools)
        return tuple(dict.fromkeys(name for name in names if name in knowledge.tools))

    return replace(
        week, tools=known(week.tools), tools_on={day: known(some) for day, some in week.tools_on.items()}
    )


def _targets(journal: Journal) -> tuple[Target, ...]:
    """Confirmed spots still under care, the latest confirmation of each muscle and side."""
    drawings = {entry.id: body.drawing for entry, body in journal.of(PainDrawn)}
    under_care: dict[tuple[str, Side], Target] = {}
    for entry in journal:
        body = entry.body
        if isinstance(body, Palpated) and body.drawing in drawings:
            found = target(body.palpation, drawings[body.drawing])
            key = (body.palpation.muscle, body.palpation.side)
            under_care.pop(key, None)
            if found:
                under_care[key] = found
        elif isinstance(body, TargetLet):
            under_care.pop((body.muscle, body.side), None)
    return tuple(sorted(under_care.values(), key=lambda t: (not t.active, -t.pain, t.muscle, t.side)))


def _treatable(
    journal: Journal, knowledge: Knowledge, ended: frozenset[tuple[str, Side]]
) -> tuple[Target, ...]:
    known = (t for t in _targets(journal) if t.muscle in knowledge.muscles)
    return tuple(t for t in known if (t.muscle, t.side) not in ended)


def _after_nerves(journal: Journal, screened: Entry | None) -> tuple[Because, ...]:
    """After something sharp, electric or numb the safety questions come again, nerves and vessels among them; after
    chest pain, faintness or the like as well."""
    for entry, body in journal.of(SessionLogged):
        if body.log.ended == "unwell" and _since(entry, screened):
            return (Because("You stopped because you felt unwell. Please answer again."),)
        signs = any(d.response.nerve_signs or Felt.SHARP in d.response.felt for d in body.log.done)
        if (signs or body.log.ended == "sharp") and (
            screened is None or entry.learnt_at >= screened.learnt_at
        ):
            return (Because("The last session met something sharp, electric or numb. Please answer again."),)
    return ()


def _ended(journal: Journal) -> frozenset[tuple[str, Side]]:
    found = set()
    for _, body in journal.of(SessionLogged):
        for done in body.log.done:
            if done.response.nerve_signs or done.response.felt.count(Felt.SHARP) >= SHARP_ENDS:
                found.add((done.dose.muscle, done.dose.side))
    return frozenset(found)


def _given(journal: Journal, after: Aftermath, now: datetime) -> tuple[Given, ...]:
    """Every dose that was given, in plan or out of it, early or late in coming, with what was told of it since."""
    next_day = {body.session: body for _, body in journal.of(NextDayTold)}
    doses: list[Given] = []
    for entry, body in journal.of(SessionLogged):
        told, sore = next_day.get(body.log.session), after.sore_hours(body.log.session, now)
        at = min(body.log.ended_at, entry.learnt_at)  # a device's clock may run ahead of ours
        for done in body.log.done:
            if done.seconds <= 0 and not done.response.felt:
                continue  # what was answered within the first second counts all the same
            response = _with_next_day(done.response, told)
            if sore is not None:
                response = replace(response, sore_hours=max(sore, response.sore_hours or 0))
            doses.append(Given(done.dose, at, done.seconds, response))
    return tuple(sorted(doses, key=lambda g: g.at))


def _with_next_day(response: Response, told: NextDayTold | None) -> Response:
    if told is None:
        return response
    return replace(
        response,
        soreness=told.soreness,
        sore_hours=told.sore_hours,
        bruise=response.bruise or told.bruise,
        nerve_signs=response.nerve_signs or told.nerve_signs,
    )


def place_of(muscle: str, side: Side, knowledge: Knowledge) -> Place:
    """The first place under which a muscle lies, for the figure."""
    return Place(knowledge.muscles[muscle].under[0], side)
