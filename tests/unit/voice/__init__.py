"""Voices: numbers, clips, levels, synthesis."""
