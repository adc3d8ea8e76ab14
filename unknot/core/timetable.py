"""The timetable: which area on which day, by an exact search over every possible week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

REPEATS = (100, 80, 65, 50)  # what the same area is worth again in one week, in hundredths
OUT_OF_TURN = 10
SAME_DAY = 250
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
    ahead: Sequence[
        Sequence[tuple[int, str, int]]
    ]  # from each slot on: worth, area, how often before; best first
    slots: Sequence[Sequence[int]]  # from each slot on: the best that single slots are worth; best first
    best: int
    found: tuple[Option | None, ...]
    hours: int  # the longest rest that any option asks for
    seen: dict[tuple[object, ...], int]  # the most that a state was reached with


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
    hours = max((option.hours for slot in ordered for option in slot), default=0)
    hours = max((hours, *(one.option.hours for one in fixed)))
    ahead, by_slot = _ahead(ordered, wishes), _slots_ahead(ordered)
    search = _Search(days, ordered, wishes, ahead, by_slot, -1, (None,) * len(days), hours, {})
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
    if _reached_better(search, slot, total, chosen, counts, left):
        return
    if total + _ceiling(search, slot, counts, left) <= search.best:
        return
    day = search.days[slot]
    options = search.options[slot] if left else ()
    gains = ((_gain(o, day, chosen, counts, search.wishes, search.days[0]), o) for o in options)
    for gain, option in sorted(((g, o) for g, o in gains if g is not None), key=lambda row: -row[0]):
        counts[option.area] += 1
        chosen.append(Chosen(day, option))
        _branch(search, slot + 1, total + gain, [*picked, option], chosen, counts, left - 1)
        chosen.pop()
        counts[option.area] -= 1
    _branch(search, slot + 1, total, [*picked, None], chosen, counts, left)


def _reached_better(
    search: _Search, slot: int, total: int, chosen: list[Chosen], counts: Mapping[str, int], left: int
) -> bool:
    """Whether the same state was reached before and worth as much. What is to come depends only on how often each area
    stands already, and on what stands close enough to forbid or to spoil a neighbour."""
    day = search.days[slot]
    wishes = search.wishes
    near = tuple(
        (one.day, one.option)
        for one in chosen
        if (day - one.day) * 24 < search.hours or (day - one.day == 1 and wishes[one.option.area].most > 1)
    )
    state = (slot, left, tuple(counts.values()), near)
    if state in search.seen and search.seen[state] >= total:
        return True
    search.seen[state] = total
    return False


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
        if not apart:
            gain -= SAME_DAY
        elif apart == 1 and one.option.area == option.area:
            gain -= NEXT_DAY
        if not wish.pain and one.day <= day and _later_turn(one.option.area, wish, wishes):
            gain -= OUT_OF_TURN
    if wish.pain and not times:
        gain -= LATE_PAIN * wish.pain * (day - first_day)
    return gain


def _later_turn(area: str, wish: Wish, wishes: Mapping[str, Wish]) -> bool:
    other = wishes.get(area)
    return other is not None and not other.pain and other.turn > wish.turn


def _ahead(
    options: Sequence[Sequence[Option]], wishes: Mapping[str, Wish]
) -> tuple[tuple[tuple[int, str, int], ...], ...]:
    """For each slot: what each area may be worth there or later, for the first and every further time."""
    found: list[tuple[tuple[int, str, int], ...]] = []
    best: dict[str, int] = {}
    for slot in reversed(options):
        for option in slot:
            best[option.area] = max(best.get(option.area, 0), option.worth)
        times = ((area, worth, n) for area, worth in best.items() for n in range(wishes[area].most))
        rows = ((worth * REPEATS[min(n, len(REPEATS) - 1)] // 100, area, n) for area, worth, n in times)
        found.append(tuple(sorted(rows, reverse=True)))
    return tuple(reversed(found))


def _slots_ahead(options: Sequence[Sequence[Option]]) -> tuple[tuple[int, ...], ...]:
    best = [max((option.worth for option in slot), default=0) for slot in options]
    return tuple(tuple(sorted(best[slot:], reverse=True)) for slot in range(len(best)))


def _ceiling(search: _Search, slot: int, counts: Mapping[str, int], left: int) -> int:
    """No week can gain more from here on: the best areas still open, and the best of each slot, and what is beyond one
    block a day costs."""
    places = min(left, len(search.days) - slot)
    single = len(set(search.days[slot:]))
    by_area = taken = 0
    for worth, area, times in search.ahead[slot]:
        if taken == places:
            break
        if times >= counts[area]:
            by_area += max(0, worth - (SAME_DAY if taken >= single else 0))
            taken += 1
    by_slot = search.slots[slot][:places]
    return min(by_area, sum(max(0, w - (SAME_DAY if n >= single else 0)) for n, w in enumerate(by_slot)))
