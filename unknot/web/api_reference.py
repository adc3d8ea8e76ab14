"""The reference of the API, as Markdown.

`python -m unknot.web.api_reference docs/reference/http.md` writes the end of that page anew.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MARK = "<!-- From here on written by `python -m unknot.web.api_reference`; a test compares. -->\n\n"
SHAPES = "#/components/schemas/"


def reference() -> str:
    """Every operation with its body and its answer, then every shape, from the OpenAPI document."""
    from unknot.web.api import api

    document = api.get_openapi_schema(path_prefix="/api/")
    return "\n".join((*_operations(document), *_shapes(document))).rstrip() + "\n"


def _operations(document: dict[str, Any]) -> Iterator[str]:
    for path, verbs in document["paths"].items():
        for verb, told in verbs.items():
            yield from (f"## `{verb.upper()} {path}`", "", told["description"], "")
            for parameter in told.get("parameters", []):
                yield f"- `{parameter['name']}`, in the {parameter['in']}"
            if body := told.get("requestBody"):
                yield f"- Body: {_content(body['content'])}"
            for code, answer in told["responses"].items():
                if str(code).startswith("2"):
                    yield f"- {code}: {_content(answer.get('content', {}))}"
            yield ""


def _content(content: dict[str, Any]) -> str:
    for kind, told in content.items():
        schema = told.get("schema", {})
        return _kind(schema) if schema and schema.get("format") != "binary" else f"the file, `{kind}`"
    return "JSON"


def _shapes(document: dict[str, Any]) -> Iterator[str]:
    yield from ("## Shapes", "", "Keys in brackets may be left out.", "")
    for name, shape in sorted(document["components"]["schemas"].items()):
        yield from (f"### {name}", "")
        if said := " ".join(shape.get("description", "").split()):
            yield from (said, "")
        if "enum" in shape:
            yield from (f"One of: {_choices(shape['enum'])}", "")
        needed = shape.get("required", ())
        for key, part in shape.get("properties", {}).items():
            yield f"- `{key if key in needed else f'[{key}]'}`: {_kind(part)}"
        yield ""


def _kind(part: dict[str, Any]) -> str:
    """A type in words: `list of Mark`, `whole number or null`."""
    if "$ref" in part:
        return str(part["$ref"]).removeprefix(SHAPES)
    for joined in ("anyOf", "allOf", "oneOf"):
        if joined in part:
            return " or ".join(_kind(each) for each in part[joined])
    if "enum" in part or "const" in part:
        return _choices(part.get("enum", [part.get("const")]))
    return _plain(part)


def _plain(part: dict[str, Any]) -> str:
    kind = part.get("type", "anything")
    if kind == "array":
        inner = part.get("items") or {"anyOf": part.get("prefixItems", [{}])[:1]}
        return f"list of {_kind(inner)}"
    if kind == "object":
        inner = part.get("additionalProperties")
        return f"object of {_kind(inner)}" if isinstance(inner, dict) and inner else "object"
    words = {"string": part.get("format", "text"), "integer": "whole number", "boolean": "true or false"}
    return str(words.get(kind, kind))


def _choices(choices: list[Any]) -> str:
    return ", ".join(f"`{choice}`" if choice != "" else "empty" for choice in choices)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unknot.web.settings")
    import django

    django.setup()
    page = Path(sys.argv[1])
    head = page.read_text(encoding="utf-8").partition(MARK)[0]
    page.write_text(head + MARK + reference(), encoding="utf-8")
