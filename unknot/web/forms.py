"""From a form's text to core values, or a fault that says what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time

from django.http import QueryDict

from unknot.care.assess import Unusable, check_strength
from unknot.care.standing import HANDS
from unknot.core.body import Feel, Mark, PainDrawing, Place, Side
from unknot.core.planning import WEEKDAYS, Availability
from unknot.core.profile import by_age
from unknot.core.screening import Answer, Person, Question, ScreeningAnswers

USUAL_STRENGTH = 5
MAX_MARKS = 60


def read_place(text: str) -> Place:
    try:
        return Place.parse(text[:80])
    except ValueError as error:
        raise Unusable(f"{error}") from None


def read_drawing(form: QueryDict) -> PainDrawing:
    """`place` once per place, `strength:<place>` and `feel:<place>` beside it. Raises Unusable."""
    places = list(dict.fromkeys(form.getlist("place")))
    if len(places) > MAX_MARKS:
        raise Unusable(f"More than {MAX_MARKS} places are marked. Keep those that matter most.")
    return PainDrawing(tuple(read_mark(form, text) for text in places))


def read_mark(form: QueryDict, text: str) -> Mark:
    """The mark of one place, 5 and pain where nothing is said. Raises Unusable."""
    strength = check_strength(form.get(f"strength:{text}") or str(USUAL_STRENGTH))
    return Mark(read_place(text), strength, read_feel(form.get(f"feel:{text}")))


def read_feel(text: str | None) -> Feel:
    try:
        return Feel(text or "pain")
    except ValueError:
        raise Unusable("Say pain or tight.") from None


def read_side(text: str | None) -> Side:
    try:
        return Side(text or "middle")
    except ValueError:
        raise Unusable("Say left, right or middle.") from None


def read_screening(form: QueryDict, questions: Iterable[Question]) -> ScreeningAnswers:
    """`answer:<flag>` holds yes, unsure or both; `card` the flags of one card; `none` those of a card without any.

    Where something is ticked, the rest of its card was read and counts as no. A card with neither stays unanswered,
    and nobody is cleared by leaving one out, nor by a form that names other questions than are asked now.
    """
    asked = tuple(q.flag for q in questions)
    told = {flag: _told(form.getlist(f"answer:{flag}")) for flag in asked}
    ticked = (card.split() for card in form.getlist("card") if any(told.get(f) for f in card.split()))
    read = {flag for card in (*ticked, *(none.split() for none in form.getlist("none"))) for flag in card}
    answers = {flag: told[flag] or Answer.NO for flag in asked if told[flag] or flag in read}
    closer = {flag: _told(form.getlist(f"clarified:{flag}")) for flag in asked}
    return ScreeningAnswers(answers, {flag: answer for flag, answer in closer.items() if answer})


def _told(ticked: list[str]) -> Answer | None:
    """A line that is ticked and marked "not sure" too is not sure: then it is asked once more."""
    return next((answer for answer in (Answer.UNSURE, Answer.YES, Answer.NO) if answer.value in ticked), None)


def read_person(form: QueryDict) -> Person:
    """An agreement counts beside the condition that it is for, ticked or following from age, and is not kept else."""
    age = _read_age(form.get("age", "").strip())
    applies = (*form.getlist("condition"), *by_age(age))
    return Person(
        age=age,
        sex=form.get("sex", "") if form.get("sex", "") in ("f", "m") else "",
        conditions=tuple(form.getlist("condition")),
        activities=tuple(form.getlist("activity")),
        locale=form.get("locale", "en-GB")[:20] or "en-GB",
        signed_off=tuple(name for name in form.getlist("agreed") if name in applies),
    )


def _read_age(text: str) -> int | None:
    if not text:
        return None
    if not text.isdigit() or not 1 <= int(text) <= 120:
        raise Unusable(
            f"Age must be a whole number from 1 to 120, not “{text[:20]}”. You may leave it empty."
        )
    return int(text)


def read_week(form: QueryDict, settings: tuple[str, ...]) -> Availability:
    days = {day: _read_minutes(form.get(f"minutes:{day}", "")) for day in WEEKDAYS}
    return Availability(
        days={day: minutes for day, minutes in days.items() if minutes},
        tools=(*HANDS, *form.getlist("tool")),
        tools_on=_tools_on(form),
        settings=settings,
        at=_read_time(form.get("at", "")),
    )


def _tools_on(form: QueryDict) -> Mapping[str, tuple[str, ...]]:
    return {day: tuple(form.getlist(f"tool:{day}")) for day in WEEKDAYS if form.getlist(f"tool:{day}")}


def _read_minutes(text: str) -> int:
    if not text.strip():
        return 0
    if not text.strip().isdigit() or int(text) > 120:
        raise Unusable(f"Minutes must be a whole number from 0 to 120, not “{text[:20]}”.")
    return int(text)


def _read_time(text: str) -> time:
    if not text:
        return time(19, 0)
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise Unusable("Write the time as 19:00.") from None


def read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unusable("Choose a day.") from None
