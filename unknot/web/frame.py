"""What every page has around it: the rooms to go to."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

ROOMS = (
    ("today", "Today"),
    ("find", "Find"),
    ("week", "Week"),
    ("progress", "Progress"),
    ("library", "Library"),
    ("me", "Me"),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    here = request.resolver_match.view_name if request.resolver_match else ""
    section = here.split(":")[0]
    return {
        "scale_numbers": range(11),
        "rooms": [
            {
                "name": name,
                "url": reverse(room),
                "icon": f"_parts/icon-{room}.svg",
                "here": section == room or section.startswith(f"{room}-"),
            }
            for room, name in ROOMS
        ],
    }
