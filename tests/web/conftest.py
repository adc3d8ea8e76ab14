"""Whoever calls the API: JSON in, JSON out. (The pages have their own visitor, in pages/conftest.py.)"""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial
from typing import Any

import pytest
from django.test import Client

from tests.cast import MONDAY
from unknot.care.room import Room
from unknot.web import rooms

PLAIN = "application/json"


class Api:
    """`api("POST", "find", {…})`, on Monday at six in the evening until `at` is moved."""

    def __init__(self) -> None:
        self.client = Client(headers={"host": "127.0.0.1:8765"}, raise_request_exception=False)
        self.at: datetime = MONDAY
        self.status = 0

    def __call__(self, method: str, path: str, body: Any = None, kind: str = PLAIN, **headers: str) -> Any:
        content = body if isinstance(body, (bytes, str)) else b"" if body is None else json.dumps(body)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.client.generic(
            method, f"/api/{path}", content, content_type=kind if content else "", headers=named
        )
        self.status, self.headers = answer.status_code, answer.headers
        is_json = answer.get("Content-Type", "").startswith(PLAIN)
        return json.loads(answer.content) if is_json else answer.content

    def get(self, path: str) -> Any:
        return self("GET", path)

    def post(self, path: str, body: Any = None) -> Any:
        return self("POST", path, body)


@pytest.fixture
def api(db: None, monkeypatch: pytest.MonkeyPatch) -> Api:
    """An API on an empty journal."""
    caller = Api()
    monkeypatch.setattr(rooms, "Room", partial(Room, clock=lambda: caller.at))
    return caller


@pytest.fixture
def cleared(api: Api) -> Api:
    """Somebody whose right shoulder blade aches, and whose answers were all no."""
    api.post("drawings", {"text": "right shoulder blade aches 6/10, worse at the desk"})
    asked = api.get("screenings")["questions"]
    api.post("screenings", {"answers": {question["id"]: "no" for question in asked}})
    return api
