"""What is noted on a request without moving it, and its merger: one dialog with a form for each."""
