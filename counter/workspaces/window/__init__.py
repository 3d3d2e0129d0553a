"""The work at a window: call, identify, register."""
