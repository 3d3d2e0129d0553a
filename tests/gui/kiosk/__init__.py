"""The kiosk, by touch."""
