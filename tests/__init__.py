"""The tests; each folder mirrors a kind of proof."""
