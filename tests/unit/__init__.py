"""Rules alone, without a database or a screen."""
