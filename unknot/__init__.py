"""Unknot: from a pain to the likely muscle, a calm session, and a planned week."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unknot.core.knowledge import Knowledge

__all__ = ["load_knowledge"]
__version__ = "0.1.0"


@cache
def load_knowledge() -> Knowledge:
    """The knowledge that comes with Unknot, read once for the whole process and never changed.

    Raises KnowledgeError (from `unknot.library.problem`), which names each file and its repair, when a file cannot be
    read on which safety stands. For another folder, or to read anew, see `unknot.library.read.read_knowledge`.
    """
    from unknot.library.read import read_knowledge

    return read_knowledge()
