"""Words, spelling and denials."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unknot.core.denial import denials, denied
from unknot.core.spelling import Vocabulary, edits, respell
from unknot.core.text import Phrases, stem, words_of


@pytest.mark.parametrize(
    ("family", "together"),
    [
        ("ache aches aching ached achy", True),
        ("calf calves calfs", True),
        ("knee knees", True),
        ("drive driving driven", True),
        ("tight tightness", True),
        ("sit sits sitting sat", True),
        ("hip hop", False),
        ("head heal", False),
    ],
)
def test_forms_of_one_word_have_one_stem(family: str, together: bool) -> None:
    stems = {stem(word) for word in family.split()}
    assert (len(stems) == 1) is together


def test_words_know_where_they_stand() -> None:
    text = "My knee’s sore – 7/10, Dürüm."
    assert [text[w.start : w.end] for w in words_of(text)] == ["My", "knee’s", "sore", "7", "10", "Dürüm"]


def test_a_stop_before_a_word_is_kept() -> None:
    assert [w.stop for w in words_of("neck, jaw. Hip (left)")] == [".", ",", ".", ","]


BODY = Phrases(
    {p: p for p in ("back of the knee", "knee", "shoulder", "hamstring", "trapezius", "hip")},
    ["the", "my", "right"],
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sholder", "shoulder"),
        ("shuolder", "shoulder"),
        ("hamstrng", "hamstring"),
        ("trapesious", "trapezius"),
    ],
)
def test_misspelt_words_are_mended(typed: str, meant: str) -> None:
    (word,) = respell(words_of(typed), Vocabulary(BODY.stems))
    assert word.stem == meant


@pytest.mark.parametrize("typed", ["should", "hop", "need", "older", "knew"])
def test_everyday_words_are_left_alone(typed: str) -> None:
    (word,) = respell(words_of(typed), Vocabulary(BODY.stems))
    assert word.stem == stem(typed)


def test_the_longest_phrase_wins_and_small_words_may_stand_inside() -> None:
    (found,) = BODY.find(words_of("back of my right knee"))
    assert (found.first, found.last, found.value) == (0, 4, "back of the knee")


def test_a_phrase_does_not_run_over_a_full_stop() -> None:
    assert [f.value for f in BODY.find(words_of("It is in my back of. The knee"))] == ["knee"]


@given(st.text("abcdh", max_size=8), st.text("abcdh", max_size=8))
def test_edits_go_both_ways(a: str, b: str) -> None:
    assert edits(a, b, 8) == edits(b, a, 8)
    assert (edits(a, b, 8) == 0) == (a == b)


DENIED = [
    ("no numbness, tingling or weakness, hurts to run", "numbness tingling or weakness"),
    ("Right hip hurts, my left is fine", "my left"),
    ("not the neck, the shoulder aches", "the neck"),
    ("I used to run but now my knee hurts", "run"),
    ("my shoulder hurts and my neck is fine", "my neck"),
    ("can't sit without pain in my back", ""),
    ("knee no longer hurts, hip does", "knee"),
    ("neck pain, no fever and my leg is numb", "fever"),
    ("no feeling in my foot", ""),
    ("it does not go away, numb foot", ""),
    ("my knees and hips are fine", "my knees and hips"),
    ("no pain, weak legs", ""),
    ("I'm not sure if it's my hip", ""),
    ("the pain hasn't gone from my calf", ""),
    ("the left one hurts, the right doesn't", "the right"),
    ("I am not used to running", ""),
    ("not just my neck but my arm too", ""),
    ("the back pain went away but my hip still hurts", "the back pain"),
    ("No fever, weight loss, or night sweats.", "fever weight loss or night sweats"),
]


@pytest.mark.parametrize(("text", "gone"), DENIED)
def test_what_is_said_not_to_be_there(text: str, gone: str) -> None:
    words = words_of(text)
    found = denials(words)
    assert " ".join(w.text for at, w in enumerate(words) if denied(found, at, at)) == gone


def test_what_is_over_is_told_from_what_never_was() -> None:
    words = words_of("my knee no longer hurts")
    assert [d.past for d in denials(words) if d.covers(1, 1)] == [True]


@given(st.text(max_size=300))
def test_any_text_is_read_without_complaint(text: str) -> None:
    words = words_of(text)
    assert all(text[w.start : w.end] for w in words)
    assert all(0 <= d.first <= d.last < len(words) for d in denials(words))


def test_a_long_text_takes_time_in_proportion() -> None:
    short, long = (
        "no knee pain, hurt sholdr and not my hip " * 50,
        "no knee pain, hurt sholdr and not my hip " * 500,
    )

    def seconds(text: str) -> float:
        start = time.process_time()
        denials(respell(words_of(text), Vocabulary(BODY.stems)))
        return time.process_time() - start

    seconds(short)
    assert seconds(long) < 25 * max(seconds(short), 0.002)
