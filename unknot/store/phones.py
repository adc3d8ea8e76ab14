"""Phones that were paired with this machine: what they carry, and the code that pairs a new one."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # without those that look alike
CODE_LENGTH = 8


def new_code() -> str:
    """Eight characters, some forty bits: enough against five guesses."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def generation(data: Path) -> str:
    """What paired phones carry. Made anew by `forget_phones`, so that none of the earlier ones is known any more."""
    try:
        return _file(data).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return forget_phones(data)


def forget_phones(data: Path) -> str:
    """No phone is known after this. Raises OSError."""
    told = secrets.token_hex(16)
    file = _file(data)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as out:
        out.write(told)
    return told


def _file(data: Path) -> Path:
    return data / "house" / "phones"
