"""Several parts together, on both databases."""
