"""The bench on both databases, and what its figures are made of."""
