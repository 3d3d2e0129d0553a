"""Delivery of notices to visitors."""
