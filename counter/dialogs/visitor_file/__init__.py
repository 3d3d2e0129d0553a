"""A visitor's file: found by any number, read where the clerk stands."""
