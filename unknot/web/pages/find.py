"""Find: where does it hurt, or feel tight? The first question of all."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from unknot.care import assess
from unknot.care.assess import Unusable
from unknot.core.body import Mark, PainDrawing, Place, Side
from unknot.core.knowledge import Knowledge
from unknot.core.reading import read_complaint
from unknot.web import figure
from unknot.web.forms import USUAL_STRENGTH, read_drawing, read_mark, read_place
from unknot.web.rooms import room_of

PARTS = {
    "head": "Head and face",
    "neck": "Neck and throat",
    "upper-back": "Shoulder blades and upper back",
    "back": "Middle back and ribs",
    "low-back": "Low back",
    "shoulder": "Shoulder",
    "chest": "Chest",
    "belly": "Belly and groin",
    "arm": "Arm and elbow",
    "hand": "Wrist and hand",
    "hip": "Hip and buttock",
    "thigh": "Thigh",
    "knee": "Knee",
    "leg": "Lower leg",
    "foot": "Ankle and foot",
}


@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    room = room_of(request)
    if request.method == "GET":
        now = assess.here(room) if request.GET.get("again") == "1" else None
        drawn = now.drawing.drawn if now and now.drawing else None
        return _page(
            request, room.knowledge, drawn.drawing if drawn else PainDrawing(), drawn.text if drawn else ""
        )
    text = request.POST.get("text", "")
    try:
        drawing = read_drawing(request.POST)
        urgent = assess.tells_urgently(text, room.knowledge)
        if not urgent and (request.POST.get("step") == "look" or _needs_strengths(request, drawing)):
            whole = assess.with_read_marks(drawing, assess.check_text(text), room.knowledge)
            for mark in whole.marks:
                assess.check_place(mark.place, room.knowledge)
            return _page(request, room.knowledge, whole, text, step="look")
        assess.draw_pain(room, drawing, text)
    except Unusable as fault:
        return _page(request, room.knowledge, _usable(request, room.knowledge), text, faults=(str(fault),))
    return redirect("find-referral" if assess.here(room).referral else "find-screening")


def _needs_strengths(request: HttpRequest, drawing: PainDrawing) -> bool:
    """Without JavaScript places are ticked first and get their strength on the next page."""
    return any(f"strength:{mark.place}" not in request.POST for mark in drawing.marks)


def _usable(request: HttpRequest, knowledge: Knowledge) -> PainDrawing:
    """What of a faulty form can be shown again, so that nothing marked is lost."""
    kept: list[Mark] = []
    for text in dict.fromkeys(request.POST.getlist("place")):
        try:
            place = read_place(text)
            assess.check_place(place, knowledge)
        except Unusable:
            continue
        try:
            kept.append(read_mark(request.POST, text))
        except Unusable:
            kept.append(Mark(place, USUAL_STRENGTH))
    return PainDrawing(tuple(kept))


def _page(
    request: HttpRequest,
    knowledge: Knowledge,
    drawing: PainDrawing,
    text: str,
    step: str = "",
    faults: tuple[str, ...] = (),
) -> HttpResponse:
    classes = figure.drawing_classes(drawing)
    complaint = read_complaint(text, knowledge) if text and step == "look" else None
    context: dict[str, Any] = {
        "drawing": drawing,
        "marked": {str(m.place) for m in drawing.marks},
        "text": text,
        "look": step == "look",
        "complaint": complaint,
        "faults": faults,
        "views": body_views(classes),
        "parts": places_by_part(knowledge),
        "max_text": assess.MAX_COMPLAINT,
    }
    return render(request, "find.html", context, status=422 if faults else 200)


AT_ONCE = ("front", "back")  # in the page; the other views are fetched when they are looked at


def body_views(classes: dict[Place, str]) -> list[dict[str, Any]]:
    """All views of the body to choose a place on, with extra classes on places."""
    return [_view(name, classes) for name in figure.views()]


def _view(name: str, classes: dict[Place, str]) -> dict[str, Any]:
    svg = figure.drawn(name, classes) if name in AT_ONCE else ""
    return {"name": name, "svg": svg, "source": figure.address(name), "whole": name in figure.WHOLE}


def places_by_part(knowledge: Knowledge) -> list[dict[str, Any]]:
    """All places as a list, for who does not choose on the figure."""
    parts = []
    for part, name in PARTS.items():
        regions = [
            {
                "name": region.name,
                "places": [str(Place(region.id, side)) for side in (Side.LEFT, Side.RIGHT)]
                if region.sided
                else [str(Place(region.id))],
                "sided": region.sided,
            }
            for region in knowledge.regions.values()
            if region.part == part
        ]
        parts.append({"id": part, "name": name, "regions": regions})
    return parts
