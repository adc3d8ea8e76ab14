"""Who is answered: only under a name that is ours, and the API takes no orders from pages of other sites."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse

from unknot.web.faults import speak

SAFE = ("GET", "HEAD", "OPTIONS")
# What a page of another site cannot send without asking first; browsers that tell no origin ask for these too.
TAKEN = ("application/json", "application/octet-stream")
FOREIGN = (
    "This came from another site, so it was not taken. Use Unknot's own pages, or a program on this machine."
)
LISTED = "/api/openapi.json lists what there is."
STRANGE_HOST = (
    "Unknot does not answer under this name. On this machine open it as localhost or 127.0.0.1; "
    "to give it another name, start it with UNKNOT_HOSTS set to that name."
)
NOT_JSON = "Send the body as JSON, with Content-Type: application/json. Nothing was changed."


def known_host(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A site that lets its own name point here (DNS rebinding) reads nothing: only names we know are answered."""

    def answer(request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost:
            return speak(request, 400, STRANGE_HOST)
        return get_response(request)

    return answer


def own_origin(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Forms have their token. The API has none, so its unsafe calls must come from here or from no browser."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            return get_response(request)
        response = _refused(request) or _spoken(request, get_response(request))
        response.setdefault("Cache-Control", "no-store")  # what it says of a body stays out of shared caches
        return response

    return answer


def _refused(request: HttpRequest) -> HttpResponse | None:
    if request.method in SAFE:
        return None
    if _is_foreign(request):
        return speak(request, 403, FOREIGN)
    has_body = (
        request.headers.get("Content-Length", "0") not in ("", "0") or "Transfer-Encoding" in request.headers
    )
    if has_body and request.content_type not in TAKEN:
        return speak(request, 415, NOT_JSON)
    return None


def _spoken(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Django's bare answers to a wrong address or method, as faults that say where to look."""
    if response.status_code == 405:
        allowed = response.get("Allow", "")
        spoken = speak(request, 405, f"This address takes {allowed or 'other methods'}. {LISTED}")
        spoken["Allow"] = allowed
        return spoken
    if response.status_code == 404 and not getattr(response, "spoken", False):
        return speak(request, 404, f"There is nothing at this address. {LISTED}")
    return response


def _is_foreign(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site", "none")
    origin = request.headers.get("Origin")
    return site not in ("same-origin", "none") or (origin is not None and not _is_own(origin, request))


def _is_own(origin: str, request: HttpRequest) -> bool:
    """This address, or, behind a proxy that ends TLS, one of the hosts that UNKNOT_HOSTS names."""
    if origin == f"{request.scheme}://{request.get_host()}":
        return True
    return origin in settings.CSRF_TRUSTED_ORIGINS and urlsplit(origin).netloc == request.get_host()
