"""What is refused before a step is taken, each with what to do. The steps' own faults are said by `web.faults`."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from unknot.care.look_up import NotThere
from unknot.web.faults import speak

SHOWN = 3


class StrictParser(Parser):
    """JSON as its standard has it: numbers that are none are refused, and so is what is nested beyond reading."""

    def parse_body(self, request: HttpRequest) -> Any:
        try:
            return json.loads(request.body, parse_constant=_no_number)
        except RecursionError:
            raise ValueError("it is nested too deeply") from None


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number in JSON")


def speak_refusals(api: NinjaAPI) -> None:
    @api.exception_handler(ValidationError)
    def unfit(request: HttpRequest, error: ValidationError) -> HttpResponse:
        told = [_said(each) for each in error.errors[:SHOWN]]
        return speak(request, 422, f"{'; '.join(told)}. Nothing was changed; mend it and send it again.")

    @api.exception_handler(HttpError)
    def unread(request: HttpRequest, error: HttpError) -> HttpResponse:
        cause = error.__cause__
        why = f" ({_place(cause)})" if isinstance(cause, ValueError) else ""
        return speak(
            request, error.status_code, f"The body cannot be read as JSON{why}. Mend it and send it again."
        )

    @api.exception_handler(NotThere)
    def not_there(request: HttpRequest, error: NotThere) -> HttpResponse:
        return speak(request, 404, str(error))


def _said(error: dict[str, Any]) -> str:
    """`marks.2.strength: …`, without what was sent: it may be of someone's health."""
    where = ".".join(str(part) for part in error["loc"][2:])  # after "body" and the argument's name
    return f"{where or 'body'}: {error['msg'].removeprefix('Value error, ')}"


def _place(cause: ValueError) -> str:
    if isinstance(cause, json.JSONDecodeError):
        return f"{cause.msg}, line {cause.lineno}, column {cause.colno}"
    return "it is not UTF-8" if isinstance(cause, UnicodeDecodeError) else str(cause)
