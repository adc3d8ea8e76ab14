"""Where the journal lies: SQLite in the platform's data folder, PostgreSQL when DATABASE_URL says so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from platformdirs import user_data_path

SQLITE_FILE = "journal.sqlite3"

# IMMEDIATE: a transaction that reads before it writes takes its lock at the start and waits, instead of failing.
# synchronous FULL: WAL with NORMAL may lose the last commits when the power fails; we said "saved" already.
# secure_delete: what a person asked to be forgotten is overwritten, not only unlinked.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
}


class UnusableAddress(ValueError):
    """DATABASE_URL cannot be understood. The text never repeats it, for it may hold a password."""


def data_folder(env: Mapping[str, str]) -> Path:
    """UNKNOT_DATA, else the platform's folder for a user's data. It need not exist yet."""
    named = env.get("UNKNOT_DATA")
    return Path(named).expanduser().absolute() if named else user_data_path("unknot", appauthor=False)


def database_settings(env: Mapping[str, str], folder: Path) -> dict[str, dict[str, Any]]:
    """Django's DATABASES. Raises UnusableAddress."""
    address = env.get("DATABASE_URL", "")
    return {"default": _postgres(address) if address else sqlite_settings(folder / SQLITE_FILE)}


def sqlite_settings(file: Path) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": dict(SQLITE_OPTIONS)}


def _postgres(address: str) -> dict[str, Any]:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise UnusableAddress("DATABASE_URL cannot be read: look at its brackets and its port.") from error
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in ("postgres", "postgresql") or not name:
        raise UnusableAddress(
            "DATABASE_URL should look like postgresql://user:password@host:5432/database. "
            "Leave it out to keep the journal in a file."
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop(
            "host", unquote(parts.hostname or "")
        ),  # ?host=/run/postgresql names a socket's folder
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }
