"""The same steps as a JSON API, with its OpenAPI document under /api/docs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI, Schema

from unknot.care.assess import check_text
from unknot.core.codec import encode
from unknot.core.reading import Complaint, read_complaint
from unknot.web.rooms import room_of
from unknot.web.templatetags.words import mark_words, span_words

api = NinjaAPI(title="Unknot", version="1", docs_url=None)


class Words(Schema):
    text: str


@api.post("/read")
def read(request: HttpRequest, words: Words) -> dict[str, Any]:
    """A complaint in plain words: the marks and what else was understood, and what was not."""
    complaint = read_complaint(check_text(words.text), room_of(request).knowledge)
    return {"marks": [_mark(m) for m in encode(complaint.marks)], "chips": chips(complaint)}


def _mark(mark: dict[str, Any]) -> dict[str, Any]:
    return {**mark, "place": f"{mark['place']['region']}:{mark['place']['side']}"}


def chips(complaint: Complaint) -> list[dict[str, str]]:
    places = [{"kind": "place", "text": mark_words(m)} for m in complaint.marks]
    spans = [
        {"kind": s.kind, "text": span_words(s)}
        for s in complaint.spans
        if s.kind not in ("place", "side", "strength")
    ]
    strange = [{"kind": "not-understood", "text": t} for t in complaint.not_understood]
    return [*places, *spans, *strange]
