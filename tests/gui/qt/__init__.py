"""What the Qt programs share, on a screen."""
