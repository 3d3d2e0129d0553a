"""The ticket on paper."""
