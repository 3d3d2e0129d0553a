"""The host's workspace: who sits in the hall, and what was brought to them."""
