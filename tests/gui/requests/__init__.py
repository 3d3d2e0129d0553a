"""The counter's page of requests."""
