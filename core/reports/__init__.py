"""PDF documents for visitors and staff."""
