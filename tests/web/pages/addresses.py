"""Every address there is, read off the URL table, so that a new page is tried from its first day."""

from __future__ import annotations

from django.urls import URLPattern

from unknot.web.urls import urlpatterns

EXAMPLES = {
    "library-muscle": "levator-scapulae",
    "library-place": "calf-inner",
    "library-tool": "lacrosse-ball",
    "library-technique": "sustained-pressure",
    "library-movement": "levator-stretch",
    "library-area": "jaw-head",
    "library-explained": "what-it-is",
    "library-exercise": "squat",
    "library-activity": "desk-work",
    "library-condition": "pregnancy",
    "library-red-flag": "calf-clot",
    "library-zone": "front-of-neck",
    "library-instrument": "pain-now",
}
BLOCK = "2026-w10-mon"


def pages() -> list[str]:
    """The path of every page; the API has tests of its own."""
    return [f"/{_filled(pattern)}" for pattern in urlpatterns if isinstance(pattern, URLPattern)]


def _filled(pattern: URLPattern) -> str:
    route = str(pattern.pattern)
    route = route.replace("<slug:block>", BLOCK)
    return route.replace("<slug:id>", EXAMPLES.get(pattern.name or "", "unknown"))


FILES = ("/manifest.webmanifest", "/service-worker.js", "/week/calendar.ics")
