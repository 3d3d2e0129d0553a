"""What tests stand on: a PostgreSQL of their own, and a clock that they turn."""
