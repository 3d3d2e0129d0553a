"""`istiqbal watch`: a small parent that brings a program back when it has crashed or hangs."""
