"""The documents of one request, listed beside it: read, attached and withdrawn."""
