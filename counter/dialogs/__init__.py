"""Dialogs of the counter."""
