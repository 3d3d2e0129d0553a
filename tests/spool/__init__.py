"""Tests of a kiosk's own files."""
