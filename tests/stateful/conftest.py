"""`pytest tests/stateful --hypothesis-profile=deep` runs for a long time; without it a short run is made."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "deep", deadline=None, max_examples=400, stateful_step_count=60, suppress_health_check=list(HealthCheck)
)
