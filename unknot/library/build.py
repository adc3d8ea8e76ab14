"""From a table as TOML gives it to a value of the core, by the annotations of its class.

A table is never half-read: every fault in it is named, and a table with faults gives no value.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, fields, is_dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from unknot.core import knowledge as k

BACKING_KEYS = ("grade", "cites", "against", "assumes", "note")

# Keys that no file may leave out, beside enumerations, nested tables and numbers, which have no empty value.
REQUIRED: Mapping[type, str] = {
    k.Region: "id name part sided views",
    k.BroadWord: "say regions",
    k.WordSet: "id words",
    k.Claim: "text",
    k.ReferralZone: "side",
    k.TriggerPoint: "id at",
    k.Tell: "probe side effect strength",
    k.LookAlike: "name tell",
    k.Treatment: "id technique position setting",
    k.ChainLink: "when shows",
    k.Caution: "text",
    k.Reading: "on verdict",
    k.Muscle: "id name area",
    k.Area: "id name",
    k.Tool: "id name kind",
    k.Technique: "id name moving",
    k.Mode: "id name",
    k.Movement: "id name kind",
    k.RedFlag: "id asks advice",
    k.Condition: "id name asks effect",
    k.NoPressZone: "id name regions whole keep",
    k.Activity: "id name kind",
    k.Instrument: "id name asks better",
    k.Source: "id kind status read",
    k.Assumption: "id says why settled_by",
}

# Numbers that mean "does not apply" when they are left out.
ZERO_WHEN_ABSENT = {(k.Movement, "seconds"), (k.Movement, "repetitions")}

MISSING = object()


@dataclass(frozen=True, slots=True)
class Fault:
    """What a table has wrong: the way to the key, what is wrong with it, how to mend it."""

    key: str
    message: str
    repair: str


Faults = list[Fault]
Convert = Callable[[object, str, Faults], Any]


def build(kind: type, table: Mapping[str, object], faults: Faults, at: str = "") -> Any:
    """The value of `kind` that `table` describes; None when it has faults, which are added to `faults`."""
    before = len(faults)
    keys, backed = _shape(kind)
    values: dict[str, Any] = {}
    for name, (convert, absent) in keys.items():
        value = table.get(name, MISSING)
        if value is not MISSING:
            values[name] = convert(value, at + name, faults)
        elif absent is MISSING:
            faults.append(_missing(at + name, convert))
        else:
            values[name] = absent
    if backed:
        values["backing"] = build(k.Backing, _backing_of(table), faults, at)
    known = keys.keys() | set(BACKING_KEYS) if backed else keys.keys()
    if not table.keys() <= known:
        faults.extend(_unknown(at, key, known) for key in table if key not in known)
    return kind(**values) if len(faults) == before else None


def _backing_of(table: Mapping[str, object]) -> dict[str, object]:
    return {key: table[key] for key in BACKING_KEYS if key in table}


def _missing(key: str, convert: Convert) -> Fault:
    hint = getattr(convert, "hint", "")
    return Fault(key, "is missing", f"add it{f': {hint}' if hint else ''}")


def _unknown(at: str, key: str, known: Collection[str]) -> Fault:
    near = get_close_matches(key, known, n=1)
    repair = f"did you mean {near[0]!r}?" if near else "take it out, or see knowledge/README.md"
    return Fault(at + key, "is not a key that this table has", repair)


@cache
def _shape(kind: type) -> tuple[dict[str, tuple[Convert, Any]], bool]:
    """Each key of a class with its converter and what it is when left out; and whether it has a backing."""
    hints = get_type_hints(kind)
    required = REQUIRED.get(kind, "").split()
    keys: dict[str, tuple[Convert, Any]] = {}
    for item in fields(kind):
        if item.name == "backing":
            continue
        absent = MISSING if item.name in required else _empty(kind, item.name, hints[item.name])
        keys[item.name] = (_converter(hints[item.name]), absent)
    return keys, "backing" in hints


def _empty(kind: type, name: str, hint: Any) -> Any:
    """What a key is when it is left out; MISSING when nothing honest can be assumed."""
    if (kind, name) in ZERO_WHEN_ABSENT:
        return 0
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return None
    if origin is tuple:
        return () if get_args(hint)[-1] is Ellipsis else MISSING
    if origin is not None:
        return {}
    return {str: "", bool: False}.get(hint, MISSING)


def _converter(hint: Any) -> Convert:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _converter(next(item for item in inner if item is not type(None)))
    if origin is tuple and inner[-1] is Ellipsis:
        return _text_list if inner[0] is str else _list_of(_converter(inner[0]))
    if origin is tuple:
        return _exactly(len(inner), _converter(inner[0]))
    if origin is not None:
        return _table_of(_converter(inner[1]))
    if hint is k.Urgency:
        return _urgency
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _member_of(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _nested(hint)
    plain: dict[Any, Convert] = {str: _text, bool: _yes_or_no, int: _whole, float: _number}
    return plain[hint]


def _wrong(value: object, key: str, wants: str, faults: Faults) -> Any:
    shown = repr(value) if len(repr(value)) <= 40 else repr(value)[:37] + "…"
    faults.append(Fault(key, f"is {shown}", f"write {wants}"))
    return None


def _text(value: object, key: str, faults: Faults) -> Any:
    return value if type(value) is str else _wrong(value, key, "a text in quotes", faults)


def _yes_or_no(value: object, key: str, faults: Faults) -> Any:
    return value if type(value) is bool else _wrong(value, key, "true or false", faults)


def _whole(value: object, key: str, faults: Faults) -> Any:
    return value if type(value) is int else _wrong(value, key, "a whole number", faults)


def _number(value: object, key: str, faults: Faults) -> Any:
    if type(value) is int or (type(value) is float and value == value and abs(value) != float("inf")):
        return float(value)
    return _wrong(value, key, "a number", faults)


def _urgency(value: object, key: str, faults: Faults) -> Any:
    labels = [level.label for level in k.Urgency]
    if isinstance(value, str) and value in labels:
        return k.Urgency.of(value)
    return _wrong(value, key, f"one of: {', '.join(labels)}", faults)


def _text_list(value: object, key: str, faults: Faults) -> Any:
    if type(value) is list and all(type(item) is str for item in value):
        return tuple(value)
    return _wrong(value, key, 'a list of texts, for example ["one", "two"]', faults)


def _list_of(convert: Convert) -> Convert:
    def to_tuple(value: object, key: str, faults: Faults) -> Any:
        if type(value) is list:
            return tuple(convert(item, f"{key}[{at}]", faults) for at, item in enumerate(value))
        return _wrong(value, key, "a list", faults)

    return to_tuple


def _exactly(count: int, convert: Convert) -> Convert:
    def to_tuple(value: object, key: str, faults: Faults) -> Any:
        if type(value) is list and len(value) == count:
            return tuple(convert(item, f"{key}[{at}]", faults) for at, item in enumerate(value))
        return _wrong(value, key, f"a list of {count} values", faults)

    return to_tuple


def _table_of(convert: Convert) -> Convert:
    def to_mapping(value: object, key: str, faults: Faults) -> Any:
        if type(value) is dict:
            return {name: convert(item, f"{key}.{name}", faults) for name, item in value.items()}
        return _wrong(value, key, "a table, for example { name = 1.0 }", faults)

    return to_mapping


def _member_of(kind: type[StrEnum]) -> Convert:
    values = {str(member): member for member in kind}

    def to_member(value: object, key: str, faults: Faults) -> Any:
        if isinstance(value, str) and value in values:
            return values[value]
        return _wrong(value, key, f"one of: {', '.join(values)}", faults)

    to_member.hint = f"one of: {', '.join(values)}"  # type: ignore[attr-defined]
    return to_member


def _nested(kind: type) -> Convert:
    def to_value(value: object, key: str, faults: Faults) -> Any:
        if type(value) is dict:
            return build(kind, value, faults, f"{key}.")
        return _wrong(value, key, "a table", faults)

    return to_value
