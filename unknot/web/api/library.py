"""The library: what is known, with its sources."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from unknot.care import look_up
from unknot.library.document import document_text
from unknot.library.read import read_safely
from unknot.library.register import stats as count
from unknot.library.schema import schema_text
from unknot.web.rooms import room_of

router = Router(tags=["knowledge"])


class MuscleRow(Schema):
    """`regions`: the places that it lies under."""

    id: str
    name: str
    latin: str
    also: list[str]
    regions: list[str]


class Row(Schema):
    id: str
    name: str


@router.get("/export", response=dict[str, Any])
def knowledge_export(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - ninja gives it by this name
    """The whole knowledge as one document (CC BY-SA 4.0), as `unknot knowledge export` writes it. About 2 MB."""
    return HttpResponse(_whole(), content_type="application/json")


@router.get("/schema", response=dict[str, Any])
def knowledge_schema(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """The JSON Schema of the exported document."""
    return HttpResponse(schema_text(), content_type="application/schema+json")


@cache
def _whole() -> str:
    return document_text(read_safely())


@router.get("/stats", response=dict[str, int])
def stats(request: HttpRequest) -> dict[str, int]:
    """How much the library holds, by kind."""
    return count(room_of(request).knowledge)


@router.get("/muscles", response=list[MuscleRow])
def muscles(request: HttpRequest) -> list[dict[str, Any]]:
    """Every muscle: id, name, Latin name, other names, regions."""
    return look_up.muscle_rows(room_of(request).knowledge)


@router.get("/{kind}", response=list[Row])
def kind(request: HttpRequest, kind: str) -> list[dict[str, str]]:
    """Everything of a kind: tools, techniques, conditions, activities, regions, movements, instruments, sources …"""
    return look_up.rows(kind, room_of(request).knowledge)


@router.get("/{kind}/{id}", response=dict[str, Any])
def thing(request: HttpRequest, kind: str, id: str) -> dict[str, Any]:
    """One thing, whole: a muscle with its points, patterns, treatments and sources."""
    return look_up.look_up(id, room_of(request).knowledge, (kind,))
