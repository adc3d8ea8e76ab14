"""The same steps as a JSON API under /api/, with its OpenAPI document at /api/openapi.json."""

from __future__ import annotations

from ninja import NinjaAPI

from unknot import __version__
from unknot.web.api import asking, finding, library, person, practising
from unknot.web.api.refusals import StrictParser, speak_refusals

DESCRIPTION = """The steps of Unknot, from a pain to a calmed muscle and a planned week, on this machine alone.

A body is JSON; health data is never in an address. An entry may carry a UUIDv7 of your own as `id`: sending it twice is
sending it once. A fault is `{"fault": "what is wrong and what to do"}`: 409 where the safety questions come first,
422 for what cannot be used, 413 for too much, 503 when the journal cannot be reached, 507 when the disk is full."""

api = NinjaAPI(
    title="Unknot", version=__version__, description=DESCRIPTION, docs_url=None, parser=StrictParser()
)
for at, rooms in (
    ("", asking.router),
    ("", finding.router),
    ("", practising.router),
    ("", person.router),
    ("/knowledge", library.router),
):
    api.add_router(at, rooms)
speak_refusals(api)
