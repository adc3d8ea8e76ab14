"""The same steps as a JSON API under /api/, with its OpenAPI document at /api/openapi.json."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from unknot import __version__
from unknot.web.api import asking, finding, following, library, person, practising
from unknot.web.api.refusals import StrictParser, speak_refusals
from unknot.web.api.shapes import Fault

DESCRIPTION = """The steps of Unknot, from a pain to a calmed muscle and a planned week, on this machine alone.

A body is JSON; health data is never in an address. An entry may carry a UUIDv7 of your own as `id`: sending it twice is
sending it once. A fault is `{"fault": "what is wrong and what to do"}`: 409 where the safety questions come first,
422 for what cannot be used, 413 for too much, 503 when the journal cannot be reached, 507 when the disk is full."""


class Api(NinjaAPI):
    """Ninja's, with the faults in its document, and each operation named as its function is."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        return operation.view_func.__name__.replace("_", "-")

    def get_openapi_schema(self, **known: Any) -> OpenAPISchema:
        document = super().get_openapi_schema(**known)
        document["components"]["schemas"]["Fault"] = Fault.model_json_schema()
        shape = {"application/json": {"schema": {"$ref": "#/components/schemas/Fault"}}}
        for operations in document["paths"].values():
            for operation in operations.values():
                for code, what in (("4XX", "Refused: what to mend."), ("5XX", "Not now: what to do.")):
                    operation["responses"][code] = {"description": what, "content": shape}
        document.update(_with_local_times(dict(document)))
        return document


def _with_local_times(part: Any) -> Any:
    """JSON Schema's "time" wants a zone; the hour of a week is the clock's on the wall."""
    if isinstance(part, dict):
        told = {name: _with_local_times(value) for name, value in part.items()}
        return {**told, "format": "local-time"} if told.get("format") == "time" else told
    return [_with_local_times(each) for each in part] if isinstance(part, list) else part


api = Api(title="Unknot", version=__version__, description=DESCRIPTION, docs_url=None, parser=StrictParser())
for at, rooms in (
    ("", asking.router),
    ("", finding.router),
    ("", practising.router),
    ("", following.router),
    ("", person.router),
    ("/knowledge", library.router),
):
    api.add_router(at, rooms)
speak_refusals(api)
