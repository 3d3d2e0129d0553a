"""The workspace in which supervisors and administrators say how the halls work."""
