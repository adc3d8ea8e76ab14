"""The session in a terminal: it plays the tape, listens to every answer, and counts what was really held."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.cast import ana
from unknot.cli.player import Player
from unknot.core.body import Side
from unknot.core.session import PlannedSession, tape_json

COMPLAINT = "right shoulder blade aches 6/10, worse at the desk"


@pytest.fixture
def composed() -> PlannedSession:
    someone = ana().says(COMPLAINT)
    someone.answers_no()
    opened = someone.presses("infraspinatus", Side.RIGHT).opens()
    assert opened.session is not None
    return opened.session


class Person:
    """Presses Enter where the tape waits, and `keys` in turn, one at the start of each press cue."""

    def __init__(self, keys: str = "") -> None:
        self.keys: Iterator[str] = iter(keys)
        self.heard: list[str] = []

    def __call__(self, seconds: float | None) -> tuple[str, float]:
        if seconds is None:
            return "\n", 0.0
        key = next(self.keys, "") if "too much" in self.heard[-1] else ""
        if key:
            self.heard.append("answered")
        return key, 0.0 if key else seconds


def played(composed: PlannedSession, keys: str = "") -> tuple[str, Player, Person]:
    person = Person(keys)
    player = Player(tape_json(composed), person, person.heard.append, lambda _: None)
    return player.play(), player, person


def test_played_to_the_end_every_dose_was_held_as_composed(composed: PlannedSession) -> None:
    how, player, _ = played(composed)
    assert how == "done"
    assert [round(part.seconds) for part in player.done] == [
        d.seconds * d.repetitions for d in composed.doses
    ]
    assert all(part.found for part in player.done)


def test_it_says_every_cue_of_the_tape(composed: PlannedSession) -> None:
    _, _, person = played(composed)
    heard = "\n".join(person.heard)
    assert all(cue.title in heard for cue in composed.tape)


def test_stop_stops_at_once_and_what_was_held_stays(composed: PlannedSession) -> None:
    how, player, _ = played(composed, "q")
    assert how == "stopped"
    assert sum(part.seconds for part in player.done) < sum(d.seconds * d.repetitions for d in composed.doses)


def test_too_much_makes_the_rest_shorter_and_milder(composed: PlannedSession) -> None:
    _, player, person = played(composed, "t")
    first = composed.doses[0]
    assert player.done[0].felt == ["too-much"]
    assert player.done[0].seconds < first.seconds * first.repetitions
    pressing = [cue for cue in player.cues if cue["phase"] == "press" and cue["dose"] == 0]
    assert pressing[0]["discomfort"][1] < first.discomfort[1]
    assert "more" not in pressing[0]["answers"]
    assert any("lean out" in words.lower() for words in person.heard)


def test_sharp_goes_back_to_looking_and_a_second_time_ends_the_spot(composed: PlannedSession) -> None:
    how, player, _ = played(composed, "xx")
    assert how == "sharp"
    assert player.done[0].felt == ["sharp", "sharp"]
    assert player.done[0].seconds == 0


def test_nothing_there_moves_on_and_is_kept(composed: PlannedSession) -> None:
    _, player, _ = played(composed, "n")
    assert player.done[0].found is False
    assert player.done[0].seconds == 0


def test_nothing_there_may_be_said_while_looking(composed: PlannedSession) -> None:
    tape = tape_json(composed)
    looking = next(at for at, cue in enumerate(tape["cues"]) if cue["phase"] == "locate")
    waits = [cue for cue in tape["cues"][: looking + 1] if cue["waits"]]
    said = iter(["\n"] * (len(waits) - 1) + ["n"])

    def keys(seconds: float | None) -> tuple[str, float]:
        return (next(said, "\n"), 0.0) if seconds is None else ("", seconds)

    player = Player(tape, keys, lambda _: None, lambda _: None)
    assert player.play() == "done"
    assert player.done[0].found is False


def test_it_never_changes_the_tape_it_was_given(composed: PlannedSession) -> None:
    tape: dict[str, Any] = tape_json(composed)
    person = Person("tm")
    Player(tape, person, person.heard.append, lambda _: None).play()
    assert tape == tape_json(composed)
