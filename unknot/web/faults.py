"""What goes wrong, said plainly: what to do, and that nothing was lost. No traceback reaches a person."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string

from unknot.care.assess import NotCleared, Unusable
from unknot.core.codec import Undecodable
from unknot.core.session import NotPermitted
from unknot.export.archive import UnreadableArchive
from unknot.store.faults import ConflictingEntry, StoreBusy, StoreFull, StoreUnusable, UnfitEntry
from unknot.web.emergency import signs, without_store

log = logging.getLogger("unknot.web")


def plain_faults(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # Our own pages answer a faulty form with 422 and say the fault themselves.
        bare = response.status_code in DEFAULTS and not getattr(response, "spoken", False)
        if bare and response.get("Content-Type", "").startswith("text/html"):
            return speak(request, response.status_code, DEFAULTS[response.status_code])
        return response

    def process_exception(request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        return _spoken_exception(request, error)

    answer.process_exception = process_exception  # type: ignore[attr-defined]
    return answer


DEFAULTS = {
    400: "That could not be read. Go back, look it over and send it again; nothing was changed.",
    403: "This form is too old. Go back, reload the page and send it again; nothing was changed.",
    404: "There is nothing at this address.",
    405: "This address does not take that. Go back and use the page's own buttons.",
    413: "That is more than can be read at once. Shorten it and send it again.",
    500: "Something went wrong here, not with you. What you saved before is safe. Try it once more.",
}


# These say themselves what to do, and repeat of what a person typed one short word at most.
SPOKEN: dict[type[Exception], int] = {
    Undecodable: 422,
    Unusable: 422,
    NotPermitted: 409,
    NotCleared: 409,
    UnreadableArchive: 422,
    UnfitEntry: 422,
    ConflictingEntry: 409,
    StoreBusy: 503,
    StoreUnusable: 503,
    StoreFull: 507,
}


def _spoken_exception(request: HttpRequest, error: Exception) -> HttpResponse | None:
    if isinstance(error, Http404):
        return None
    if isinstance(error, (RequestDataTooBig, TooManyFieldsSent)):
        return speak(request, 413, DEFAULTS[413])
    if isinstance(error, (BadRequest, SuspiciousOperation)):
        return speak(request, 400, DEFAULTS[400])
    return without_store(request) or _spoken_fault(request, error)


def _spoken_fault(request: HttpRequest, error: Exception) -> HttpResponse:
    for kind, status in SPOKEN.items():
        if isinstance(error, kind):
            return speak(request, status, str(error))
    if is_full(error):
        return speak(
            request,
            507,
            "The disk is full, so this was not saved. Free some space and send it again; "
            "everything saved before is still there.",
        )
    # The type alone is logged: the message might hold what a person typed.
    log.error(
        "fault: %s at %s", type(error).__name__, request.resolver_match and request.resolver_match.view_name
    )
    return speak(request, 500, DEFAULTS[500])


def is_full(error: BaseException | None) -> bool:
    while error is not None:
        if type(error).__name__ == "StoreFull":
            return True
        if isinstance(error, (DatabaseError, sqlite3.Error)) and "full" in str(error):
            return True
        error = error.__cause__
    return False


def speak(request: HttpRequest, status: int, text: str) -> HttpResponse:
    """A short page, or JSON for the API, that says the fault."""
    if request.path.startswith("/api/") or "application/json" in request.headers.get("Accept", ""):
        response = HttpResponse(json.dumps({"fault": text}), status=status, content_type="application/json")
    else:
        typed = request.POST.get("text", "") if request.method == "POST" and status >= 500 else ""
        context = {
            "status": status,
            "text": text,
            "typed": typed,
            **(signs(request) if status >= 500 else {}),
        }
        html = render_to_string("fault.html", context)
        response = HttpResponse(html, status=status)
    response.spoken = True  # type: ignore[attr-defined]
    return response


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django calls it so
    return speak(request, 403, DEFAULTS[403])
