"""Findings on the skin: how far and how long a place is left alone, by every route."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import MONDAY, Someone, ana
from unknot import load_knowledge
from unknot.care import assess, keep, practise, review, skin
from unknot.care.assess import Unusable
from unknot.core.body import Place, Side
from unknot.core.dose import Dose
from unknot.core.finder import Target
from unknot.core.journal import Corrected, Entry, FindingGone, FindingSeen, Journal, PersonTold, Screened
from unknot.core.knowledge import Press, Urgency
from unknot.core.local_findings import flags_of, holds, is_near, kept_free
from unknot.core.person import LocalFinding, Person
from unknot.core.pressure import places_of
from unknot.core.screening import Answer, Clearance, Referral, ScreeningAnswers

KNOWLEDGE = load_knowledge()
TODAY = MONDAY.date()
LOCAL = sorted(c.id for c in KNOWLEDGE.conditions.values() if c.effect == "local")
HARMLESS = [c for c in LOCAL if not KNOWLEDGE.conditions[c].leads_to]
WORDS = "right shoulder blade aches 6/10, worse at the desk"
CALF = Place("calf-inner", Side.LEFT)


def place_of(region: str, side: Side) -> Place:
    return Place(region, side if KNOWLEDGE.regions[region].sided else Side.MIDDLE)


places = st.builds(
    place_of, st.sampled_from(sorted(KNOWLEDGE.regions)), st.sampled_from((Side.LEFT, Side.RIGHT))
)
findings = st.builds(LocalFinding, st.sampled_from(LOCAL), places, st.just(TODAY))


# --- How long ---


@pytest.mark.hazard("H-07")
def test_an_injection_keeps_its_place_free_for_two_whole_days_and_then_no_longer() -> None:
    seen = LocalFinding("recent-injection", CALF, TODAY)
    assert [holds(seen, TODAY + timedelta(days=n), KNOWLEDGE) for n in range(4)] == [True, True, True, False]


@pytest.mark.hazard("H-07")
def test_a_bruise_needs_its_week_and_has_to_be_gone() -> None:
    bruise = LocalFinding("small-bruise", CALF, TODAY)
    week = TODAY + timedelta(days=7)
    assert holds(bruise, week, KNOWLEDGE)
    assert holds(replace(bruise, gone=TODAY), week - timedelta(days=1), KNOWLEDGE)
    assert not holds(replace(bruise, gone=TODAY), week, KNOWLEDGE)


@pytest.mark.hazard("H-07")
@pytest.mark.parametrize("kind", [c for c in LOCAL if KNOWLEDGE.conditions[c].days is None])
def test_what_has_no_days_holds_until_it_is_said_to_be_gone(kind: str) -> None:
    seen = LocalFinding(kind, CALF, TODAY)
    assert holds(seen, TODAY + timedelta(days=3000), KNOWLEDGE)
    assert not holds(replace(seen, gone=TODAY), TODAY, KNOWLEDGE)


@given(findings, st.integers(0, 80), st.none() | st.integers(0, 80))
def test_once_its_time_is_over_a_finding_does_not_come_back(
    seen: LocalFinding, day: int, gone: int | None
) -> None:
    told = replace(seen, gone=None if gone is None else TODAY + timedelta(days=gone))
    if not holds(told, TODAY + timedelta(days=day), KNOWLEDGE):
        assert not holds(told, TODAY + timedelta(days=day + 1), KNOWLEDGE)


# --- How far ---


@pytest.mark.hazard("H-07")
@given(findings)
def test_what_is_shown_as_kept_free_is_what_is_refused(seen: LocalFinding) -> None:
    free = kept_free(seen, TODAY, KNOWLEDGE)
    assert seen.place in free
    every = {place_of(r, side) for r in KNOWLEDGE.regions for side in (Side.LEFT, Side.RIGHT)}
    assert free == {place for place in every if is_near(seen, place, TODAY, KNOWLEDGE)}
    if KNOWLEDGE.conditions[seen.condition].margin == "around":
        home = KNOWLEDGE.regions[seen.place.region]
        assert {place.region for place in free} == {home.id, *home.neighbours}


@given(findings)
def test_the_other_side_is_never_closed(seen: LocalFinding) -> None:
    if seen.place.side is not Side.MIDDLE:
        assert all(place.side is not seen.place.side.opposite for place in kept_free(seen, TODAY, KNOWLEDGE))


# --- By every route ---


def marked(*seen: tuple[str, Place]) -> Someone:
    someone = ana().says(WORDS)
    someone.answers_no()
    for condition, place in seen:
        assess.mark_finding(someone.room, condition, place)
    return someone.later(minutes=1)


def pressed(someone: Someone) -> list[Dose]:
    """Every dose that anything would give now: spots, each planned block, each muscle that might be tried."""
    now, room = assess.here(someone.room), someone.room
    opened = [practise.open_session(room, now)] if now.targets else []
    opened += [practise.open_session(room, now, block=b) for b in review.this_week(room).plan.blocks]
    doses = [dose for each in opened if each.session for dose in each.session.doses]
    for muscle in KNOWLEDGE.muscles.values():
        for side in (Side.LEFT, Side.RIGHT) if muscle.press is not Press.NEVER else ():
            tried = practise.dose_for(room, now, Target(muscle.id, side, "", active=True, pain=5))
            doses += [tried] if isinstance(tried, Dose) else []
    return doses


def touched(dose: Dose) -> set[Place]:
    muscle = KNOWLEDGE.muscles[dose.muscle]
    treatment = next(t for t in muscle.treatments if t.id == dose.treatment)
    return set(places_of(muscle, treatment, dose.side, KNOWLEDGE))


@pytest.mark.hazard("H-07")
@settings(max_examples=12)
@given(st.sampled_from(HARMLESS), places)
def test_no_tape_and_no_plan_presses_a_place_or_its_margin_while_it_is_kept_free(
    condition: str, place: Place
) -> None:
    someone = marked((condition, place))
    free = kept_free(LocalFinding(condition, place, TODAY), TODAY, KNOWLEDGE)
    doses = pressed(someone)
    assert doses
    assert not [dose.muscle for dose in doses if touched(dose) & free]


@pytest.mark.hazard("H-07")
@settings(max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(HARMLESS), places), max_size=2), st.sampled_from(HARMLESS), places)
def test_one_more_finding_never_allows_more(before: list[tuple[str, Place]], more: str, place: Place) -> None:
    less, now = marked(*before), marked(*before, (more, place))
    muscles = [m for m in KNOWLEDGE.muscles.values() if m.press is not Press.NEVER][::6]
    for muscle in muscles:
        target = Target(muscle.id, Side.LEFT, "", active=True, pain=5)
        was = practise.dose_for(less.room, assess.here(less.room), target)
        came = practise.dose_for(now.room, assess.here(now.room), target)
        assert isinstance(was, Dose) or not isinstance(came, Dose)


@pytest.mark.hazard("H-07")
def test_a_finding_takes_a_running_plan_and_a_confirmed_spot_with_it_at_once() -> None:
    someone = ana().says(WORDS)
    someone.answers_no()
    someone.presses("infraspinatus", Side.RIGHT)
    assert someone.opens().session
    assess.mark_finding(someone.room, "small-bruise", Place("shoulder-blade", Side.RIGHT))
    opened = someone.later(minutes=1).opens()
    assert opened.session is None
    assert "bruise" in str(opened.holds[0].because)
    review.keep_in_step(someone.room)
    assert "infraspinatus:right" not in str(review.this_week(someone.room).plan)


# --- What it may mean ---


@pytest.mark.hazard("H-07")
@pytest.mark.parametrize(
    ("condition", "place", "flag"),
    [
        ("lump", Place("neck-side", Side.LEFT), "swallowing-or-lump"),
        ("numb-skin", Place("thigh-inner-upper", Side.LEFT), "saddle-numbness"),
        ("varicose-vein", CALF, "calf-clot"),
        ("hot-joint", Place("knee-front", Side.LEFT), "septic-joint"),
        ("suspected-fracture", Place("ankle-outer", Side.LEFT), "ankle-fracture"),
    ],
)
def test_what_may_be_more_closes_everything_until_its_questions_are_answered(
    condition: str, place: Place, flag: str
) -> None:
    someone = marked((condition, place))
    now = assess.here(someone.room)
    assert now.clearance is None
    asked = {q.flag: q.told for q in assess.safety_questions(someone.room, now)}
    assert asked[flag].startswith("You marked")
    came = someone.answers_no(**{flag.replace("-", "_"): Answer.YES})
    if KNOWLEDGE.red_flags[flag].urgency >= Urgency.SAME_DAY:
        assert isinstance(came, Referral)
    else:
        assert isinstance(came, Clearance)
        assert place.region in came.closed


@pytest.mark.hazard("H-08")
def test_what_may_be_more_is_asked_again_although_it_was_answered_before() -> None:
    someone = ana().says("left calf aches")
    someone.answers_no()
    assert assess.here(someone.room).clearance
    assess.mark_finding(someone.later(days=1).room, "varicose-vein", CALF)
    assert assess.here(someone.room).clearance is None
    someone.later(minutes=1).answers_no()
    assert assess.here(someone.room).clearance


@pytest.mark.parametrize("condition", LOCAL)
def test_a_kind_that_leads_somewhere_leads_to_flags_that_are_there(condition: str) -> None:
    named = KNOWLEDGE.conditions[condition].leads_to
    asked = {flag for r in KNOWLEDGE.regions for flag in flags_of(_at(condition, r), KNOWLEDGE)}
    assert asked == set(named)


def _at(condition: str, region: str) -> LocalFinding:
    return LocalFinding(condition, place_of(region, Side.LEFT), TODAY)


# --- Ended by the person alone ---


@pytest.mark.hazard("H-07")
def test_it_is_gone_when_the_person_says_so_and_marked_anew_it_holds_anew() -> None:
    someone = marked(("sunburn", CALF))
    assess.end_finding(someone.room, "sunburn", CALF)
    assert assess.here(someone.room).findings == ()
    with pytest.raises(Unusable, match="not marked any more"):
        assess.end_finding(someone.room, "sunburn", CALF)
    assess.mark_finding(someone.later(hours=1).room, "sunburn", CALF)
    assert len(assess.here(someone.room).findings) == 1


def entry(body: object, at: date = TODAY) -> Entry:
    moment = MONDAY.replace(year=at.year, month=at.month, day=at.day) + timedelta(hours=3)
    return Entry(uuid4(), moment, moment, body)  # type: ignore[arg-type]


@pytest.mark.hazard("H-04")
def test_no_file_ends_a_finding_by_word_by_silence_or_by_taking_it_back() -> None:
    someone = marked(("wound-or-rash", CALF))
    mark = next(e for e in someone.room.journal() if isinstance(e.body, FindingSeen))
    file = Journal.from_entries(
        [
            entry(FindingGone("wound-or-rash", CALF)),
            entry(PersonTold(Person(age=38))),
            entry(Corrected(mark.id)),
            entry(FindingSeen(LocalFinding("wound-or-rash", CALF, TODAY - timedelta(days=90), gone=TODAY))),
        ]
    )
    assert keep.left_out(someone.room, file) == 2
    assert keep.bring_in(someone.room, file) == 2
    (still,) = assess.here(someone.later(days=30).room).findings
    assert (still.condition, still.place, still.gone) == ("wound-or-rash", CALF, None)


@pytest.mark.hazard("H-04")
def test_a_journal_taken_along_keeps_what_was_ended_on_the_way() -> None:
    someone = marked(("sunburn", CALF), ("small-bruise", CALF))
    assess.end_finding(someone.room, "sunburn", CALF)
    there = Someone("there", Person())
    there.room.store.forget(there.room.owner)
    there.room = replace(there.room, make_id=uuid4)
    keep.bring_in(there.room, someone.room.journal())
    assert skin.findings_of(there.room.journal()) == skin.findings_of(someone.room.journal())
    there.later(minutes=1).answers_no()
    assert assess.here(there.room).clearance


@pytest.mark.hazard("H-04")
def test_answers_in_a_file_open_nothing_in_an_empty_install_either() -> None:
    someone = ana().says(WORDS)
    someone.answers_no()
    there = Someone("there", Person())
    there.room.store.forget(there.room.owner)
    there.room = replace(there.room, make_id=uuid4)

    keep.bring_in(there.room, someone.room.journal())

    assert assess.here(someone.room).clearance
    for hours in (0, 1, 30):
        assert assess.here(there.later(hours=hours).room).clearance is None
    there.answers_no()
    assert assess.here(there.room).clearance


@pytest.mark.hazard("H-04")
@pytest.mark.parametrize("ahead", [-1, 0, 400])
def test_answers_in_a_file_open_nothing_beside_a_journal_that_was_here(ahead: int) -> None:
    someone = ana().says(WORDS)
    someone.answers_no(heart_attack=Answer.YES)
    asked = assess.safety_questions(someone.room, assess.here(someone.room))
    forged = Screened(ScreeningAnswers({q.flag: Answer.NO for q in asked}), ("shoulder-blade",), WORDS)
    told = next(e for e in someone.room.journal() if isinstance(e.body, Screened))
    late = replace(entry(forged), learnt_at=MONDAY + timedelta(days=ahead))
    keep.bring_in(someone.room, Journal.from_entries([late, entry(Corrected(told.id))]))
    for hours in (1, 4, 30):
        assert assess.here(someone.later(hours=hours).room).clearance is None


@pytest.mark.hazard("H-06")
def test_a_file_makes_nobody_healthier() -> None:
    someone = Someone("thin", Person(age=38, conditions=("blood-thinners",))).says(WORDS)
    file = Journal.from_entries([entry(PersonTold(Person(age=30, signed_off=("pregnancy",))))])
    keep.bring_in(someone.later(days=1).room, file)
    person = assess.here(someone.room).person
    assert (person.age, person.conditions, person.signed_off) == (38, ("blood-thinners",), ())
