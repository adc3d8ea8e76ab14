"""Signs in people's own words: how patterns read, what does not count, and the development set of vignettes."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from unknot import load_knowledge
from unknot.core.knowledge import Urgency
from unknot.core.passage import Passage
from unknot.core.pattern import matched, parse_pattern
from unknot.core.screening import read_flags, screen_text
from unknot.core.signs import age_told, read_signs
from unknot.core.spelling import Vocabulary
from unknot.core.text import words_of

KNOWLEDGE = load_knowledge()
SETS = {"pain": ("pain", "ache"), "many": ("left .. arm", "both arms")}


class Vignette(NamedTuple):
    id: str
    text: str
    age: int | None
    sex: str
    expected: Urgency


def vignettes() -> list[Vignette]:
    lines = (Path(__file__).parent / "vignettes.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Vignette(r["id"], r["text"], r["age"], r["sex"] or "", Urgency.of(r["expected"])) for r in rows]


VIGNETTES = vignettes()


def is_told(pattern: str, text: str) -> bool:
    read = parse_pattern(pattern, SETS)
    return matched(read, Passage(text, Vocabulary(read.stems)), read.urgency is Urgency.EMERGENCY) is not None


# --- How a pattern reads ---


def test_all_groups_must_be_told_in_any_order() -> None:
    assert is_told("calf & swollen | puffy", "It is puffy, my left calf.")
    assert not is_told("calf & swollen | puffy", "My left calf is tight.")


def test_words_are_known_by_their_stem_and_when_misspelt() -> None:
    assert is_told("numbness", "my toes are numb")
    assert is_told("breathless", "I get breathles on the stairs")
    assert not is_told("fainting", "painting the ceiling hurts")


def test_small_words_and_a_gap_may_stand_inside_a_phrase() -> None:
    assert is_told("pain in chest", "a pain in my chest")
    assert is_told("lost .. bladder", "I have lost all control of my bladder")
    assert not is_told("lost .. bladder", "I lost my keys. My bladder is full.")


def test_a_phrase_of_small_words_keeps_them() -> None:
    assert is_told("was pregnant", "when I was pregnant")
    assert not is_told("was pregnant", "I am pregnant")


def test_a_set_stands_for_each_of_its_words() -> None:
    assert is_told("{many} & {pain}", "aching in both arms")
    assert is_told("{many} & {pain}", "left upper arm, pain")


def test_groups_far_apart_do_not_belong_together() -> None:
    far = "calf " + "and so on " * 20 + "swollen"
    assert is_told("calf & swollen ; within 80", far)
    assert not is_told("calf & swollen ; within 12", far)


def test_unless_takes_back() -> None:
    assert not is_told("tired ; unless after a run", "tired after a run")


@pytest.mark.parametrize(
    "wrong", ["", "a &", "calf ; when", "{nobody}", "calf ; within ten", "calf ; is soon"]
)
def test_a_pattern_that_cannot_be_read_says_why(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"unknot/core/pattern.py|no words|no word set"):
        parse_pattern(wrong, SETS)


def test_not_able_unable_and_no_longer_are_ways_to_say_cannot() -> None:
    for text in (
        "I am unable to walk",
        "I'm not able to walk",
        "I can no longer walk",
        "I cannot walk",
        "couldn't walk",
    ):
        assert is_told("can't walk", text), text


# --- What does not count ---


@pytest.mark.parametrize(
    "text",
    [
        "no numbness, tingling or weakness",
        "without any numbness",
        "my fingers are not numb",
        "my father had numbness after his stroke",
        "I had a numb foot ten years ago",
    ],
)
def test_what_is_denied_another_persons_or_long_past_does_not_count(text: str) -> None:
    assert not is_told("numb", text)


@pytest.mark.parametrize(
    "text", ["I have no feeling, it is numb", "my arm has gone numb", "can't walk because it is numb"]
)
def test_a_no_beside_a_sign_does_not_deny_it(text: str) -> None:
    assert is_told("numb", text)


def test_what_passed_still_counts_when_it_is_an_emergency() -> None:
    text = "my face was numb for ten minutes, all fine now"
    assert is_told("face .. numb ; is emergency", text)


def test_no_pain_on_a_movement_denies_the_movement_too() -> None:
    assert not is_told("chest & upstairs", "tight chest muscles, no pain walking upstairs")


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("I'm 67 and stiff", 67),
        ("67 years old", 67),
        ("a 45-year-old runner", 45),
        ("58yo", 58),
        ("aged 30", 30),
        ("he is in his seventies", 75),
        ("my dad has chest pain, he's 74", 74),
        ("jaw ache and one eye is dim, 70", 70),
        ("pain 6, at night 8", None),
        ("60, stiff shoulders", 60),
        ("I'm 10 weeks pregnant", None),
        ("pain since 3 days", None),
        ("I lift 80 kg", None),
    ],
)
def test_the_age_is_read_when_it_is_told(text: str, age: int | None) -> None:
    assert age_told(words_of(text)) == age


def test_an_age_told_beside_the_text_wins() -> None:
    assert read_signs("I'm 30, my neck is stiff", KNOWLEDGE, age=80).age == 80


def test_age_and_sex_bound_what_can_be_raised() -> None:
    text = "both shoulders stiff every morning for two hours"
    assert [f.flag for f in read_flags(text, KNOWLEDGE, 70)] == ["polymyalgia"]
    assert not read_flags(text, KNOWLEDGE, 25)
    assert read_flags("sudden pain in a testicle", KNOWLEDGE, None, "m")
    assert "torsion" not in {f.flag for f in read_flags("sudden pain in a testicle", KNOWLEDGE, None, "f")}


def test_a_flag_quotes_the_words_that_raised_it() -> None:
    (flag, *_) = read_flags("Since Monday my left calf is swollen and warm.", KNOWLEDGE)
    assert "left calf is swollen" in flag.because


# --- The whole library, on the development set ---


@pytest.mark.hazard("H-02")
@pytest.mark.parametrize("vignette", [v for v in VIGNETTES if v.expected > Urgency.ADAPT], ids=lambda v: v.id)
def test_a_told_sign_is_heard_at_its_urgency(vignette: Vignette) -> None:
    came = screen_text(vignette.text, vignette.age, vignette.sex, KNOWLEDGE)
    assert came.urgency >= vignette.expected, [f.because for f in came.flags]


@pytest.mark.hazard("H-03")
@pytest.mark.parametrize("vignette", [v for v in VIGNETTES if v.expected is Urgency.NONE], ids=lambda v: v.id)
def test_a_harmless_complaint_is_not_sent_away(vignette: Vignette) -> None:
    came = screen_text(vignette.text, vignette.age, vignette.sex, KNOWLEDGE)
    assert came.urgency <= Urgency.ADAPT, [f.because for f in came.flags]


def test_reading_is_linear_and_quick() -> None:
    def seconds(text: str) -> float:
        start = time.perf_counter()
        read_signs(text, KNOWLEDGE)
        return time.perf_counter() - start

    sentence = (
        "My right shoulder blade aches, no pain in the chest, worse at the desk; turning left is stiff. "
    )
    read_signs(sentence, KNOWLEDGE)
    short, long = seconds(sentence * 40), seconds(sentence * 400)
    assert long < 60 * max(short, 0.01)
    hostile = seconds("no pain " * 20_000)
    assert hostile < 60


def test_no_pattern_takes_back_its_own_words() -> None:
    """ "warm … unless warms" once silenced the warm swollen calf. Words of denial ("not dieting") may stand."""
    sets = {each.id: each.words for each in KNOWLEDGE.word_sets.values()}
    for flag in KNOWLEDGE.red_flags.values():
        for pattern in flag.patterns:
            read = parse_pattern(pattern, sets)
            takes_back = [{stem for stem, _ in atom.steps} for atom in read.unless]
            for atom in (atom for group in read.groups for atom in group):
                stems = {stem for stem, _ in atom.steps}
                silenced = any(words <= stems for words in takes_back) and not stems & {"not", "gone"}
                assert not silenced, f"{flag.id}: {' '.join(stems)} in {pattern}"


def phrases_of_the_library() -> set[str]:
    patterns = (pattern for flag in KNOWLEDGE.red_flags.values() for pattern in flag.patterns)
    ways = {
        way.strip()
        for pattern in patterns
        for group in pattern.split(";")[0].split("&")
        for way in group.split("|")
    }
    return {way for way in ways if "{" not in way} | {
        word for each in KNOWLEDGE.word_sets.values() for word in each.words
    }


def test_every_phrase_of_the_library_is_heard_when_it_is_said() -> None:
    deaf = [
        way
        for way in sorted(phrases_of_the_library())
        if not is_told(f"{way} ; ever", way.replace(" .. ", " "))
    ]
    assert deaf == []
