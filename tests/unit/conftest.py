"""Hypothesis judges what a rule says, never how long a busy machine took to say it."""

from hypothesis import settings

settings.register_profile("rules", deadline=None)
settings.load_profile("rules")
