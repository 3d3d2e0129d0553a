"""Istiqbal: the shared core of the kiosk, the counter and the lobby display."""
