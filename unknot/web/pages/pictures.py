"""All pictures of positions and movements on one page, to be looked at: what each shows in words, and who shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from unknot.core.knowledge import Knowledge
from unknot.web import figure
from unknot.web.rooms import room_of

Shown = list[tuple[str, str]]  # name and address


@require_safe
def pictures(request: HttpRequest) -> HttpResponse:
    knowledge = room_of(request).knowledge
    treated, moved = shown_by_treatments(knowledge), shown_by_movements(knowledge)
    rows = [
        {
            "slug": slug,
            "alt": known["alt"],
            "movement": slug in moved,
            "shown": [*moved[slug], *treated[slug]],
        }
        for slug, known in figure.positions().items()
    ]
    return render(request, "library/pictures.html", {"rows": rows, "left_out": left_out(knowledge)})


def shown_by_treatments(knowledge: Knowledge) -> Mapping[str, Shown]:
    found: dict[str, Shown] = defaultdict(list)
    for muscle in knowledge.muscles.values():
        for slug in dict.fromkeys(t.picture for t in muscle.treatments if t.picture):
            found[slug].append((muscle.name, reverse("library-muscle", args=[muscle.id])))
    return found


def shown_by_movements(knowledge: Knowledge) -> Mapping[str, Shown]:
    found: dict[str, Shown] = defaultdict(list)
    for movement in knowledge.movements.values():
        if movement.picture:
            found[movement.picture].append((movement.name, reverse("library-movement", args=[movement.id])))
    return found


def left_out(knowledge: Knowledge) -> Shown:
    """Self-tests, stretches, drills and strengtheners that still have no picture."""
    kinds = ("self-test", "stretch", "drill", "strengthener")
    return [
        (m.name, reverse("library-movement", args=[m.id]))
        for m in knowledge.movements.values()
        if m.kind in kinds and not m.picture
    ]
