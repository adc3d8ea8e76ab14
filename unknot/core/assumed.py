"""Our own numbers: each is an assumption in the library, with its reason and with what would settle it."""

from __future__ import annotations

from unknot.core.knowledge import Knowledge


def assumed(knowledge: Knowledge, name: str) -> float:
    """The value of an assumption. Raises LookupError, which names the file, when the library lacks it."""
    found = knowledge.assumptions.get(name)
    if found is None or found.value is None:
        raise LookupError(f"the knowledge lacks a number: add `value` to assumptions/{name}.toml")
    return found.value


def assumed_count(knowledge: Knowledge, name: str) -> int:
    """The same for whole numbers: counts, hours, seconds, points of a scale. Errors as `assumed`."""
    return int(assumed(knowledge, name))
