"""The page of appointments, used by keyboard."""
