"""The hall's screen that calls the next visitor."""
