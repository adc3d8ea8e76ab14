"""What makes the app installable and keeps it at hand without a net."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from unknot.core.emergency import emergency_number
from unknot.core.journal import PersonTold
from unknot.web.emergency import locale_of, signs
from unknot.web.figure import FOLDER
from unknot.web.rooms import room_of

STATIC = Path(__file__).parent.parent / "static"


@require_safe
def manifest(_: HttpRequest) -> JsonResponse:
    icons = [
        {"src": static("icons/unknot.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
        {"src": static("icons/unknot-192.png"), "sizes": "192x192", "type": "image/png"},
        {
            "src": static("icons/unknot-512.png"),
            "sizes": "512x512",
            "type": "image/png",
            "purpose": "any maskable",
        },
    ]
    content = {
        "name": "Unknot",
        "short_name": "Unknot",
        "description": "Find the muscle behind a pain, calm the spot, plan the week.",
        "id": "/",
        "start_url": "/",
        "display": "standalone",
        "background_color": "#f8f4ec",
        "theme_color": "#f8f4ec",
        "icons": icons,
    }
    return JsonResponse(content, content_type="application/manifest+json")


@require_safe
def service_worker(_: HttpRequest) -> HttpResponse:
    """The worker's script from the root, so that it may serve every page; its version is that of the static files."""
    script = (STATIC / "js" / "service-worker.js").read_text(encoding="utf-8")
    script = script.replace("{{ version }}", version()).replace("{{ files }}", " ".join(at_hand()))
    response = HttpResponse(script, content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@cache
def at_hand() -> tuple[str, ...]:
    """What pages need besides themselves: scripts and styles, few and small, kept before they are asked for."""
    found = sorted(file for folder in ("css", "js") for file in (STATIC / folder).iterdir() if file.is_file())
    return tuple(
        static(f"{file.parent.name}/{file.name}") for file in found if file.name != "service-worker.js"
    )


@cache
def version() -> str:
    digest = hashlib.sha256()
    for file in (*sorted(STATIC.rglob("*")), *sorted(FOLDER.glob("*.svg"))):
        if file.is_file():
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Kept on the device from the first visit: the worst signs and the number to call need no net."""
    return render(request, "offline.html", {**signs(request), "number": emergency_number(_home(request))})


def _home(request: HttpRequest) -> str:
    """Where the person is at home, as they told or as their browser says; the store may be down."""
    try:
        told = room_of(request).journal().latest(PersonTold)
    except Exception:  # noqa: BLE001 - whatever is wrong with the journal, this page is there
        told = None
    return told.person.locale if told else locale_of(request)
