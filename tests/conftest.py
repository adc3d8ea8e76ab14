from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# The machine that runs CI is shared and slow at times: no deadline, and the same examples each time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
# For mutants, of which there are thousands: few examples, the same each time (docs/reference/mutation.md).
settings.register_profile(
    "quick",
    deadline=None,
    derandomize=True,
    max_examples=25,
    database=None,
    suppress_health_check=[*HealthCheck],
)
settings.load_profile("ci" if os.environ.get("CI") else "here")
