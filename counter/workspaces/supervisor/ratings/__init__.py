"""Low ratings: who looks into them, and what was done."""
