from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# The machine that runs CI is shared and slow at times: no deadline, and the same examples each time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "here")
