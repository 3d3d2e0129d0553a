"""What the display's QML shows."""
