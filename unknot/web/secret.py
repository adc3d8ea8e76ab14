"""The key that signs forms: made once, kept beside the data, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def secret_key(env: Mapping[str, str], data: Path) -> str:
    """From UNKNOT_SECRET_KEY, else from the file `secret-key` in the data folder, made when missing."""
    given = env.get("UNKNOT_SECRET_KEY")
    if given:
        return given
    path = data / "secret-key"
    try:
        return path.read_text(encoding="ascii").strip() or _make(path)
    except OSError:
        return _make(path)


def _make(path: Path) -> str:
    key = secrets.token_urlsafe(48)
    draft = path.with_name(f".{path.name}-{os.getpid()}-{secrets.token_hex(4)}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(key)
        os.link(draft, path)  # two processes starting at once: the first one's key stands
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    except OSError:
        return key  # a folder that cannot be written: the key lasts as long as the process, and the store says why
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return key
