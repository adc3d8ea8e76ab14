"""`unknot week`: the article's week from its four tools, and what changes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Install, Said, Terminal

DAYS = {"mon": 10, "wed": 15, "fri": 10, "sat": 20}
TOOLS = ["peanut-ball", "lacrosse-ball", "massage-ball", "foam-roller"]


@pytest.fixture
def week(unknot: Terminal, tmp_path: Path) -> Any:
    def plan(**profile: Any) -> Said:
        file = tmp_path / "profile.json"
        file.write_text(json.dumps({"days": DAYS, "tools": TOOLS, **profile}), encoding="utf-8")
        return unknot("week", "--profile", str(file), "--json")

    return plan


def shown(said: Said) -> list[tuple[str, str, str, int]]:
    return [(d["day"], d["area"], d["tool"], d["minutes"]) for d in said.json["days"]]


def test_asked_for_nothing_special_it_is_the_articles_week(week: Any) -> None:
    assert shown(week()) == [
        ("mon", "upper back & neck", "peanut-ball", 10),
        ("wed", "glutes & calves", "lacrosse-ball", 15),
        ("fri", "chest & shoulders", "massage-ball", 10),
        ("sat", "full-body check-in", "foam-roller", 20),
    ]


def test_each_day_has_the_keys_of_the_contract_and_a_reason(week: Any) -> None:
    said = week()
    assert said.code == 0
    for day in said.json["days"]:
        assert list(day) == ["day", "area", "tool", "minutes", "muscles", "because"]
        assert day["muscles"]
        assert day["because"]


def test_a_target_is_treated(week: Any) -> None:
    said = week(targets=[{"muscle": "infraspinatus", "side": "right", "pain": 6}])
    named = {name.partition(":")[0] for day in said.json["days"] for name in day["muscles"]}
    assert "infraspinatus" in named


@pytest.mark.parametrize("side", ["left", "right", "both", "middle"])
def test_a_target_has_a_side_or_both(week: Any, side: str) -> None:
    assert week(targets=[{"muscle": "gastrocnemius", "side": side, "pain": 5}]).code == 0


def test_other_tools_and_days_make_another_week(week: Any) -> None:
    assert {tool for _, _, tool, _ in shown(week(tools=["tennis-ball"]))}.isdisjoint(set(TOOLS))
    assert [day for day, *_ in shown(week(days={"tue": 10}))] == ["tue"]


def test_conditions_and_activities_are_weighed(week: Any) -> None:
    usual, thinner = week(), week(conditions=["blood-thinners"])
    assert thinner.code == 0
    assert shown(thinner) != shown(usual)
    assert week(activities=["running"]).code == 0


def test_a_condition_that_forbids_pressing_gives_no_week(week: Any) -> None:
    said = week(conditions=["clot"])
    assert said.code == 3
    assert said.json["days"] == []
    assert said.json["advice"]


def test_a_profile_may_come_from_standard_input(unknot: Terminal) -> None:
    told = json.dumps({"days": {"mon": 10}, "tools": ["tennis-ball"]})
    assert unknot("week", "--profile", "-", "--json", told=told).json["days"][0]["day"] == "mon"


def test_the_plain_week_says_day_area_tool_minutes_and_why(unknot: Terminal) -> None:
    said = unknot("week", "--profile", "-", told=json.dumps({"days": DAYS, "tools": TOOLS}))
    assert "mon  upper back & neck / peanut-ball / 10 min" in said.out
    assert "·" in said.out


@pytest.mark.parametrize(
    ("profile", "says"),
    [
        ({}, "days and tools"),
        ({"tools": []}, "days and tools"),
        ([], "days and tools"),
        ({"days": {"Monday": 10}, "tools": []}, "mon, tue"),
        ({"days": {"mon": 10000}, "tools": []}, "minutes go from 0 to"),
        ({"days": {"mon": -1}, "tools": []}, "minutes go from 0 to"),
        ({"days": {"mon": "ten"}, "tools": []}, "days.mon: must be a whole number"),
        ({"days": {"mon": 10}, "tools": ["hammer"]}, "“hammer” is not a tool"),
        ({"days": {}, "tools": [], "conditions": ["x"]}, "“x” is not a condition"),
        ({"days": {}, "tools": [], "activities": ["x"]}, "“x” is not an activity"),
        (
            {"days": {}, "tools": [], "targets": [{"muscle": "x", "side": "left", "pain": 1}]},
            "“x” is not a muscle",
        ),
        (
            {"days": {}, "tools": [], "targets": [{"muscle": "soleus", "side": "up", "pain": 1}]},
            "side is left",
        ),
        (
            {"days": {}, "tools": [], "targets": [{"muscle": "soleus", "side": "left", "pain": 11}]},
            "pain is from 0",
        ),
        ({"days": {}, "tools": [], "targets": [{"muscle": "soleus"}]}, "targets[0]: lacks"),
        ({"days": {}, "tools": [], "colour": "red"}, "unknown keys: colour"),
        ({"days": {}, "tools": [], "age": 400}, "age must be from 0"),
        ({"days": {}, "tools": [], "sex": "x"}, "sex is f or m"),
    ],
)
def test_a_faulty_profile_is_refused_with_what_to_write(unknot: Terminal, profile: Any, says: str) -> None:
    said = unknot("week", "--profile", "-", "--json", told=json.dumps(profile))
    assert said.code == 2
    assert says in said.err
    assert not said.out


def test_ones_own_week_asks_for_the_safety_questions_first(install: Install) -> None:
    said = install("week")
    assert said.code == 4
    assert "unknot serve" in said.err
