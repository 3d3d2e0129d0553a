"""The screen that locks itself when nobody is at it."""
