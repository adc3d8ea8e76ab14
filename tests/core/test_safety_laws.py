"""The laws of safety, over generated people, drawings and answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from unknot import load_knowledge
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.dose import Dose, Felt, Given, Hold, Response
from unknot.core.dosing import first_dose, next_dose
from unknot.core.knowledge import Urgency
from unknot.core.overtreatment import may_treat
from unknot.core.pressure import ORDER, Ruling, Verdict
from unknot.core.screening import (
    Answer,
    Clearance,
    LocalFinding,
    Person,
    Referral,
    ScreeningAnswers,
    Unfinished,
    questions,
    screen,
    screen_text,
)
from unknot.core.target import Target

KNOWLEDGE = load_knowledge()
MONDAY = date(2026, 3, 2)
NOW = datetime.combine(MONDAY, time(18), UTC)
BADNESS = {Clearance: 0, Unfinished: 1, Referral: 2}
FLAGS = sorted(KNOWLEDGE.red_flags)
SERIOUS = [f for f in FLAGS if KNOWLEDGE.red_flags[f].urgency >= Urgency.SAME_DAY]
CONDITIONS = sorted(c.id for c in KNOWLEDGE.conditions.values() if c.effect != "local")
LOCAL = sorted(c.id for c in KNOWLEDGE.conditions.values() if c.effect == "local")
SETTINGS = ("floor", "wall", "chair", "bed", "table", "door")
TREATMENTS = sorted((m.id, t.id) for m in KNOWLEDGE.muscles.values() for t in m.treatments)


def place_of(region: str, side: Side) -> Place:
    return Place(region, side if KNOWLEDGE.regions[region].sided else Side.MIDDLE)


places = st.builds(
    place_of, st.sampled_from(sorted(KNOWLEDGE.regions)), st.sampled_from((Side.LEFT, Side.RIGHT))
)
drawings = st.lists(places, min_size=1, max_size=3, unique=True).map(
    lambda found: PainDrawing(tuple(Mark(place, 5) for place in found))
)
people = st.builds(
    Person,
    age=st.none() | st.integers(5, 95),
    sex=st.sampled_from(("", "f", "m")),
    conditions=st.lists(st.sampled_from(CONDITIONS), max_size=3, unique=True).map(tuple),
    signed_off=st.sampled_from(((), tuple(CONDITIONS))),
)
answers = st.sampled_from(list(Answer))


def of(answered: dict[str, Answer], drawing: PainDrawing, person: Person, **more: object) -> object:
    clarified: dict[str, Answer] = more.get("clarified", {})  # type: ignore[assignment]
    findings: tuple[LocalFinding, ...] = more.get("findings", ())  # type: ignore[assignment]
    asked = questions(drawing, person, "", KNOWLEDGE, findings)
    given_ = {q.flag: Answer.NO for q in asked} | answered
    return screen(ScreeningAnswers(given_, clarified), drawing, person, findings, "", KNOWLEDGE, MONDAY)


def badness(came: object) -> tuple[int, int]:
    return BADNESS[type(came)], came.urgency if isinstance(came, Referral) else 0


def no_milder(now: Verdict, before: Verdict) -> bool:
    """`now` allows nothing that `before` did not."""
    seconds = [10_000 if v.seconds is None else v.seconds for v in (now, before)]
    return (
        ORDER.index(now.ruling) >= ORDER.index(before.ruling)
        and now.cap <= before.cap
        and seconds[0] <= seconds[1]
    )


def of_all(clearance: Clearance) -> list[Verdict]:
    """Verdicts for a spread of places and tools, as a fingerprint of what is allowed."""
    spots = [place_of(r, Side.LEFT) for r in sorted(KNOWLEDGE.regions)[::4]]
    tools = [
        KNOWLEDGE.tools[t]
        for t in ("flat-hand", "thumbs", "tennis-ball", "lacrosse-ball", "foam-roller", "massage-gun")
    ]
    return [clearance.verdict(p, t, KNOWLEDGE, "lying-back", "floor") for p in spots for t in tools]


# --- The gate ---


@pytest.mark.hazard("H-01")
@given(
    st.sampled_from(SERIOUS), st.dictionaries(st.sampled_from(FLAGS), answers, max_size=6), drawings, people
)
def test_a_serious_yes_never_clears_whatever_else_is_answered(
    flag: str, others: dict[str, Answer], drawing: PainDrawing, person: Person
) -> None:
    came = of(others | {flag: Answer.YES}, drawing, person)
    assert isinstance(came, Referral)
    assert came.urgency >= KNOWLEDGE.red_flags[flag].urgency


@pytest.mark.hazard("H-01")
@given(st.sampled_from(FLAGS), drawings, people)
def test_a_closed_part_is_never_pressed(flag: str, drawing: PainDrawing, person: Person) -> None:
    came = of({flag: Answer.YES}, drawing, person)
    if isinstance(came, Clearance):
        known = KNOWLEDGE.red_flags[flag]
        closed = [r for r in KNOWLEDGE.regions.values() if r.part in known.parts]
        assert known.urgency <= Urgency.ADAPT or closed
        for region in closed if known.urgency > Urgency.ADAPT else ():
            assert not came.covers([region.id])
            assert came.verdict(
                place_of(region.id, Side.LEFT), KNOWLEDGE.tools["flat-hand"], KNOWLEDGE
            ).forbidden


@pytest.mark.hazard("H-01")
@given(st.dictionaries(st.sampled_from(FLAGS), answers, max_size=8), st.sampled_from(FLAGS), drawings, people)
def test_hiding_an_answer_never_helps(
    told: dict[str, Answer], hidden: str, drawing: PainDrawing, person: Person
) -> None:
    whole = {q.flag: Answer.NO for q in questions(drawing, person, "", KNOWLEDGE)} | told
    less = {name: answer for name, answer in whole.items() if name != hidden}
    assume(
        whole.get(hidden) is not Answer.YES
    )  # a hidden yes cannot be known; that the answers are whole can
    full, short = (
        screen(ScreeningAnswers(a), drawing, person, (), "", KNOWLEDGE, MONDAY) for a in (whole, less)
    )
    if not isinstance(full, Referral):
        assert badness(short) >= badness(full)
    assert not (hidden in whole and hidden not in told and isinstance(short, Clearance))


@pytest.mark.hazard("H-01")
@given(st.sampled_from(FLAGS), drawings, people, st.none() | answers)
def test_not_sure_is_never_better_than_no_nor_yes_than_not_sure(
    flag: str, drawing: PainDrawing, person: Person, second: Answer | None
) -> None:
    clarified = {} if second is None else {flag: second}
    no, unsure, yes = (
        badness(of({flag: a}, drawing, person)) for a in (Answer.NO, Answer.UNSURE, Answer.YES)
    )
    assert no <= unsure <= yes
    assert badness(of({flag: Answer.UNSURE}, drawing, person, clarified=clarified)) >= no


@pytest.mark.hazard("H-01")
@given(
    st.dictionaries(st.sampled_from(FLAGS), answers, max_size=5),
    st.dictionaries(st.sampled_from(FLAGS), st.just(Answer.YES), max_size=2),
    drawings,
    people,
)
def test_one_more_yes_is_never_milder(
    told: dict[str, Answer], more: dict[str, Answer], drawing: PainDrawing, person: Person
) -> None:
    assert badness(of(told | more, drawing, person)) >= badness(of(told, drawing, person))


@given(st.dictionaries(st.sampled_from(FLAGS), answers, max_size=5), drawings, people)
def test_left_and_right_are_treated_alike(
    told: dict[str, Answer], drawing: PainDrawing, person: Person
) -> None:
    came, mirrored = of(told, drawing, person), of(told, drawing.mirrored, person)
    assert badness(came) == badness(mirrored)
    if isinstance(came, Clearance) and isinstance(mirrored, Clearance):
        assert (came.regions, came.closed, came.discomfort_cap) == (
            mirrored.regions,
            mirrored.closed,
            mirrored.discomfort_cap,
        )


@pytest.mark.hazard("H-02")
@given(
    st.text(max_size=200),
    st.sampled_from(["I can't pee, back pain and numb when I wipe", "crushing chest pain, sweating"]),
)
@example("No. ", "crushing chest pain, sweating")
def test_words_before_an_emergency_in_a_sentence_of_its_own_do_not_hide_it(before: str, told: str) -> None:
    assume(not before.isascii() or not before.strip() or before == "No. ")
    assert screen_text(f"{before}\n{told}", None, "", KNOWLEDGE).urgency is Urgency.EMERGENCY


@given(st.text(max_size=400), st.none() | st.integers(0, 120), st.sampled_from(("", "f", "m")))
def test_any_text_can_be_read(text: str, age: int | None, sex: str) -> None:
    came = screen_text(text, age, sex, KNOWLEDGE)
    assert came.questions
    assert bool(came.advice) >= (came.urgency > Urgency.NONE)


# --- Conditions, findings, zones ---


@pytest.mark.hazard("H-06")
@given(people, st.sampled_from(CONDITIONS), drawings)
def test_more_conditions_never_allow_more(person: Person, more: str, drawing: PainDrawing) -> None:
    before = of({}, drawing, person)
    now = of({}, drawing, replace(person, conditions=(*person.conditions, more)))
    assert badness(now) >= badness(before)
    if isinstance(now, Clearance) and isinstance(before, Clearance):
        assert now.discomfort_cap <= before.discomfort_cap
        assert now.adapted >= before.adapted
        assert all(no_milder(a, b) for a, b in zip(of_all(now), of_all(before), strict=True))


@pytest.mark.hazard("H-06")
@given(people, drawings)
def test_blocking_conditions_and_missing_sign_off_end_the_way(person: Person, drawing: PainDrawing) -> None:
    came = of({}, drawing, person)
    known = [KNOWLEDGE.conditions[c] for c in person.conditions]
    needs = {c.id for c in known if c.needs_sign_off}
    if person.age is not None:
        needs |= {"under-18"} if person.age < 18 else {"frail-or-over-75"} if person.age > 75 else set()
    if any(c.effect == "blocks" for c in known) or needs - set(person.signed_off):
        assert isinstance(came, Referral)
        assert came.advice
    else:
        assert isinstance(came, Clearance)


@pytest.mark.hazard("H-06")
@given(st.text(min_size=1, max_size=20), drawings)
def test_a_condition_that_the_library_does_not_know_takes_the_gentlest_limits(
    name: str, drawing: PainDrawing
) -> None:
    assume(name not in KNOWLEDGE.conditions)
    came = of({}, drawing, Person(age=40, conditions=(name,)))
    assert isinstance(came, Clearance)
    assert came.adapted
    assert came.discomfort_cap <= 4


@pytest.mark.hazard("H-07")
@given(st.sampled_from(LOCAL), places, places, st.integers(0, 100))
def test_a_finding_on_the_skin_only_ever_takes_away(
    condition: str, at: Place, place: Place, days: int
) -> None:
    drawing = PainDrawing((Mark(at, 3),))
    found = (LocalFinding(condition, at, MONDAY),)
    free, kept = of({}, drawing, Person(age=40)), of({}, drawing, Person(age=40), findings=found)
    assert isinstance(free, Clearance)
    assert isinstance(kept, Clearance)
    on, hand = MONDAY + timedelta(days=days), KNOWLEDGE.tools["flat-hand"]
    assert no_milder(kept.verdict(place, hand, KNOWLEDGE, on=on), free.verdict(place, hand, KNOWLEDGE, on=on))
    lasts = KNOWLEDGE.conditions[condition].days
    if lasts is None or days < lasts:
        assert kept.verdict(at, hand, KNOWLEDGE, on=on).forbidden


@pytest.mark.hazard("H-05")
@pytest.mark.parametrize(
    "zone", sorted(z.id for z in KNOWLEDGE.zones.values() if z.whole and z.min_age is None)
)
def test_a_whole_zone_is_never_pressed_with_what_it_forbids(zone: str) -> None:
    clearance = of({}, PainDrawing(), Person(age=40))
    assert isinstance(clearance, Clearance)
    known = KNOWLEDGE.zones[zone]
    for region in known.regions:
        for tool in KNOWLEDGE.tools.values():
            said = known.verdicts.get(tool.id) or known.verdicts.get(tool.kind) or "forbidden"
            verdict = clearance.verdict(place_of(region, Side.LEFT), tool, KNOWLEDGE)
            assert verdict.forbidden or said != "forbidden", tool.id
            assert verdict.allowed <= (said != "soft" or verdict.soft), tool.id
            if verdict.allowed and known.discomfort_cap is not None:
                assert verdict.cap <= known.discomfort_cap


@pytest.mark.hazard("H-05")
def test_all_sites_of_the_evidence_have_a_zone_with_words_to_keep_clear() -> None:
    codes = {zone.code for zone in KNOWLEDGE.zones.values()}
    assert codes == {f"Z{number:02}" for number in range(1, 28)}
    assert all(zone.keep and zone.at_risk for zone in KNOWLEDGE.zones.values())


@pytest.mark.hazard("H-05")
@pytest.mark.parametrize(
    "region", ["throat", "navel", "knee-back", "groin", "armpit", "eye", "mid-spine", "genitals"]
)
def test_nothing_at_all_presses_where_a_vessel_nerve_organ_or_the_spine_lies(region: str) -> None:
    clearance = of({}, PainDrawing(), Person(age=40))
    assert isinstance(clearance, Clearance)
    verdicts = [
        clearance.verdict(place_of(region, Side.LEFT), tool, KNOWLEDGE) for tool in KNOWLEDGE.tools.values()
    ]
    assert all(v.forbidden and v.cap == 0 and v.because for v in verdicts)


@pytest.mark.hazard("H-05")
@given(
    people,
    st.sampled_from(TREATMENTS),
    st.sampled_from(sorted(KNOWLEDGE.tools)),
    st.sampled_from((Side.LEFT, Side.RIGHT)),
)
def test_a_treatment_never_allows_more_than_its_place_and_person(
    person: Person, which: tuple[str, str], tool: str, side: Side
) -> None:
    clearance = of({}, PainDrawing(), person)
    assume(isinstance(clearance, Clearance))
    assert isinstance(clearance, Clearance)
    muscle = KNOWLEDGE.muscles[which[0]]
    treatment = next(t for t in muscle.treatments if t.id == which[1])
    whole = clearance.permits(muscle, treatment, KNOWLEDGE.tools[tool], side, KNOWLEDGE)
    assert whole.cap <= clearance.discomfort_cap
    if treatment.point and whole.allowed:
        at = next(p.at for p in muscle.points if p.id == treatment.point)
        where = treatment.position, treatment.setting
        there = clearance.verdict(place_of(at, side), KNOWLEDGE.tools[tool], KNOWLEDGE, *where)
        assert no_milder(whole, there)


def test_a_place_that_the_library_does_not_know_is_forbidden() -> None:
    clearance = of({}, PainDrawing(), Person(age=40))
    assert isinstance(clearance, Clearance)
    verdict = clearance.verdict(Place("no-such-place"), KNOWLEDGE.tools["flat-hand"], KNOWLEDGE)
    assert verdict.ruling is Ruling.FORBIDDEN


def test_over_fifty_the_temple_is_not_pressed() -> None:
    for age, forbidden in ((49, False), (50, True)):
        clearance = of({}, PainDrawing(), Person(age=age))
        assert isinstance(clearance, Clearance)
        verdict = clearance.verdict(Place("temple", Side.LEFT), KNOWLEDGE.tools["flat-hand"], KNOWLEDGE)
        assert verdict.forbidden is forbidden


# --- Doses under a clearance ---


@pytest.mark.hazard("H-11")
@given(people, st.sampled_from(sorted(KNOWLEDGE.muscles)), st.sampled_from((Side.LEFT, Side.RIGHT)))
def test_no_first_dose_is_above_the_cap_of_the_clearance(person: Person, muscle: str, side: Side) -> None:
    clearance = of({}, PainDrawing(), person)
    assume(isinstance(clearance, Clearance))
    assert isinstance(clearance, Clearance)
    points = KNOWLEDGE.muscles[muscle].points
    target = Target(muscle, side, points[0].id if points else "", active=True, pain=6)
    dose = first_dose(clearance, target, tuple(KNOWLEDGE.tools), SETTINGS, "full", KNOWLEDGE, NOW)
    if isinstance(dose, Dose):
        assert dose.cap <= clearance.discomfort_cap <= 7
        assert dose.discomfort[1] <= dose.cap
        assert clearance.max_seconds is None or dose.seconds <= clearance.max_seconds


@pytest.mark.hazard("H-04")
@given(st.integers(-400, 400))
def test_outside_its_fourteen_days_a_clearance_gives_no_dose(days: int) -> None:
    clearance = of({}, PainDrawing(), Person(age=40))
    assert isinstance(clearance, Clearance)
    target = Target(
        "infraspinatus", Side.LEFT, KNOWLEDGE.muscles["infraspinatus"].points[0].id, active=True, pain=6
    )
    dose = first_dose(
        clearance, target, ("tennis-ball",), SETTINGS, "full", KNOWLEDGE, NOW + timedelta(days=days)
    )
    assert isinstance(dose, Dose) == (0 <= days < 14)


@pytest.mark.hazard("H-12")
@given(st.integers(1, 60))
def test_nerve_signs_that_stay_end_the_spot(days: int) -> None:
    clearance = of({}, PainDrawing(), Person(age=40))
    assert isinstance(clearance, Clearance)
    target = Target(
        "infraspinatus", Side.LEFT, KNOWLEDGE.muscles["infraspinatus"].points[0].id, active=True, pain=6
    )
    dose = first_dose(clearance, target, ("tennis-ball",), SETTINGS, "full", KNOWLEDGE, NOW)
    assert isinstance(dose, Dose)
    told = Response(felt=(Felt.SHARP,), nerve_signs=True)
    past = (Given(dose, NOW - timedelta(days=days), dose.seconds, told),)
    after = next_dose(clearance, target, past, ("tennis-ball",), SETTINGS, "full", KNOWLEDGE, NOW)
    assert isinstance(after, Hold)


@pytest.mark.hazard("H-13")
@given(st.integers(0, 23), st.sampled_from(sorted(m.id for m in KNOWLEDGE.muscles.values() if m.points)))
def test_the_same_spot_is_not_pressed_again_within_a_day(hours: int, muscle: str) -> None:
    clearance = of({}, PainDrawing(), Person(age=40))
    assert isinstance(clearance, Clearance)
    target = Target(muscle, Side.LEFT, KNOWLEDGE.muscles[muscle].points[0].id, active=True, pain=6)
    dose = first_dose(clearance, target, tuple(KNOWLEDGE.tools), SETTINGS, "full", KNOWLEDGE, NOW)
    assume(isinstance(dose, Dose))
    assert isinstance(dose, Dose)
    past = (Given(dose, NOW - timedelta(hours=hours), dose.seconds, Response(felt=(Felt.GOOD,))),)
    held = may_treat(past, replace(dose, hours_between=max(24, dose.hours_between)), NOW, knowledge=KNOWLEDGE)
    assert isinstance(held, Hold)
    assert held.instead
    assert held.until is not None
    assert held.until > NOW
