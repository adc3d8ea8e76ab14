"""The tape as it plays in a terminal: which cue, how long, what was really done. It knows no clinical rule: what an
answer changes stands on the tape, as the core composed it (the browser's player does the same)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Cue = dict[str, Any]
Keys = Callable[
    [float | None], tuple[str, float]
]  # wait so many seconds (None: for ever) → key or "", seconds passed

FELT = {"g": "good", "t": "too-much", "m": "more", "x": "sharp", "n": "not-there"}
STOP, ON = "q", "\n"
HELP = "t too much   x sharp, electric or numb   n not there   m a little more   g good   q stop"


@dataclass(slots=True)
class DonePart:
    """What was really done of one dose."""

    seconds: float = 0.0
    felt: list[str] = field(default_factory=list)
    found: bool = True


class Player:
    """`tape` is what `tape_json` wrote; `keys` waits for a key, `say` shows a line, `tick` the seconds left."""

    def __init__(
        self, tape: dict[str, Any], keys: Keys, say: Callable[[str], None], tick: Callable[[float], None]
    ) -> None:
        self.cues: list[Cue] = [dict(cue) for cue in tape["cues"]]
        self.done = [DonePart() for _ in tape["doses"]]
        self.keys, self.say, self.tick = keys, say, tick

    def play(self) -> str:
        """Until the end or a stop. Returns how it ended: done, stopped or sharp."""
        at: int | None = 0
        while at is not None and at < len(self.cues):
            self._announce(self.cues[at])
            at = self._wait(at) if self.cues[at]["waits"] else self._run(at)
        if any(part.felt.count("sharp") > 1 for part in self.done):
            return "sharp"
        return "stopped" if at is None else "done"

    def _announce(self, cue: Cue) -> None:
        low, high = cue["discomfort"] or (0, 0)
        aim = f"  [aim for {low} to {high} of 10]" if high else ""
        self.say(f"\a\n{cue['title']}{aim}\n  {cue['say']}")
        if cue["phase"] == "press":
            self.say(f"  ({HELP})")

    def _wait(self, at: int) -> int | None:
        """A cue that ends when the person says so."""
        self.say("  Enter when ready, n when there is nothing tender, q to stop.")
        while True:
            key, _ = self.keys(None)
            if key == STOP:
                return None
            if key == "n" and (moved := self._answer(at, "not-there")) is not None:
                return moved
            if key == ON:
                return at + 1

    def _run(self, at: int) -> int | None:
        """A cue that runs its seconds; an answer may shorten it or lead elsewhere."""
        cue, left = self.cues[at], float(self.cues[at]["seconds"])
        while left > 0:
            self.tick(left)
            key, passed = self.keys(min(1.0, left))
            left -= passed
            if cue["phase"] == "press" and cue["dose"] is not None:
                self.done[cue["dose"]].seconds += passed
            if key == STOP:
                return None
            if key == ON:
                break
            if key in FELT and cue["phase"] == "press":
                held = cue["seconds"] - left
                moved = self._answer(at, FELT[key])
                if moved is not None:
                    return moved
                left = cue["seconds"] - held
        return at + 1

    def _answer(self, at: int, felt: str) -> int | None:
        """Note the answer, and change what it changes. The cue to go to, or None to stay."""
        cue = self._pressing(at)
        answer = cue["answers"].get(felt) if cue else None
        if cue is None or answer is None:
            return None
        part = self.done[cue["dose"]]
        part.felt.append(felt)
        part.found = part.found and felt != "not-there"
        self.say(f"  {answer['say']}")
        for each in self.cues[at:]:
            if each["dose"] == cue["dose"] and each["phase"] == "press":
                _changed(each, felt, answer)
        return None if answer["go"] == "on" else int(answer["cue"])

    def _pressing(self, at: int) -> Cue | None:
        """This cue when it presses, or the pressing that looking for the spot leads to."""
        cue = self.cues[at]
        if cue["phase"] == "press":
            return cue
        if cue["phase"] != "locate":
            return None
        later = (c for c in self.cues[at:] if c["phase"] == "press" and c["dose"] == cue["dose"])
        return next(later, None)


def _changed(cue: Cue, felt: str, answer: dict[str, Any]) -> None:
    if answer["go"] == "on":
        cue |= {name: answer[name] for name in ("seconds", "discomfort", "cap")}
    answers = {**cue["answers"], **({felt: answer["again"]} if "again" in answer else {})}
    cue["answers"] = {name: each for name, each in answers.items() if name not in answer.get("without", ())}
