"""Harm after pressing: told at the session, the day after or since, in time or late; what it closes, ends, raises."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import Someone, dev, finn
from unknot.care import assess, follow, keep, practise
from unknot.care.assess import Unusable
from unknot.core.adverse import Adverse, Harm, Now, in_words
from unknot.core.body import Side
from unknot.core.dosing import Dose, Felt, Hold, Response
from unknot.core.journal import AdverseFollowed, Corrected, Entry, Journal, NextDayTold
from unknot.core.knowledge import Urgency
from unknot.core.session import DoneDose, SessionLog
from unknot.export.harm_report import COLUMNS, harm_csv, harm_rows

MUSCLE = "infraspinatus"
ACHE = "right shoulder blade aches 6/10"


def cleared() -> Someone:
    someone = dev().says(ACHE)
    someone.answers_no()
    return someone.presses(MUSCLE, Side.RIGHT)


def pressed(someone: Someone | None = None, **told: Any) -> tuple[Someone, SessionLog]:
    someone = someone or cleared()
    session = someone.opens().session
    assert session is not None
    log = someone.does(session)
    log = replace(log, done=tuple(replace(d, response=Response(**told)) for d in log.done))
    practise.finish_session(someone.room, log)
    return someone, log


def tell(someone: Someone, *what: Harm, **more: Any) -> None:
    follow.tell_adverse(someone.room, Adverse(what, someone.at.date(), **more))


def follows(someone: Someone, told: Now) -> None:
    follow.follow_adverse(someone.room, assess.here(someone.room).after.events[-1].id, told)


def afresh(someone: Someone) -> Someone:
    someone.later(minutes=5).answers_no()
    return someone


def dose_of(someone: Someone) -> Dose | Hold:
    now = assess.here(someone.room)
    return practise.dose_for(someone.room, now, now.targets[0])


def referral_urgency(someone: Someone) -> Urgency | None:
    referral = assess.here(someone.room).referral
    return referral.urgency if referral else None


# --- What each closes, ends or raises ---------------------------------------------------------------------------


@pytest.mark.hazard("H-15")
def test_a_bruise_keeps_its_place_free_for_its_time_and_until_it_is_over() -> None:
    someone, log = pressed()
    tell(someone.later(days=1), Harm.BRUISE, session=log.session)
    follows(afresh(someone.later(days=4)), Now.SETTLED)
    assert isinstance(dose_of(someone), Hold), "its days are not over"
    assert isinstance(dose_of(afresh(someone.later(days=4))), Dose)


def test_a_bruise_of_which_nobody_says_that_it_is_over_is_still_there() -> None:
    someone, log = pressed()
    tell(someone.later(days=1), Harm.BRUISE, session=log.session)
    assert isinstance(dose_of(afresh(someone.later(days=12))), Hold)


@pytest.mark.hazard("H-15")
def test_a_wide_bruise_with_blood_thinners_is_seen_the_same_day() -> None:
    someone, log = pressed()
    person = replace(someone.person, conditions=("blood-thinners",), signed_off=("blood-thinners",))
    assess.tell_person(someone.room, person, ())
    tell(someone.later(days=1), Harm.BRUISE, session=log.session, wide=True)
    assert referral_urgency(someone) is Urgency.SAME_DAY


@pytest.mark.hazard("H-12", "H-15")
@pytest.mark.parametrize("harm", [Harm.NUMB, Harm.WEAK, Harm.DIZZY])
def test_what_lasts_over_ten_minutes_is_seen_the_same_day_and_ends_the_spot(harm: Harm) -> None:
    someone, log = pressed()
    tell(someone.later(minutes=20), harm, session=log.session, lasting=True)
    assert referral_urgency(someone) is Urgency.SAME_DAY
    follow.answer_referral(someone.later(days=1).room, "all-clear", someone.at.date())
    afresh(someone)
    assert assess.here(someone.room).clearance is not None
    assert all(target.muscle != MUSCLE for target in assess.here(someone.room).targets)


@pytest.mark.hazard("H-15")
def test_passing_numbness_asks_the_questions_again_before_anything_else() -> None:
    someone, log = pressed()
    tell(someone.later(minutes=20), Harm.NUMB, session=log.session)
    now = assess.here(someone.room)
    assert now.clearance is None
    assert any("after pressing" in reason.text for reason in now.screen_again)
    assert assess.here(afresh(someone).room).clearance is not None


@pytest.mark.hazard("H-05", "H-15")
@pytest.mark.parametrize(
    ("words", "muscle", "ended"),
    [
        ("stiff neck on the right, 5/10", "levator-scapulae", True),
        (ACHE, MUSCLE, False),
    ],
)
def test_at_the_neck_even_passing_numbness_ends_the_spot(words: str, muscle: str, ended: bool) -> None:
    someone = dev().says(words)
    someone.answers_no()
    someone, log = pressed(someone.presses(muscle, Side.RIGHT))
    tell(someone.later(minutes=20), Harm.NUMB, session=log.session)
    targets = assess.here(afresh(someone).room).targets
    assert (targets == ()) is ended


@pytest.mark.hazard("H-15")
@pytest.mark.parametrize("harm", [Harm.WEAK, Harm.DIZZY])
def test_weakness_and_dizziness_stop_everything_until_somebody_looked(harm: Harm) -> None:
    someone, log = pressed()
    tell(someone.later(minutes=20), harm, session=log.session)
    afresh(someone)
    assert referral_urgency(someone) is Urgency.WITHIN_DAYS


@pytest.mark.hazard("H-15")
def test_more_pain_pauses_the_spot_until_it_is_over_and_halves_the_next_dose() -> None:
    someone, log = pressed()
    before = log.done[0].dose
    tell(someone.later(days=2), Harm.PAIN, session=log.session, hours=49)
    afresh(someone.later(days=4))
    assert isinstance(dose_of(someone), Hold), "not over yet, so it rests"
    follows(someone, Now.SETTLED)
    afresh(someone.later(days=3))
    after = dose_of(someone)
    assert isinstance(after, Dose)
    assert after.total_seconds < before.total_seconds
    assert after.discomfort[1] <= before.discomfort[1]


@pytest.mark.hazard("H-15")
def test_more_pain_for_a_week_goes_to_a_professional() -> None:
    someone, log = pressed()
    tell(someone.later(days=1), Harm.PAIN, session=log.session, hours=25)
    someone.later(days=7)
    assert referral_urgency(someone) is Urgency.WITHIN_DAYS


@pytest.mark.hazard("H-15")
def test_what_gets_worse_goes_on_to_somebody() -> None:
    for harm, urgency in ((Harm.SKIN, Urgency.WITHIN_DAYS), (Harm.NUMB, Urgency.SAME_DAY)):
        someone, log = pressed()
        tell(someone.later(days=1), harm, session=log.session)
        follows(someone.later(days=1), Now.WORSE)
        assert referral_urgency(someone) is urgency


@pytest.mark.hazard("H-02", "H-15")
def test_own_words_are_read_as_a_complaint_is() -> None:
    someone, log = pressed()
    words = "I can't pee since, and it is numb when I wipe"
    tell(someone.later(hours=2), Harm.OTHER, session=log.session, words=words)
    assert referral_urgency(someone) is Urgency.EMERGENCY


def test_sore_skin_is_left_alone_until_it_is_over() -> None:
    someone, log = pressed()
    tell(someone.later(days=1), Harm.SKIN, session=log.session)
    afresh(someone.later(days=5))
    assert isinstance(dose_of(someone), Hold)
    follows(someone, Now.SETTLED)
    assert isinstance(dose_of(someone), Dose)


# --- From wherever it is told -----------------------------------------------------------------------------------


@pytest.mark.hazard("H-15")
def test_the_day_after_and_the_session_itself_are_records_too() -> None:
    someone, log = pressed()
    practise.tell_next_day(someone.later(days=1).room, NextDayTold(log.session, soreness=3, bruise=True))
    (event,) = assess.here(someone.room).after.events
    assert event.told.what == (Harm.BRUISE,)
    assert event.spots == {(MUSCLE, Side.RIGHT)}
    other, log = pressed(nerve_signs=True)
    assert [in_words(e) for e in assess.here(other.room).after.events] == ["numbness or tingling"]


@pytest.mark.hazard("H-15")
def test_tingling_that_stayed_until_the_next_day_is_seen_that_day() -> None:
    someone, log = pressed()
    practise.tell_next_day(someone.later(days=1).room, NextDayTold(log.session, soreness=1, nerve_signs=True))
    assert referral_urgency(someone) is Urgency.SAME_DAY


@pytest.mark.hazard("H-13", "H-15")
def test_a_log_that_comes_days_late_counts_as_if_it_had_come_in_time() -> None:
    """Finn pressed offline; the harm was told before the session itself was known here."""
    someone = finn().says(ACHE)
    someone.answers_no()
    session = someone.presses(MUSCLE, Side.RIGHT).opens().session
    assert session is not None
    log = someone.does(session)
    tell(someone.later(days=1), Harm.BRUISE, session=log.session)
    assert assess.here(someone.room).findings == ()  # where, is not known yet
    for _ in range(2):
        practise.finish_session(someone.later(days=1).room, log)
    now = assess.here(someone.room)
    assert now.findings
    assert len(now.given) == 1
    assert isinstance(dose_of(afresh(someone)), Hold)


def test_a_harm_without_its_session_belongs_to_the_last_one_near() -> None:
    someone, log = pressed()
    tell(someone.later(days=1), Harm.BRUISE)
    assert assess.here(someone.room).after.events[-1].told.session == log.session


# --- Being asked ------------------------------------------------------------------------------------------------


def test_it_is_asked_every_day_how_it_is_until_it_is_over() -> None:
    someone, log = pressed()
    tell(someone.later(hours=1), Harm.BRUISE, session=log.session)
    assert follow.events_to_follow(assess.here(someone.room)) == ()
    someone.later(days=1)
    assert len(follow.events_to_follow(assess.here(someone.room))) == 1
    follows(someone, Now.BETTER)
    assert follow.events_to_follow(assess.here(someone.room)) == ()
    someone.later(days=1)
    follows(someone, Now.SETTLED)
    someone.later(days=1)
    assert follow.events_to_follow(assess.here(someone.room)) == ()


@pytest.mark.hazard("H-12")
def test_ten_minutes_after_something_sharp_it_is_asked_once_whether_it_is_still_there() -> None:
    someone, log = pressed(felt=(Felt.SHARP,))
    known = someone.room.knowledge
    someone.at = log.ended_at + timedelta(minutes=9)
    assert follow.asks_if_still_there(assess.here(someone.room), known) is None
    someone.later(minutes=1)
    assert follow.asks_if_still_there(assess.here(someone.room), known) == log
    follow.tell_ten_minutes(someone.room, log.session, ())
    assert follow.asks_if_still_there(assess.here(someone.room), known) is None
    assert assess.here(someone.room).after.events == ()


@pytest.mark.hazard("H-12")
def test_what_is_still_there_after_ten_minutes_is_seen_the_same_day() -> None:
    someone, log = pressed(felt=(Felt.SHARP,))
    follow.tell_ten_minutes(someone.later(minutes=15).room, log.session, (Harm.NUMB,))
    assert referral_urgency(someone) is Urgency.SAME_DAY


def test_near_a_nerve_it_is_asked_even_when_it_felt_good_and_elsewhere_it_is_not() -> None:
    someone = dev().says("right glute aches 6/10")
    someone.answers_no()
    near, _ = pressed(someone.presses("piriformis", Side.RIGHT), felt=(Felt.GOOD,))
    away, _ = pressed(felt=(Felt.GOOD,))
    for one, asked in ((near, True), (away, False)):
        one.later(minutes=30)
        assert bool(follow.asks_if_still_there(assess.here(one.room), one.room.knowledge)) is asked


# --- Refusals, files, the report --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"what": ()}, "Tick what happened"),
        ({"what": (Harm.OTHER,)}, "in your own words"),
        ({"what": (Harm.BRUISE,), "bad": 11}, "from 0 to 10"),
        ({"what": (Harm.BRUISE,), "muscle": "spleen"}, "not a muscle"),
        ({"what": (Harm.BRUISE,), "words": "x" * 1001}, "Shorten it"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_do(told: dict[str, Any], says: str) -> None:
    someone, _ = pressed()
    with pytest.raises(Unusable, match=says):
        follow.tell_adverse(someone.room, Adverse(on=someone.at.date(), **told))
    with pytest.raises(Unusable, match="today or one of the last 90"):
        follow.tell_adverse(someone.room, Adverse((Harm.BRUISE,), someone.at.date() + timedelta(days=1)))


@pytest.mark.hazard("H-04", "H-15")
def test_no_file_ends_or_takes_back_what_was_told_here() -> None:
    someone, log = pressed()
    tell(someone.later(days=1), Harm.SKIN, session=log.session)
    event = assess.here(someone.room).after.events[-1].id
    for body in (AdverseFollowed(event, Now.SETTLED), Corrected(event)):
        entry = Entry(someone.room.make_id(), someone.at, someone.at, body)
        keep.bring_in(someone.room, Journal.from_entries([entry]))
    assert assess.here(someone.room).after.events[-1].is_open


def test_the_report_tells_tool_place_dose_and_times_and_no_name() -> None:
    someone, log = pressed()
    tell(someone.later(days=1), Harm.BRUISE, session=log.session, bad=4, words="=SUM(A1)", did="cooled it")
    follows(someone.later(days=1), Now.SETTLED)
    events = assess.here(someone.room).after.events
    (row,) = harm_rows(events, someone.room.knowledge)
    dose = log.done[0].dose
    assert tuple(row) == COLUMNS
    assert (row["what"], row["bad_0_10"], row["tool"]) == (["bruise"], 4, [dose.tool])
    assert (row["muscle"], row["seconds"]) == ([f"{MUSCLE} right"], [dose.seconds])
    assert row["session_ended_at"] == log.ended_at.isoformat(timespec="minutes")
    assert row["settled_at"]
    sheet = harm_csv(events, someone.room.knowledge)
    assert "'=SUM(A1)" in sheet
    assert someone.name not in sheet


@pytest.mark.hazard("H-01", "H-15")
def test_taking_harm_back_asks_the_questions_again_before_anything_is_pressed() -> None:
    someone, log = pressed()
    tell(someone.later(hours=1), Harm.NUMB, session=log.session, lasting=True)
    assess.take_back(someone.room, assess.here(someone.room).after.events[-1].id)
    assert assess.here(someone.room).clearance is None
    assert assess.here(afresh(someone).room).clearance is not None


# --- The law ----------------------------------------------------------------------------------------------------

harms: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    what=st.lists(st.sampled_from(list(Harm)), min_size=1, max_size=3, unique=True).map(tuple),
    lasting=st.booleans(),
    wide=st.booleans(),
    bad=st.integers(0, 10),
    hours=st.sampled_from((0, 25, 49, 200)),
    words=st.sampled_from(("it hurts more", "I can't pee since", "a rash")),
)
nows = st.lists(st.tuples(st.integers(1, 4), st.sampled_from(list(Now))), max_size=4)


@pytest.mark.hazard("H-11", "H-15")
@settings(max_examples=60)
@given(harms, nows, st.integers(0, 3))
def test_whatever_harm_is_told_the_next_dose_is_never_higher_than_without_it(
    harm: dict[str, Any], course: list[tuple[int, Now]], days: int
) -> None:
    someone, log = pressed()
    other, _ = pressed()
    follow.tell_adverse(
        someone.later(days=days).room, Adverse(on=someone.at.date(), session=log.session, **harm)
    )
    other.later(days=days)
    for gap, told in course:
        follows(someone.later(days=gap), told)
        other.later(days=gap)
    afresh(someone)
    afresh(other)
    if assess.here(someone.room).clearance is None or not assess.here(someone.room).targets:
        return
    hurt, well = dose_of(someone), dose_of(other)
    if isinstance(hurt, Dose) and isinstance(well, Dose):
        assert hurt.total_seconds <= well.total_seconds
        assert hurt.discomfort[1] <= well.discomfort[1]
        assert hurt.cap <= well.cap
    assert isinstance(hurt, Hold) or isinstance(well, Dose)


@pytest.mark.hazard("H-11")
def test_a_dose_done_with_nothing_told_is_a_dose_all_the_same() -> None:
    """The law above compares with a session of which nothing was told; it must be one that grows nothing."""
    someone, log = pressed()
    assert log.done[0] == DoneDose(log.done[0].dose, log.done[0].seconds)
    someone.later(days=3)
    assert isinstance(dose_of(afresh(someone)), Dose)
