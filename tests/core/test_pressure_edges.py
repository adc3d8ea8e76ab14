"""Pressure at its edges: what a zone, a condition, a finding or a treatment says, exactly where it begins and ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.core.leave import KNOWLEDGE, MONDAY
from unknot.core.because import Because
from unknot.core.body import Place, Side
from unknot.core.knowledge import Condition, Knowledge, NoPressZone, Press, Tool
from unknot.core.local_findings import is_near, reach
from unknot.core.person import LocalFinding
from unknot.core.pressure import (
    GENTLE_FIRMNESS,
    SOFT_CAP,
    USUAL_CAP,
    Bounds,
    Ruling,
    Verdict,
    no,
    person_verdict,
    places_of,
    strictest,
    treatment_verdict,
    verdict_at,
    zone_verdicts,
)

THIGH = Place("thigh-front-upper", Side.LEFT)
BALL, HAND = KNOWLEDGE.tools["tennis-ball"], KNOWLEDGE.tools["flat-hand"]
FREE = Bounds((), (), frozenset(), USUAL_CAP, None, adapted=False, age=40, on=MONDAY)
ZONE = next(z for z in KNOWLEDGE.zones.values() if z.whole and z.min_age is None)
CONDITION = next(c for c in KNOWLEDGE.conditions.values() if c.effect == "adapts" and c.backing.cites)


def zone(**about: Any) -> NoPressZone:
    usual: dict[str, Any] = {
        "regions": (THIGH.region,), "whole": True, "verdicts": {}, "discomfort_cap": None, "keep": "Keep off.",
    }  # fmt: skip
    return replace(ZONE, **(usual | about))


def only(*zones: NoPressZone) -> Knowledge:
    return replace(KNOWLEDGE, zones={f"z{n}": each for n, each in enumerate(zones)})


def says(one: NoPressZone, tool: Tool = BALL) -> Verdict:
    (verdict,) = zone_verdicts(THIGH, tool, 40, only(one))
    return verdict


# --- Zones ---


def test_a_no_is_a_no_with_nothing_left_and_a_reason() -> None:
    assert no("Why.", ("urgency-codes",)) == Verdict(
        Ruling.FORBIDDEN, 0, 0, (Because("Why.", "against", ("urgency-codes",)),)
    )


def test_a_zone_speaks_of_the_tool_first_then_of_its_kind_and_else_forbids() -> None:
    assert says(zone(verdicts={BALL.id: "allowed", BALL.kind: "forbidden"})).allowed
    assert says(zone(verdicts={BALL.id: "forbidden", BALL.kind: "allowed"})).forbidden
    assert says(zone(verdicts={BALL.kind: "allowed"})).allowed
    assert says(zone(verdicts={"gun": "allowed"})).forbidden


def test_what_a_zone_forbids_has_no_cap_no_time_and_says_what_is_at_risk() -> None:
    known = zone()

    assert says(known) == Verdict(
        Ruling.FORBIDDEN,
        0,
        0,
        (Because(f"{known.name}: {known.at_risk}.", "against", known.backing.cites),),
        ("Keep off.",),
    )


def test_a_zone_over_a_part_of_its_regions_only_says_what_to_keep_clear_of() -> None:
    known = zone(whole=False, verdicts={BALL.kind: "forbidden"})

    assert says(known) == Verdict(
        Ruling.ALLOWED,
        USUAL_CAP,
        None,
        (Because("Keep off.", "note", known.backing.cites),),
        ("Keep off.",),
    )


def test_an_allowed_tool_keeps_the_cap_of_the_zone_and_its_words() -> None:
    assert says(zone(verdicts={BALL.kind: "allowed"})) == Verdict(
        Ruling.ALLOWED, USUAL_CAP, None, (), ("Keep off.",)
    )
    assert says(zone(verdicts={BALL.kind: "allowed"}, discomfort_cap=5)).cap == 5
    assert says(zone(verdicts={BALL.kind: "allowed"}, discomfort_cap=9)).cap == USUAL_CAP
    assert says(zone(verdicts={BALL.kind: "allowed"}, keep="")).keep == ()


def test_softly_means_a_tool_no_firmer_than_gentle_and_a_low_cap() -> None:
    soft = zone(verdicts={BALL.kind: "soft"})
    just = replace(BALL, firmness=GENTLE_FIRMNESS[BALL.kind])
    firmer = replace(BALL, firmness=GENTLE_FIRMNESS[BALL.kind] + 1)
    reason = Because(f"{soft.name}: {soft.at_risk}.", "against", soft.backing.cites)

    assert says(soft, just) == Verdict(Ruling.SOFT, SOFT_CAP, None, (reason,), ("Keep off.",))
    assert says(soft, firmer).forbidden
    assert says(zone(verdicts={BALL.kind: "soft"}, discomfort_cap=3), just).cap == 3


def test_a_kind_of_tool_without_a_gentle_firmness_is_never_soft() -> None:
    odd = replace(BALL, kind="plough", firmness=1)

    assert says(zone(verdicts={"plough": "soft"}), odd).forbidden


@pytest.mark.parametrize(("age", "holds"), [(49, False), (50, True), (None, False)])
def test_a_zone_of_an_age_holds_from_that_age_on(age: int | None, holds: bool) -> None:
    assert bool(zone_verdicts(THIGH, BALL, age, only(zone(min_age=50)))) is holds


def test_of_many_verdicts_the_strictest_counts_and_every_reason_is_said_once() -> None:
    allowed = Verdict(Ruling.ALLOWED, 6, 90, (Because("a"),), ("x",))
    soft = Verdict(Ruling.SOFT, 4, 30, (Because("b"), Because("a")), ("y", "x"))

    assert strictest((allowed, soft)) == Verdict(Ruling.SOFT, 4, 30, (Because("a"), Because("b")), ("x", "y"))
    assert strictest((soft, allowed)).ruling is Ruling.SOFT
    assert strictest((allowed, no("n"), soft)).ruling is Ruling.FORBIDDEN
    assert strictest(()) == Verdict(Ruling.ALLOWED, USUAL_CAP, None)


def test_an_unknown_place_is_named_in_the_refusal() -> None:
    verdict = verdict_at(Place("the-moon"), HAND, FREE, KNOWLEDGE)

    assert verdict.forbidden
    assert "the-moon" in verdict.because[0].text


# --- Conditions and findings ---


def knows(condition: Condition) -> Knowledge:
    return replace(KNOWLEDGE, conditions={**KNOWLEDGE.conditions, condition.id: condition}, zones={})


FORBIDS = {
    "forbids_tools": ((BALL.id,), f"no {BALL.name.lower()}"),
    "forbids_kinds": ((BALL.kind,), f"no {BALL.name.lower()}"),
    "forbids_regions": ((THIGH.region,), "not at this place"),
    "forbids_positions": (("lying-back",), "not in this position"),
    "forbids_settings": (("floor",), "not on the floor"),
}
NOTHING: dict[str, Any] = dict.fromkeys(FORBIDS, ())


@pytest.mark.hazard("H-05")
@pytest.mark.parametrize("what", sorted(FORBIDS))
def test_a_condition_forbids_just_what_it_names_and_says_so(what: str) -> None:
    names, words = FORBIDS[what]
    known = replace(CONDITION, **(NOTHING | {what: names}))
    bounds = replace(FREE, conditions=(known.id,))

    verdict = verdict_at(THIGH, BALL, bounds, knows(known), "lying-back", "floor")
    elsewhere = verdict_at(
        Place("forearm-back", Side.LEFT),
        KNOWLEDGE.tools["foam-roller"],
        bounds,
        knows(known),
        "standing",
        "wall",
    )

    assert verdict.forbidden
    assert verdict.because == (
        Because(f"{known.name}: {words}. {known.why}".strip(), "against", known.backing.cites),
    )
    assert elsewhere.allowed


def test_a_closed_place_waits_and_says_for_what() -> None:
    verdict = person_verdict(THIGH, HAND, replace(FREE, closed=frozenset((THIGH.region,))), KNOWLEDGE)

    assert verdict.forbidden
    assert "professional" in verdict.because[0].text


def test_the_cap_and_the_time_of_the_person_hold_everywhere() -> None:
    verdict = person_verdict(THIGH, HAND, replace(FREE, cap=3, seconds=20), KNOWLEDGE)

    assert (verdict.ruling, verdict.cap, verdict.seconds) == (Ruling.ALLOWED, 3, 20)


@pytest.mark.parametrize(("firmness", "allowed"), [(2, True), (3, False)])
def test_in_the_adapted_profile_only_soft_tools_are_left(firmness: int, allowed: bool) -> None:
    tool = replace(BALL, firmness=firmness)

    assert person_verdict(THIGH, tool, replace(FREE, adapted=True), KNOWLEDGE).allowed is allowed


def found(condition: str, place: Place = THIGH, seen: date = MONDAY) -> LocalFinding:
    return LocalFinding(condition, place, seen)


def test_a_finding_forbids_its_place_with_its_name_its_advice_and_its_sources() -> None:
    known = KNOWLEDGE.conditions["bruise-or-tear"]

    verdict = person_verdict(THIGH, HAND, replace(FREE, findings=(found(known.id),)), KNOWLEDGE)

    assert verdict.because == (
        Because(f"{known.name} here or close by. {known.advice}".strip(), "against", known.backing.cites),
    )


def test_a_finding_that_the_library_does_not_know_closes_its_whole_part() -> None:
    finding = found("a-strange-mark")
    part = KNOWLEDGE.regions[THIGH.region].part
    same = [r.id for r in KNOWLEDGE.regions.values() if r.part == part]
    other = next(r.id for r in KNOWLEDGE.regions.values() if r.part != part)

    assert all(is_near(finding, Place(name, Side.LEFT), MONDAY, KNOWLEDGE) for name in same)
    assert not is_near(finding, Place(other, Side.LEFT), MONDAY, KNOWLEDGE)
    verdict = person_verdict(THIGH, HAND, replace(FREE, findings=(finding,)), KNOWLEDGE)
    assert verdict.forbidden
    assert "skin" in verdict.because[0].text


def test_a_finding_leaves_the_other_side_alone_and_the_middle_not() -> None:
    finding = found("a-strange-mark", Place("low-back", Side.LEFT))

    assert not is_near(finding, Place("low-back", Side.RIGHT), MONDAY, KNOWLEDGE)
    assert is_near(finding, Place("low-back", Side.MIDDLE), MONDAY, KNOWLEDGE)


def test_the_margin_is_the_place_its_neighbours_or_its_part() -> None:
    home = KNOWLEDGE.regions[THIGH.region]
    part = frozenset(r.id for r in KNOWLEDGE.regions.values() if r.part == home.part)

    assert reach(home.id, "here", KNOWLEDGE) == {home.id}
    assert reach(home.id, "around", KNOWLEDGE) == {home.id, *home.neighbours}
    assert reach(home.id, "part", KNOWLEDGE) == part
    assert reach("the-moon", "part", KNOWLEDGE) == {"the-moon"}
    alone = replace(KNOWLEDGE, regions={**KNOWLEDGE.regions, home.id: replace(home, neighbours=())})
    assert reach(home.id, "around", alone) == part


@pytest.mark.parametrize("condition", sorted(c.id for c in KNOWLEDGE.conditions.values() if c.days))
def test_a_finding_with_days_is_near_until_the_last_of_them(condition: str) -> None:
    known = KNOWLEDGE.conditions[condition]
    finding = found(condition)
    assert known.days is not None
    last = MONDAY + timedelta(days=known.days - 1)

    assert is_near(finding, THIGH, last, KNOWLEDGE)
    assert is_near(finding, THIGH, last + timedelta(days=1), KNOWLEDGE) is known.until_gone


# --- A whole treatment ---


MUSCLE = next(
    m for m in KNOWLEDGE.muscles.values()
    if m.press not in (Press.NEVER, Press.GENTLE) and any(t.point for t in m.treatments)
)  # fmt: skip
TREATMENT = next(t for t in MUSCLE.treatments if t.point)


def judged(
    bounds: Bounds = FREE, tool: Tool = HAND, knowledge: Knowledge | None = None, **about: Any
) -> Verdict:
    treatment = replace(TREATMENT, **{k: v for k, v in about.items() if k in TREATMENT.__slots__})
    muscle = replace(MUSCLE, **{k: v for k, v in about.items() if k in MUSCLE.__slots__})
    known = knowledge or replace(KNOWLEDGE, zones={})
    return treatment_verdict(muscle, treatment, tool, Side.LEFT, bounds, known)


def test_a_treatment_of_a_muscle_that_is_never_pressed_is_refused_with_its_reason() -> None:
    assert judged(press=Press.NEVER, why_not="Too deep.").because[0].text == "Too deep."
    assert MUSCLE.name in judged(press=Press.NEVER, why_not="").because[0].text


def test_a_treatment_keeps_its_own_cap_and_time() -> None:
    verdict = judged(max_discomfort=3, max_seconds=25)

    assert (verdict.cap, verdict.seconds) == (3, 25)
    assert judged(max_discomfort=None, max_seconds=None).cap == USUAL_CAP
    assert judged(max_discomfort=9, max_seconds=None).cap == USUAL_CAP


def test_a_gentle_muscle_is_pressed_softly_with_soft_tools_alone() -> None:
    softly = judged(press=Press.GENTLE, max_discomfort=None)
    firm = judged(press=Press.GENTLE, tool=KNOWLEDGE.tools["lacrosse-ball"])

    assert (softly.ruling, softly.cap) == (Ruling.SOFT, SOFT_CAP)
    assert any(reason.speaks == "note" and MUSCLE.name in reason.text for reason in softly.because)
    assert firm.forbidden
    assert MUSCLE.name in firm.because[-1].text


def test_a_treatment_presses_at_its_point_or_else_everywhere_the_muscle_lies() -> None:
    point = next(p for p in MUSCLE.points if p.id == TREATMENT.point)

    assert [p.region for p in places_of(MUSCLE, TREATMENT, Side.LEFT, KNOWLEDGE)] == [point.at]
    everywhere = places_of(MUSCLE, replace(TREATMENT, point=""), Side.LEFT, KNOWLEDGE)
    assert {p.region for p in everywhere} == {*MUSCLE.under, *(p.at for p in MUSCLE.points)}
    assert len({p.region for p in everywhere}) == len(everywhere)
    for place in everywhere:
        side = Side.LEFT if KNOWLEDGE.regions[place.region].sided else Side.MIDDLE
        assert place.side is side


def test_a_treatment_that_does_not_say_where_it_presses_is_refused() -> None:
    verdict = judged(point="nowhere", points=(), under=())

    assert verdict.forbidden
    assert "does not say where" in verdict.because[0].text


def test_what_anatomy_forbids_at_one_place_leaves_the_others_and_is_kept_clear_of() -> None:
    first, *_ = dict.fromkeys((*MUSCLE.under, *(p.at for p in MUSCLE.points)))
    whole: dict[str, Any] = {"point": "", "under": (first, "thigh-back-upper"), "points": ()}
    partly = only(zone(regions=(first,), keep="Off there."))
    both = only(zone(regions=(first, "thigh-back-upper"), keep="Off there."))

    assert judged(knowledge=partly, **whole).allowed
    assert "Off there." in judged(knowledge=partly, **whole).keep
    assert judged(knowledge=both, **whole).forbidden


@pytest.mark.hazard("H-05")
def test_what_is_true_of_the_person_at_one_place_forbids_the_whole_treatment() -> None:
    whole: dict[str, Any] = {"point": "", "under": ("thigh-front-upper", "thigh-back-upper"), "points": ()}

    assert judged(**whole).allowed
    assert judged(replace(FREE, closed=frozenset(("thigh-back-upper",))), **whole).forbidden
    assert judged(replace(FREE, findings=(found("a-strange-mark"),)), **whole).forbidden


def test_a_place_that_bears_only_softer_tools_forbids_the_firmer_one_for_the_whole_treatment() -> None:
    whole: dict[str, Any] = {"point": "", "under": ("thigh-front-upper", "thigh-back-upper"), "points": ()}
    tender = only(zone(regions=("thigh-back-upper",), verdicts={BALL.kind: "soft"}))
    just = replace(BALL, firmness=GENTLE_FIRMNESS[BALL.kind])
    firmer = replace(BALL, firmness=GENTLE_FIRMNESS[BALL.kind] + 1)

    assert judged(knowledge=tender, tool=just, **whole).soft
    assert judged(knowledge=tender, tool=firmer, **whole).forbidden
    partly = only(replace(zone(regions=("thigh-back-upper",), verdicts={BALL.kind: "soft"}), whole=False))
    assert judged(knowledge=partly, tool=firmer, **whole).allowed


def test_position_and_setting_of_a_treatment_count_against_a_condition() -> None:
    known = replace(
        CONDITION, **(NOTHING | {"forbids_positions": ("lying-back",), "forbids_settings": ("bed",)})
    )
    bounds = replace(FREE, conditions=(known.id,))

    lying = judged(bounds, knowledge=knows(known), position="lying-back", setting="wall")
    in_bed = judged(bounds, knowledge=knows(known), position="sitting", setting="bed")
    sitting = judged(bounds, knowledge=knows(known), position="sitting", setting="wall")

    assert [lying.forbidden, in_bed.forbidden, sitting.forbidden] == [True, True, False]
