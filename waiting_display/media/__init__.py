"""Pictures and films from a folder, beside the calls."""
