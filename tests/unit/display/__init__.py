"""The display without its screen."""
