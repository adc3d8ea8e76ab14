"""A muscle's pattern on the figure: where its pain is felt, where the muscle lies, and where its spots are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from unknot.core.body import Place, Side
from unknot.core.knowledge import Knowledge, Muscle
from unknot.web.figure import FOLDER, WHOLE, boxes, views

LARGE_ENOUGH = 3000.0  # a place smaller than this, in the figure's square units, is hardly seen in a view
SECOND_VIEW = 3.0  # at least one main place or the spot
CLOSER = 1.25  # a close-up is worth it when it shows so much more than the whole body
WEIGHTS = {"essential": 3.0, "spot": 2.5, "marked": 3.0, "spillover": 1.0}
RING, RING_CLOSE = 15, 9  # radius of a spot's ring, on the whole body and in a close-up


def pattern_classes(muscle: Muscle, side: Side, knowledge: Knowledge) -> dict[Place, str]:
    """Where a muscle's pain is usually felt: essential strong, spillover faint, the spot's place named."""
    found: dict[Place, str] = {}
    for region in muscle.spillover:
        found.update(dict.fromkeys(_places(region, side, muscle, knowledge), "spillover"))
    for region in muscle.essential:
        found.update(dict.fromkeys(_places(region, side, muscle, knowledge), "essential"))
    for point in muscle.points:
        for place in sided(point.at, side, knowledge):
            found[place] = f"{found.get(place, '')} spot".strip()
    return found


def _places(region: str, side: Side, muscle: Muscle, knowledge: Knowledge) -> tuple[Place, ...]:
    sides = {p.zone.side for p in muscle.points if region in (*p.zone.essential, *p.zone.spillover)}
    both = "both" in sides
    own = (*sided(region, side, knowledge),) if sides & {"same", "both"} else ()
    other = (*sided(region, side.opposite, knowledge),) if both or "opposite" in sides else ()
    return (*own, *other)


def sided(region: str, side: Side, knowledge: Knowledge) -> tuple[Place, ...]:
    known = knowledge.regions.get(region)
    if known is None:
        return ()
    return (Place(region, side if known.sided else Side.MIDDLE),)


def muscle_views(muscle: str, side: Side, classes: Mapping[Place, str]) -> tuple[str, ...]:
    """The views of `pattern_views`, with one in which a spot can be seen when none of them shows any."""
    chosen = pattern_views(classes)
    with_spots = [view for view in views() if any(spots(view, muscle, side))]
    if not with_spots or set(chosen) & set(with_spots):
        return chosen
    return chosen[0], max(with_spots, key=lambda view: _shown(view, classes))


def pattern_views(classes: Mapping[Place, str]) -> tuple[str, ...]:
    """One or two views that show the pattern best: front, back, a side, or a close-up of head, hand or foot."""
    seen = {view: _shown(view, classes) for view in views()}
    main = sorted(("front", "back"), key=lambda v: -seen[v])
    side = max(("left", "right"), key=lambda v: seen[v])
    close = max((v for v in seen if v not in WHOLE), key=lambda v: seen[v])
    if seen[close] >= CLOSER * max(seen[v] for v in WHOLE):
        return close, *_also_close(close, seen)
    if seen[main[0]] * 2 < seen[side]:
        return (side,)
    return tuple(main) if seen[main[1]] >= SECOND_VIEW else (main[0],)


def _also_close(first: str, seen: Mapping[str, float]) -> tuple[str, ...]:
    """The other face of the same head, hand or foot, when much of the pattern shows there too."""
    part = first.rsplit("-", 1)[0]
    others = sorted((v for v in seen if v != first and v.startswith(part)), key=lambda v: -seen[v])
    return tuple(v for v in others[:1] if seen[v] >= max(SECOND_VIEW, seen[first] / 3))


def _shown(view: str, classes: Mapping[Place, str]) -> float:
    """How much of the pattern a view shows, by weight and by how large the place appears there."""
    found = boxes(view)
    total = 0.0
    for place, words in classes.items():
        if place in found:
            visible = min(1.0, found[place][2] * found[place][3] / LARGE_ENOUGH)
            total += visible * sum(WEIGHTS.get(word, 0) for word in words.split())
    return total


def laid_over(view: str, muscle: str, side: Side) -> str:
    """The muscle's own shape and a ring at each of its spots, as SVG in the view's coordinates."""
    shape = _muscles().get(view, {}).get(muscle, {}).get(_key(side), "")
    patch = f'<path class="muscle-patch" d="{shape}"/>' if shape else ""
    radius = RING if view in WHOLE else RING_CLOSE
    rings = (
        f'<circle class="spot-mark" cx="{x}" cy="{y}" r="{radius}"/>' for x, y in spots(view, muscle, side)
    )
    return patch + "".join(
        f"<g>{ring * 2}</g>" for ring in rings
    )  # light on dark, so that it shows on any fill


def spots(view: str, muscle: str, side: Side) -> Iterator[tuple[float, float]]:
    """x, y of each spot of the muscle that this view shows, in the view's coordinates."""
    for point in _points().get(muscle, {}).values():
        sides = point["views"].get(view, {})
        at = sides.get(_key(side)) or sides.get(Side.MIDDLE.value)
        if at:
            yield at[0], at[1]


def _key(side: Side) -> str:
    return side.value


@cache
def _muscles() -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = json.loads(
        (FOLDER / "muscles.json").read_text(encoding="utf-8")
    )
    return found


@cache
def _points() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads((FOLDER / "points.json").read_text(encoding="utf-8"))
    return found
