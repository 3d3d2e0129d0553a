"""What comes up in the middle of the window when an act needs a word more."""
