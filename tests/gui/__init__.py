"""Screens, used as people use them."""
