"""The queue under any course of acts, clocks and restarts, against a model in plain Python."""
