"""The API takes no orders from other sites: a page elsewhere must not write into the journal of whoever visits it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from unknot.web.faults import speak

SAFE = ("GET", "HEAD", "OPTIONS")
FOREIGN = (
    "This came from another site, so it was not taken. Use Unknot's own pages, or a program on this machine."
)


def own_origin(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Forms have their token. The API has none, so its unsafe calls must come from here or from no browser."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/api/") and request.method not in SAFE and _is_foreign(request):
            return speak(request, 403, FOREIGN)
        return get_response(request)

    return answer


def _is_foreign(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site", "none")
    origin = request.headers.get("Origin")
    own = f"{request.scheme}://{request.get_host()}"
    return site not in ("same-origin", "none") or (origin is not None and origin != own)
