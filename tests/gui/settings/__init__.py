"""The settings of the halls."""
