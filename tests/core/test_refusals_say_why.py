"""Every no, every step and every referral says of which spot, why, on what ground, and what to do instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest

from tests.core.leave import KNOWLEDGE, MONDAY, NOW, SETTINGS, TOOLS, gave, leave, target
from unknot.core.because import Because
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.dosing import Dose, Felt, Given, Hold, Response, first_dose, instead_of, next_dose, react
from unknot.core.knowledge import Press, Urgency
from unknot.core.overtreatment import CareLimits, may_treat
from unknot.core.person import LocalFinding, Person
from unknot.core.profile import profile_of
from unknot.core.questions import Answer, ScreeningAnswers
from unknot.core.referral import advice_of, refer
from unknot.core.screening import Clearance, Referral, screen, screen_text
from unknot.core.signs import RaisedFlag, Signs

CLEAR = leave()
SPOT = ("infraspinatus", Side.RIGHT)
HOUR = timedelta(hours=1)


def dose(**other: object) -> Dose:
    came = first_dose(CLEAR, target(), TOOLS, SETTINGS, "full", KNOWLEDGE, NOW)
    assert isinstance(came, Dose)
    return replace(came, **other)  # type: ignore[arg-type]


def at_most(**limits: int) -> CareLimits:
    return replace(CareLimits(), **limits)


def next_for(
    *past: Given, tools: tuple[str, ...] = TOOLS, hours: int = 48, clear: Clearance = CLEAR
) -> Dose | Hold:
    return next_dose(clear, target(), past, tools, SETTINGS, "full", KNOWLEDGE, NOW + timedelta(hours=hours))


def is_grounded(reason: Because) -> bool:
    """Words for the person, and only names that the library can show."""
    known = {*KNOWLEDGE.assumptions, *KNOWLEDGE.sources}
    return bool(reason.text) and "None" not in reason.text.split()[1:] and set(reason.rests_on) <= known


GOOD: dict[str, Any] = {"felt": (Felt.GOOD,), "discomfort": 5, "discomfort_end": 2, "soreness": 1}
TWICE_SHARP: dict[str, Any] = {"felt": (Felt.SHARP, Felt.SHARP)}
BRUISED = leave(findings=(LocalFinding("bruise-or-tear", Place("shoulder-blade", Side.RIGHT), MONDAY),))


@cache
def refusals() -> dict[str, tuple[object, str]]:
    """Each way to refuse a spot, and what it rests on; "" when on nothing that has a name."""
    long_ago = gave(dose(), NOW - 20 * HOUR, **GOOD)
    other = replace(dose(), muscle="gluteus-medius", point="")
    full = (Given(other, NOW - HOUR / 5, 900, Response()),)
    points = tuple(Given(replace(dose(), point=f"p{n}"), NOW - HOUR / 5, 30, Response()) for n in range(4))
    whole = replace(dose(), point="another")
    three = tuple(Given(replace(other, muscle=f"m{n}"), NOW - HOUR / 5, 30, Response()) for n in range(3))
    sessions = tuple(
        Given(replace(other, muscle=f"m{n}"), NOW - n * 4 * HOUR, 30, Response()) for n in (1, 2, 3)
    )
    day = (Given(other, NOW - 5 * HOUR, 1200, Response()),)
    return {
        "safety answers too old": (next_for(hours=24 * 15), "rescreen"),
        "sharp twice": (next_for(gave(dose(), **TWICE_SHARP), hours=240), "sharp-ends"),
        "nerve signs": (next_for(gave(dose(), nerve_signs=True), hours=240), "sharp-ends"),
        "resting": (next_for(gave(dose(), **GOOD), hours=3), ""),
        "no tool reaches": (next_for(tools=("golf-ball",)), ""),
        "a bruise there": (next_for(clear=BRUISED, hours=0), ""),
        "sharp now": (react(dose(), Felt.SHARP), "sharp-ends"),
        "too much even so": (react(dose(discomfort=(1, 2), seconds=10), Felt.TOO_MUCH), ""),
        "same spot": (may_treat((long_ago,), dose(), NOW), "limits-common"),
        "fourth muscle": (may_treat(three, dose(), NOW), "muscles-per-session"),
        "fifth point": (may_treat(points, whole, NOW), "points-per-muscle"),
        "session full": (may_treat(full, dose(), NOW), "pressure-minutes-per-session"),
        "fourth session": (may_treat(sessions, dose(), NOW), "sessions-per-day"),
        "day full": (may_treat(day, dose(), NOW), "pressure-minutes-per-day"),
    }  # fmt: skip


@pytest.mark.hazard("H-13")
@pytest.mark.parametrize("name", sorted(refusals()))
def test_a_refusal_is_of_the_spot_that_was_asked_for_and_says_why_and_what_instead(name: str) -> None:
    held, rests_on = refusals()[name]

    assert isinstance(held, Hold), name
    assert (held.muscle, held.side) == SPOT
    assert held.instead
    assert "None" not in held.instead
    assert held.because
    assert all(reason.speaks == "against" and is_grounded(reason) for reason in held.because)
    assert not rests_on or held.because[0].rests_on == (rests_on,)


def test_nothing_tender_is_a_note_and_no_warning() -> None:
    held = react(dose(), Felt.NOT_THERE)

    assert isinstance(held, Hold)
    assert (held.muscle, held.side) == SPOT
    assert held.instead == "Go on to the next place."
    assert [reason.speaks for reason in held.because] == ["note"]
    assert "tender" in held.because[0].text


def test_a_dose_that_felt_good_is_left_as_it_is() -> None:
    assert react(dose(), Felt.GOOD) == dose()


def test_a_refusal_names_the_reason_that_holds() -> None:
    said = {name: str(held.because[0]) for name, (held, _) in refusals().items() if isinstance(held, Hold)}

    assert "safety answers" in said["safety answers too old"]
    assert "sharp or electric" in said["sharp twice"]
    assert "numbness" in said["nerve signs"]
    assert "treated on Monday at 19:00; it rests until Tuesday 19:00" in said["resting"]
    assert "None of your tools" in said["no tool reaches"]
    assert "lightest pressure" in said["too much even so"]
    assert "until Monday 23:00" in said["same spot"]
    assert "4 points" in said["fifth point"]
    assert "20 minutes" in said["day full"]
    assert "3 sessions" in said["fourth session"]


def test_a_muscle_never_pressed_says_its_own_reason_with_its_sources() -> None:
    never = next(m for m in KNOWLEDGE.muscles.values() if m.press is Press.NEVER and m.points and m.why_not)

    held = first_dose(CLEAR, target(never.id), TOOLS, SETTINGS, "full", KNOWLEDGE, NOW)

    assert isinstance(held, Hold)
    assert held.because == (Because(never.why_not, "against", never.backing.cites),)
    assert (held.muscle, held.side) == (never.id, Side.RIGHT)


def test_instead_of_pressing_comes_the_muscles_own_word_else_its_movement_else_warmth() -> None:
    muscle = KNOWLEDGE.muscles["infraspinatus"]
    first, second = sorted(KNOWLEDGE.movements)[:2]
    plain = replace(muscle, instead="", movement=first, stretch=second)

    assert instead_of(replace(muscle, instead="Swim."), KNOWLEDGE) == "Swim."
    assert instead_of(plain, KNOWLEDGE) == f"Move instead: {KNOWLEDGE.movements[first].name.lower()}."
    no_drill = replace(plain, movement="")
    assert instead_of(no_drill, KNOWLEDGE) == f"Move instead: {KNOWLEDGE.movements[second].name.lower()}."
    assert instead_of(replace(no_drill, stretch=""), KNOWLEDGE).startswith("Warmth")


def test_when_a_tool_is_missing_it_names_the_mildest_that_reaches_and_where() -> None:
    held = next_for(tools=("golf-ball",))

    assert isinstance(held, Hold)
    stand_in = KNOWLEDGE.tools["tennis-ball"].stand_ins[0]
    assert held.instead == f"This would reach it: tennis ball or {stand_in}, at a wall."


# --- Steps ---


@cache
def steps() -> dict[str, Dose | Hold]:
    firm = replace(dose(), tool="lacrosse-ball", seconds=60)
    good = gave(dose(), NOW - 48 * HOUR, **GOOD), gave(dose(), **GOOD)
    wish = gave(dose(), **{**GOOD, "felt": (Felt.MORE,)})
    top = replace(dose(), seconds=90)
    at_top = gave(top, NOW - 48 * HOUR, **GOOD), gave(top, **GOOD)
    twice = replace(top, repetitions=2)
    twice_good = gave(twice, NOW - 48 * HOUR, **GOOD), gave(twice, **GOOD)
    return {
        "start": dose(),
        "same again": next_for(gave(dose(), **GOOD)),
        "softer tool": next_for(gave(firm, felt=(Felt.TOO_MUCH,), discomfort=7, soreness=1)),
        "shorter": next_for(gave(replace(dose(), seconds=60), **{**GOOD, "soreness": 3})),
        "half": next_for(gave(replace(firm, repetitions=2), **{**GOOD, "soreness": 6})),
        "longer": next_for(*good),
        "more pressure": next_for(good[0], wish),
        "once more": next_for(*at_top, tools=("tennis-ball",)),
        "next rung": next_for(*twice_good, tools=("tennis-ball", "lacrosse-ball")),
        "less now": react(dose(), Felt.TOO_MUCH),
        "more now": react(dose(), Felt.MORE),
        "as firm as it gets": react(replace(dose(), discomfort=(6, 7), cap=7), Felt.MORE),
    }


SAID = {
    "start": ("mildest of your tools", "start-gently"),
    "same again": ("The same again", "good-sessions"),
    "softer tool": ("is softer", "start-gently"),
    "shorter": ("45 seconds and less discomfort", "soreness-eases"),
    "half": ("Half of last time", "soreness-skips"),
    "longer": ("15 seconds more", "step-seconds"),
    "more pressure": ("You asked for more", ""),
    "once more": ("one hold more", "good-sessions"),
    "next rung": ("one step firmer, the lacrosse ball on the wall", "good-sessions"),
    "less now": ("Too much: lean out", ""),
    "more now": ("up to 6 of 10", ""),
    "as firm as it gets": ("7 of 10 is as firm as it gets", ""),
}


@pytest.mark.parametrize("name", sorted(SAID))
def test_a_step_says_why_it_was_taken(name: str) -> None:
    came, (words, rests_on) = steps()[name], SAID[name]

    assert isinstance(came, Dose)
    first = came.because[0]
    assert words in first.text
    assert first.speaks == "for"
    assert first.rests_on == ((rests_on,) if rests_on else ())
    assert all(is_grounded(reason) for reason in came.because)


def test_each_step_moves_what_it_says_and_nothing_else() -> None:
    came = {name: step for name, step in steps().items() if isinstance(step, Dose)}
    measured = {n: (d.tool, d.setting, d.seconds, d.repetitions, d.discomfort) for n, d in came.items()}

    assert measured["start"] == ("tennis-ball", "wall", 30, 1, (4, 5))
    assert measured["same again"] == measured["start"]
    assert measured["longer"] == ("tennis-ball", "wall", 45, 1, (4, 5))
    assert measured["once more"] == ("tennis-ball", "wall", 90, 2, (4, 5))
    assert measured["more pressure"] == ("tennis-ball", "wall", 30, 1, (4, 6))
    assert measured["shorter"] == ("tennis-ball", "wall", 45, 1, (3, 4))
    assert measured["next rung"] == ("lacrosse-ball", "wall", 90, 2, (4, 5))
    assert measured["more now"] == ("tennis-ball", "wall", 30, 1, (5, 6))
    assert measured["less now"] == ("tennis-ball", "wall", 20, 1, (2, 3))
    assert came["less now"].cap == 5
    assert measured["half"][2:4] == (30, 1)


# --- Referrals ---


def flag(name: str) -> RaisedFlag:
    return RaisedFlag(name, KNOWLEDGE.red_flags[name].urgency, "You answered yes: it.")


def test_a_referral_carries_flags_number_reasons_and_what_to_watch_for() -> None:
    person = Person(age=50, locale="en-US")
    known = KNOWLEDGE.red_flags["calf-clot"]

    came = refer((flag("calf-clot"),), (), person, KNOWLEDGE)

    assert came.flags == (flag("calf-clot"),)
    assert came.number == "911"
    assert came.urgency is known.urgency
    assert came.because == (
        Because(
            f"You answered yes: it. It can be a sign of {known.concern}.", "against", known.backing.cites
        ),
    )
    assert came.worse_when == tuple(w for w in known.worse_when if w not in KNOWLEDGE.red_flags)
    assert came.worse_when
    assert came.meanwhile == (known.meanwhile,)
    assert known.advice in came.advice


def test_a_condition_that_blocks_is_seen_within_days_and_one_that_waits_before_pressing() -> None:
    blocks = next(c for c in KNOWLEDGE.conditions.values() if c.effect == "blocks")
    blocks = replace(blocks, urgency=None)
    waits = replace(blocks, effect="adapts")

    assert refer((), (blocks,), Person(), KNOWLEDGE).urgency is Urgency.WITHIN_DAYS
    came = refer((), (waits,), Person(), KNOWLEDGE)
    assert came.urgency is Urgency.ADAPT
    assert came.because == (Because(f"{waits.name}. {waits.why}".strip(), "against", waits.backing.cites),)
    assert came.meanwhile == ("Gentle movement that does not hurt is fine.",)


def test_the_advice_of_the_two_worst_flags_is_said_and_no_more() -> None:
    names = [f.id for f in KNOWLEDGE.red_flags.values() if f.urgency is Urgency.EMERGENCY][:3]

    advice = refer(tuple(map(flag, names)), (), Person(), KNOWLEDGE).advice

    said = [KNOWLEDGE.red_flags[name].advice in advice for name in names]
    assert said == [True, True, False]


def test_a_flag_that_the_library_lost_still_refers_in_general_words() -> None:
    gone = RaisedFlag("an-old-flag", Urgency.SAME_DAY, "You answered yes: an-old-flag")

    came = refer((gone, flag("calf-clot")), (), Person(), KNOWLEDGE)

    assert str(came.because[0]) == "You answered yes: an-old-flag"
    assert came.because[0].rests_on == ()
    known = KNOWLEDGE.red_flags["calf-clot"]
    assert advice_of((gone, flag("calf-clot")), KNOWLEDGE) == (
        Because(known.advice, "against", known.backing.cites),
    )


@pytest.mark.parametrize("worst", ["condition", "flag"])
def test_what_is_most_urgent_is_said_first(worst: str) -> None:
    condition = next(c for c in KNOWLEDGE.conditions.values() if c.effect == "blocks" and c.advice)
    condition = replace(condition, urgency=Urgency.SAME_DAY if worst == "condition" else Urgency.ADAPT)
    lesser = next(f for f in KNOWLEDGE.red_flags.values() if f.urgency is Urgency.WITHIN_DAYS)

    advice = refer((flag(lesser.id),), (condition,), Person(), KNOWLEDGE).advice

    by_condition = advice.index(condition.advice) < advice.index(lesser.advice)
    assert by_condition is (worst == "condition")


# --- From the words alone ---


def test_the_words_are_read_with_age_sex_and_country() -> None:
    stiff = "both shoulders stiff every morning for two hours"
    assert screen_text(stiff, 70, "", KNOWLEDGE).urgency is Urgency.WITHIN_DAYS
    assert screen_text(stiff, 25, "", KNOWLEDGE).urgency <= Urgency.ADAPT
    testicle = "sudden severe pain in a testicle"
    assert screen_text(testicle, 20, "m", KNOWLEDGE).urgency is Urgency.EMERGENCY
    assert "torsion" not in {f.flag for f in screen_text(testicle, 20, "f", KNOWLEDGE).flags}
    assert "911" in screen_text("crushing chest pain and sweating", 58, "m", KNOWLEDGE, "en-US").advice
    asked = {q.flag for q in screen_text("my back aches", 20, "f", KNOWLEDGE).questions}
    assert "torsion" not in asked


def test_a_milder_sign_says_its_advice_and_sends_nobody_away() -> None:
    came = screen_text("my shoulder has been sore for six weeks and is no better", 40, "f", KNOWLEDGE)

    assert came.urgency is Urgency.ADAPT
    assert [f.flag for f in came.flags] == ["not-improving"]
    assert came.advice == KNOWLEDGE.red_flags["not-improving"].advice


# --- The profile ---


def test_each_condition_says_its_advice_with_its_sources_and_a_strange_one_is_named() -> None:
    known = KNOWLEDGE.conditions["osteoporosis"]
    person = Person(conditions=("osteoporosis", "glass-bones"), signed_off=("osteoporosis",))

    profile = profile_of(person, Signs(), PainDrawing(), (), KNOWLEDGE, MONDAY)

    assert profile.cautions[0] == Because(known.advice or known.why, "note", known.backing.cites)
    assert "glass-bones" in profile.cautions[1].text
    assert profile.cautions[1].speaks == "note"


def test_a_bruise_told_without_its_place_is_taken_to_be_where_it_hurts_from_today_on() -> None:
    drawing = PainDrawing((Mark(Place("calf-inner", Side.LEFT), 4),))
    signs = Signs(conditions=("bruise-or-tear", "osteoporosis"))

    profile = profile_of(Person(), signs, drawing, (), KNOWLEDGE, MONDAY)

    assert profile.findings == (LocalFinding("bruise-or-tear", Place("calf-inner", Side.LEFT), MONDAY),)
    assert profile.conditions == ("osteoporosis",)


@pytest.mark.parametrize(
    ("age", "follows"), [(17, "under-18"), (18, ""), (75, ""), (76, "frail-or-over-75"), (None, "")]
)
def test_age_alone_makes_a_condition_below_eighteen_and_above_seventy_five(
    age: int | None, follows: str
) -> None:
    profile = profile_of(Person(age=age), Signs(age=age), PainDrawing(), (), KNOWLEDGE, MONDAY)

    assert profile.conditions == ((follows,) if follows else ())


def test_without_conditions_no_time_limit_is_set() -> None:
    profile = profile_of(Person(age=40), Signs(age=40), PainDrawing(), (), KNOWLEDGE, MONDAY)

    assert profile.seconds is None
    assert not profile.adapted


# --- The screen ---


def test_a_bruise_in_the_words_closes_the_marked_place_in_the_clearance() -> None:
    calf = Place("calf-inner", Side.LEFT)
    drawing, text = PainDrawing((Mark(calf, 4),)), "bruised calf, a haematoma from football"
    answers = ScreeningAnswers(dict.fromkeys(KNOWLEDGE.red_flags, Answer.NO))

    came = screen(answers, drawing, Person(age=30, sex="m"), (), text, KNOWLEDGE, MONDAY)

    assert isinstance(came, Clearance), came
    assert LocalFinding("bruise-or-tear", calf, MONDAY) in came.findings
    assert came.verdict(calf, KNOWLEDGE.tools["flat-hand"], KNOWLEDGE).forbidden


def test_the_words_are_read_for_the_sex_of_the_person() -> None:
    text, drawing = "sudden severe pain in a testicle", PainDrawing((Mark(Place("groin", Side.LEFT), 4),))
    answers = ScreeningAnswers(dict.fromkeys(KNOWLEDGE.red_flags, Answer.NO))

    his = screen(answers, drawing, Person(age=30, sex="m"), (), text, KNOWLEDGE, MONDAY)
    hers = screen(answers, drawing, Person(age=30, sex="f"), (), text, KNOWLEDGE, MONDAY)

    assert isinstance(his, Referral)
    assert isinstance(hers, Clearance)


def test_late_hours_keep_their_time_zone() -> None:
    now = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
    other = replace(dose(), muscle="gluteus-medius")
    day = (Given(other, now - 5 * HOUR, 1200, Response()),)

    held = may_treat(day, dose(), now)

    assert held is not None
    assert held.until == datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
