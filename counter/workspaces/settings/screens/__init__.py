"""The halls' screens, set from the counter."""
