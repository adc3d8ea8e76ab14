"""The shapes of what comes in and goes out: the core's own types, read and written by the core's own codec."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar
from uuid import UUID

from ninja import Schema
from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, StrictInt, StrictStr
from pydantic_core import CoreSchema, core_schema

from unknot.core.codec import decode, encode

T = TypeVar("T")


class CoreShape:
    """Marks a field as one of the core's values: its JSON is the journal's, and so is its strictness."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def read(data: Any, _: object) -> Any:
            return data if isinstance(data, source) else decode(source, data)

        written = core_schema.plain_serializer_function_ser_schema(encode)
        return core_schema.no_info_wrap_validator_function(read, handler(source), serialization=written)


if TYPE_CHECKING:
    Core = Annotated[T, "a core value"]
else:

    class Core:
        """`Core[PainDrawing]`: the value itself in Python, the journal's JSON outside."""

        def __class_getitem__(cls, kind: type) -> Any:
            return Annotated[kind, CoreShape()]


class Told(BaseModel):
    """What is sent in: a key that is not known is refused, never passed over (ninja's Schema would pass it over)."""

    model_config = ConfigDict(extra="forbid")


class Noted(Told):
    """What becomes an entry of the journal. `id`: a UUIDv7 of the client's; sending twice is sending once."""

    id: UUID | None = None


class Kept(Schema):
    """The entry that was kept."""

    id: UUID


class Fault(Schema):
    """What is wrong, and what to do. Nothing was changed."""

    fault: str


Number = StrictInt
Text = StrictStr
