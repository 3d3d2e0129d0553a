"""The `istiqbal` command."""
