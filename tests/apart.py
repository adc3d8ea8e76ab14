"""Loaded before anything else (see pyproject.toml): tests never touch the journal of the person who runs them."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="unknot-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)

os.environ["UNKNOT_DATA"] = str(FOLDER / "data")
os.environ["XDG_RUNTIME_DIR"] = str(FOLDER)  # the PostgreSQL of the tests keeps its lock there
for name in ("DATABASE_URL", "UNKNOT_SECRET_KEY", "UNKNOT_HOSTS"):
    os.environ.pop(name, None)
