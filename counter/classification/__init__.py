"""A type is chosen by searching the tree or from suggestions, wherever a request is given one."""
