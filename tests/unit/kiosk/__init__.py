"""What the kiosk knows without a screen."""
