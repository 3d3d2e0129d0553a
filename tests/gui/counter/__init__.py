"""The counter, as a clerk uses it."""
