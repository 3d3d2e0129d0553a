"""Item models of the counter."""
