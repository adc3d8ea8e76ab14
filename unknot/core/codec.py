"""Values to plain JSON data and back, by their annotations. Strict: what does not fit is refused with its path."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum, IntEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

T = TypeVar("T")

ISO_TYPES: dict[type, Any] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
}


class Undecodable(ValueError):
    """Data that does not fit its type. `path` says where: `marks[2].strength`."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path or 'value'}: {message}")
        self.path = path
        self.message = message


def encode(value: Any) -> Any:
    """Plain JSON data: dict, list, str, int, float, bool, None. Raises TypeError for types not used in the core."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: encode(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, IntEnum):
        return value.name.lower().replace("_", "-")
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(k): encode(v) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return [encode(v) for v in value]
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def decode(kind: type[T], data: Any, path: str = "") -> T:
    """A value of `kind` from JSON data; left-out keys take their default. Raises Undecodable."""
    result: T = _decode(kind, data, path)
    return result


def _decode(kind: Any, data: Any, path: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _decode_union(get_args(kind), data, path)
    if origin is tuple:
        return _decode_tuple(get_args(kind), data, path)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _decode_mapping(get_args(kind), data, path)
    if is_dataclass(kind):
        return _decode_fields(kind, data, path)
    return _decode_plain(kind, data, path)


def _decode_union(options: tuple[Any, ...], data: Any, path: str) -> Any:
    if data is None:
        if type(None) in options:
            return None
        raise Undecodable(path, "must not be empty")
    left = [option for option in options if option is not type(None)]
    if len(left) == 1:
        return _decode(left[0], data, path)
    raise Undecodable(path, "has more than one possible type")  # the core uses no other unions


def _decode_tuple(inner: tuple[Any, ...], data: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise Undecodable(path, "must be a list")
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_decode(inner[0], item, f"{path}[{i}]") for i, item in enumerate(data))
    if len(data) != len(inner):
        raise Undecodable(path, f"must have {len(inner)} items, not {len(data)}")
    return tuple(
        _decode(t, item, f"{path}[{i}]") for i, (t, item) in enumerate(zip(inner, data, strict=True))
    )


def _decode_mapping(inner: tuple[Any, ...], data: Any, path: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise Undecodable(path, "must be an object")
    return {str(key): _decode(inner[1], value, f"{path}.{key}") for key, value in data.items()}


def _decode_fields(kind: Any, data: Any, path: str) -> Any:
    if not isinstance(data, dict):
        raise Undecodable(path, "must be an object")
    hints = _hints(kind)
    unknown = sorted(set(data) - set(hints))
    if unknown:
        raise Undecodable(path, f"has unknown keys: {', '.join(unknown)}")
    dot = f"{path}." if path else ""
    given = {name: _decode(hints[name], value, dot + name) for name, value in data.items()}
    try:
        return kind(**given)
    except TypeError:
        raise Undecodable(path, f"lacks {', '.join(_missing(kind, given))}") from None
    except Undecodable:
        raise
    except ValueError as error:
        raise Undecodable(path, str(error)) from error


def _missing(kind: Any, given: Mapping[str, Any]) -> tuple[str, ...]:
    """What must be told and was not."""
    needed = (
        f.name for f in fields(kind) if f.init and f.default is MISSING and f.default_factory is MISSING
    )
    return tuple(name for name in needed if name not in given)


def _decode_plain(kind: Any, data: Any, path: str) -> Any:
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if kind in (str, bool) and isinstance(data, kind):
        return data
    if kind in (int, float) and isinstance(data, kind) and not isinstance(data, bool):
        return data
    if not isinstance(data, str) or kind in (str, bool, int, float):
        raise Undecodable(path, f"must be {_plain_name(kind)}, not {type(data).__name__}")
    try:
        if isinstance(kind, type) and issubclass(kind, IntEnum):
            return kind[data.upper().replace("-", "_")]
        return ISO_TYPES.get(kind, kind)(data)
    except (ValueError, KeyError):
        raise Undecodable(path, f"{data[:60]!r} is not {_plain_name(kind)}") from None


def _plain_name(kind: Any) -> str:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return "one of " + ", ".join(
            str(m.value) if not issubclass(kind, IntEnum) else m.name.lower() for m in kind
        )
    names = {str: "text", int: "a whole number", float: "a number", bool: "true or false", UUID: "a UUID"}
    return names.get(kind, f"a {getattr(kind, '__name__', kind)}")


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind) if f.init}
