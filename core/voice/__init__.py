"""Voices: recorded clips, their loudness, what is said from them, and synthesis where a clip is missing."""
