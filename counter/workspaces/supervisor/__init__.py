"""The supervisor's workspace: the halls as they are, and what is done to them."""
