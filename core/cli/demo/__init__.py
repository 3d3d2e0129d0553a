"""`istiqbal demo`: a new centre, and one visitor from the touch of the kiosk to a printed receipt."""
