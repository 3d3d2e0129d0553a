"""The demo: its actor, its processes, its folder and its record."""
