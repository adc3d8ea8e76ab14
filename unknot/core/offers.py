"""Offers: what a slot of the week may hold. For each area the best tool, the muscles, the mode, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from unknot.core.assumed import assumed, assumed_count
from unknot.core.because import Because
from unknot.core.body import Side
from unknot.core.care_doses import most_muscles, round_the_body, sides_of
from unknot.core.dose import Given
from unknot.core.knowledge import Area, Knowledge, Mode, Press
from unknot.core.ladder import Choice, ladder
from unknot.core.load import MuscleLoad, Training, is_hard_for
from unknot.core.person import Person
from unknot.core.plan import Availability, Wanted
from unknot.core.response import rest_hours
from unknot.core.screening import Clearance

WORTH, TURN_STEP, PAIN_STEP, SPORT, HEAVY = 1000, 40, 120, 150, 50  # thousandths; assumption `area-worth`
REACHES = 0.9  # how well a tool that reaches the sore muscle suits at least


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time on a day, and what is at hand then."""

    on: date
    at: datetime
    minutes: int
    tools: tuple[str, ...]
    settings: tuple[str, ...]


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

    @property
    def presses(self) -> frozenset[str]:
        return frozenset(name.partition(":")[0] for name in self.muscles)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Everything that bears on a week beside its slots."""

    clearance: Clearance
    wanted: tuple[Wanted, ...]
    knowledge: Knowledge
    loads: Mapping[str, MuscleLoad]
    given: tuple[Given, ...]
    person: Person
    training: tuple[Training, ...]
    contest: date | None
    phase: str


class Offers:
    """Makes offers, remembering which muscle may be pressed with which tool: a week asks that many times."""

    def __init__(self, about: Circumstances) -> None:
        self.about = about
        self._permitted: dict[tuple[object, ...], bool] = {}
        self._resting = _rests(about)
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
        """The best tool for the area. Tools are tried by fit, so that the first that cannot be beaten ends it."""
        best: Offer | None = None
        sore = self.sore(area)
        for tool in sorted(slot.tools, key=lambda t: -area.tools.get(t, 0.0)):
            fit = area.tools.get(tool, 0.0)
            if fit <= 0 or (best and not sore and best.worth >= self._need(area) * fit):
                break
            for mode in self._modes(area, slot):
                offer = self._offer(area, slot, tool, self.about.knowledge.modes[mode], fit)
                if offer and (best is None or offer.worth > best.worth):
                    best = offer
        return best

    def sore(self, area: Area) -> tuple[Wanted, ...]:
        """What is wanted in this area, the strongest pain first."""
        muscles = self.about.knowledge.muscles
        here = [w for w in self.about.wanted if w.muscle in muscles and muscles[w.muscle].area == area.id]
        return tuple(sorted(here, key=lambda w: (-w.pain, w.muscle, w.side)))

    def _modes(self, area: Area, slot: Slot) -> tuple[str, ...]:
        if self._before_contest(slot.on):
            return ("before-training",)
        if area.whole_body:
            return ("check-in",)
        if slot.minutes <= 3:
            return ("short",)
        return ("deload" if self.about.phase == "deload" else "full", "after-training")

    def _before_contest(self, on: date) -> bool:
        contest = self.about.contest
        hours = assumed_count(self.about.knowledge, "before-contest-hours")
        return contest is not None and on <= contest and (contest - on) * 24 <= timedelta(days=hours)

    def _offer(self, area: Area, slot: Slot, tool: str, mode: Mode, fit: float) -> Offer | None:
        sore = self.sore(area)
        minutes = min(slot.minutes, self._longest(area), mode.max_minutes)
        most = most_muscles(minutes, self.about.knowledge, mode)
        most = (
            min(mode.muscles, minutes // self._each("check-in-minutes-per-muscle"))
            if area.whole_body
            else most
        )
        listed = self._listed(area, slot, mode)
        muscles, reached = self._muscles(listed, sore, tool, slot, mode, max(1, most))
        if not muscles:
            return None
        worth = self._worth(
            area, slot, minutes, fit, len(muscles) / max(1, min(most, len(listed))), reached, mode
        )
        hours = self._each("adapted-hours") if self.about.clearance.adapted else 24
        because = tuple(self._reasons(area, slot, tool, minutes, reached, mode))
        return Offer(area.id, tool, minutes, muscles, mode.id, worth, hours, because)

    def _each(self, assumption: str) -> int:
        return assumed_count(self.about.knowledge, assumption)

    def _longest(self, area: Area) -> int:
        return self._each("longest-check-in" if area.whole_body else "longest-block")

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
            w for w in sore if w.muscle in listed and self._may(w.muscle, Side(w.side), tool, slot, mode)
        ]
        names = list(dict.fromkeys(f"{w.muscle}:{w.side}" for w in reached))
        muscles = list(dict.fromkeys(w.muscle for w in reached))[:most]
        names = [name for name in names if name.partition(":")[0] in muscles]
        for muscle in listed:
            if len(muscles) >= most:
                break
            if muscle not in muscles:
                names.extend(found := self._as_sides(muscle, tool, slot, mode))
                muscles.extend([muscle] if found else [])
        return tuple(names), tuple(w for w in reached if w.muscle in muscles)

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
        need = (
            WORTH
            - TURN_STEP * (area.turn - 1)
            + PAIN_STEP * max((w.pain for w in self.sore(area)), default=0)
        )
        if area.whole_body:
            return need + (PAIN_STEP if self.about.phase == "deload" else 0)
        if any(loads[m].level in ("heavy", "very-heavy") for m in area.muscles if m in loads):
            need += HEAVY
        sports = [knowledge.activities[a] for a in self.about.person.activities if a in knowledge.activities]
        weights = sorted(
            (max((s.muscles.get(m, 0.0) for s in sports), default=0.0) for m in area.muscles), reverse=True
        )
        return need + int(SPORT * sum(weights[:3]) / 3)

    def _worth(
        self,
        area: Area,
        slot: Slot,
        minutes: int,
        fit: float,
        share: float,
        reached: tuple[Wanted, ...],
        mode: Mode,
    ) -> int:
        sore = self.sore(area)
        takes = min(area.minutes, 10) if sore else area.minutes
        need = float(self._need(area))
        if sore and not reached:
            need = self._need(area) - PAIN_STEP * max(w.pain for w in sore)
        elif sore:
            fit = max(fit, REACHES) * sum(w.pain + 1 for w in reached) / sum(w.pain + 1 for w in sore)
        enough = min(1.0, minutes / takes)
        unused = 1 - 0.15 * (slot.minutes - minutes) / slot.minutes
        light = 0.7 if not mode.holds_allowed else 1.0
        return int(need * fit * enough * unused * (0.5 + 0.5 * min(1.0, share)) * light)

    def _reasons(
        self, area: Area, slot: Slot, tool: str, minutes: int, reached: tuple[Wanted, ...], mode: Mode
    ) -> Iterator[Because]:
        muscles = self.about.knowledge.muscles
        for want in reached:
            side = "" if want.side == "middle" else f"{want.side} "
            text = (
                f"Your {side}{muscles[want.muscle].name.lower()} is at {want.pain} of 10, so it comes first."
            )
            yield Because(text, "for", ("blocks-for-pain",))
        if not reached:
            yield Because(
                f"Nothing hurts here: {area.name} has its turn in the week.", "for", area.backing.assumes
            )
        yield self._tool_reason(area, tool)
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

    def _tool_reason(self, area: Area, tool: str) -> Because:
        if area.tools.get(tool, 0.0) == max(area.tools.values()) and area.because:
            return Because(area.because, "for", (*area.backing.cites, *area.backing.assumes))
        name = self.about.knowledge.tools[tool].name
        return Because(f"{name}: it suits this area best of what you have.", "for", area.backing.assumes)


def _rests(about: Circumstances) -> dict[tuple[str, Side], tuple[datetime, ...]]:
    """Until when each muscle and side rests."""
    adapted = assumed_count(about.knowledge, "adapted-hours") if about.clearance.adapted else 0
    rests: dict[tuple[str, Side], tuple[datetime, ...]] = {}
    for one in about.given:
        key = one.dose.muscle, one.dose.side
        until = one.at + timedelta(hours=max(rest_hours(one, about.knowledge), adapted))
        rests[key] = (*rests.get(key, ()), until)
    return rests


def slots_of(
    week: Availability, start: date, knowledge: Knowledge, given: tuple[Given, ...]
) -> tuple[Slot, ...]:
    """The week's slots, Monday first. A long wish becomes two slots; hands are always at hand."""
    hands = tuple(tool.id for tool in knowledge.tools.values() if tool.kind == "hand")
    zone = next((one.at.tzinfo for one in given if one.at.tzinfo), None)
    slots: list[Slot] = []
    for index, day in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun")):
        on = start + timedelta(days=index)
        owned = week.tools_on.get(day, week.tools) if week.tools_on else week.tools
        tools = tuple(dict.fromkeys((*(t for t in owned if t in knowledge.tools), *hands)))
        slot = Slot(on, datetime.combine(on, week.at, tzinfo=zone), 0, tools, week.settings)
        slots.extend(replace(slot, minutes=m) for m in split(week.days.get(day, 0), knowledge))
    return tuple(slots)


def split(minutes: int, knowledge: Knowledge) -> tuple[int, ...]:
    """A day's minutes as blocks: one when it is short enough, else two of which none is long."""
    block, check_in = int(assumed(knowledge, "longest-block")), int(assumed(knowledge, "longest-check-in"))
    if minutes <= 0:
        return ()
    if minutes <= check_in:
        return (minutes,)
    rest = min(block, minutes - block)
    return (block, rest) if rest >= 5 else (check_in,)
