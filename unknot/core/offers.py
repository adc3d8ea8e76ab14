"""Offers: what a slot of the week may hold. For each area the best tool, the muscles, the mode, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from unknot.core.assumed import assumed, assumed_count
from unknot.core.because import Because
from unknot.core.body import Side
from unknot.core.care_doses import round_the_body, sides_of
from unknot.core.knowledge import Area, Mode, Press
from unknot.core.ladder import Choice, ladder, rung_of
from unknot.core.load import is_hard_for
from unknot.core.plan import Wanted
from unknot.core.slots import Circumstances, Slot, rests, sore_by_area

WORTH = 1000  # of the first area when nothing hurts
REACHES = 0.95  # how well any tool that reaches the sore muscle suits
SORE_MINUTES = 10  # enough for a sore spot, whatever its area takes


@dataclass(frozen=True, slots=True)
class Offer:
    """What a slot would hold for one area. `worth` in thousandths; `muscles` as `muscle` or `muscle:side`."""

    area: str
    tool: str
    minutes: int
    muscles: tuple[str, ...]
    mode: str
    worth: int
    hours: int
    because: tuple[Because, ...]
    pain: int = 0  # the strongest of the sore muscles that it reaches

    @property
    def presses(self) -> frozenset[str]:
        return frozenset(name.partition(":")[0] for name in self.muscles)


class Offers:
    """Makes offers, remembering which muscle may be pressed with which tool: a week asks that many times."""

    def __init__(self, about: Circumstances) -> None:
        self.about = about
        self._permitted: dict[tuple[object, ...], bool] = {}
        self._sore = sore_by_area(about)
        self._resting = rests(about)
        self._ended = frozenset(
            (one.dose.muscle, one.dose.side) for one in about.given if one.response.nerve_signs
        )

    def for_slot(self, slot: Slot) -> tuple[Offer, ...]:
        """One offer for each area that can be treated then."""
        if not self.about.clearance.holds_on(max(slot.on, self.about.clearance.given_on)):
            return ()
        found = (self._best(area, slot) for area in self.about.knowledge.areas.values())
        return tuple(offer for offer in found if offer is not None)

    def _best(self, area: Area, slot: Slot) -> Offer | None:
        """The best tool for the area. Tools are tried in such an order that the first that cannot be beaten ends it."""
        best: Offer | None = None
        sore = self.sore(area)
        for tool in self._tools(area, slot):
            fit = area.tools[tool]
            if best and best.worth >= self._worth(area, slot, fit, 1.0, sore, light=False):
                break
            for mode in self._modes(area, slot):
                offer = self._offer(area, slot, tool, self.about.knowledge.modes[mode], fit)
                if offer and (best is None or offer.worth > best.worth):
                    best = offer
        return best

    def _tools(self, area: Area, slot: Slot) -> list[str]:
        """What suits the area at all: by fit; for a sore muscle the mildest first, bare hands last, for they tire."""
        tools = [tool for tool in slot.tools if area.tools.get(tool, 0.0) > 0]
        if not self.sore(area):
            return sorted(tools, key=lambda tool: -area.tools[tool])
        known = self.about.knowledge.tools
        return sorted(tools, key=lambda tool: (known[tool].kind == "hand", rung_of(known[tool], "")))

    def sore(self, area: Area) -> tuple[Wanted, ...]:
        """What is wanted in this area, the strongest pain first."""
        return self._sore.get(area.id, ())

    def _modes(self, area: Area, slot: Slot) -> tuple[str, ...]:
        if self._before_contest(slot.on):
            return ("before-training",)
        if area.whole_body:
            return ("check-in",)
        if slot.minutes <= 3:
            return ("short",)
        usual = "deload" if self.about.phase == "deload" else "full"
        works = any(self._works(muscle, slot.on) for muscle in area.muscles)
        return (usual, "after-training") if works else (usual,)

    def _before_contest(self, on: date) -> bool:
        contest = self.about.contest
        hours = assumed_count(self.about.knowledge, "before-contest-hours")
        return contest is not None and on <= contest and (contest - on) * 24 <= timedelta(days=hours)

    def _offer(self, area: Area, slot: Slot, tool: str, mode: Mode, fit: float) -> Offer | None:
        sore = self.sore(area)
        minutes = min(self._minutes(area, slot), mode.max_minutes)
        each = "check-in-minutes-per-muscle" if area.whole_body else "minutes-per-muscle"
        most = max(1, min(mode.muscles, minutes // self._each(each)))
        listed = self._listed(area, slot, mode)
        muscles, reached = self._muscles(listed, sore, tool, slot, mode, most)
        if not muscles:
            return None
        share = len({m.partition(":")[0] for m in muscles}) / max(1, min(most, len(listed)))
        worth = self._worth(area, slot, fit, share, reached, light=not mode.holds_allowed)
        hours = self._each("adapted-hours" if self.about.clearance.adapted else "same-point-hours")
        because = tuple(self._reasons(area, slot, tool, minutes, reached, mode))
        pain = max((w.pain for w in reached), default=0)
        return Offer(area.id, tool, minutes, muscles, mode.id, worth, hours, because, pain)

    def _each(self, assumption: str) -> int:
        return assumed_count(self.about.knowledge, assumption)

    def _minutes(self, area: Area, slot: Slot) -> int:
        return min(slot.minutes, self._each("longest-check-in" if area.whole_body else "longest-block"))

    def _listed(self, area: Area, slot: Slot, mode: Mode) -> tuple[str, ...]:
        """The area's muscles in their order. Those that work hard that day or just did are left to light rolling."""
        muscles = self.about.knowledge.muscles
        names = tuple(m.id for m in round_the_body(self.about.knowledge)) if area.whole_body else area.muscles
        names = tuple(m for m in names if m in muscles and muscles[m].press is not Press.NEVER)
        return tuple(
            m for m in names if not mode.holds_allowed or area.whole_body or not self._works(m, slot.on)
        )

    def _works(self, muscle: str, on: date) -> bool:
        """A hard day for the muscle on that day, or very heavy weeks with a hard day within two days."""
        load = self.about.loads.get(muscle)
        hard = [t.on for t in self.about.training if is_hard_for(t, muscle, self.about.knowledge)]
        if load and load.last_hard:
            hard.append(load.last_hard)
        rest = 2 if load and load.level == "very-heavy" else 1
        return any(timedelta(0) <= on - day < timedelta(days=rest) for day in hard)

    def _muscles(
        self, listed: Sequence[str], sore: Sequence[Wanted], tool: str, slot: Slot, mode: Mode, most: int
    ) -> tuple[tuple[str, ...], tuple[Wanted, ...]]:
        """Sore ones first, with their side, then the area's own order; and which of the sore ones it reaches."""
        reached = [
            w
            for w in sore
            if self._is_open(w.muscle, listed, slot, mode)
            and self._may(w.muscle, Side(w.side), tool, slot, mode)
        ]
        names = list(dict.fromkeys(f"{w.muscle}:{w.side}" for w in reached))
        muscles = list(dict.fromkeys(w.muscle for w in reached))[:most]
        names = [name for name in names if name.partition(":")[0] in muscles]
        for muscle in listed:
            if len(muscles) >= most:
                break
            if muscle not in muscles and not self._is_named_by(muscle, muscles):
                names.extend(found := self._as_sides(muscle, tool, slot, mode))
                muscles.extend([muscle] if found else [])
        return tuple(names), tuple(w for w in reached if w.muscle in muscles)

    def _is_open(self, muscle: str, listed: Sequence[str], slot: Slot, mode: Mode) -> bool:
        """Whether a sore muscle may have its place in an area: as one of its list, or as a part of a group of it.

        A single muscle need not stand in the list beside its group; it rests on hard days all the same.
        """
        if muscle in listed:
            return True
        known = self.about.knowledge.muscles.get(muscle)
        in_a_list = any(muscle in area.muscles for area in self.about.knowledge.areas.values())
        if known is None or in_a_list or known.press is Press.NEVER:
            return False
        return not mode.holds_allowed or not self._works(muscle, slot.on)

    def _is_named_by(self, group: str, chosen: Sequence[str]) -> bool:
        """Whether a part of this group is treated already, which is enough for one block."""
        known = self.about.knowledge.muscles
        return any(known[m].part_of == group for m in chosen if m in known)

    def allows(self, names: Sequence[str], tool: str, slot: Slot, mode: Mode) -> bool:
        """Whether all of these (`muscle` for both sides, or `muscle:side`) may be pressed with the tool then."""
        for name in names:
            muscle, _, side = name.partition(":")
            if muscle not in self.about.knowledge.muscles:
                return False
            sides = (Side(side),) if side else sides_of(muscle, self.about.knowledge)
            if not all(self._may(muscle, one, tool, slot, mode) for one in sides):
                return False
        return True

    def _as_sides(self, muscle: str, tool: str, slot: Slot, mode: Mode) -> list[str]:
        sides = sides_of(muscle, self.about.knowledge)
        fine = [side for side in sides if self._may(muscle, side, tool, slot, mode)]
        return [muscle] if len(fine) == len(sides) else [f"{muscle}:{side}" for side in fine]

    def _may(self, muscle: str, side: Side, tool: str, slot: Slot, mode: Mode) -> bool:
        if (muscle, side) in self._ended or any(
            slot.at < until for until in self._resting.get((muscle, side), ())
        ):
            return False
        on = slot.on if self.about.clearance.findings else None
        key = (muscle, side, tool, mode.id, slot.settings, on)
        if key not in self._permitted:
            known, choice = self.about.knowledge.muscles[muscle], Choice((tool,), slot.settings, mode)
            ways, _ = ladder(self.about.clearance, known, side, "", choice, self.about.knowledge, slot.on)
            self._permitted[key] = bool(ways)
        return self._permitted[key]

    # --- What it is worth, and why ---------------------------------------------------------------------------------

    def _need(self, area: Area) -> int:
        """How much the week needs this area: by its turn, the pain in it, the person's sport and heavy weeks."""
        loads, knowledge = self.about.loads, self.about.knowledge
        pain = max((want.pain for want in self.sore(area)), default=0)
        need = WORTH - self._each("area-turn-step") * (area.turn - 1) + self._each("area-pain-step") * pain
        if area.whole_body:
            return need + (self._each("area-pain-step") if self.about.phase == "deload" else 0)
        if any(loads[m].level in ("heavy", "very-heavy") for m in area.muscles if m in loads):
            need += self._each("area-heavy-step")
        sports = [knowledge.activities[a] for a in self.about.person.activities if a in knowledge.activities]
        weights = sorted(
            (max((s.muscles.get(m, 0.0) for s in sports), default=0.0) for m in area.muscles), reverse=True
        )
        return need + int(self._each("area-sport-step") * sum(weights[:3]) / 3)

    def _worth(
        self, area: Area, slot: Slot, fit: float, share: float, reached: tuple[Wanted, ...], light: bool
    ) -> int:
        """Need × how well tool, minutes and muscles do. `share` of the muscles that should be reached, 0-1."""
        sore, need, minutes = self.sore(area), self._need(area), self._minutes(area, slot)
        if sore and not reached:
            need -= self._each("area-pain-step") * sore[0].pain
        elif sore:
            share = 1.0  # what counts is that the sore ones are reached; all tools that do are alike
            fit = REACHES * sum(w.pain + 1 for w in reached) / sum(w.pain + 1 for w in sore)
        enough = min(1.0, minutes / (min(area.minutes, SORE_MINUTES) if sore else area.minutes))
        quality = assumed(self.about.knowledge, "light-care") if light else 1.0
        unused = 1 - assumed(self.about.knowledge, "unused-minutes") * (slot.minutes - minutes) / slot.minutes
        return int(need * fit * enough * unused * (0.5 + 0.5 * min(1.0, share)) * quality)

    def _reasons(
        self, area: Area, slot: Slot, tool: str, minutes: int, reached: tuple[Wanted, ...], mode: Mode
    ) -> Iterator[Because]:
        muscles = self.about.knowledge.muscles
        for want in reached:
            side = "" if want.side == "middle" else f"{want.side} "
            name = muscles[want.muscle].name.lower()
            text = f"You marked {want.pain} of 10 for your {side}{name}, so it comes first."
            yield Because(text, "for", ("blocks-for-pain",))
        if not reached:
            yield Because(
                f"Nothing hurts here: {area.name} has its turn in the week.", "for", area.backing.assumes
            )
        yield self._tool_reason(area, tool, bool(reached))
        if not mode.holds_allowed:
            yield Because(
                "These muscles work hard around then: light rolling only.",
                "for",
                ("main-pressure-after-hours",),
            )
        if any(self._load_is(m, "heavy", "very-heavy") for m in area.muscles):
            yield Because("Training was heavy for these muscles lately.", "for", ("heavy-week",))
        if minutes < slot.minutes:
            text = f"{minutes} of your {slot.minutes} minutes: little and often does more than one long hour."
            yield Because(text, "note", ("longest-block",))

    def _load_is(self, muscle: str, *levels: str) -> bool:
        return muscle in self.about.loads and self.about.loads[muscle].level in levels

    def _tool_reason(self, area: Area, tool: str, sore: bool) -> Because:
        if not sore and area.tools[tool] == max(area.tools.values()) and area.because:
            return Because(area.because, "for", (*area.backing.cites, *area.backing.assumes))
        name = self.about.knowledge.tools[tool].name
        if sore:
            return Because(f"{name}: the mildest of what you have that reaches it.", "for", ("tool-ladder",))
        return Because(f"{name}: it suits this area best of what you have.", "for", area.backing.assumes)
