"""Processes that really collide."""
