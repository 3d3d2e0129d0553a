"""The counter of the operations section."""
