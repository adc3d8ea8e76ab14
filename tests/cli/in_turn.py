"""Several commands in one process, one after the other, as a person would type them: starting Python is most of a test.

Reads a JSON list of [words, standard input] and prints a JSON list of [code, output, errors].
"""

from __future__ import annotations

import json
import sys

from typer.testing import CliRunner

from unknot.cli.main import app

said = []
for words, told in json.load(sys.stdin):
    result = CliRunner().invoke(app, words, input=told)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    said.append([result.exit_code, result.stdout, result.stderr])
json.dump(said, sys.stdout)
