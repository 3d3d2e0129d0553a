"""The database fails in every way that we know of: the fault has a name, and nothing is lost or doubled."""
