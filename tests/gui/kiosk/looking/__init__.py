"""Looks at a kiosk's page as a strict proof-reader does: what is cut off, on top of another, or not translated."""
