"""The supervisor's screen."""
