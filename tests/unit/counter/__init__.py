"""The counter, without a window."""
