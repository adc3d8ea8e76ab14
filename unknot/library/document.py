"""The whole knowledge as one JSON document, for those who build on it without Python. `schema.py` says its shape."""

from __future__ import annotations

import json
from typing import Any

from unknot.core.codec import encode
from unknot.library.read import FOLDERS, Library
from unknot.library.walk import weighed

FORMAT, FORMAT_VERSION = (
    "unknot-knowledge",
    1,
)  # the version rises when a reader of the old shape would stumble
LICENCE = "CC-BY-SA-4.0"
CREDIT = "The knowledge of Unknot, by its contributors; each statement names the works that it stands on."
COLLECTIONS = ("regions", "areas", *FOLDERS, "word_sets")


def document(library: Library) -> dict[str, Any]:
    """Everything by kind and id, ids in alphabetical order. The same knowledge gives the same document."""
    known = library.knowledge
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "knowledge_version": known.version,
        "licence": LICENCE,
        "credit": CREDIT,
        **{name: _by_id(getattr(known, name)) for name in COLLECTIONS},
        "broad_words": encode(known.broad_words),
        "finder": {
            "weights": _by_id(known.weights),
            "backing": {spot.key: encode(spot.value) for spot in weighed(library)},
        },
        "moved": _by_id(known.moved),
    }


def document_text(library: Library) -> str:
    """The document as text that differs line by line when the knowledge does."""
    return json.dumps(document(library), ensure_ascii=False, indent=1) + "\n"


def _by_id(things: Any) -> dict[str, Any]:
    return {name: encode(things[name]) for name in sorted(things)}
