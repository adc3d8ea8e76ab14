"""The person: health, sport and job; the week's wishes; the whole journal out and in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from unknot.care import assess, keep
from unknot.care.assess import Unusable
from unknot.core.person import LocalFinding, Person
from unknot.core.plan import Availability
from unknot.export.archive import MAX_FILE_BYTES, read_archive, write_archive
from unknot.web.api.shapes import Core, Noted
from unknot.web.rooms import room_of

router = Router(tags=["person"])
ARCHIVE = "application/octet-stream"
MAX_AGE = 130


class PersonTold(Noted):
    """`findings`: a bruise, a wound, a vein … at a place, seen on a day."""

    person: Core[Person]
    findings: tuple[Core[LocalFinding], ...] = ()


class PersonShown(Schema):
    person: Core[Person]
    findings: list[Core[LocalFinding]]


@router.get("/person", response=PersonShown)
def person(request: HttpRequest) -> dict[str, Any]:
    """What was told of health, sport and job."""
    now = assess.here(room_of(request))
    return {"person": now.person, "findings": now.findings}


@router.put("/person", response=PersonShown)
def tell_person(request: HttpRequest, told: PersonTold) -> dict[str, Any]:
    """Health, sport and job, whole; what was told before stays in the journal and no longer counts."""
    if told.person.age is not None and not 0 <= told.person.age <= MAX_AGE:
        raise Unusable(f"person.age must be from 0 to {MAX_AGE}.")
    if told.person.sex not in ("", "f", "m"):
        raise Unusable("person.sex is f, m, or empty.")
    assess.tell_person(room_of(request), told.person, tuple(told.findings), told.id)
    return person(request)


class WishesTold(Noted):
    week: Core[Availability]


class WishesShown(Schema):
    """`told`: false while this is what is taken for usual."""

    week: Core[Availability]
    told: bool


@router.get("/wishes", response=WishesShown)
def wishes(request: HttpRequest) -> dict[str, Any]:
    """Minutes by weekday, tools, where they are, settings, and the hour."""
    now = assess.here(room_of(request))
    return {"week": now.week, "told": now.week_told}


@router.put("/wishes", response=WishesShown)
def wish(request: HttpRequest, told: WishesTold) -> dict[str, Any]:
    """The wishes for the week, whole."""
    assess.wish_week(room_of(request), told.week, told.id)
    return wishes(request)


# --- The journal ------------------------------------------------------------------------------------------------------


class Imported(Schema):
    new: int
    known: int


@router.post("/journal/export", openapi_extra={"responses": {200: {"content": {ARCHIVE: {}}}}})
def export(request: HttpRequest) -> HttpResponse:
    """The whole journal as one file. POST, so that no link and no cache ever holds it."""
    room = room_of(request)
    now = room.clock()
    response = HttpResponse(write_archive(room.journal(), now), content_type=ARCHIVE)
    response["Content-Disposition"] = f'attachment; filename="unknot-{now:%Y-%m-%d}.unknot"'
    return response


@router.post(
    "/journal/import",
    response=Imported,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {ARCHIVE: {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
def bring(request: HttpRequest) -> dict[str, Any]:
    """Read an exported file back in, as the body: all of it or nothing. Twice is once."""
    content = request.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise Unusable("That is too large to be a journal. Nothing was read in.")
    journal = read_archive(content)
    new = keep.bring_in(room_of(request), journal)
    return {"new": new, "known": len(journal.entries) - new}
