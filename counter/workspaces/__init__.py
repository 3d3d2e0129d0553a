"""The workspaces of the counter."""
