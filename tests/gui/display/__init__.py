"""The display through its real screen."""
