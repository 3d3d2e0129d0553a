"""What the kiosk's screens show and tell."""
