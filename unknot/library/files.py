"""The files of a knowledge folder: found, read and parsed; what was parsed is kept for a quick start."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unknot.library.problem import Problem

Table = dict[str, Any]
SHAPE_OF_CACHE = 1


@dataclass(frozen=True, slots=True)
class Folder:
    """A knowledge folder as read: tables by file name (relative, with `/`), problems, and its version."""

    root: Path
    tables: dict[str, Table]
    problems: tuple[Problem, ...]
    version: str


def read_folder(root: Path) -> Folder:
    """Every TOML file under `root`. A file that cannot be read becomes a problem, never an exception."""
    if not root.is_dir():
        repair = "give the path of a knowledge folder, or install unknot again"
        return Folder(root, {}, (Problem(root.name, "", "there is no such folder", repair, "readable"),), "")
    contents, problems = _contents(root)
    version = _version(contents)
    kept = _kept_tables(version)
    if kept is not None:
        return Folder(root, kept, tuple(problems), version)
    tables, broken = _parse_all(contents)
    if not broken:
        _keep(version, tables)
    return Folder(root, tables, (*problems, *broken), version)


def _contents(root: Path) -> tuple[dict[str, bytes], list[Problem]]:
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for name, path in _toml_files(str(root)):
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - Path would double the time of a thousand files
                contents[name] = file.read()
        except OSError as error:
            what = error.strerror or "cannot be read"
            problems.append(Problem(name, "", what.lower(), "check the file and its permissions", "readable"))
    return contents, problems


def _toml_files(folder: str, at: str = "") -> Iterator[tuple[str, str]]:
    """Each file's name, relative to the first folder and with `/`, and its path."""
    for entry in sorted(os.scandir(folder), key=lambda item: item.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _toml_files(entry.path, f"{at}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield f"{at}{entry.name}", entry.path


def _version(contents: dict[str, bytes]) -> str:
    """A hash of every name and byte: two folders with one version hold the same knowledge."""
    digest = hashlib.blake2b(digest_size=16)
    for name in sorted(contents):
        digest.update(f"{name}\0{len(contents[name])}\0".encode())
        digest.update(contents[name])
    return digest.hexdigest()


def _parse_all(contents: dict[str, bytes]) -> tuple[dict[str, Table], list[Problem]]:
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    for name, content in contents.items():
        try:
            tables[name] = _plain(tomllib.loads(content.decode("utf-8")))
        except UnicodeDecodeError:
            problems.append(Problem(name, "", "is not UTF-8 text", "save it as UTF-8", "readable"))
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            problems.append(Problem(name, "", f"is not valid TOML: {error}", "mend that line", "readable"))
    return tables, problems


def _plain(value: Any) -> Any:
    """Dates become text, so that a table is the same whether it was parsed or kept."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return value


# Parsing 900 files takes four times as long as all the rest, so it is kept under the hash of the content: a changed
# byte is another name, so it can never be stale. It is only an aid: any trouble with it is passed over.


def _kept_tables(version: str) -> dict[str, Table] | None:
    try:
        kept = json.loads(_cache_file(version).read_bytes())
    except (OSError, ValueError, RuntimeError):
        return None
    return kept if isinstance(kept, dict) else None


def _keep(version: str, tables: dict[str, Table]) -> None:
    try:
        target = _cache_file(version)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in sorted(target.parent.glob("knowledge-*.json"), key=lambda p: p.stat().st_mtime)[:-4]:
            old.unlink(missing_ok=True)
        draft = target.with_suffix(f".{os.getpid()}.draft")
        draft.write_text(json.dumps(tables, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        draft.replace(target)
    except (OSError, ValueError, RuntimeError):
        return


def _cache_file(version: str) -> Path:
    name = f"knowledge-{SHAPE_OF_CACHE}-{version}.json"
    return _cache_folder() / name


def _cache_folder() -> Path:
    """`UNKNOT_CACHE`, else the user's cache folder on this platform."""
    if own := os.environ.get("UNKNOT_CACHE"):
        return Path(own)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "unknot" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "unknot"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "unknot"
