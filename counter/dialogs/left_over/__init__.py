"""The dialog of tickets of earlier days."""
