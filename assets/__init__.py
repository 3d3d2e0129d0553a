"""Fonts, sounds, words and sample centres; each with its licence."""
