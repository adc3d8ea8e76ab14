"""What is read in a complaint."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.leave import KNOWLEDGE
from unknot.core.body import Feel, Mark, Side
from unknot.core.knowledge import Knowledge
from unknot.core.reading import Complaint, read_complaint

LINES = (Path(__file__).with_name("complaints.txt")).read_text(encoding="utf-8").splitlines()
COMPLAINTS = [
    [*map(str.strip, line.split("|")), "", "", ""][:4] for line in LINES if line and not line.startswith("#")
]


def read(text: str) -> Complaint:
    return read_complaint(text, KNOWLEDGE)


def expected(written: str) -> dict[str, tuple[int | None, bool, str]]:
    """`region:side=7~/burning` → place: (strength or None, tight, quality); `both` is two places."""
    found = {}
    for item in filter(None, written.replace("+", "").split(", ")):
        rest, _, quality = item.partition("/")
        rest, tight = rest.removesuffix("~"), rest.endswith("~")
        place, _, strength = rest.partition("=")
        region, _, side = place.partition(":")
        for one in ("left", "right") if side == "both" else (side,):
            found[f"{region}:{one}"] = (int(strength) if strength else None, tight, quality)
    return found


def fits(mark: Mark, wanted: tuple[int | None, bool, str]) -> bool:
    strength, tight, quality = wanted
    return (
        strength in (None, mark.strength)
        and (mark.feel is Feel.TIGHT) is tight
        and (not quality or quality in mark.quality)
    )


@pytest.mark.parametrize(
    ("text", "marks", "moves", "others"), COMPLAINTS, ids=[c[0][:40] for c in COMPLAINTS]
)
def test_an_everyday_complaint_is_understood(text: str, marks: str, moves: str, others: str) -> None:
    complaint, wanted = read(text), expected(marks)
    got = {str(m.place): m for m in complaint.marks}
    assert wanted.keys() <= got.keys() if "+" in marks else wanted.keys() == got.keys()
    assert all(fits(got[place], value) for place, value in wanted.items()), got
    facts = [
        f"{f.probe}{f':{f.side}' if f.side else ''} {'' if f.holds else 'not '}{f.effect}"
        for f in complaint.movements
    ]
    assert set(filter(None, moves.split(", "))) <= set(facts)
    told = {
        *complaint.activities,
        *complaint.factors,
        f"days={complaint.days}",
        f"age={complaint.age}",
        f"sex={complaint.sex}",
    }
    assert set(filter(None, others.split(", "))) <= told


def test_what_was_denied_is_kept_apart() -> None:
    complaint = read("no numbness, no tingling. My left hip is fine, the right one aches")
    assert {"numb", "tingling", "hip-outer:left"} <= set(complaint.denied)
    assert "numb" not in complaint.qualities


@pytest.mark.parametrize("text", ["My hip hurts", "hip pain on the right", "7/10 hip pain on the left"])
def test_what_was_not_said_is_named_as_assumed(text: str) -> None:
    complaint = read(text)
    assert ("side" in complaint.assumed) is ("the" not in text)
    assert ("strength" in complaint.assumed) is ("7" not in text)


def test_chips_say_where_each_piece_was_read() -> None:
    text = "left knee 7/10, worse on stairs, cycling"
    chips = {(span.kind, text[span.start : span.end]) for span in read(text).spans}
    assert {("place", "knee"), ("strength", "7/10"), ("movement", "stairs"), ("activity", "cycling")} <= chips


def test_what_was_not_understood_is_kept() -> None:
    assert "gribbly" in " ".join(read("my knee feels gribbly").not_understood)
    assert read("my knee hurts").not_understood == ()


@pytest.mark.parametrize(
    ("said", "constant"),
    [("constant ache in my knee", True), ("my knee hurts, not constantly", False), ("knee", None)],
)
def test_steady_pain_is_noticed(said: str, constant: bool | None) -> None:
    assert read(said).constant is constant


def test_an_empty_complaint_says_nothing() -> None:
    assert read("") == Complaint("")


def test_the_same_words_with_other_sides_give_the_mirrored_marks() -> None:
    here = read("left shoulder blade and left arm ache, turning right is stiff")
    there = read("right shoulder blade and right arm ache, turning left is stiff")
    assert {m.mirrored for m in here.marks} == set(there.marks)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_no_text_whatever_raises(text: str) -> None:
    complaint = read(text)
    assert complaint.text == text
    assert all(0 <= span.start < span.end <= len(text) for span in complaint.spans)


WORDS = sorted({w for line in COMPLAINTS for w in line[0].split()})


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_no_jumble_of_complaints_raises(text: str) -> None:
    complaint = read(text)
    for mark in complaint.marks:
        assert KNOWLEDGE.regions[mark.place.region].sided is (mark.place.side is not Side.MIDDLE)
    assert len({m.place for m in complaint.marks}) == len(complaint.marks)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([c[0] for c in COMPLAINTS]), st.integers(0, 60), st.sampled_from("abcdeirst"))
def test_one_slip_of_the_finger_raises_nothing(text: str, at: int, letter: str) -> None:
    read(text[:at] + letter + text[at + 1 :])


def test_nothing_is_needed_of_the_library() -> None:
    assert read_complaint("my left knee hurts", Knowledge()).marks == ()


@pytest.mark.parametrize(
    "piece",
    ["left knee hurts, no pain in my right hip when sitting; ", "knee left ", "no ", "zxcvb shouldre "],
)
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        start = time.process_time()
        read(text)
        return time.process_time() - start

    seconds(2000)
    short = min(seconds(2000) for _ in range(3))
    assert min(seconds(20_000) for _ in range(2)) < 40 * max(short, 0.002)
