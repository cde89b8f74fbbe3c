"""How generated cases are run: never by the clock, so that a busy machine fails nothing; the same ones each time in CI."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "inspect-kit", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("inspect-kit")
