"""A process that writes to the journal and says so; run by the tests, and killed by them.

`python -m tests.store.writer OWNER FIRST COUNT STEP`: appends STEP entries at a time, beginning with number FIRST,
COUNT times (0: until killed), and prints the first number of each batch once it is acknowledged.
"""

from __future__ import annotations

import os
import sys
from itertools import count

import django
from django.conf import settings

from unknot.store.database import data_folder, database_settings


def main(owner: str, first: int, times: int, step: int) -> None:
    databases = database_settings(os.environ, data_folder(os.environ))
    settings.configure(DATABASES=databases, INSTALLED_APPS=["unknot.store"], USE_TZ=True)
    django.setup()
    from tests.store.entries import entry
    from unknot.store.ready import make_ready
    from unknot.store.tables import TableStore

    make_ready()
    store = TableStore()
    for number in range(first, first + times * step, step) if times else count(first, step):
        store.append(owner, [entry(n) for n in range(number, number + step)])
        print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *(int(argument) for argument in sys.argv[2:5]))
