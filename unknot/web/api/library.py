"""The library: what is known, with its sources."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from unknot.care import look_up
from unknot.library.register import stats as count
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
