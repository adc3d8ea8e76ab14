"""Examples of knowledge, one per file: a remark on the first line, then files, each after a line `-- name --`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Example:
    rule: str
    name: str
    remark: str
    files: dict[str, str]

    @property
    def expected(self) -> str:
        return self.remark.removeprefix("expect: ")

    def write(self, folder: Path) -> Path:
        """Lay the files out in `folder`, which is then a knowledge folder."""
        for name, content in self.files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(content, encoding="utf-8")
        return folder


def examples(kind: str) -> list[Example]:
    """Every example in `should_pass` or `should_fail`, in the order of their names."""
    return [_example(path) for path in sorted((HERE / kind).rglob("*.txt"))]


def _example(path: Path) -> Example:
    remark, *rest = re.split(r"^-- (.+) --\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    files = dict(zip(rest[::2], rest[1::2], strict=True))
    return Example(path.parent.name.replace("_", "-"), path.stem, remark.strip().removeprefix("# "), files)
