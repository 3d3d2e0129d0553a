"""When a sign-in name is locked: after five wrong passwords in a row, for a quarter of an hour."""

from datetime import timedelta

MOST_TRIES = 5
LOCKED = timedelta(minutes=15)
