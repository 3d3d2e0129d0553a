"""The rules of the house, and the proof that each of them can fail."""
