"""Pure rules of a reception centre: standard library only."""
