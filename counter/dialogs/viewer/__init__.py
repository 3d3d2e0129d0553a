"""A stored document is read on the screen, page by page, out of memory alone."""
