"""Sounds of the hall, made by the programs beside them."""
