"""A letter is put together from paper and files before it becomes a document of a request."""
