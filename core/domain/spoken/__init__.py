"""What a voice says of a call: the names of recorded clips in their order, by each language's grammar of numbers."""
