"""Phones in the house: each shows once the code that the terminal told, before anything of a journal is answered."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from threading import Lock

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from unknot.store.phones import generation
from unknot.web.faults import speak

COOKIE = "unknot-phone"
SALT = "unknot.phone"
MOST_TRIES = 5
DAYS = 365
HERE = ("127.0.0.1", "::1")
OPEN = ("/pair", "/manifest.webmanifest", "/service-worker.js", "/offline")  # nothing of a body is in these
NOT_PAIRED = (
    "This device is not paired with Unknot. Open /pair on it and type the code that the terminal shows."
)
WRONG = "That is not the code. Look at the terminal and type it once more."
CLOSED = "Too many wrong codes. Start Unknot again on its machine: it shows a new one."


class Tries:
    """How often a wrong code was typed in this run."""

    def __init__(self) -> None:
        self._wrong, self._lock = 0, Lock()

    @property
    def over(self) -> bool:
        return self._wrong >= MOST_TRIES

    def fits(self, typed: str, code: str) -> bool:
        with self._lock:
            if self.over:
                return False
            fits = hmac.compare_digest(_plain(typed).encode(), code.encode())
            self._wrong += not fits
            return fits


tries = Tries()


def _plain(typed: str) -> str:
    return "".join(c for c in typed.lower() if c.isalnum())


def paired_only(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """On the house network: this machine itself, and phones that were paired. Without one, everything passes."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not settings.PAIRING_CODE or request.path in OPEN or _is_here(request) or _is_paired(request):
            return get_response(request)
        if request.path.startswith("/api/") or request.method != "GET":
            return speak(request, 403, NOT_PAIRED)
        return redirect("pair")

    return answer


def _is_here(request: HttpRequest) -> bool:
    return request.META.get("REMOTE_ADDR") in HERE


def _is_paired(request: HttpRequest) -> bool:
    try:
        told = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=DAYS * 86400)
    except signing.BadSignature:
        return False
    return hmac.compare_digest(str(told), generation(settings.DATA))


def pair(request: HttpRequest) -> HttpResponse:
    """GET: asks for the code. POST: takes it; right, the phone is known for a year."""
    if not settings.PAIRING_CODE or _is_here(request) or _is_paired(request):
        return redirect("today")
    if request.method != "POST":
        return _asks(request, CLOSED if tries.over else "", 403 if tries.over else 200)
    if tries.fits(request.POST.get("code", ""), settings.PAIRING_CODE):
        return _known(request)
    return _asks(request, CLOSED if tries.over else WRONG, 403)


def _asks(request: HttpRequest, fault: str, status: int) -> HttpResponse:
    response = render(
        request, "pair.html", {"faults": (fault,) if fault else (), "closed": tries.over}, status=status
    )
    response.spoken = True  # type: ignore[attr-defined]
    return response


def _known(request: HttpRequest) -> HttpResponse:
    response = redirect(reverse("today"))
    told = signing.dumps(generation(settings.DATA), salt=SALT)
    response.set_cookie(
        COOKIE, told, max_age=DAYS * 86400, secure=request.is_secure(), httponly=True, samesite="Lax"
    )
    return response
