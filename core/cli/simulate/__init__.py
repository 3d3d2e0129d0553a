"""`istiqbal simulate`: days of a centre through the real services, on a clock and a seed of their own."""
