"""The timetable: which area on which day, by an exact search over every possible week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

REPEATS = (100, 80, 65, 50)  # what the same area is worth again in one week, in hundredths
OUT_OF_TURN = 10
NEXT_DAY = 150
LATE_PAIN = 25


@dataclass(frozen=True, slots=True)
class Option:
    """An area in one slot: what it is worth there (thousandths), and what it presses (`muscle`, both sides)."""

    area: str
    worth: int
    presses: frozenset[str]
    hours: int  # between the same spots


@dataclass(frozen=True, slots=True)
class Wish:
    """What an area asks of the week: how often at most, its turn, the pain in it (0-10)."""

    most: int
    turn: int
    pain: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option on a day (0 Monday), by the search or fixed beforehand."""

    day: int
    option: Option


@dataclass(slots=True)
class _Search:
    days: Sequence[int]
    options: Sequence[tuple[Option, ...]]
    wishes: Mapping[str, Wish]
    ceiling: Sequence[Mapping[str, int]]  # from this slot on: the most that an area may be worth
    best: int
    found: tuple[Option | None, ...]


def timetable(
    days: Sequence[int],
    options: Sequence[Sequence[Option]],
    wishes: Mapping[str, Wish],
    fixed: Sequence[Chosen] = (),
    most: int = 7,
    wont: Sequence[str] = (),
) -> tuple[Option | None, ...]:
    """The best choice for each slot (its day is `days[i]`, in order), None for a rest. No other week is worth more.

    Branch and bound: a branch is left only when even its ceiling is not above the best week found. Among equals the
    week of `wont` wins (areas by slot, "" for rest), then the earlier turn. At most `most` blocks beside `fixed`.
    """
    ordered = tuple(tuple(sorted(slot, key=lambda o: (-o.worth, wishes[o.area].turn))) for slot in options)
    search = _Search(days, ordered, wishes, _ceilings(ordered), -1, (None,) * len(days))
    kept = _as_it_was(ordered, wont)
    worth = _worth(days, kept, wishes, fixed, most)
    if worth is not None:
        search.best, search.found = worth, kept
    counts = dict.fromkeys(wishes, 0)
    for one in fixed:
        counts[one.option.area] = counts.get(one.option.area, 0) + 1
    _branch(search, 0, 0, [], list(fixed), counts, most)
    return search.found


def _as_it_was(options: Sequence[Sequence[Option]], wont: Sequence[str]) -> tuple[Option | None, ...]:
    names = (*wont, *[""] * len(options))
    return tuple(
        next((o for o in slot if o.area == name), None) for slot, name in zip(options, names, strict=False)
    )


def _worth(
    days: Sequence[int],
    choice: Sequence[Option | None],
    wishes: Mapping[str, Wish],
    fixed: Sequence[Chosen],
    most: int,
) -> int | None:
    """What a whole week is worth; None when it breaks a rule."""
    counts: dict[str, int] = {}
    for one in fixed:
        counts[one.option.area] = counts.get(one.option.area, 0) + 1
    total, chosen = 0, list(fixed)
    for day, option in zip(days, choice, strict=True):
        if option is None:
            continue
        gain = _gain(option, day, chosen, counts, wishes, days[0])
        if gain is None or len(chosen) - len(fixed) >= most:
            return None
        total += gain
        counts[option.area] = counts.get(option.area, 0) + 1
        chosen.append(Chosen(day, option))
    return total


def _branch(
    search: _Search,
    slot: int,
    total: int,
    picked: list[Option | None],
    chosen: list[Chosen],
    counts: dict[str, int],
    left: int,
) -> None:
    if slot == len(search.days):
        if total > search.best:
            search.best, search.found = total, tuple(picked)
        return
    if total + _ceiling(search, slot, counts, left) <= search.best:
        return
    day = search.days[slot]
    for option in search.options[slot] if left else ():
        gain = _gain(option, day, chosen, counts, search.wishes, search.days[0])
        if gain is None:
            continue
        counts[option.area] += 1
        chosen.append(Chosen(day, option))
        _branch(search, slot + 1, total + gain, [*picked, option], chosen, counts, left - 1)
        chosen.pop()
        counts[option.area] -= 1
    _branch(search, slot + 1, total, [*picked, None], chosen, counts, left)


def _gain(
    option: Option,
    day: int,
    chosen: Sequence[Chosen],
    counts: Mapping[str, int],
    wishes: Mapping[str, Wish],
    first_day: int,
) -> int | None:
    """What an option adds to the week so far; None when it may not stand there."""
    wish, times = wishes[option.area], counts.get(option.area, 0)
    if times >= wish.most:
        return None
    gain = option.worth * REPEATS[min(times, len(REPEATS) - 1)] // 100
    for one in chosen:
        apart = abs(day - one.day)
        hours = max(option.hours, one.option.hours)
        if apart * 24 < hours and not option.presses.isdisjoint(one.option.presses):
            return None
        if one.option.area == option.area and apart < 2:
            gain -= NEXT_DAY
        if not wish.pain and one.day <= day and _later_turn(one.option.area, wish, wishes):
            gain -= OUT_OF_TURN
    if wish.pain and not times:
        gain -= LATE_PAIN * wish.pain * (day - first_day)
    return gain


def _later_turn(area: str, wish: Wish, wishes: Mapping[str, Wish]) -> bool:
    other = wishes.get(area)
    return other is not None and not other.pain and other.turn > wish.turn


def _ceilings(options: Sequence[Sequence[Option]]) -> tuple[Mapping[str, int], ...]:
    """For each slot the most that each area may be worth in it or in any later one."""
    ceilings: list[Mapping[str, int]] = []
    ahead: dict[str, int] = {}
    for slot in reversed(options):
        for option in slot:
            ahead[option.area] = max(ahead.get(option.area, 0), option.worth)
        ceilings.append(dict(ahead))
    return tuple(reversed(ceilings))


def _ceiling(search: _Search, slot: int, counts: Mapping[str, int], left: int) -> int:
    """No week can gain more from here on: the best areas still open, and the best option of each slot."""
    places = min(left, len(search.days) - slot)
    by_area = sorted(
        (
            worth * REPEATS[min(times, len(REPEATS) - 1)] // 100
            for area, worth in search.ceiling[slot].items()
            for times in range(counts.get(area, 0), search.wishes[area].most)
        ),
        reverse=True,
    )
    by_slot = sorted((s[0].worth for s in search.options[slot:] if s), reverse=True)
    return min(sum(by_area[:places]), sum(by_slot[:places]))
